import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { migrate, readMigrations } from '../src/runtime/node/migrations.ts';
import { openSqlite, type SqliteHandle } from '../src/runtime/node/sqlite.ts';
import { createSqlCollections } from '../src/store/sql/read/collections.ts';
import { createWriter } from '../src/store/sql/write/writer.ts';
import { fill } from './collection/fill.ts';
import { ASKINGS, type Asking, VALIDATION, WORST } from './collection/questions.ts';

const SMALL = 1_000;
const ROUNDS = 200;
/** Stories for which the search index is worth a step of tidying. */
const STORIES_A_STEP = 2_400;
/** Kept from one run to the next. */
const FOLDER = resolve(import.meta.dirname, '../.dateline/bench/store');

/** Prints what questions cost in a collection of a thousand and in a large one, on SQLite. */
export async function benchStore(count = 250_000): Promise<void> {
  const [small, large] = [await filled(SMALL), await filled(count)];
  console.log(
    `\nSQLite, median of ${ROUNDS}, in ms: ${SMALL.toLocaleString('en')} and ${count.toLocaleString('en')} articles`,
  );
  for (const asking of [...ASKINGS, VALIDATION]) {
    const [few, many] = await medians([small, large], asking, ROUNDS);
    console.log(`${asking.name.padEnd(28)} ${show(few)} ${show(many)}   × ${(many / few).toFixed(2)}`);
  }
  console.log('Bounded by the collection, not by the page:');
  for (const asking of WORST) {
    const [few, many] = await medians([small, large], asking, 9);
    console.log(`${asking.name.padEnd(28)} ${show(few)} ${show(many)}`);
  }
}

/** A database of so many stories, made once for each schema. */
async function filled(count: number): Promise<SqliteHandle> {
  mkdirSync(FOLDER, { recursive: true });
  const path = join(FOLDER, `${count}-${readMigrations().length}.db`);
  if (!existsSync(path)) {
    const started = performance.now();
    const handle = openSqlite({ path: `${path}.part`, cache: 128 });
    await migrate(handle);
    await fill(handle, { count, tell: (done) => process.stderr.write(`\r${done} of ${count}`) });
    // As `npm start` does after a large load.
    await (await createWriter(handle)).optimize(Math.ceil(count / STORIES_A_STEP));
    handle.execute(`VACUUM INTO '${path}'`);
    handle.close();
    rmSync(`${path}.part`);
    console.log(`\n${count} articles written in ${((performance.now() - started) / 1_000).toFixed(1)} s`);
  }
  return openSqlite({ path, readOnly: true, cache: 64 });
}

/** Asks in turn, each time with nothing remembered, so that both meet the same machine. */
async function medians(handles: readonly [SqliteHandle, SqliteHandle], { ask }: Asking, rounds: number) {
  const times: [number[], number[]] = [[], []];
  for (let round = -3; round < rounds; round += 1) {
    for (const side of [0, 1] as const) {
      const collection = await createSqlCollections({ handle: handles[side], media: nothing })();
      if (collection === undefined) throw new Error('nothing was published');
      const started = performance.now();
      await ask(collection);
      if (round >= 0) times[side].push(performance.now() - started);
    }
  }
  return [median(times[0]), median(times[1])] as const;
}

async function nothing(): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array();
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
}

const show = (time: number): string => time.toFixed(3).padStart(9);

if (import.meta.main) await benchStore(Number(process.argv[2] ?? 250_000));
