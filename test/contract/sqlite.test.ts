import { describe } from 'vitest';
import { migrate } from '../../src/runtime/node/migrations.ts';
import { openSqlite, type SqliteHandle } from '../../src/runtime/node/sqlite.ts';
import { contract } from './collection.ts';
import { plans } from './plans.ts';
import { openStored, sync } from './stored.ts';

async function opened(): Promise<SqliteHandle> {
  const handle = openSqlite({ path: ':memory:' });
  await migrate(handle);
  return handle;
}

/** One database for all papers: each is what a sync makes of the one before. */
async function opener(settled: number) {
  const handle = await opened();
  return async (paper: Parameters<typeof sync>[1]) => {
    await sync(handle, paper, settled);
    return openStored(handle, paper);
  };
}

/** A database for each paper, which is brought up to it once at each of these instants. */
function backwards(...clocks: readonly number[]) {
  return async (paper: Parameters<typeof sync>[1]) => {
    const handle = await opened();
    for (const now of clocks) await sync(handle, paper, now);
    return openStored(handle, paper);
  };
}

contract('a SQLite database', await opener(-1), { runs: 60 });
contract('a SQLite database in which some is over', await opener(20), { from: 20, runs: 30 });
contract('a SQLite database in which all is settled', await opener(1_000_000), { from: 1_000_000, runs: 20 });
// Search alone does not find before the next sync what the first took away too early.
contract('a SQLite database of a clock that was ahead', await opener(30), { runs: 30, filters: false });
contract('a SQLite database of a clock that went back', backwards(1_000_000, 20, -1), { runs: 8 });
contract('a SQLite database of a clock that went back a little', backwards(30, 15), {
  from: 15,
  runs: 30,
});

const empty = await opened();
describe('a SQLite database', () => plans(empty));
