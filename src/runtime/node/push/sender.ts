import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { type CallbackRules, callbackProblem, isAllowedAddress } from '../../../push/callback.ts';
import type { PushRequest, PushResult, Send } from '../../../push/push-request.ts';
import { programVersion } from '../release.ts';

type ResolvedAddress = { readonly address: string; readonly family: number };

type SenderOptions = {
  readonly rules: CallbackRules;
  /** Every address of a host; the system's, unless given. */
  readonly resolve?: (host: string) => Promise<readonly ResolvedAddress[]>;
  /** Milliseconds for a request from its beginning to the end of its answer. */
  readonly timeout?: number;
};

export type Sender = {
  readonly send: Send;
  /** Ends what is under way. */
  close(): Promise<void>;
};

const TIMEOUT = 10_000;

/** Connections to a host, and milliseconds for which one that is idle is kept. */
const [CONNECTIONS, IDLE] = [4, 10_000];

/** Bytes of the header fields of an answer, and of a body that is read to its end so that its connection can be used again. */
const [HEADER_BYTES, DRAINED] = [16_384, 65_536];

/** Sends to public addresses alone: a host is resolved once a connection, and connected to at the addresses that were checked. */
export function createSender({
  rules,
  resolve = (host) => lookup(host, { all: true, order: 'verbatim' }),
  timeout = TIMEOUT,
}: SenderOptions): Sender {
  const agent = new Agent({
    connections: CONNECTIONS,
    pipelining: 1,
    keepAliveTimeout: IDLE,
    keepAliveMaxTimeout: IDLE,
    maxHeaderSize: HEADER_BYTES,
    headersTimeout: timeout,
    bodyTimeout: timeout,
    connect: { lookup: checkedLookup(resolve, rules), timeout },
  });
  const headers = { 'User-Agent': `Dateline/${programVersion()}` };
  const sendOne = async (request: PushRequest, signal: AbortSignal): Promise<PushResult> => {
    const { origin, pathname, search } = new URL(request.url);
    const response = await agent.request({
      ...{ origin, path: `${pathname}${search}`, method: request.method },
      headers: { ...headers, ...request.headers },
      body: request.body ?? null,
      signal,
    });
    const { statusCode, body } = response;
    const field = (name: string) => {
      const value = response.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    };
    return {
      kind: 'response',
      status: statusCode,
      ...{ retryAfter: field('retry-after'), contentType: field('content-type'), link: field('link') },
      body: request.limit > 0 ? await start(body, request.limit) : await drained(body),
    };
  };
  return {
    async send(request) {
      const problem = callbackProblem(request.url, rules, Number.POSITIVE_INFINITY);
      if (problem !== undefined) return { kind: 'failed', reason: `its address ${problem}` };
      // From its beginning to the end of the answer, however that trickles in.
      const ending = new AbortController();
      const timer = setTimeout(() => ending.abort(new TimeoutError()), timeout);
      try {
        return await sendOne(request, ending.signal);
      } catch (error) {
        return { kind: 'failed', reason: reasonOf(error) };
      } finally {
        clearTimeout(timer);
      }
    },
    close: () => agent.destroy(),
  };
}

type Body = Awaited<ReturnType<Agent['request']>>['body'];

/** The beginning of a body; of one that is longer the connection is closed. */
async function start(body: Body, limit: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body) {
    parts.push(part);
    length += part.length;
    if (length >= limit) break;
  }
  return Buffer.concat(parts).subarray(0, limit);
}

async function drained(body: Body): Promise<Uint8Array> {
  await body.dump({ limit: DRAINED }).catch(() => {});
  return new Uint8Array();
}

/** Looks a host up for a connection; fails where any of its addresses is not allowed. */
function checkedLookup(resolve: NonNullable<SenderOptions['resolve']>, rules: CallbackRules): LookupFunction {
  return (host, options, callback) => {
    const fail = (error: unknown) =>
      callback(error instanceof Error ? error : new Error(String(error)), '', 0);
    resolve(host).then((addresses) => {
      const [first] = addresses;
      if (!first) return fail(new Error(`${host} has no address`));
      if (!addresses.every(({ address }) => isAllowedAddress(address, rules)))
        return fail(new Error(`${host} is not at a public address`));
      if (options.all) callback(null, [...addresses]);
      else callback(null, first.address, first.family);
    }, fail);
  };
}

class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
}

/** What happened, without anything that was sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'it took too long to answer';
  return 'code' in error && typeof error.code === 'string'
    ? `${error.code}: ${error.message}`
    : error.message;
}
