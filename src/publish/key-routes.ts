import { Hono } from 'hono';
import { z } from 'zod';
import { requireScope } from './access.ts';
import type { ApiContext, ApiEnv } from './api-context.ts';
import { answer } from './edit.ts';
import { type ApiKey, scopesOf } from './keys.ts';
import { RefusedError } from './problem-response.ts';
import { readBody, SMALL } from './request/body.ts';
import { noParameters, readFields, readParameters } from './request/read-fields.ts';

/** What a new key is to be. */
export const keyRequest = z.strictObject({
  name: z.string().trim().min(1).max(100).describe('Who has it, as the log is to say'),
  read: z
    .union([z.boolean(), z.array(z.string().max(900)).max(100)])
    .default(true)
    .describe(
      'Folders below which it may read sources, lists, the log and receipts; "" for all. true: those that it may write, or all where it writes none or administers',
    ),
  write: z
    .array(z.string().max(900))
    .max(100)
    .default([])
    .describe('Folders below which it may write; "" for all'),
  admin: z.boolean().default(false).describe('Whether it may write site.yaml, and make and revoke keys'),
});

/** How long both secrets of a key that is rotated open. */
export const rotateRequest = z.strictObject({
  overlap: z.number().int().min(0).max(31_536_000).default(86_400).describe('Seconds; a day unless given'),
});

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
