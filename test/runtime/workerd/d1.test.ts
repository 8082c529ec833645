import { applyD1Migrations, env } from 'cloudflare:test';
import { describe } from 'vitest';
import { contract } from '../../contract/collection.ts';
import { plans } from '../../contract/plans.ts';
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

describe('a D1 database', () => plans(DB));
