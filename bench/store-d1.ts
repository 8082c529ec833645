import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { getPlatformProxy } from 'wrangler';
import { migrateD1 } from '../src/runtime/node/migrations.ts';
import type { Handle, Result, Statement } from '../src/store/sql/handle.ts';
import { createSqlCollections } from '../src/store/sql/read/collections.ts';
import { fill } from './collection/fill.ts';
import { ASKINGS, type Asking, VALIDATION, WORST } from './collection/questions.ts';

const SMALL = 1_000;
const ROUNDS = 15;

/** What D1 says of its answers. */
type Metered = Result & { readonly meta: { readonly rows_read: number; readonly rows_written: number } };

type Meter = { rows: number; written: number; trips: number };

/** Prints what questions cost on D1 in miniflare: rows read, which is what D1 bills, trips, and time. */
export async function benchD1(count = 20_000): Promise<void> {
  const proxy = await getPlatformProxy<Record<'SMALL' | 'LARGE', Handle>>({
    configPath: resolve(import.meta.dirname, 'd1/wrangler.toml'),
    persist: false,
  });
  try {
    const meters = [
      { rows: 0, written: 0, trips: 0 },
      { rows: 0, written: 0, trips: 0 },
    ] as const;
    const small = await filled(metered(await migrated(proxy.env.SMALL), meters[0]), meters[0], SMALL);
    const large = await filled(metered(await migrated(proxy.env.LARGE), meters[1]), meters[1], count);
    console.log(
      `\nD1 in miniflare: rows read, trips and ms with ${SMALL.toLocaleString('en')} and ${count.toLocaleString('en')} articles`,
    );
    for (const asking of [...ASKINGS, VALIDATION, ...WORST]) {
      const few = await cost(small, meters[0], asking);
      const many = await cost(large, meters[1], asking);
      console.log(
        `${asking.name.padEnd(28)} ${show(few)} ${show(many)}   × ${(many.time / few.time).toFixed(2)}`,
      );
    }
  } finally {
    await proxy.dispose();
  }
}

async function migrated(handle: Handle): Promise<Handle> {
  await migrateD1(handle);
  return handle;
}

function metered(handle: Handle, meter: Meter): Handle {
  return {
    prepare: (sql) => handle.prepare(sql),
    async batch(statements: readonly Statement[]) {
      // D1 adds `meta` to each result.
      const results = (await handle.batch(statements)) as readonly Metered[];
      meter.trips += 1;
      for (const { meta } of results) {
        meter.rows += meta.rows_read;
        meter.written += meta.rows_written;
      }
      return results;
    },
  };
}

async function filled(handle: Handle, meter: Meter, count: number): Promise<Handle> {
  const started = performance.now();
  await fill(handle, { count });
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  const [written, read] = [meter.written / count, meter.rows / count].map((rows) => rows.toFixed(1));
  console.log(
    `${count} articles written in ${seconds} s, ${meter.trips} trips; rows an article: ${written} written, ${read} read`,
  );
  return handle;
}

async function cost(handle: Handle, meter: Meter, { ask }: Asking) {
  const times: number[] = [];
  let [rows, trips] = [0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    const collection = await createSqlCollections({ handle, media: async () => new Uint8Array() })();
    if (collection === undefined) throw new Error('nothing was published');
    const before = { ...meter };
    const started = performance.now();
    await ask(collection);
    times.push(performance.now() - started);
    [rows, trips] = [meter.rows - before.rows, meter.trips - before.trips];
  }
  return { rows, trips, time: times.toSorted((a, b) => a - b)[ROUNDS >> 1] ?? 0 };
}

function show({
  rows,
  trips,
  time,
}: {
  readonly rows: number;
  readonly trips: number;
  readonly time: number;
}): string {
  return `${String(rows).padStart(7)} ${trips} ${time.toFixed(1).padStart(7)}`;
}

if (import.meta.main) await benchD1(Number(process.argv[2] ?? 20_000));
