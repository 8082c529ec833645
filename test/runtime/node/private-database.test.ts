import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openPrivateDatabase } from '../../../src/runtime/node/private-database.ts';
import type { SqliteHandle } from '../../../src/runtime/node/sqlite.ts';
import { query } from '../../../src/store/sql/handle.ts';

let dir: string;
let handle: SqliteHandle;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'private-'));
  handle = await openPrivateDatabase(join(dir, 'own.db'), async (made) =>
    made.execute('CREATE TABLE t (n INTEGER)'),
  );
});

afterEach(() => {
  vi.restoreAllMocks();
  handle.close();
  rmSync(dir, { recursive: true });
});

/** Each call that brings a file to disk, held until the test lets it go. */
async function heldSyncs() {
  const file = await open(join(dir, 'any'), 'w');
  const prototype = Object.getPrototypeOf(file);
  await file.close();
  const held: { readonly end: () => void; readonly fail: (error: Error) => void }[] = [];
  vi.spyOn(prototype, 'datasync').mockImplementation(
    () => new Promise<void>((end, fail) => held.push({ end, fail })),
  );
  return held;
}

const insert = (n: number) => query(handle, [['INSERT INTO t VALUES (?1)', n]]);
const count = async () => (await query(handle, [['SELECT count(*) AS n FROM t']]))[0]?.[0]?.n;

test('what is written is acknowledged once it is on disk, those that wait share a call, and reading waits for none', async () => {
  const held = await heldSyncs();
  const acknowledged: number[] = [];
  const write = async (n: number) => {
    await insert(n);
    acknowledged.push(n);
  };
  const writes = [write(1), write(2), write(3)];
  await vi.waitFor(() => expect(held).toHaveLength(1));
  expect(await count()).toBe(3);
  expect(acknowledged).toEqual([]);
  held[0]?.end();
  await vi.waitFor(() => expect(held).toHaveLength(2));
  held[1]?.end();
  await Promise.all(writes);
  expect(acknowledged).toEqual([1, 2, 3]);
  expect(held).toHaveLength(2);
});

test('a disk that fails is said to the writer, and the next write asks it again', async () => {
  const held = await heldSyncs();
  const first = insert(1);
  await vi.waitFor(() => expect(held).toHaveLength(1));
  held[0]?.fail(new Error('EIO'));
  await expect(first).rejects.toThrow('EIO');
  const second = insert(2);
  await vi.waitFor(() => expect(held).toHaveLength(2));
  held[1]?.end();
  await second;
});
