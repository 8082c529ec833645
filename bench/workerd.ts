import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { constant, during, FEED, hello, ours } from './workerd/contestants.ts';
import { load, median } from './workerd/load.ts';
import type { Bundle } from './workerd/serve.ts';

const ROUNDS = { load: 5, cold: 9 };
const SECONDS = 2;
/** About as many as the sample collection has. */
const SAMPLE = 52;
const LARGE = 5_000;

/** Prints how the worker does on workerd beside a Hono app that answers with constants: processor time, requests a second, and cold starts. */
export async function benchWorkerd(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'dateline-bench-'));
  try {
    const sample = await ours(dir, SAMPLE);
    const constants = await constant(dir, sample);
    await printCpu([
      [`${SAMPLE} articles`, sample],
      ['2,000 articles', await ours(dir, 2_000)],
    ]);
    await printLoads(sample, constants);
    await printColds([
      ['Hono, hello', await hello(dir)],
      ['Hono, constant feed', constants],
      [`ours, ${SAMPLE} articles`, sample],
      [`ours, ${LARGE.toLocaleString('en')} articles`, await ours(dir, LARGE)],
    ]);
  } finally {
    await rm(dir, { recursive: true });
  }
}

/** What the free plan limits to 10 ms a request: processor time of workerd's threads for the first requests of an isolate. */
async function printCpu(contestants: readonly (readonly [string, Bundle])[]): Promise<void> {
  process.stdout.write(`workerd, processor time of a request (medians of ${ROUNDS.cold} isolates)\n`);
  for (const [name, contestant] of contestants) {
    const times: readonly number[][] = [[], [], []];
    for (let round = 0; round < ROUNDS.cold; round += 1)
      await during(contestant, async ({ url, cpu }) => {
        for (const [which, path] of [FEED, FEED, '/'].entries()) {
          const before = cpu();
          await (await fetch(url + path)).bytes();
          times[which]?.push(cpu() - before);
        }
      });
    const [first = Number.NaN, again = Number.NaN, page = Number.NaN] = times.map(median);
    row(name, [
      `first ${first.toFixed(1)} ms`,
      `again ${again.toFixed(1)} ms`,
      `its page ${page.toFixed(1)} ms`,
    ]);
  }
}

async function printLoads(sample: Bundle, constants: Bundle): Promise<void> {
  const { tag, length } = await during(sample, async ({ url }) => {
    const response = await fetch(url + FEED);
    return { tag: response.headers.get('etag') ?? '', length: (await response.bytes()).byteLength };
  });
  process.stdout.write(
    `workerd, feed of ${Math.round(length / 1000)} kB, requests/s (medians of ${ROUNDS.load})\n`,
  );
  const kinds: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['200', {}],
    ['200 gzip', { 'accept-encoding': 'gzip' }],
    ['304', { 'if-none-match': tag.replace('-gzip', '') }],
  ];
  await during(sample, (first) =>
    during(constants, async (second) => {
      for (const [kind, headers] of kinds) {
        const rates: readonly [number[], number[]] = [[], []];
        const urls = [first.url + FEED, second.url + FEED];
        for (let round = 0; round <= ROUNDS.load; round += 1) {
          for (const [which, url] of urls.entries()) {
            const rate = await load({ url, seconds: SECONDS, headers });
            // The first round warms up.
            if (round > 0) rates[which]?.push(rate);
          }
        }
        const [own, other] = [median(rates[0]), median(rates[1])];
        row(kind, [
          `ours ${own.toFixed(0)}`,
          `constant ${other.toFixed(0)}`,
          `ratio ${(own / other).toFixed(2)}`,
        ]);
      }
    }),
  );
}

async function printColds(contestants: readonly (readonly [string, Bundle])[]): Promise<void> {
  process.stdout.write(
    `workerd, from spawning the process to the end of the first feed (medians of ${ROUNDS.cold})\n`,
  );
  const times = contestants.map((): number[] => []);
  for (let round = 0; round < ROUNDS.cold; round += 1) {
    for (const [which, [, contestant]] of contestants.entries()) {
      const time = await during(contestant, async ({ url, started }) => {
        await (await fetch(url + FEED)).bytes();
        return performance.now() - started;
      });
      times[which]?.push(time);
    }
  }
  const medians = times.map(median);
  const [base = Number.NaN] = medians;
  for (const [which, [name]] of contestants.entries()) {
    const time = medians[which] ?? Number.NaN;
    row(name, [
      `${time.toFixed(0)} ms`,
      `+${(time - base).toFixed(0)} ms`,
      `ratio ${(time / base).toFixed(2)}`,
    ]);
  }
}

function row(name: string, cells: readonly string[]): void {
  process.stdout.write(`  ${name.padEnd(24)}${cells.map((cell) => cell.padEnd(18)).join('')}\n`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await benchWorkerd();
