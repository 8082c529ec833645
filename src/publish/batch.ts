import { Hono } from 'hono';
import type { FileEdit } from '../sync/source/overlay-source.ts';
import type { ApiContext, ApiEnv } from './api-context.ts';
import { edit, editedCollection, editedFile } from './edit.ts';
import { fileNamed } from './file-path.ts';
import { RefusedError } from './problem-response.ts';
import type { Condition } from './publisher.ts';
import { answer } from './request/answer.ts';
import { BATCH_FILES, LIMITS, readBody, requireSize } from './request/body.ts';
import { idempotent } from './request/idempotency.ts';
import { readFields, readParameters } from './request/read-fields.ts';
import { batchRequest } from './request/schemas.ts';
import { writeQuery } from './request/write-query.ts';

type Batch = { readonly edits: readonly FileEdit[]; readonly conditions: readonly Condition[] };

/** `/api/batch`: many files and deletions, all or none, as one publication. */
export function batchRoutes(context: ApiContext): Hono<ApiEnv> {
  return new Hono<ApiEnv>().post('/', async ({ req, var: { key } }) => {
    const query = readParameters(writeQuery, req.raw);
    const bytes = await readBody(req.raw, LIMITS.batch);
    const batch = await batchIn(req.raw, bytes);
    return idempotent(context, { request: req.raw, bytes, key }, async () => {
      const edited = await edit(context, {
        ...{ ...batch, key, action: 'batch', request: req.raw, query },
      });
      return answer({ files: edited.files.map(editedFile), ...editedCollection(edited, key) });
    });
  });
}

async function batchIn(request: Request, bytes: Uint8Array): Promise<Batch> {
  const type = request.headers.get('content-type') ?? '';
  const batch = /^multipart\/form-data\b/i.test(type) ? await formBatch(bytes, type) : jsonBatch(bytes);
  const files = batch.edits.map(({ file }) => file);
  if (files.length === 0)
    throw new RefusedError({
      status: 400,
      detail: 'The batch is empty: list files in “files”, and paths of files that are to go in “delete”.',
    });
  if (files.length > BATCH_FILES)
    throw new RefusedError({
      status: 413,
      detail: `A batch has at most ${BATCH_FILES} files; this one has ${files.length}.`,
      extensions: { limit: BATCH_FILES },
    });
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined)
    throw new RefusedError({ status: 400, detail: `“${twice}” is in the batch twice; send it once.` });
  for (const { file, bytes = new Uint8Array() } of batch.edits) requireSize(file, bytes);
  return batch;
}

function jsonBatch(bytes: Uint8Array): Batch {
  const written = readFields(batchRequest, bytes);
  const conditions: Condition[] = [];
  const edits = written.files.map(({ path, content, base64, ifMatch, ifNoneMatch }): FileEdit => {
    const file = fileNamed(path);
    if ((content === undefined) === (base64 === undefined))
      throw new RefusedError({
        status: 400,
        detail: `“${file}” must have either content, its text, or base64, its bytes.`,
      });
    if (ifMatch !== undefined) conditions.push(mustMatch(file, ifMatch));
    if (ifNoneMatch !== undefined) conditions.push({ file, must: 'differ', tags: '*' });
    return { file, bytes: Buffer.from(content ?? base64 ?? '', content === undefined ? 'base64' : 'utf8') };
  });
  const removed = written.delete.map((one): FileEdit => {
    const { path, ifMatch } = typeof one === 'string' ? { path: one } : one;
    const file = fileNamed(path);
    conditions.push(mustMatch(file, ifMatch ?? '*'));
    return { file };
  });
  return { edits: [...edits, ...removed], conditions };
}

const mustMatch = (file: string, tag: string): Condition => ({
  ...{ file, must: 'match' },
  tags: tag === '*' ? '*' : [tag],
});

async function formBatch(bytes: Uint8Array, type: string): Promise<Batch> {
  const headers = { 'Content-Type': type };
  const form = await new Response(new Uint8Array(bytes), { headers }).formData().catch(() => {
    throw new RefusedError({
      status: 400,
      detail:
        'The body is not multipart/form-data, as its Content-Type says; send a part for each file, named by its path.',
    });
  });
  const conditions: Condition[] = [];
  const edits: FileEdit[] = [];
  for (const [name, value] of form) {
    if (name === 'delete') {
      const file = fileNamed(String(value));
      conditions.push(mustMatch(file, '*'));
      edits.push({ file });
    } else {
      const content =
        typeof value === 'string' ? Buffer.from(value) : new Uint8Array(await value.arrayBuffer());
      edits.push({ file: fileNamed(name), bytes: content });
    }
  }
  return { edits, conditions };
}
