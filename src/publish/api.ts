import { Hono, type MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import { UnavailableError } from '../store/unavailable.ts';
import { createGuard } from './access.ts';
import { articleRoutes } from './actions/article-routes.ts';
import type { ApiContext, ApiEnv } from './api-context.ts';
import { batchRoutes } from './batch.ts';
import { fileRoutes } from './files.ts';
import { keyRoutes } from './key-routes.ts';
import { logRoutes } from './log-routes.ts';
import { openApiRoutes } from './openapi/openapi-routes.ts';
import { previewRoutes } from './preview/preview-routes.ts';
import { problemResponse, type Refusal, RefusedError } from './problem-response.ts';

export type ApiOptions = Omit<ApiContext, 'now' | 'onFailure'> & {
  /** The address that a request comes from, by which wrong keys are slowed down; `env`: what the server gives with it. */
  readonly addressOf: (request: Request, env: unknown) => string;
  /** Origins whose pages may call the API from a browser; none unless given. */
  readonly origins?: () => readonly string[];
  /** Told of what is not the client's fault, with the id that the client is given. */
  readonly onFailure: (error: Error, requestId: string, request: Request) => void;
  readonly now?: () => Date;
};

/** The API that takes articles in: everything below `/api`. */
export function createApi(options: ApiOptions): Hono<ApiEnv> {
  const { publisher, keys, log, answers, addressOf, onFailure } = options;
  const { now = () => new Date(), origins = () => [] } = options;
  const context: ApiContext = {
    ...{ publisher, keys, log, answers, now },
    onFailure: (error, request) => onFailure(error, crypto.randomUUID(), request),
  };
  const guard = createGuard(keys, now);
  const authenticated: MiddlewareHandler<ApiEnv> = async (c, next) => {
    c.set('key', await guard.authenticate(c.req.raw, addressOf(c.req.raw, c.env)));
    await next();
  };
  const api = new Hono<ApiEnv>()
    .basePath('/api')
    .use(
      cors({
        origin: (origin) => (origins().includes(origin) ? origin : null),
        allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'If-None-Match'],
        exposeHeaders: ['ETag', 'Retry-After'],
        maxAge: 600,
      }),
    )
    .route('/', openApiRoutes())
    .use(authenticated)
    .route('/files', fileRoutes(context))
    .route('/batch', batchRoutes(context))
    .route('/articles', articleRoutes(context))
    .route('/preview', previewRoutes(context))
    .route('/log', logRoutes(context))
    .route('/keys', keyRoutes(context));
  api.notFound(() =>
    problemResponse({ status: 404, detail: 'Nothing is at this address of the API; see /api/openapi.json.' }),
  );
  api.onError((error, { req }) => {
    if (error instanceof RefusedError) return problemResponse(error.refusal);
    const requestId = crypto.randomUUID();
    onFailure(error, requestId, req.raw);
    return problemResponse(failure(error, requestId));
  });
  return api;
}

/** What a client is told of a failure of the machine; nothing has changed then. */
function failure(error: Error, requestId: string): Refusal {
  const code = 'code' in error ? String(error.code) : '';
  const extensions = { instance: `urn:uuid:${requestId}` };
  if (/^E(?:NOSPC|DQUOT|FBIG)$/.test(code) || /\bE(?:NOSPC|DQUOT|FBIG)\b|disk is full/.test(error.message))
    return { status: 507, detail: 'The disk is full; nothing has changed.', extensions };
  const isPassing =
    error instanceof UnavailableError ||
    /\bE(?:ROFS|ACCES|PERM|IO|MFILE|NFILE)\b|database is locked|readonly/.test(`${code} ${error.message}`);
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
