import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AppOptions } from '../../app/options.ts';
import type { CacheableResponse } from '../../http/deliver.ts';
import type { Bytes } from '../../http/variants.ts';
import type { FetchHandler } from './loopback.ts';

type CacheRequest = Pick<IncomingMessage, 'url' | 'headers'>;

type CachedResponse = {
  readonly response: CacheableResponse;
  /** What chose it in the request that was given it. */
  readonly comparedFields: ComparedFields;
  /** Names and values in turns, which node:http takes quickest. */
  readonly headers: string[];
};

/** Answers of a target that are kept; past that, all are dropped. */
const answersKept = 8;

/** Bytes kept, unless told otherwise. */
const MEMORY = 8 * 2 ** 20;

/** What a kept answer takes besides its texts, in bytes. */
const overhead = 1024;

type ResponseCacheOptions = {
  /** What is kept takes so many bytes at most; past that, all is dropped. */
  readonly memory?: number;
  readonly collection: AppOptions['collection'];
  readonly now: () => Date;
};

/** What was answered before and still stands, given again without making a Request and a Response of it (decision 0036). */
export function createResponseCache({ collection: current, now, memory = MEMORY }: ResponseCacheOptions) {
  const byUrl = new Map<string, readonly CachedResponse[]>();
  let size = 0;
  /** What is known is of this one. */
  let latest: ReturnType<ResponseCacheOptions['collection']>;
  /** The request that is being answered at this moment. */
  let pending: CacheRequest | undefined;
  const clearIfOld = () => {
    const collection = current();
    if (collection !== latest) clear();
    latest = collection;
  };
  const clear = () => {
    byUrl.clear();
    size = 0;
  };
  return {
    /** The service, listened to. */
    wrap:
      (answer: FetchHandler) =>
      (request: Request, { incoming }: { readonly incoming: CacheRequest }) => {
        pending = incoming;
        try {
          return answer(request);
        } finally {
          pending = undefined;
        }
      },

    /** What the service tells of the request that it is answering. */
    keep(response: CacheableResponse): void {
      if (pending?.url === undefined || !isPlain(pending.headers)) return;
      clearIfOld();
      const { url } = pending;
      const comparedFields = comparedFieldsOf(pending.headers);
      const others =
        byUrl.get(url)?.filter((other) => !sameFields(other.comparedFields, comparedFields)) ?? [];
      const cached = { response, comparedFields, headers: Object.entries(response.fields).flat() };
      const takes = 2 * [url, ...comparedFields, ...cached.headers].join('').length + overhead;
      if (size + takes > memory) clear();
      size += takes;
      byUrl.set(url, others.length < answersKept ? [...others, cached] : [cached]);
    },

    /** Answers when it can; true if it has. */
    answer(incoming: IncomingMessage, outgoing: ServerResponse): boolean {
      if (incoming.method !== 'GET' || incoming.url === undefined) return false;
      clearIfOld();
      const candidates = byUrl.get(incoming.url);
      if (candidates === undefined) return false;
      const { headers } = incoming;
      if (!isPlain(headers)) return false;
      const compared = comparedFieldsOf(headers);
      for (const { comparedFields, response, headers: fields } of candidates) {
        if (!sameFields(comparedFields, compared)) continue;
        const { status, body, from, until } = response;
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
type ComparedFields = readonly string[];

function comparedFieldsOf({
  host = '',
  'accept-encoding': coding = '\0',
  'if-none-match': tag = '\0',
  'if-modified-since': date = '\0',
}: IncomingHttpHeaders): ComparedFields {
  return [host, coding, tag, date];
}

const sameFields = (one: ComparedFields, other: ComparedFields): boolean =>
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
