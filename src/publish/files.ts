import { Hono } from 'hono';
import { requireRead, requireReader, requireWrite } from './access.ts';
import type { ApiContext, ApiEnv } from './api-context.ts';
import { edit, editedCollection, editedFile } from './edit.ts';
import { decodedPath, fileNamed } from './file-path.ts';
import { PRIVATE, RefusedError } from './problem-response.ts';
import { answer } from './request/answer.ts';
import { limitOf, readBody } from './request/body.ts';
import { conditionsOf } from './request/conditions.ts';
import { noParameters, readParameters } from './request/read-fields.ts';
import { writeQuery } from './request/write-query.ts';

/** `/api/files/<path>`: the source of one file. */
export function fileRoutes(context: ApiContext): Hono<ApiEnv> {
  const { publisher } = context;
  return new Hono<ApiEnv>()
    .get('/*', async ({ req, var: { key } }) => {
      requireReader(key);
      readParameters(noParameters, req.raw);
      const file = fileIn(req.path);
      requireRead(key, file);
      const found = await publisher.read(file);
      if (!found) throw missing(file);
      const headers = { ...PRIVATE, ETag: found.etag, 'Content-Type': typeOf(file) };
      if (req.header('if-none-match')?.includes(found.etag))
        return new Response(null, { status: 304, headers: { ...PRIVATE, ETag: found.etag } });
      return new Response(new Uint8Array(found.bytes), { headers });
    })
    .put('/*', async ({ req, var: { key } }) => {
      const file = fileIn(req.path);
      requireWrite(key, [file]);
      const query = readParameters(writeQuery, req.raw);
      const bytes = await readBody(req.raw, limitOf(file));
      const edited = await edit(context, {
        ...{ edits: [{ file, bytes }], conditions: conditionsOf(req.raw, file), key },
        ...{ action: 'put', request: req.raw, query },
      });
      const [one] = edited.files;
      if (!one) throw missing(file);
      const body = { ...editedFile(one), ...editedCollection(edited, key) };
      return answer(body, one.isNew ? 201 : 200, { ETag: one.etag ?? '' });
    })
    .delete('/*', async ({ req, var: { key } }) => {
      const file = fileIn(req.path);
      requireWrite(key, [file]);
      const query = readParameters(writeQuery, req.raw);
      if ((await publisher.etag(file)) === undefined) throw missing(file);
      const edited = await edit(context, {
        ...{ edits: [{ file }], conditions: conditionsOf(req.raw, file), key },
        ...{ action: 'delete', request: req.raw, query },
      });
      return answer({ ...edited.files.map(editedFile)[0], ...editedCollection(edited, key) });
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
  new RefusedError({ status: 404, detail: `There is no file “${file}”; check its path, or PUT it here.` });

/** The file that an address names. */
function fileIn(path: string): string {
  return fileNamed(decodedPath(path.replace(/^\/api\/files\/?/, '')));
}

/** Sources are read by programs; a browser shows none of them. */
const typeOf = (file: string): string =>
  /\.(?:md|markdown)$/i.test(file)
    ? 'text/markdown; charset=utf-8'
    : /\.ya?ml$/.test(file)
      ? 'application/yaml'
      : 'application/octet-stream';
