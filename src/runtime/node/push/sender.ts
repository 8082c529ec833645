import { lookup } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { Agent, type Dispatcher } from 'undici';
import { type CallbackRules, callbackProblem, isAllowedAddress } from '../../../push/callback.ts';
import type { PushResult, Send } from '../../../push/push-request.ts';
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

/** Milliseconds for which a connection that is idle is kept. */
const IDLE = 10_000;

/** Bytes of the header fields of an answer, and of a body that is read to its end so that its connection can be used again. */
const [HEADER_BYTES, DRAINED] = [16_384, 65_536];

/**
 * Sends to public addresses alone: a host is resolved once a connection, and connected to at the addresses that were checked. How many requests a
 * host has at a time is for the queues to say: here none waits for another of a different queue.
 */
export function createSender({
  rules,
  resolve = (host) => lookup(host, { all: true, order: 'verbatim' }),
  timeout = TIMEOUT,
}: SenderOptions): Sender {
  const agent = new Agent({
    pipelining: 1,
    keepAliveTimeout: IDLE,
    keepAliveMaxTimeout: IDLE,
    maxHeaderSize: HEADER_BYTES,
    headersTimeout: timeout,
    bodyTimeout: timeout,
    connect: { lookup: checkedLookup(resolve, rules), timeout },
  });
  const userAgent = { 'User-Agent': `Dateline/${programVersion()}` };
  return {
    send({ url, method, headers, body, limit }) {
      const problem = callbackProblem(url, rules, Number.POSITIVE_INFINITY);
      if (problem !== undefined)
        return Promise.resolve({ kind: 'failed', reason: `its address ${problem}` } as const);
      const { origin, pathname, search } = new URL(url);
      return new Promise((resolve) => {
        agent.dispatch(
          {
            ...{ origin, path: `${pathname}${search}`, method },
            headers: { ...userAgent, ...headers },
            body: body ?? null,
          },
          answerHandler({ limit, timeout, resolve }),
        );
      });
    },
    close: () => agent.destroy(),
  };
}

type AnswerOptions = {
  /** Bytes of the body that are wanted. */
  readonly limit: number;
  /** Milliseconds from now to the end of the answer, however that trickles in. */
  readonly timeout: number;
  readonly resolve: (result: PushResult) => void;
};

/** Takes in an answer. Of one that is longer than wanted the beginning is given, and the connection closed. */
function answerHandler({ limit, timeout, resolve }: AnswerOptions): Dispatcher.DispatchHandler {
  const parts: Uint8Array[] = [];
  let length = 0;
  let head: Omit<Extract<PushResult, { kind: 'response' }>, 'body'> | undefined;
  let sending: Dispatcher.DispatchController | undefined;
  let isOver = false;
  const finish = (result: PushResult) => {
    isOver = true;
    clearTimeout(timer);
    resolve(result);
  };
  const complete = () => {
    if (head) finish({ ...head, body: limit > 0 ? Buffer.concat(parts).subarray(0, limit) : NOTHING });
  };
  const fail = (error: Error) => {
    // Of a body that nobody wants the end is not needed.
    if (head && limit === 0) complete();
    else finish({ kind: 'failed', reason: reasonOf(error) });
  };
  const timer = setTimeout(() => {
    const error = new TimeoutError();
    fail(error);
    sending?.abort(error);
  }, timeout);
  return {
    onRequestStart(started) {
      sending = started;
      if (isOver) started.abort(new TimeoutError());
    },
    onResponseStart(_, status, headers) {
      const field = (name: string) => {
        const value = headers[name];
        return Array.isArray(value) ? value.join(', ') : value;
      };
      // What goes before an answer (RFC 9110 §15.2) is none.
      if (status < 200) return;
      head = {
        ...{ kind: 'response', status, retryAfter: field('retry-after') },
        ...{ contentType: field('content-type'), link: field('link') },
      };
    },
    onResponseData(receiving, chunk) {
      length += chunk.length;
      if (limit > 0) parts.push(chunk);
      if (length < (limit || DRAINED)) return;
      complete();
      receiving.abort(new Error('The rest is not read.'));
    },
    onResponseEnd: complete,
    onResponseError: (_, error) => fail(error),
  };
}

const NOTHING = new Uint8Array();

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
function reasonOf(error: Error): string {
  if (error.name === 'TimeoutError') return 'it took too long to answer';
  return 'code' in error && typeof error.code === 'string'
    ? `${error.code}: ${error.message}`
    : error.message;
}
