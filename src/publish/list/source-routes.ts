import { Hono } from 'hono';
import { requireScope } from '../access.ts';
import type { ApiEnv } from '../api-context.ts';
import { RefusedError } from '../problem-response.ts';
import { answer } from '../request/answer.ts';
import { readParameters } from '../request/read-fields.ts';
import { sourceQuery } from '../request/schemas.ts';

/** A file of the source; `hash` is its entity tag without the quotation marks, `size` in bytes. */
export type ListedFile = { readonly file: string; readonly hash: string; readonly size: number };

/** Files in the order of their names, those after one, at most `limit`. */
export type ListFiles = (after: string, limit: number) => readonly ListedFile[];

/** Files of an answer. */
const PAGE = 1_000;

/** `/api/source`: every file with its entity tag, where the API has them all; not where they are a folder. */
export function sourceRoutes(list: ListFiles | undefined): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/', ({ req, var: { key } }) => {
    requireScope(
      key.read.includes(''),
      'This key may not read the whole source; dateline key create NAME --read / makes one that may.',
    );
    const { after } = readParameters(sourceQuery, req.raw);
    if (!list)
      throw new RefusedError({
        status: 404,
        detail: 'The sources are a folder on the server here: copy it, or ask for each file by its path.',
      });
    const rows = list(after, PAGE);
    const files = rows.map(({ file, hash, size }) => ({ path: file, etag: `"${hash}"`, size }));
    return answer({ files, next: rows.length === PAGE ? (rows.at(-1)?.file ?? null) : null });
  });
}
