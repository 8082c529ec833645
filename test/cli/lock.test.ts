import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { lock } from '../../src/cli/lock.ts';
import { folder } from './program.ts';

async function lockFile(): Promise<string> {
  const { dir, remove } = await folder();
  onTestFinished(remove);
  return join(dir, 'database-command');
}

test('a lock is had once, and again when it is released', async () => {
  const path = await lockFile();
  const first = lock(path, { command: 'first', purpose: 'https://a.example' });
  const holder = { command: 'first', pid: process.pid, purpose: 'https://a.example' };
  expect(lock(path, { command: 'second' })).toEqual({ holder });
  if ('release' in first) first.release();
  const second = lock(path, { command: 'second' });
  expect(second).toHaveProperty('release');
  if ('release' in second) second.release();
});

test('a program that ended is not named as the holder', async () => {
  const path = await lockFile();
  const other = new DatabaseSync(path);
  onTestFinished(() => other.close());
  // No process has such a number.
  other.exec(`CREATE TABLE holder (one INTEGER PRIMARY KEY, command TEXT NOT NULL, pid INTEGER NOT NULL, purpose TEXT NOT NULL);
    INSERT INTO holder VALUES (1, 'ended', ${2 ** 22 + 1}, ''); BEGIN IMMEDIATE`);
  expect(lock(path, { command: 'mine' })).toEqual({ holder: undefined });
});
