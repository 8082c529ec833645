import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AppOptions } from '../../app/options.ts';
import type { Cache } from '../../domain/lru.ts';
import type { CacheableResponse } from '../../http/deliver.ts';
import type { EncodedBytes } from '../../http/variants.ts';
import type { FetchHandler } from './loopback.ts';

type CacheRequest = Pick<IncomingMessage, 'url' | 'headers'>;

type CachedResponse = {
  readonly response: CacheableResponse;
  /** What chose it in the request that was given it. */
  readonly comparedFields: ComparedFields;
  /** Names and values in turns, which node:http takes quickest. */
  readonly headers: string[];
  /** Bytes that it takes. */
  readonly size: number;
};

/** Answers of a target that are kept; past that, only the last. */
const answersKept = 8;

/** Targets whose answers are made for the next collection before it is served. */
const askedKept = 16;

/** What a kept answer takes besides its texts, in bytes. */
const overhead = 1024;

type ResponseCacheOptions = {
  readonly memory: Cache;
  readonly collection: AppOptions['collection'];
  readonly now: () => Date;
};

/** What was answered before and still stands, given again without making a Request and a Response of it (decision 0036). */
export function createResponseCache({ collection: current, now, memory }: ResponseCacheOptions) {
  const none = () =>
    memory.part<readonly CachedResponse[]>((all) => all.reduce((sum, { size }) => sum + size, 0));
  let byUrl = none();
  /** What was asked for and may be again, the last of all. */
  let asked = new Map<string, ComparedFields>();
  /** What is known is of this one. */
  let latest: ReturnType<ResponseCacheOptions['collection']>;
  /** The request that is being answered at this moment. */
  let pending: CacheRequest | undefined;
  const clearIfOld = () => {
    const collection = current();
    if (collection !== latest) [byUrl, asked] = [none(), new Map()];
    latest = collection;
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
      const headers = Object.entries(response.fields).flat();
      const size = 2 * [...comparedFields, ...headers].join('').length + overhead;
      const cached = { response, comparedFields, headers, size };
      keepLast(asked, url, comparedFields);
      byUrl.put(url, others.length < answersKept ? [...others, cached] : [cached]);
    },

    /** What was asked for last, each more than once: to be made of the next collection before that is served. */
    asked: (): readonly Request[] => [...asked].map(requestOf),

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

function keepLast(asked: Map<string, ComparedFields>, url: string, fields: ComparedFields): void {
  asked.delete(url);
  asked.set(url, fields);
  const [oldest] = asked.keys();
  if (asked.size > askedKept && oldest !== undefined) asked.delete(oldest);
}

/** A request for the bytes themselves, whatever its client holds. */
const requestOf = ([target, [host = '', coding = ABSENT]]: readonly [string, ComparedFields]): Request =>
  new Request(`http://${host}${target}`, { headers: coding === ABSENT ? {} : { 'Accept-Encoding': coding } });

/** Bytes as Buffers, which node:http would make of them each time; forgotten with them. */
const buffers = new WeakMap<EncodedBytes, Buffer>();

function bufferOf(bytes: EncodedBytes): Buffer {
  const cached = buffers.get(bytes);
  if (cached !== undefined) return cached;
  const made = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  buffers.set(bytes, made);
  return made;
}

/** In place of a field that was not sent. */
const ABSENT = '\0';

/** The request fields that choose between answers that stand. */
type ComparedFields = readonly string[];

function comparedFieldsOf({
  host = '',
  'accept-encoding': coding = ABSENT,
  'if-none-match': tag = ABSENT,
  'if-modified-since': date = ABSENT,
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
