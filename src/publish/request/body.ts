import { roleOf } from '../../content/source/role.ts';
import { RefusedError } from '../problem-response.ts';

const MEGABYTE = 1_000_000;

/** Bytes of an article or a file of settings, of any other file, and of a batch with all that is in it. */
export const LIMITS = { article: 5 * MEGABYTE, file: 25 * MEGABYTE, batch: 100 * MEGABYTE } as const;

/** Bytes of a request that carries no file. */
export const SMALL = 100_000;

/** Files of a batch. */
export const BATCH_FILES = 100;

/** The bytes that a file may have. */
export const limitOf = (file: string): number => (roleOf(file) === 'file' ? LIMITS.file : LIMITS.article);

/** The body of a request, of at most so many bytes; throws a RefusedError, and reads no further, where it has more. */
export async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  const tooLarge = () =>
    new RefusedError({
      status: 413,
      detail: `The body is larger than the ${limit / MEGABYTE} MB that are taken here.`,
      extensions: { limit },
    });
  requireIdentity(request.headers.get('content-encoding') ?? '');
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge();
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > limit) throw tooLarge();
    parts.push(part);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Nothing is unpacked, so that no body is larger than it came; and what is packed is not the file (RFC 9110 §15.5.16). */
function requireIdentity(coding: string): void {
  if (['', 'identity'].includes(coding.trim().toLowerCase())) return;
  throw new RefusedError({
    status: 415,
    detail: `The body has the Content-Encoding “${coding}”, and nothing is unpacked here; send it as it is.`,
    headers: { 'Accept-Encoding': 'identity' },
  });
}

/** Throws a RefusedError where a file is larger than it may be. */
export function requireSize(file: string, bytes: Uint8Array): void {
  const limit = limitOf(file);
  if (bytes.length <= limit) return;
  throw new RefusedError({
    status: 413,
    detail: `“${file}” has ${(bytes.length / MEGABYTE).toFixed(1)} MB; at most ${limit / MEGABYTE} MB are taken.`,
    extensions: { limit },
  });
}
