import { applyD1Migrations, env } from 'cloudflare:test';
import { contract } from '../../contract/collection.ts';
import { openStored, sync } from '../../contract/stored.ts';

const { DB, MIGRATIONS } = env;

await applyD1Migrations(DB, MIGRATIONS);

contract(
  'a D1 database',
  async (paper) => {
    await sync(DB, paper, -1);
    return openStored(DB, paper);
  },
  { runs: 8 },
);
