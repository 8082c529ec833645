import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeBundle } from '../../test/runtime/bundle.ts';
import { createNewspaper } from './newspaper.ts';
import { type Bundle, bundle, type Running, serve } from './serve.ts';

/** What every contestant is asked for. */
export const FEED = '/rss.xml';

/** The worker as it is deployed, with a newspaper of so many articles. */
export async function ours(dir: string, count: number): Promise<Bundle> {
  const own = await folder(dir, `ours-${count}`);
  const assets = join(own, 'assets');
  const { snapshot, articles } = createNewspaper(count);
  await writeBundle({
    compiled: { snapshot, articles: new Map(articles.map((one) => [one.id, one])), files: new Map() },
    out: assets,
    now: new Date(0),
  });
  return bundle({
    dir: own,
    script: `export { default } from '../../src/runtime/worker/worker.ts';`,
    assets,
  });
}

/** A Hono app that has the answers of another contestant in its script: the same bytes and header fields. */
export async function constant(dir: string, of: Bundle): Promise<Bundle> {
  const own = await folder(dir, 'constant');
  const { feed, fields } = await during(of, async ({ url }) => {
    const response = await fetch(url + FEED, { headers: { 'accept-encoding': 'identity' } });
    const all = Object.fromEntries(response.headers);
    return {
      feed: await response.bytes(),
      fields: without(all, ['date', 'connection', 'transfer-encoding']),
    };
  });
  const gzipped = gzipSync(feed);
  const length = String(gzipped.byteLength);
  const script = `
import { Hono } from 'hono';
import feedBuffer from './feed';
import gzippedBuffer from './gzipped';
const feed = new Uint8Array(feedBuffer);
const gzipped = new Uint8Array(gzippedBuffer);
const identity = ${JSON.stringify(fields)};
const gzip = ${JSON.stringify({ ...fields, 'content-length': length, 'content-encoding': 'gzip' })};
const unchanged = ${JSON.stringify(without(fields, ['content-length', 'content-type', 'last-modified', 'link']))};
const app = new Hono();
app.get('*', (c) => {
  if (c.req.header('if-none-match') === identity.etag) return new Response(null, { status: 304, headers: unchanged });
  if (!c.req.header('accept-encoding')?.includes('gzip')) return new Response(feed, { headers: identity });
  return new Response(gzipped, { headers: gzip, encodeBody: 'manual' });
});
export default app;
`;
  return bundle({ dir: own, script, assets: own, data: { feed, gzipped } });
}

/** The least that Hono can be. */
export async function hello(dir: string): Promise<Bundle> {
  const own = await folder(dir, 'hello');
  const script = `
import { Hono } from 'hono';
const app = new Hono();
app.get('*', (c) => c.text('hello'));
export default app;
`;
  return bundle({ dir: own, script, assets: own });
}

/** Runs a contestant for as long as it is used. */
export async function during<Result>(
  of: Bundle,
  use: (running: Running) => Promise<Result>,
): Promise<Result> {
  const running = await serve(of);
  try {
    return await use(running);
  } finally {
    await running.stop();
  }
}

async function folder(dir: string, name: string): Promise<string> {
  const own = join(dir, name);
  await mkdir(own, { recursive: true });
  return own;
}

function without(fields: Readonly<Record<string, string>>, names: readonly string[]) {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}
