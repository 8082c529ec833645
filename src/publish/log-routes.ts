import { Hono } from 'hono';
import { requireRead, requireReader } from './access.ts';
import type { ApiContext, ApiEnv } from './api-context.ts';
import { mayRead } from './keys.ts';
import { answer } from './request/answer.ts';
import { readParameters } from './request/read-fields.ts';
import { logQuery } from './request/schemas.ts';

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
