import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AppOptions } from '../app/options.ts';
import type { Standing } from '../http/deliver.ts';
import type { Bytes } from '../http/variants.ts';
import type { Answer } from './loopback.ts';

type Asking = Pick<IncomingMessage, 'url' | 'headers'>;

type Kept = {
  readonly standing: Standing;
  /** What the request said that was given it. */
  readonly asked: IncomingHttpHeaders;
  /** Names and values in turns, which node:http takes quickest. */
  readonly headers: string[];
};

/** Targets remembered, and answers of each; past either, begin anew. */
const targetsKept = 1024;
const answersKept = 8;

type Options = {
  readonly collection: AppOptions['collection'];
  readonly now: () => Date;
};

/** What was answered before and still stands, given again without making a Request and a Response of it (decision 0036). */
export function createStanding({ collection: current, now }: Options) {
  const known = new Map<string, readonly Kept[]>();
  /** What is known is of this one. */
  let latest: ReturnType<Options['collection']>;
  /** The request that is being answered at this moment. */
  let asking: Asking | undefined;
  const clearIfOld = () => {
    const collection = current();
    if (collection !== latest) known.clear();
    latest = collection;
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
      const { url, headers: asked } = asking;
      const others = known.get(url)?.filter((kept) => !asksTheSame(kept.asked, asked)) ?? [];
      const kept = { standing, asked, headers: Object.entries(standing.fields).flat() };
      if (known.size >= targetsKept) known.clear();
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
      for (const { asked, standing, headers: fields } of answers) {
        if (!asksTheSame(asked, headers)) continue;
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
function asksTheSame(one: IncomingHttpHeaders, other: IncomingHttpHeaders): boolean {
  return (
    one.host === other.host &&
    one['accept-encoding'] === other['accept-encoding'] &&
    one['if-none-match'] === other['if-none-match'] &&
    one['if-modified-since'] === other['if-modified-since']
  );
}

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
