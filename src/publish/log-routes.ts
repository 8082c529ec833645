import { Hono } from 'hono';
import { z } from 'zod';
import { requireScope } from './access.ts';
import type { ApiContext, ApiEnv } from './api-context.ts';
import { answer } from './edit.ts';
import { readParameters } from './request/read-fields.ts';

/** What `GET /api/log` can be asked for. */
export const logQuery = z.strictObject({
  path: z.string().optional().describe('Entries of this file alone'),
  key: z.string().optional().describe('Entries of the key with this id alone'),
  before: z.coerce.number().int().positive().optional().describe('Entries before the one with this number'),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many at most'),
});

/** `/api/log`: who did what, when, to which file; the newest first. */
export function logRoutes({ log }: ApiContext): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', async ({ req, var: { key } }) => {
    requireScope(key.read, 'This key may not read.');
    const { path, ...rest } = readParameters(logQuery, req.raw);
    const entries = await log.list({ file: path, ...rest });
    return answer({
      entries: entries.map(({ at, file, before, after, ...entry }) => ({
        ...{ ...entry, at: at.toISOString(), path: file, before: before ?? null, after: after ?? null },
      })),
      next: entries.length === rest.limit ? (entries.at(-1)?.number ?? null) : null,
    });
  });
}
