import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AppOptions } from '../../app/options.ts';
import type { Standing } from '../../http/deliver.ts';
import type { Bytes } from '../../http/variants.ts';
import type { Answer } from './loopback.ts';

type Asking = Pick<IncomingMessage, 'url' | 'headers'>;

type Kept = {
  readonly standing: Standing;
  /** What chose it in the request that was given it. */
  readonly asked: Asked;
  /** Names and values in turns, which node:http takes quickest. */
  readonly headers: string[];
};

/** Answers of a target that are kept; past that, all are dropped. */
const answersKept = 8;

/** Bytes kept, unless told otherwise. */
const MEMORY = 8 * 2 ** 20;

/** What a kept answer takes besides its texts, in bytes. */
const overhead = 1024;

type Options = {
  /** What is kept takes so many bytes at most; past that, all is dropped. */
  readonly memory?: number;
  readonly collection: AppOptions['collection'];
  readonly now: () => Date;
};

/** What was answered before and still stands, given again without making a Request and a Response of it (decision 0036). */
export function createStanding({ collection: current, now, memory = MEMORY }: Options) {
  const known = new Map<string, readonly Kept[]>();
  let size = 0;
  /** What is known is of this one. */
  let latest: ReturnType<Options['collection']>;
  /** The request that is being answered at this moment. */
  let asking: Asking | undefined;
  const clearIfOld = () => {
    const collection = current();
    if (collection !== latest) clear();
    latest = collection;
  };
  const clear = () => {
    known.clear();
    size = 0;
  };
  return {
    /** The service, listened to. */
    around:
      (answer: Answer) =>
      (request: Request, { incoming }: { readonly incoming: Asking }) => {
        asking = incoming;
        try {
          return answer(request);
        } finally {
          asking = undefined;
        }
      },

    /** What the service tells of the request that it is answering. */
    keep(standing: Standing): void {
      if (asking?.url === undefined || !isPlain(asking.headers)) return;
      clearIfOld();
      const { url } = asking;
      const asked = askedBy(asking.headers);
      const others = known.get(url)?.filter((kept) => !asksTheSame(kept.asked, asked)) ?? [];
      const kept = { standing, asked, headers: Object.entries(standing.fields).flat() };
      const takes = 2 * [url, ...asked, ...kept.headers].join('').length + overhead;
      if (size + takes > memory) clear();
      size += takes;
      known.set(url, others.length < answersKept ? [...others, kept] : [kept]);
    },

    /** Answers when it can; true if it has. */
    answer(incoming: IncomingMessage, outgoing: ServerResponse): boolean {
      if (incoming.method !== 'GET' || incoming.url === undefined) return false;
      clearIfOld();
      const answers = known.get(incoming.url);
      if (answers === undefined) return false;
      const { headers } = incoming;
      if (!isPlain(headers)) return false;
      const wanted = askedBy(headers);
      for (const { asked, standing, headers: fields } of answers) {
        if (!asksTheSame(asked, wanted)) continue;
        const { status, body, from, until } = standing;
        const time = now().getTime();
        const bytes = body?.();
        if (time < from || time >= until || (body !== undefined && bytes === undefined)) return false;
        outgoing.writeHead(status, fields);
        outgoing.end(bytes && bufferOf(bytes));
        return true;
      }
      return false;
    },
  };
}

/** Bytes as Buffers, which node:http would make of them each time; forgotten with them. */
const buffers = new WeakMap<Bytes, Buffer>();

function bufferOf(bytes: Bytes): Buffer {
  const known = buffers.get(bytes);
  if (known !== undefined) return known;
  const made = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  buffers.set(bytes, made);
  return made;
}

/** The request fields that choose between answers that stand. */
type Asked = readonly string[];

function askedBy({
  host = '',
  'accept-encoding': coding = '\0',
  'if-none-match': tag = '\0',
  'if-modified-since': date = '\0',
}: IncomingHttpHeaders): Asked {
  return [host, coding, tag, date];
}

const asksTheSame = (one: Asked, other: Asked): boolean =>
  one.every((value, place) => value === other[place]);

/** True without any of the fields for which the service has to look at the request itself. */
function isPlain(headers: IncomingHttpHeaders): boolean {
  return (
    headers['sec-fetch-dest'] === undefined &&
    headers['if-match'] === undefined &&
    headers['if-unmodified-since'] === undefined &&
    headers.authorization === undefined &&
    headers['a-im'] === undefined
  );
}
