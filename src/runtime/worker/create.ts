import type { ExecutionContext } from 'hono';
import { createApp } from '../../app/app.ts';
import { type Cache, createCache } from '../../domain/lru.ts';
import type { BundleMedia } from '../../store/bundle/bundle.ts';
import type { Collection } from '../../store/collection.ts';
import { UnavailableError } from '../../store/unavailable.ts';
import { type MediaBucket, mediaOf, type ReadAsset } from './media.ts';

/** What wrangler.toml binds. */
export type Bindings = {
  /** What `npm run build` or `npm run sync` put there; nothing but this worker can reach it. */
  readonly ASSETS: { fetch(url: string): Promise<Response> };
  /** The bucket for pictures and other files, where there is one. */
  readonly MEDIA?: MediaBucket;
};

export type WorkerOptions<Bound extends Bindings> = {
  /** Makes, once an isolate, what gives the collection to each request. */
  readonly collectionOf: (
    bindings: Bound,
    read: ReadAsset,
    media: BundleMedia,
    cache: Cache,
  ) => () => Collection | Promise<Collection | undefined>;
  /** When the program was deployed, where the collection doesn't know. */
  readonly deployed?: (bindings: Bound) => Date | undefined;
  readonly now?: () => Date;
};

/** Bytes of the one cache of an isolate, which has 128 MB for everything. */
const MEMORY = 48 * 2 ** 20;

/** The service as a module worker; `now` is for tests that stop the clock. */
export function createWorker<Bound extends Bindings>({ collectionOf, deployed, now }: WorkerOptions<Bound>) {
  const cache = createCache(MEMORY);
  let app: ReturnType<typeof createApp> | undefined;
  return {
    fetch(request: Request, env: Bound, context: ExecutionContext): Response | Promise<Response> {
      const read = readerOf(env);
      app ??= createApp({
        collection: collectionOf(env, read, mediaOf(env.MEDIA, read), cache),
        compressors: { gzip },
        manualEncoding: true,
        secrets: (name) => secretOf(env, name),
        memory: cache,
        deployed: deployed?.(env),
        now,
      });
      const response = app.fetch(request, env, context);
      // Requests that ask for the same bytes share one making of them: it must not die with the first client that leaves.
      if (response instanceof Promise) context.waitUntil(response);
      return response;
    },
  };
}

/** A secret that `wrangler secret put` has bound. */
export function secretOf(env: object, name: string): string | undefined {
  const value: unknown = Reflect.get(env, name);
  return typeof value === 'string' ? value : undefined;
}

function readerOf({ ASSETS }: Bindings): ReadAsset {
  return async (path) => {
    const response = await ASSETS.fetch(`https://assets.invalid${path}`);
    if (!response.ok) throw new UnavailableError(`there is no ${path} among the assets: run npm run deploy`);
    return new Uint8Array(await response.arrayBuffer());
  };
}

async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
