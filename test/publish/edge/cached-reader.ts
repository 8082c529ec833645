import type { ExecutionContext } from 'hono';
import { createWorker, type DatabaseBindings } from '../../../src/runtime/worker/worker-d1.ts';

/**
 * The reading Worker behind a cache as Cloudflare documents its own (https://developers.cloudflare.com/workers/cache/), which no runtime
 * on this machine has: it keeps what is public by its address, asks for what is stale by its entity tag, and is told by tag.
 */
const worker = createWorker({});

/** Without a stream: that would be the first request's. */
type Stored = { readonly status: number; readonly headers: Headers; readonly body: ArrayBuffer };

type Entry = { readonly stored: Stored; readonly tags: readonly string[]; readonly isStale: boolean };

const entries = new Map<string, Entry>();

type Selected = { readonly tags?: readonly string[]; readonly purgeEverything?: true };

async function change(selected: Selected, into: (entry: Entry) => Entry | undefined) {
  for (const [url, entry] of entries) {
    if (!selected.purgeEverything && !entry.tags.some((tag) => selected.tags?.includes(tag))) continue;
    const changed = into(entry);
    if (changed) entries.set(url, changed);
    else entries.delete(url);
  }
  return { success: true, errors: [] };
}

const cache = {
  purge: (selected: Selected) => change(selected, () => undefined),
  invalidate: (selected: Selected) => change(selected, (entry) => ({ ...entry, isStale: true })),
};

export default {
  async fetch(request: Request, env: DatabaseBindings, context: ExecutionContext): Promise<Response> {
    const own = {
      waitUntil: context.waitUntil.bind(context),
      passThroughOnException: () => {},
      props: {},
      cache,
    };
    const entry = request.method === 'GET' ? entries.get(request.url) : undefined;
    if (entry && !entry.isStale) return given(entry.stored, 'HIT');
    const condition = entry && { 'If-None-Match': entry.stored.headers.get('ETag') ?? '' };
    const asked = condition ? new Request(request, { headers: condition }) : request;
    const response = await worker.fetch(asked, env, own);
    if (entry && response.status === 304) {
      entries.set(request.url, { ...entry, isStale: false });
      return given(entry.stored, 'REVALIDATED');
    }
    const { status, headers } = response;
    const stored = { status, headers, body: await response.arrayBuffer() };
    const tags = (response.headers.get('Cache-Tag') ?? '').split(',');
    if (/s-maxage=[1-9]/.test(response.headers.get('Cache-Control') ?? ''))
      entries.set(request.url, { stored, tags, isStale: false });
    return given(stored, 'MISS');
  },
};

function given({ status, headers, body }: Stored, cached: string): Response {
  const fields = new Headers(headers);
  fields.set('Test-Cache', cached);
  return new Response(status === 304 ? null : body, { status, headers: fields });
}
