import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { writeBundle } from '../src/cli/build/bundle.ts';
import { load, median } from './workerd/load.ts';
import { createNewspaper } from './workerd/newspaper.ts';
import { type Bundle, bundle, type Running, serve } from './workerd/serve.ts';

const FEED = '/rss.xml';
const ROUNDS = { load: 3, cold: 9 };
const SECONDS = 2;
/** The sample collection has as many. */
const SAMPLE = 40;
const LARGE = 5_000;

const OURS = `export { default } from '../../src/worker.ts';`;

/** What anyone would write who had the bytes already. */
const CONSTANT = `
import { Hono } from 'hono';
import feed from './feed';
import gzipped from './gzipped';
const headers = { 'Content-Type': 'application/rss+xml; charset=utf-8', ETag: '"constant"', 'Cache-Control': 'max-age=300' };
const app = new Hono();
app.get('*', (c) => {
  if (c.req.header('if-none-match') === '"constant"') return new Response(null, { status: 304, headers });
  if (!c.req.header('accept-encoding')?.includes('gzip')) return new Response(feed, { headers });
  return new Response(gzipped, { headers: { ...headers, 'Content-Encoding': 'gzip' }, encodeBody: 'manual' });
});
export default app;
`;

const HELLO = `
import { Hono } from 'hono';
const app = new Hono();
app.get('*', (c) => c.text('hello'));
export default app;
`;

/** Prints how the worker does on workerd beside a Hono app that answers with constants: requests a second, and cold starts. */
export async function benchWorkerd(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
  try {
    const sample = await ours(dir, SAMPLE);
    const large = await ours(dir, LARGE);
    const feed = await feedOf(sample);
    const constant = await other(dir, 'constant', CONSTANT, feed);
    const hello = await other(dir, 'hello', HELLO, feed);
    await printLoads(sample, constant, feed.byteLength);
    await printColds({
      'Hono, hello': hello,
      'Hono, constant feed': constant,
      [`ours, ${SAMPLE} articles`]: sample,
      [`ours, ${LARGE.toLocaleString('en')} articles`]: large,
    });
  } finally {
    await rm(dir, { recursive: true });
  }
}

async function ours(dir: string, count: number): Promise<Bundle> {
  const own = join(dir, `ours-${count}`);
  const assets = join(own, 'assets');
  await mkdir(own, { recursive: true });
  const { snapshot, articles } = createNewspaper(count);
  await writeBundle({
    compiled: { snapshot, articles: new Map(articles.map((one) => [one.id, one])), files: new Map() },
    out: assets,
    now: new Date(0),
  });
  return bundle({ dir: own, script: OURS, assets });
}

async function other(dir: string, name: string, script: string, feed: Uint8Array): Promise<Bundle> {
  const own = join(dir, name);
  await mkdir(own, { recursive: true });
  const data = name === 'constant' ? { feed, gzipped: gzipSync(feed) } : {};
  return bundle({ dir: own, script, assets: own, data });
}

async function feedOf(sample: Bundle): Promise<Uint8Array> {
  return during(sample, async ({ url }) => (await fetch(url + FEED)).bytes());
}

async function printLoads(sample: Bundle, constant: Bundle, length: number): Promise<void> {
  process.stdout.write(
    `workerd, ${Math.round(length / 1000)} kB feed, requests/s (medians of ${ROUNDS.load})\n`,
  );
  const tags = [await tagOf(sample), await tagOf(constant)];
  const kinds = {
    '200': () => ({}),
    '200 gzip': () => ({ 'accept-encoding': 'gzip' }),
    '304': (which: number) => ({ 'if-none-match': tags[which] ?? '' }),
  };
  for (const [kind, headers] of Object.entries(kinds)) {
    const rates: [number[], number[]] = [[], []];
    await during(sample, async (first) =>
      during(constant, async (second) => {
        for (let round = 0; round <= ROUNDS.load; round += 1) {
          for (const [which, { url }] of [first, second].entries()) {
            const rate = await load({ url: url + FEED, seconds: SECONDS, headers: headers(which) });
            if (round > 0) rates[which]?.push(rate);
          }
        }
      }),
    );
    const [own, constants] = rates.map(median);
    row(kind, [
      `ours ${own?.toFixed(0)}`,
      `constant ${constants?.toFixed(0)}`,
      `ratio ${((own ?? 0) / (constants ?? 1)).toFixed(2)}`,
    ]);
  }
}

async function tagOf(of: Bundle): Promise<string> {
  return during(of, async ({ url }) => (await fetch(url + FEED)).headers.get('etag') ?? '');
}

async function printColds(contestants: Readonly<Record<string, Bundle>>): Promise<void> {
  process.stdout.write(
    `workerd, from spawning the process to the end of the first feed (medians of ${ROUNDS.cold})\n`,
  );
  const times = new Map<string, number[]>();
  for (let round = 0; round < ROUNDS.cold; round += 1) {
    for (const [name, contestant] of Object.entries(contestants)) {
      const time = await during(contestant, async ({ url, started }) => {
        await (await fetch(url + FEED)).bytes();
        return performance.now() - started;
      });
      times.set(name, [...(times.get(name) ?? []), time]);
    }
  }
  const medians = [...times].map(([name, all]) => [name, median(all)] as const);
  const base = medians[0]?.[1] ?? 1;
  for (const [name, time] of medians)
    row(name, [
      `${time.toFixed(0)} ms`,
      `+${(time - base).toFixed(0)} ms`,
      `ratio ${(time / base).toFixed(2)}`,
    ]);
}

async function during<Result>(of: Bundle, use: (running: Running) => Promise<Result>): Promise<Result> {
  const running = await serve(of);
  try {
    return await use(running);
  } finally {
    await running.stop();
  }
}

function row(name: string, cells: readonly string[]): void {
  process.stdout.write(`  ${name.padEnd(24)}${cells.map((cell) => cell.padEnd(18)).join('')}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await benchWorkerd();
