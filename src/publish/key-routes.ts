import { Hono } from 'hono';
import { requireScope } from './access.ts';
import type { ApiContext, ApiEnv } from './api-context.ts';
import { type ApiKey, scopesOf } from './keys.ts';
import { RefusedError } from './problem-response.ts';
import { answer } from './request/answer.ts';
import { readBody, SMALL } from './request/body.ts';
import { noParameters, readFields, readParameters } from './request/read-fields.ts';
import { keyRequest, rotateRequest } from './request/schemas.ts';

/** `/api/keys`, for keys that may administer. */
export function keyRoutes({ keys, now }: ApiContext): Hono<ApiEnv> {
  const missing = (id: string) =>
    new RefusedError({
      status: 404,
      detail: `No key has the id “${id}”, or it has ended; GET /api/keys lists all by their ids.`,
    });
  return new Hono<ApiEnv>()
    .use(async ({ req, var: { key } }, next) => {
      requireScope(key.admin, 'This key may not administer keys.');
      readParameters(noParameters, req.raw);
      await next();
    })
    .get('/', async () => answer({ keys: (await keys.list()).map(keyView) }))
    .post('/', async ({ req }) => {
      const fields = readFields(keyRequest, await readBody(req.raw, SMALL));
      const { name, ...scopes } = fields;
      const { key, secret } = await keys.create(name, scopesOf(scopes), now());
      return answer({ ...keyView(key), secret }, 201);
    })
    .post('/:id/rotate', async ({ req }) => {
      const { overlap } = readFields(rotateRequest, await readBody(req.raw, SMALL));
      const id = req.param('id');
      const made = await keys.rotate(id, new Date(now().getTime() + overlap * 1000), now());
      if (!made) throw missing(id);
      return answer({ ...keyView(made.key), secret: made.secret }, 201);
    })
    .delete('/:id', async ({ req }) => {
      const id = req.param('id');
      if (!(await keys.revoke(id, now()))) throw missing(id);
      return answer({ id, revoked: true });
    });
}

/** A key as lists show it. */
const keyView = ({ created, used, ends, ...key }: ApiKey) => ({
  ...key,
  created: created.toISOString(),
  used: used?.toISOString() ?? null,
  ends: ends?.toISOString() ?? null,
});
