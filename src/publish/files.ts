import { Hono } from 'hono';
import { requireScope, requireWrite } from './access.ts';
import type { ApiContext, ApiEnv } from './api-context.ts';
import { answer, edit, editedCollection, editedFile } from './edit.ts';
import { decodedPath, fileNamed } from './file-path.ts';
import { PRIVATE, RefusedError } from './problem-response.ts';
import { limitOf, readBody } from './request/body.ts';
import { conditionsOf } from './request/conditions.ts';

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
      const edited = await edit(context, {
        ...{ edits: [{ file, bytes }], conditions: conditionsOf(req.raw, file), key },
        ...{ action: 'put', request: req.raw },
      });
      const [one] = edited.files;
      if (!one) throw missing(file);
      const body = { ...editedFile(one), ...editedCollection(edited) };
      return answer(body, one.isNew ? 201 : 200, { ETag: one.etag ?? '' });
    })
    .delete('/*', async ({ req, var: { key } }) => {
      const file = fileIn(req.url);
      requireWrite(key, [file]);
      if (!(await publisher.read(file))) throw missing(file);
      const edited = await edit(context, {
        ...{ edits: [{ file }], conditions: conditionsOf(req.raw, file), key },
        ...{ action: 'delete', request: req.raw },
      });
      return answer({ ...edited.files.map(editedFile)[0], ...editedCollection(edited) });
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

/** The file that an address names. */
function fileIn(url: string): string {
  const { pathname } = new URL(url);
  return fileNamed(decodedPath(pathname.slice(pathname.indexOf('/files/') + '/files/'.length)));
}

/** Sources are read by programs; a browser shows none of them. */
const typeOf = (file: string): string =>
  /\.(?:md|markdown)$/i.test(file)
    ? 'text/markdown; charset=utf-8'
    : /\.ya?ml$/.test(file)
      ? 'application/yaml'
      : 'application/octet-stream';
