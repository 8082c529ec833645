import type { z } from 'zod';
import { RefusedError } from '../problem-response.ts';

/** A query or a document by its schema; throws a RefusedError that names every field at fault. */
export function readQuery<Fields>(schema: z.ZodType<Fields>, written: unknown): Fields {
  const read = schema.safeParse(written);
  if (read.success) return read.data;
  const errors = read.error.issues.map(({ path, message }) => ({ field: path.join('.'), message }));
  const detail = errors.map(({ field, message }) => `${field || 'the body'}: ${message}`).join('; ');
  throw new RefusedError({ status: 400, detail, extensions: { errors } });
}

/** The JSON in a body; throws a RefusedError where it is none. */
export function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new RefusedError({ status: 400, detail: `The body is not JSON: ${reason}.` });
  }
}
