import { migrate } from '../../src/node/migrations.ts';
import { openSqlite } from '../../src/node/sqlite.ts';
import { contract } from './collection.ts';
import { openStored, sync } from './stored.ts';

contract('a SQLite database', async (paper) => {
  const handle = openSqlite({ path: ':memory:' });
  await migrate(handle);
  await sync(handle, paper, -1);
  return openStored(handle, paper);
});
