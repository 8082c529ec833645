import { Hono, type HonoRequest, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { API } from '../domain/addresses.ts';
import type { Site } from '../domain/site.ts';
import { UnavailableError } from '../store/unavailable.ts';
import { createGuard } from './access.ts';
import { articleRoutes } from './actions/article-routes.ts';
import type { ApiContext, ApiEnv } from './api-context.ts';
import { batchRoutes } from './batch.ts';
import { fileRoutes } from './files.ts';
import { keyRoutes } from './key-routes.ts';
import { type ListFiles, sourceRoutes } from './list/source-routes.ts';
import { logRoutes } from './log-routes.ts';
import { openApiRoutes } from './openapi/openapi-routes.ts';
import type { Operation } from './openapi/operation.ts';
import { OPERATIONS } from './openapi/operations.ts';
import { previewRoutes } from './preview/preview-routes.ts';
import { problemResponse, type Refusal, RefusedError } from './problem-response.ts';
import { hubRoutes } from './push/hub-routes.ts';
import { receiptRoutes } from './push/receipt-routes.ts';
import { webhookRoutes } from './push/webhook-routes.ts';
import { callPath } from './request/call-path.ts';

/** What the API has to know of the site. */
export type ApiSite = Pick<Site, 'url' | 'origins'>;

export type ApiOptions = Omit<ApiContext, 'now' | 'onFailure'> & {
  /** The address that a request comes from, by which wrong keys are slowed down; `env`: what the server gives with it. */
  readonly addressOf: (request: Request, env: unknown) => string;
  /** The site as readers have it: its address, and origins whose pages may call the API from a browser. */
  readonly site: () => ApiSite | undefined;
  /** Every file of the source, where the API has them all. */
  readonly listFiles?: ListFiles;
  /** Told of what is not the client's fault, with the id that the client is given. */
  readonly onFailure: (error: Error, requestId: string, request: Request) => void;
  readonly now?: () => Date;
};

/** The API that takes articles in: everything below `/api`. */
export function createApi(options: ApiOptions): Hono<ApiEnv> {
  const { publisher, keys, log, answers, addressOf, onFailure, listFiles } = options;
  const { webhooks, receipts, hub } = options;
  const { now = () => new Date(), site } = options;
  const context: ApiContext = {
    ...{ publisher, keys, log, answers, webhooks, receipts, hub, now },
    onFailure: (error, request) => onFailure(error, crypto.randomUUID(), request),
  };
  const guard = createGuard(keys, now);
  const authenticated: MiddlewareHandler<ApiEnv> = async (c, next) => {
    c.set('key', await guard.authenticate(c.req.raw, addressOf(c.req.raw, c.env)));
    await next();
  };
  const api = new Hono<ApiEnv>({ getPath: ({ url }) => callPath(url, site()) ?? '/' })
    .basePath(API)
    .use(
      cors({
        origin: (origin) => (site()?.origins?.includes(origin) ? origin : null),
        allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'If-None-Match'],
        exposeHeaders: ['ETag', 'Retry-After'],
        maxAge: 600,
      }),
    )
    .route('/', openApiRoutes(site))
    .use(authenticated)
    .route('/files', fileRoutes(context))
    .route('/batch', batchRoutes(context))
    .route('/articles', articleRoutes(context))
    .route('/preview', previewRoutes(context))
    .route('/log', logRoutes(context))
    .route('/source', sourceRoutes(listFiles))
    .route('/keys', keyRoutes(context))
    .route('/webhooks', webhookRoutes(context))
    .route('/receipts', receiptRoutes(context))
    .route('/hub', hubRoutes(context));
  api.notFound(({ req }) => problemResponse(unavailableCall(req)));
  api.onError((error, { req }) => {
    if (error instanceof RefusedError) return problemResponse(error.refusal);
    const requestId = crypto.randomUUID();
    onFailure(error, requestId, req.raw);
    return problemResponse(failure(error, requestId));
  });
  return api;
}

/** Why nothing was done: the address takes other methods, or there is none. */
function unavailableCall({ method, path: called, url }: HonoRequest): Refusal {
  const path = called.slice(API.length);
  const { pathname } = new URL(url);
  const api = pathname.slice(0, pathname.length - path.length);
  const methods = OPERATIONS.filter((one) => isAt(path, one)).map((one) => one.method.toUpperCase());
  const allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].join(', ');
  return methods.length > 0
    ? { status: 405, detail: `${pathname} takes ${allow}, not ${method}.`, headers: { Allow: allow } }
    : { status: 404, detail: `There is no ${pathname}; ${api}/docs lists every call.` };
}

const isAt = (path: string, { path: pattern }: Operation): boolean => {
  const [parts, names] = [path.split('/'), pattern.split('/')];
  return (
    parts.length === names.length &&
    names.every((name, index) => (name.startsWith('{') ? parts[index] !== '' : name === parts[index]))
  );
};

/** What a client is told of a failure of the machine; nothing has changed then. */
function failure(error: Error, requestId: string): Refusal {
  const code = 'code' in error ? String(error.code) : '';
  const extensions = { instance: `urn:uuid:${requestId}` };
  if (/^E(?:NOSPC|DQUOT|FBIG)$/.test(code) || /\bE(?:NOSPC|DQUOT|FBIG)\b|disk is full/.test(error.message))
    return { status: 507, detail: 'The disk is full; nothing has changed.', extensions };
  const isPassing =
    error instanceof UnavailableError ||
    /\bE(?:ROFS|ACCES|PERM|IO|MFILE|NFILE|STALE|NOTCONN|HOSTDOWN|HOSTUNREACH|TIMEDOUT|NODEV|NXIO|BUSY)\b|database is locked|readonly/.test(
      `${code} ${error.message}`,
    );
  return isPassing
    ? {
        status: 503,
        detail: 'The files or the database cannot be written now; nothing has changed. Try again.',
        extensions,
        headers: { 'Retry-After': '30' },
      }
    : {
        status: 500,
        detail: 'The fault is ours; nothing has changed. Please quote the instance.',
        extensions,
      };
}
