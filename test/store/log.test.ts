import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSqlite } from '../../src/node/sqlite.ts';

test('after a large transaction the log is cut back, so that the disk does not hold the collection twice', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'dateline-log-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const path = join(dir, 'collection.db');
  const handle = openSqlite({ path });
  handle.execute('CREATE TABLE large (bytes BLOB)');
  await handle.transaction?.begin();
  handle.execute(
    'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) INSERT INTO large SELECT zeroblob(1048576) FROM n',
  );
  await handle.transaction?.commit();
  const log = () => statSync(`${path}-wal`).size;
  expect(log()).toBeGreaterThan(40 * 2 ** 20);
  // The first of these brings the log into the file, the next begins it anew.
  for (let i = 0; i < 3; i += 1) handle.execute('INSERT INTO large VALUES (1)');
  expect(log()).toBeLessThanOrEqual(16 * 2 ** 20);
  handle.close();
});
