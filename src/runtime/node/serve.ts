import { createServer, type Server } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { getRequestListener, RequestError } from '@hono/node-server';
import { type AppOptions, createService } from '../../app/app.ts';
import { refuse } from '../../app/errors.ts';
import { createCache } from '../../domain/lru.ts';
import type { Compressors, EncodedBytes } from '../../http/variants.ts';
import type { Collection } from '../../store/collection.ts';
import { type ListenAddress, portOf, urlOf } from './listen-address.ts';
import type { FetchHandler } from './loopback.ts';
import { withReload } from './reload.ts';
import { createResponseCache } from './response-cache.ts';
import type { Settings } from './settings.ts';

export { readSettings, SettingError, type Settings } from './settings.ts';

/** A server that listens. */
export type Running = {
  /** Where it is reached from this machine, without a trailing slash. */
  readonly url: string;
  /** Stops accepting, lets requests under way finish, for `graceSeconds` at most. */
  close(graceSeconds: number): Promise<void>;
};

/** A server that can prepare answers. */
export type Served = Running & {
  /** Makes what readers asked for last of a collection that is not served yet. Rejects as answering would. */
  prepare(next: Collection): Promise<void>;
};

/** What answers some requests in place of the app. */
type Service = {
  /** Whether a request is for it. */
  readonly isAt: (url: string) => boolean;
  readonly fetch: (request: Request, env: unknown) => Promise<Response>;
};

/** What the service needs besides what Node gives it. */
export type ServeOptions = Omit<AppOptions, 'compressors' | 'manualEncoding'> &
  Pick<Settings, 'port' | 'host'> & {
    /** The place that was held for it, instead of port 0. */
    readonly reserved?: ListenAddress['reserved'] | undefined;
    /** In development: pages reload by themselves when the collection changes, until this is aborted. */
    readonly reload?: AbortSignal;
    /** Milliseconds after which a client that takes nothing of its answer is dropped; a minute, unless given. */
    readonly clientTimeout?: number;
    /** The API that takes articles in. */
    readonly api?: Service;
    /** The site's own WebSub hub. */
    readonly hub?: Service & {
      /** The same collections, whose feeds name it. */
      readonly namedIn: (collection: AppOptions['collection']) => AppOptions['collection'];
      /** Told of each answer to a reader that is not one given before. */
      readonly onAnswer?: (request: Request, response: Response) => void;
    };
    /** Answers some requests itself. */
    readonly wrap?: (answer: FetchHandler) => FetchHandler;
  };

/** Serves a collection on Node. Rejects with the system's error when the address is not available. */
export function serve({
  port,
  host,
  reserved,
  reload,
  wrap,
  api,
  hub,
  clientTimeout = CLIENT_TIMEOUT,
  ...options
}: ServeOptions): Promise<Served> {
  const { now = () => new Date(), memory = createCache(MEMORY) } = options;
  const collection = hub ? hub.namedIn(options.collection) : options.collection;
  const responseCache = createResponseCache({ collection, now, memory });
  const { app, prepare } = createService({
    secrets: (name) => process.env[name],
    ...options,
    collection,
    now,
    compressors,
    allocate,
    memory,
    onCacheable: responseCache.keep,
  });
  const answer = wrap ? wrap(app.fetch) : app.fetch;
  const read = responseCache.wrap(reload ? withReload(answer, { collection, reload }) : answer);
  const fetch = withServices(read, { api, hub });
  const listener = getRequestListener(fetch, { hostname: 'localhost', errorHandler: unreadable });
  const server = createServer({ keepAliveTimeout }, (incoming, outgoing) => {
    // What is around the service may change any of its answers.
    if (wrap === undefined && responseCache.answer(incoming, outgoing)) return;
    // `OPTIONS *` asks about the server as a whole (RFC 9110 §9.3.7), and is not a URL: here the answer is the same everywhere.
    if (incoming.method === 'OPTIONS' && incoming.url === '*') incoming.url = '/';
    listener(incoming, outgoing);
  });
  server.setTimeout(clientTimeout);
  const drain = createDrain(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(reserved ?? { port, host }, () => {
      server.ref().off('error', reject);
      resolve({
        url: urlOf(portOf(server), host),
        async prepare(next) {
          const found = await (hub ? hub.namedIn(() => next)() : next);
          if (found) await Promise.all(responseCache.asked().map((request) => prepare(request, found)));
        },
        close: drain,
      });
    });
  });
}

/** Requests of the API, of the hub, and all others. */
const withServices =
  <Env>(
    read: (request: Request, env: Env) => Response | Promise<Response>,
    { api, hub }: Pick<ServeOptions, 'api' | 'hub'>,
  ) =>
  (request: Request, env: Env): Response | Promise<Response> => {
    if (api?.isAt(request.url)) return api.fetch(request, env);
    if (hub?.isAt(request.url)) return hub.fetch(request, env);
    const answered = read(request, env);
    if (!hub?.onAnswer || !request.url.includes('/partners/')) return answered;
    return Promise.resolve(answered).then((response) => {
      hub.onAnswer?.(request, response);
      return response;
    });
  };

/** Longer than proxies and load balancers keep theirs (60 s), so that it is never us who closes under their next request. */
const keepAliveTimeout = 65_000;

/** Bytes of the one cache that everything shares, the store too. */
const MEMORY = 64 * 2 ** 20;

/** Milliseconds without a byte, either way, on a connection whose answer is not sent yet. */
const CLIENT_TIMEOUT = 60_000;

/**
 * Measured on a feed of 108 kB: brotli 5 takes as long as gzip 6, 2 ms, and is smaller. Brotli 11 saves a tenth more, but takes
 * 100 ms for each of the twenty feeds that a new article changes, and its first reader would wait for it. A selection of 200 items
 * has a megabyte or more: brotli 5 takes 70 ms for it and brotli 1 takes 12, for a fifth more bytes.
 */
const levels = (bytes: EncodedBytes) =>
  bytes.byteLength > 262_144 ? { br: 1, gzip: 1 } : { br: 5, gzip: 6 };

const brotliBytes = promisify(brotliCompress);
const gzipBytes = promisify(gzip);

/** Run on the thread pool, so that nobody waits for somebody else's. */
export const compressors: Compressors = {
  br: async (bytes) =>
    new Uint8Array(
      await brotliBytes(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: levels(bytes).br,
          [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.byteLength,
        },
      }),
    ),
  gzip: async (bytes) => new Uint8Array(await gzipBytes(bytes, { level: levels(bytes).gzip })),
};

/** Memory as it is found: a feed writes all of it, and zeroing 5 MB first takes longer than that. */
export const allocate = (length: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.allocUnsafeSlow(length).buffer);

/** What node-server cannot turn into a Request: a target or a Host that is not a URL. Its own answer would be empty. */
function unreadable(error: unknown): Response | Promise<Response> {
  if (!(error instanceof RequestError)) throw error;
  const request = new Request('http://localhost/');
  return refuse(request, {
    status: 400,
    detail: 'The request target or the Host field cannot be read as a URL.',
  });
}

/**
 * How often connections that have become idle are closed while others finish, in milliseconds. Not before the first, and not so soon
 * after a request, as the next one on a busy connection is on its way already.
 */
const sweep = 250;

/**
 * Server.close of node:http also closes connections whose last answer is given but not sent yet, and so cuts off slow readers; and
 * those whose next request has come but is not read yet. That of node:net only stops accepting; idle connections are closed here,
 * once what has come is read and nothing is left to send on any.
 */
function createDrain(server: Server): (graceSeconds: number) => Promise<void> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const closeIdle = () => {
    if ([...sockets].every(({ writableLength }) => writableLength === 0)) server.closeIdleConnections();
  };
  return (graceSeconds) =>
    new Promise((resolve) => {
      // After what has come meanwhile is read, however late it is.
      const sweeping = setInterval(() => setImmediate(closeIdle), sweep);
      // Whoever is still being answered is told not to come back on this connection.
      server.prependListener('request', (_, outgoing) => {
        outgoing.setHeader('Connection', 'close');
        sweeping.refresh();
      });
      const giveUp = setTimeout(() => server.closeAllConnections(), graceSeconds * 1000);
      NetServer.prototype.close.call(server, () => {
        clearInterval(sweeping);
        clearTimeout(giveUp);
        resolve();
      });
    });
}
