import { Hono } from 'hono';
import { requireScope } from '../../../publish/access.ts';
import type { ApiEnv } from '../../../publish/api-context.ts';
import { answer } from '../../../publish/edit.ts';
import type { SourceTable } from './source-table.ts';

/** Files of an answer. */
const PAGE = 1_000;

/** `GET /api/source`: every file with its entity tag, in the order of their names, those after `?after=` first. */
export function sourceRoutes(table: Pick<SourceTable, 'after'>): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', ({ req, var: { key } }) => {
    requireScope(key.read, 'This key may not read.');
    const rows = table.after(req.query('after') ?? '', PAGE);
    const files = rows.map(({ file, hash, size }) => ({ path: file, etag: `"${hash}"`, size }));
    return answer({ files, next: rows.length === PAGE ? (rows.at(-1)?.file ?? null) : null });
  });
}
