import type { ExecutionContext } from 'hono';
import { requestTarget, splitTarget } from '../../http/target.ts';
import { answerTags } from './cache-tags.ts';

/** The field in which the publisher tells the reading Worker what an edit has changed for readers. */
export const EDITION = 'Dateline-Edition';

/** What caches are to do with answers that have one of these tags, `*` for all: remove them, or ask for them again by their entity tag. */
export type CacheChange = { readonly action: 'purge' | 'invalidate'; readonly tags: '*' | readonly string[] };

/** Tags of a call; Cloudflare takes a hundred. */
const MOST = 100;

export const changeText = ({ action, tags }: CacheChange): string =>
  `${action} ${tags === '*' ? tags : tags.join(',')}`;

function changeIn(text: string): CacheChange {
  const [action, tags = '*'] = text.split(' ');
  return {
    action: action === 'purge' ? 'purge' : 'invalidate',
    tags: tags === '*' ? tags : tags.split(',').filter(Boolean),
  };
}

/** The part of a Worker's context that concerns its own cache (https://developers.cloudflare.com/workers/cache/purge/). */
type CacheContext = {
  purge(what: Selected): Promise<{ readonly success: boolean; readonly errors: readonly unknown[] }>;
  invalidate(what: Selected): Promise<{ readonly success: boolean; readonly errors: readonly unknown[] }>;
};

type Selected = { readonly tags: readonly string[] } | { readonly purgeEverything: true };

/** The script that takes articles in: a Worker of its own, bound to this one. */
export type PublisherBinding = { fetch(request: Request): Promise<Response> };

/** Whether a request may be one to the API or the hub; below which path those are, the publisher knows. */
export const isPublishing = ({ url }: Request): boolean => /^[^?]*\/(api|hub)([/?]|$)/.test(url);

/** What the publisher says of an edition where a request was not for it after all. */
export const NOT_MINE = 'none';

/** What the publisher answers, undefined where the request is not for it, once the cache of this Worker, which no other can reach, knows what has changed. */
export async function forwarded(
  request: Request,
  publisher: PublisherBinding,
  context: ExecutionContext,
): Promise<Response | undefined> {
  const response = await publisher.fetch(request);
  const text = response.headers.get(EDITION);
  if (text === null) return response;
  if (text === NOT_MINE) return undefined;
  // Not where the cache is off, nor in every local runtime.
  const { cache } = context as { readonly cache?: CacheContext };
  if (cache) await change(cache, changeIn(text));
  const headers = new Headers(response.headers);
  headers.delete(EDITION);
  return new Response(response.body, { status: response.status, headers });
}

/** An answer with the tags by which it is removed from the cache; Cloudflare takes the field off again. */
export async function tagged(request: Request, answer: Response | Promise<Response>): Promise<Response> {
  const response = await answer;
  if (!/^public\b/.test(response.headers.get('Cache-Control') ?? '')) return response;
  const { path } = splitTarget(requestTarget(request.url));
  const tags = answerTags(decoded(path), response.headers.get('Content-Type') ?? '');
  response.headers.set('Cache-Tag', tags.join(','));
  return response;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** A failure costs what `s-maxage` allows, and the log says so: what was published stays published. */
async function change(cache: CacheContext, { action, tags }: CacheChange): Promise<void> {
  const calls: readonly Selected[] =
    tags === '*'
      ? [{ purgeEverything: true }]
      : Array.from({ length: Math.ceil(tags.length / MOST) }, (_, index) => ({
          tags: tags.slice(index * MOST, (index + 1) * MOST),
        }));
  for (const what of calls) {
    const result = await cache[action](what).catch((error: unknown) => ({
      success: false,
      errors: [String(error)],
    }));
    if (result.success) continue;
    const message = `the cache could not be told to ${action}`;
    console.error(JSON.stringify({ level: 'error', message, errors: result.errors }));
  }
}
