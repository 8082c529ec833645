import { Hono } from 'hono';
import { requireScope, requireWrite } from './access.ts';
import type { ApiContext, ApiEnv } from './api-context.ts';
import { limitOf, readBody } from './body.ts';
import { conditionsOf } from './conditions.ts';
import { answer, edit, editedFile } from './edit.ts';
import { readFilePath } from './file-path.ts';
import { PRIVATE, RefusedError } from './problem-response.ts';

/** `/api/files/<path>`: the source of one file. */
export function fileRoutes(context: ApiContext): Hono<ApiEnv> {
  const { publisher } = context;
  return new Hono<ApiEnv>()
    .get('/*', async ({ req, var: { key } }) => {
      requireScope(key.read, 'This key may not read.');
      const file = fileIn(req.url);
      const found = await publisher.read(file);
      if (!found) throw missing(file);
      const headers = { ...PRIVATE, ETag: found.etag, 'Content-Type': typeOf(file) };
      if (req.header('if-none-match')?.includes(found.etag))
        return new Response(null, { status: 304, headers: { ...PRIVATE, ETag: found.etag } });
      return new Response(new Uint8Array(found.bytes), { headers });
    })
    .put('/*', async ({ req, var: { key } }) => {
      const file = fileIn(req.url);
      requireWrite(key, [file]);
      const bytes = await readBody(req.raw, limitOf(file));
      const { files, revision } = await edit(context, {
        ...{ edits: [{ file, bytes }], conditions: conditionsOf(req.raw, file), key },
        ...{ action: 'put', query: (name) => req.query(name) },
      });
      const [one] = files;
      if (!one) throw missing(file);
      const body = { ...editedFile(one), revision };
      return answer(body, one.isNew ? 201 : 200, { ETag: one.etag ?? '' });
    })
    .delete('/*', async ({ req, var: { key } }) => {
      const file = fileIn(req.url);
      requireWrite(key, [file]);
      if (!(await publisher.read(file))) throw missing(file);
      const { files, revision } = await edit(context, {
        ...{ edits: [{ file }], conditions: conditionsOf(req.raw, file), key },
        ...{ action: 'delete', query: (name) => req.query(name) },
      });
      return answer({ ...files.map(editedFile)[0], revision });
    })
    .all('/*', () => {
      throw new RefusedError({
        status: 405,
        detail: 'A file takes GET, HEAD, PUT and DELETE.',
        headers: { Allow: 'GET, HEAD, PUT, DELETE' },
      });
    });
}

const missing = (file: string): RefusedError =>
  new RefusedError({ status: 404, detail: `There is no file “${file}”.` });

/** The file that an address names, its escapes read once. */
function fileIn(url: string): string {
  const { pathname } = new URL(url);
  return parsedPath(pathname.slice(pathname.indexOf('/files/') + '/files/'.length));
}

function parsedPath(written: string): string {
  const path = readFilePath(decoded(written));
  if ('file' in path) return path.file;
  throw new RefusedError(path);
}

function decoded(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    throw new RefusedError({
      status: 400,
      detail: 'The path is not UTF-8, written with % where it must be.',
    });
  }
}

/** Sources are read by programs; a browser shows none of them. */
const typeOf = (file: string): string =>
  /\.(?:md|markdown)$/i.test(file)
    ? 'text/markdown; charset=utf-8'
    : /\.ya?ml$/.test(file)
      ? 'application/yaml'
      : 'application/octet-stream';
