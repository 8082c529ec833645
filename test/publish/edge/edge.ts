import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { onTestFinished } from 'vitest';
import { migrateD1 } from '../../../src/runtime/node/migrations.ts';
import { site } from '../../content/folder.ts';

const WORKER = resolve(import.meta.dirname, '../../../src/runtime/worker');

const bundles = new Map<string, Promise<string>>();

/** The Worker's script as wrangler bundles it; made once for all tests of this thread. */
export function bundled(entry: string): Promise<string> {
  const made = bundles.get(entry) ?? bundle(entry);
  bundles.set(entry, made);
  return made;
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [resolve(WORKER, entry)],
    ...{ bundle: true, minify: true, format: 'esm', write: false },
    conditions: ['workerd', 'worker', 'browser'],
    external: ['node:*'],
    loader: { '.sql': 'text' },
  });
  return outputFiles[0]?.text ?? '';
}

export const SECRET = 'a-secret-of-the-deployment';

type EdgeOptions = {
  /** Where the databases and the bucket are kept; a folder of its own unless given. */
  readonly state?: string;
  /** The script that takes articles in, below src/runtime/worker unless absolute. */
  readonly publisher?: string;
  /** Replaces the script of the reading Worker's cache by one that notes what it is told. */
  readonly reader?: string;
  /** Whether the publisher has a hub, which may send to this machine. */
  readonly hub?: boolean;
  /** Secrets of the publisher besides its key. */
  readonly secrets?: Readonly<Record<string, string>>;
};

/** Both scripts in workerd, with a database that has had the migrations, and a bucket. */
export async function edge(options: EdgeOptions = {}) {
  const { state = temporary(), publisher = 'publisher.ts', reader = 'worker-d1.ts' } = options;
  const { hub = false, secrets } = options;
  const [reading, publishing] = await Promise.all([bundled(reader), bundled(publisher)]);
  const shared = {
    ...{ modules: true, compatibilityDate: '2026-10-20' },
    ...{ d1Databases: { DB: 'paper' }, r2Buckets: { MEDIA: 'media' } },
  } as const;
  const runtime = new Miniflare(
    convertV4MiniflareOptions({
      resourcePersistencePath: state,
      workers: [
        {
          ...{ ...shared, name: 'reader', script: reading },
          // Miniflare has its own types of what Node has too, here and below.
          serviceBindings: {
            PUBLISHER: 'publisher',
            ASSETS: () => new Response(null, { status: 404 }) as never,
          },
        },
        {
          ...{ ...shared, name: 'publisher', script: publishing, compatibilityFlags: ['nodejs_compat'] },
          durableObjects: {
            SITE: { className: 'SiteObject', useSQLite: true },
            ...(hub && { HUB: { className: 'HubObject', useSQLite: true } }),
          },
          bindings: {
            ...secrets,
            PUBLISH_KEY: SECRET,
            ...(hub && { DATELINE_UNSAFE_CALLBACKS: 'loopback' }),
          },
        },
      ],
    }),
  );
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= runtime.dispose());
  onTestFinished(close);
  const database = await runtime.getD1Database('DB', 'reader');
  await migrateD1(database);
  const ask = (path: string, { key = SECRET, ...init }: RequestInit & { readonly key?: string } = {}) => {
    const headers = { ...(key && { Authorization: `Bearer ${key}` }), ...init.headers };
    return runtime.dispatchFetch(`https://paper.example${path}`, { ...init, headers } as never);
  };
  return {
    ...{ runtime, database, state, close, bucket: await runtime.getR2Bucket('MEDIA', 'reader') },
    /** The address at which this machine reaches it. */
    listen: async () => (await runtime.ready).origin,
    ask,
    /** Asks the API; `path` below `/api`. */
    api: (path: string, init?: Parameters<typeof ask>[1]) => ask(`/api${path}`, init),
    put: (file: string, body: BodyInit, headers: Readonly<Record<string, string>> = {}) =>
      ask(`/api/files/${file}`, { method: 'PUT', body, headers }),
    /** What readers get. */
    get: (path: string, headers: Readonly<Record<string, string>> = {}) => ask(path, { headers, key: '' }),
  };
}

/** The same, with a site and a section. */
export async function paper(options?: EdgeOptions) {
  const made = await edge(options);
  await made.put('site.yaml', site);
  await made.put('news/_index.md', '---\ntitle: News\n---\n');
  return made;
}

function temporary(): string {
  const state = mkdtempSync(join(tmpdir(), 'edge-'));
  onTestFinished(() => rmSync(state, { recursive: true, force: true }));
  return state;
}
