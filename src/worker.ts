import type { ExecutionContext } from 'hono';
import { createApp } from './app.ts';
import { openBundle } from './collection/bundle.ts';
import type { Collection } from './collection/collection.ts';

/** What wrangler.toml binds. */
export type Bindings = {
  /** The bundle that `npm run build` made; nothing but this worker can reach it. */
  readonly ASSETS: { fetch(url: string): Promise<Response> };
};

type WorkerOptions = { readonly now?: () => Date };

/** Finished answers, and as much again of encoded items: an isolate has 128 MB for everything. */
const MEMORY = 24 * 2 ** 20;

export default createWorker({});

/** The service as a module worker; `now` is for tests that stop the clock. */
export function createWorker({ now }: WorkerOptions) {
  let app: ReturnType<typeof createApp> | undefined;
  return {
    fetch(request: Request, env: Bindings, context: ExecutionContext): Response | Promise<Response> {
      app ??= createApp({
        collection: collectionOf(env),
        compressors: { gzip },
        manualEncoding: true,
        secrets: (name) => secretOf(env, name),
        memory: MEMORY,
        ...(now !== undefined && { now }),
      });
      const response = app.fetch(request, env, context);
      // Requests that ask for the same bytes share one making of them: it must not die with the first client that leaves.
      if (response instanceof Promise) context.waitUntil(response);
      return response;
    },
  };
}

/** A secret that `wrangler secret put` has bound. */
function secretOf(env: object, name: string): string | undefined {
  const value: unknown = Reflect.get(env, name);
  return typeof value === 'string' ? value : undefined;
}

/** Opens the bundle once an isolate. Only an opened one is kept: a pending or failed one belongs to its request. */
function collectionOf({ ASSETS }: Bindings): () => Collection | Promise<Collection> {
  let opened: Collection | undefined;
  const read = async (path: string) => {
    const response = await ASSETS.fetch(`https://assets.invalid${path}`);
    if (!response.ok) throw new Error(`the bundle has no ${path}: run npm run build`);
    return new Uint8Array(await response.arrayBuffer());
  };
  return () => opened ?? openBundle(read).then((collection) => (opened ??= collection));
}

async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
