import { describe } from 'vitest';
import { migrate } from '../../src/node/migrations.ts';
import { openSqlite } from '../../src/node/sqlite.ts';
import { contract } from './collection.ts';
import { plans } from './plans.ts';
import { openStored, sync } from './stored.ts';

/** One database for all papers: each is what a sync makes of the one before. */
async function opener(settled: number) {
  const handle = openSqlite({ path: ':memory:' });
  await migrate(handle);
  return async (paper: Parameters<typeof sync>[1]) => {
    await sync(handle, paper, settled);
    return openStored(handle, paper);
  };
}

contract('a SQLite database', await opener(-1), { runs: 60 });
contract('a SQLite database in which some is over', await opener(20), { from: 20, runs: 30 });
contract('a SQLite database in which all is settled', await opener(1_000_000), { from: 1_000_000, runs: 20 });

const empty = openSqlite({ path: ':memory:' });
await migrate(empty);
describe('a SQLite database', () => plans(empty));
