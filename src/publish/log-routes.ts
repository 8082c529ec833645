import { Hono } from 'hono';
import { z } from 'zod';
import { requireRead, requireReader } from './access.ts';
import type { ApiContext, ApiEnv } from './api-context.ts';
import { answer } from './edit.ts';
import { mayRead } from './keys.ts';
import { readParameters } from './request/read-fields.ts';

/** What `GET /api/log` can be asked for. */
export const logQuery = z.strictObject({
  path: z.string().optional().describe('Entries of this file alone'),
  key: z.string().optional().describe('Entries of the key with this id alone'),
  before: z.coerce.number().int().positive().optional().describe('Entries before the one with this number'),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many at most'),
});

/** Entries looked at for one page of a key that may not read all of them. */
const SCANNED = 2_000;

/** `/api/log`: who did what, when, to which file; the newest first. */
export function logRoutes({ log }: ApiContext): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', async ({ req, var: { key } }) => {
    requireReader(key);
    const { path, limit, ...rest } = readParameters(logQuery, req.raw);
    if (path !== undefined) requireRead(key, path);
    const size = key.read.includes('') ? limit : SCANNED;
    const scanned = await log.list({ file: path, ...rest, limit: size });
    const readable = scanned.filter(({ file }) => mayRead(key, file));
    const entries = readable.slice(0, limit);
    const last = readable.length > limit ? entries.at(-1) : scanned.at(size - 1);
    return answer({
      entries: entries.map(({ at, file, before, after, ...entry }) => ({
        ...{ ...entry, at: at.toISOString(), path: file, before: before ?? null, after: after ?? null },
      })),
      next: last?.number ?? null,
    });
  });
}
