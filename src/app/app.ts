import { Hono } from 'hono/tiny';
import { requestTarget, splitTarget } from '../http/target.ts';
import type { Collection } from '../store/collection.ts';
import { StaleCollectionError } from '../store/stale-collection.ts';
import { UnavailableError } from '../store/unavailable.ts';
import { refuse } from './errors.ts';
import { createHandler } from './handler.ts';
import { options as allowed, methodNotAllowed } from './methods.ts';
import type { AppOptions, LogRecord } from './options.ts';
import { behind, unavailable } from './unavailable.ts';

export type { AppOptions, LogRecord } from './options.ts';

/** The whole service. Nothing it does throws: a failure is a 500 for the client, or a 503 where it is the store's, and a record for the log. */
export const createApp = (options: AppOptions): Hono => createService(options).app;

/** The app, and what makes an answer of a collection that is not served yet. */
export type Service = {
  readonly app: Hono;
  /** Makes what answers a request once that collection is served, so that its first reader does not wait for it. Rejects as answering would. */
  prepare(request: Request, collection: Collection): Promise<void>;
};

/** The app for a runtime that can prepare answers. */
export function createService(options: AppOptions): Service {
  const { collection: current, loading, now: clock = () => new Date(), log = writeLine } = options;
  const route = createHandler(options);

  const routed = (request: Request, collection: Collection | undefined, now: Date) =>
    collection === undefined
      ? unavailable(request, loading?.())
      : route({ request, target: requestTarget(request.url), collection, now });

  const read = (
    request: Request,
    [pause, ...pauses]: readonly number[] = STALE_PAUSES,
  ): Response | Promise<Response> => {
    const now = clock();
    const collection = current();
    const answer =
      collection instanceof Promise
        ? collection.then((ready) => routed(request, ready, now))
        : routed(request, collection, now);
    if (!(answer instanceof Promise)) return answer;
    return answer.catch(async (error: unknown) => {
      if (pause === undefined || !(error instanceof StaleCollectionError)) throw error;
      // What is current now may be told of by another thread, which is heard only in between.
      await new Promise((resolve) => setTimeout(resolve, pause));
      return read(request, pauses);
    });
  };

  const answer = (request: Request): Response | Promise<Response> => {
    switch (request.method) {
      case 'GET':
      case 'HEAD':
        return read(request);
      case 'OPTIONS':
        return allowed();
      default:
        // Whether this is for the hub or the API is known once there is a collection.
        return loading && current() === undefined
          ? unavailable(request, loading())
          : refuse(request, methodNotAllowed);
    }
  };

  let outage: LogRecord | undefined;
  const app = new Hono();
  app.all('*', ({ req }) => answer(req.raw));
  app.onError((error, { req }) => {
    if (error instanceof StaleCollectionError) return behind(req.raw);
    const own = recordOf(error, req.raw, clock());
    // What is away fails each request that wants it: the client is given the id of the one that is in the log.
    const record = outage && isSameOutage(outage, own) ? outage : own;
    if (record === own) log(own);
    if (record.status === 503) outage = record;
    const { status, requestId } = record;
    const detail = 'The fault is ours. Please quote the request id.';
    return refuse(req.raw, { status, requestId, detail, headers: status === 503 ? AGAIN_LATER : {} });
  });
  return {
    app,
    async prepare(request, collection) {
      await route({ request, target: requestTarget(request.url), collection, now: clock() });
    },
  };
}

/** Milliseconds after which what is still away is logged again. */
const OUTAGE_LOGGED = 600_000;

const isSameOutage = (logged: LogRecord, { status, message, time }: LogRecord): boolean =>
  status === 503 && message === logged.message && Date.parse(time) - Date.parse(logged.time) < OUTAGE_LOGGED;

/** When to ask again for what the store could not give, in seconds. */
const AGAIN_LATER = { 'Retry-After': '30' };

/** Milliseconds after which a request is answered again because the collection was replaced under it, time after time. */
const STALE_PAUSES = [0, 5, 20, 80];

function recordOf(error: Error, request: Request, now: Date): LogRecord {
  return {
    level: 'error',
    time: now.toISOString(),
    requestId: crypto.randomUUID(),
    method: request.method,
    path: splitTarget(requestTarget(request.url)).path,
    status: error instanceof UnavailableError ? 503 : 500,
    message: error.message,
    // What is away is no fault of the program, and its message says where.
    stack: error instanceof UnavailableError ? undefined : error.stack,
  };
}

function writeLine(record: LogRecord): void {
  console.error(JSON.stringify(record));
}
