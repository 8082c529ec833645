import { setTimeout as sleep } from 'node:timers/promises';

/** What an address answered with. */
export type WebDocument = {
  /** Where it was in the end, after redirects. */
  readonly url: string;
  readonly bytes: Uint8Array;
  /** The media type with its parameters; '' where none is stated. */
  readonly type: string;
  readonly etag?: string;
  readonly modified?: string;
  /** 304: it is as it was. */
  readonly isUnchanged: boolean;
};

/** What a request says of the copy that is there already (RFC 9110 §13.1). */
export type ResponseValidators = { readonly etag?: string; readonly modified?: string };

/** Asks for an address; a text says in a few words why there is no answer. */
export type WebClient = (url: string, validators?: ResponseValidators) => Promise<WebDocument | string>;

export type ClientOptions = {
  /** Bytes of one answer. */
  readonly most?: number;
  /** Milliseconds for one answer, redirects included. */
  readonly timeout?: number;
  /** Milliseconds between two requests, so that the old site stays up for its readers. */
  readonly pause?: number;
  /** Milliseconds that are waited at most where a server asks for patience. */
  readonly longestWait?: number;
};

const redirects = 5;

const attempts = 3;

/** Asks for one address after the other, and again later where a server says so (RFC 9110 §10.2.3). */
export function createWebClient({
  most = 100_000_000,
  timeout = 60_000,
  pause = 100,
  longestWait = 120_000,
}: ClientOptions = {}): WebClient {
  let next = 0;
  let waited = 0;
  const once = async (url: string, validators: ResponseValidators) => {
    const wait = next - performance.now();
    if (wait > 0) await sleep(wait);
    try {
      return await followed(url, { most, signal: AbortSignal.timeout(timeout), validators });
    } catch (error) {
      return reasonOf(error);
    } finally {
      next = performance.now() + pause;
    }
  };
  return async (url, validators = {}) => {
    for (let attempt = 1; ; attempt += 1) {
      const result = await once(url, validators);
      if (typeof result === 'string' || 'bytes' in result) return result;
      if (attempt === attempts || waited + result.retryAfter > longestWait) return result.message;
      waited += result.retryAfter;
      await sleep(result.retryAfter);
    }
  };
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

type RequestLimits = {
  readonly most: number;
  readonly signal: AbortSignal;
  readonly validators: ResponseValidators;
};

/** A server that wants to be asked again. Milliseconds. */
type Busy = { readonly retryAfter: number; readonly message: string };

async function followed(url: string, limits: RequestLimits): Promise<WebDocument | Busy | string> {
  let at = url;
  for (let hop = 0; hop <= redirects; hop += 1) {
    if (!/^https?:$/.test(URL.parse(at)?.protocol ?? ''))
      return `it leads to ${at}, which is not http or https`;
    const response = await fetch(at, {
      redirect: 'manual',
      signal: limits.signal,
      headers: headersOf(limits.validators),
    });
    const location = response.headers.get('location');
    const isRedirect = response.status >= 300 && response.status < 400 && location !== null;
    if (!isRedirect) return answerOf(at, response, limits.most);
    await response.body?.cancel();
    at = new URL(location, at).href;
  }
  return `it leads on more than ${redirects} times`;
}

function headersOf({ etag, modified }: ResponseValidators): Headers {
  const headers = new Headers({ 'User-Agent': 'Dateline import' });
  if (etag !== undefined) headers.set('If-None-Match', etag);
  if (modified !== undefined) headers.set('If-Modified-Since', modified);
  return headers;
}

async function answerOf(url: string, response: Response, most: number): Promise<WebDocument | Busy | string> {
  const { status, statusText, headers } = response;
  const about = {
    ...{ url, type: headers.get('content-type') ?? '', isUnchanged: status === 304 },
    ...{ etag: headers.get('etag') ?? undefined, modified: headers.get('last-modified') ?? undefined },
  };
  if (response.ok) {
    const bytes = await limited(response, most);
    return typeof bytes === 'string' ? bytes : { ...about, bytes };
  }
  await response.body?.cancel();
  if (status === 304) return { ...about, bytes: new Uint8Array() };
  const message = `the answer was ${status} ${statusText}`.trimEnd();
  const retryAfter = status === 429 || status === 503 ? delayOf(headers.get('retry-after')) : undefined;
  return retryAfter === undefined ? message : { retryAfter, message };
}

/** Seconds or a date (RFC 9110 §10.2.3), in milliseconds. */
function delayOf(field: string | null): number | undefined {
  if (field === null) return undefined;
  const seconds = Number(field);
  const delay = Number.isNaN(seconds) ? Date.parse(field) - Date.now() : seconds * 1000;
  return Number.isNaN(delay) ? undefined : Math.max(delay, 0);
}

async function limited({ body }: Response, most: number): Promise<Uint8Array | string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop ends the request.
    if (size > most) return `it has more than ${most} bytes`;
    chunks.push(chunk);
  }
  return size === 0 ? 'it is empty' : Buffer.concat(chunks);
}
