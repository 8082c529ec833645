import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSqlite } from '../../src/runtime/node/sqlite.ts';

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
  // The next to write begins it again.
  handle.checkpoint(1_000);
  handle.execute('INSERT INTO large VALUES (1)');
  expect(log()).toBeLessThanOrEqual(16 * 2 ** 20);
  handle.close();
});

/** A folder's database that is written as a large collection is: in transactions over several calls. */
function database() {
  const dir = mkdtempSync(join(tmpdir(), 'dateline-log-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const path = join(dir, 'collection.db');
  const handle = openSqlite({ path });
  handle.execute('CREATE TABLE large (bytes BLOB)');
  const write = async () => {
    await handle.transaction?.begin();
    handle.execute('INSERT INTO large VALUES (zeroblob(1048576))');
    await handle.transaction?.commit();
  };
  return { path, handle, write, log: () => statSync(`${path}-wal`).size };
}

test('a log that a killed program left is cut back when the database is opened, also beside another reader', async () => {
  const { path, handle, write, log } = database();
  for (let i = 0; i < 20; i += 1) await write();
  expect(log()).toBeGreaterThan(20 * 2 ** 20);
  const reader = openSqlite({ path, readOnly: true });
  expect(reader.rows('SELECT count(*) AS n FROM large')).toEqual([{ n: 20 }]);
  const next = openSqlite({ path });
  expect(log()).toBe(0);
  for (const each of [next, reader, handle]) each.close();
});

test('a reader in the middle of a question keeps its rows, and delays cutting the log back, not opening', async () => {
  const { path, handle, write, log } = database();
  await write();
  const reader = openSqlite({ path, readOnly: true });
  reader.execute('BEGIN');
  const seen = () => reader.rows('SELECT count(*) AS n FROM large');
  expect(seen()).toEqual([{ n: 1 }]);
  await write();
  const next = openSqlite({ path });
  expect(log()).toBeGreaterThan(2 ** 20);
  expect(seen()).toEqual([{ n: 1 }]);
  reader.execute('COMMIT');
  openSqlite({ path }).close();
  expect(log()).toBe(0);
  for (const each of [next, reader, handle]) each.close();
});

test('where the program says when, nothing that is written waits for the log to be brought into the file', async () => {
  const { path, handle } = database();
  handle.close();
  const own = openSqlite({ path, isCheckpointed: true });
  const pages = () => own.rows('PRAGMA wal_checkpoint(NOOP)')[0]?.checkpointed;
  await own.transaction?.begin();
  own.execute('INSERT INTO large VALUES (zeroblob(8388608))');
  await own.transaction?.commit();
  await own.batch([own.prepare('INSERT INTO large VALUES (1)'), own.prepare('INSERT INTO large VALUES (2)')]);
  expect(pages()).toBe(0);
  own.checkpoint(16_000);
  expect(pages()).toBe(0);
  own.checkpoint(1_000);
  expect(pages()).toBeGreaterThan(2_000);
  own.close();
});
