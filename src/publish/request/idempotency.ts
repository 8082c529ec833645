import { createHash } from 'node:crypto';
import type { ApiContext } from '../api-context.ts';
import type { ApiKey } from '../keys.ts';
import { PRIVATE, RefusedError } from '../problem-response.ts';

/** Does what a request asks for; with an Idempotency-Key once, and answers the same request again as before. `bytes`: its body. */
export async function idempotent(
  { answers, now, onFailure }: ApiContext,
  { request, bytes, key }: { readonly request: Request; readonly bytes: Uint8Array; readonly key: ApiKey },
  work: () => Promise<Response>,
): Promise<Response> {
  const idempotency = request.headers.get('idempotency-key');
  if (idempotency === null) return work();
  const { pathname, search } = new URL(request.url);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const identity = `${pathname}${search} ${digest}`;
  const claim = await answers.claim(key.id, idempotency, identity, now());
  if (claim.kind === 'done') {
    const { status, body, etag } = claim.answer;
    const headers = { ...PRIVATE, 'Content-Type': 'application/json', 'Idempotent-Replayed': 'true' };
    return new Response(body, { status, headers: etag === undefined ? headers : { ...headers, ETag: etag } });
  }
  if (claim.kind !== 'new') throw claimed(claim.kind);
  const response = await work().catch(async (error: unknown) => {
    await answers.release(key.id, idempotency);
    throw error;
  });
  const etag = response.headers.get('etag') ?? undefined;
  const body = await response.clone().text();
  // It is done, whether or not its answer can be kept: then the same request finds that it has been made.
  await answers
    .save(key.id, idempotency, identity, { status: response.status, body, etag })
    .catch((error: Error) => onFailure(error, request));
  return response;
}

const claimed = (kind: 'other' | 'running'): RefusedError =>
  kind === 'other'
    ? new RefusedError({
        status: 422,
        detail: 'This Idempotency-Key was used for another request; take a new one for each.',
      })
    : new RefusedError({
        status: 409,
        detail: 'The request with this Idempotency-Key is being worked on; ask again.',
        headers: { 'Retry-After': '1' },
      });
