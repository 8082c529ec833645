import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { D1 } from './deployment.ts';
import { story, writeNewsroom } from './newsroom.ts';
import { folder, program, started } from './program.ts';

/** A small newsroom, with a wrangler.toml beside it. */
async function newsroom() {
  const { dir, remove } = await folder();
  onTestFinished(remove);
  await writeNewsroom(join(dir, 'content'));
  writeFileSync(
    join(dir, 'wrangler.toml'),
    `name = "paper"\nmain = "worker.ts"\ncompatibility_date = "2026-01-01"\n[assets]\ndirectory = "assets"\n${D1}`,
  );
  const database = join(dir, '.dateline/collection.db');
  const run = (name: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) =>
    program(name, { args: ['--content', 'content', ...args], cwd: dir, env });
  const sync = (env: Readonly<Record<string, string>> = {}) => run('sync', ['--d1', '--local'], env);
  return { dir, database, run, sync };
}

test.each([
  [
    'one database of the folder',
    {},
    /collection\.db is being written by npm run sync \(process \d+\), .*run this again\.$/,
  ],
  [
    'one D1 database',
    { CONTENT_DB: ':memory:' },
    /^The local D1 database in .* is in use by npm run sync \(process \d+\)\. Nothing was published\. .*run this again\.$/,
  ],
])(
  'of two syncs at once of %s one says in a line who is first, and the other is whole',
  async (_, env, line) => {
    const { sync } = await newsroom();
    const both = await Promise.all([sync(env), sync(env)]);
    expect(both.map(({ code }) => code).toSorted()).toEqual([0, 1]);
    const stopped = both.find(({ code }) => code === 1);
    expect([stopped?.stderr.trim(), stopped?.stdout]).toEqual([expect.stringMatching(line), '']);
    expect((await sync(env)).stdout).toMatch(/ 0 written, 1 unchanged, 0 removed/);
  },
  300_000,
);

/** Has a database for writing until it is released, as a program that reads a large folder for the first time. */
function writing(database: string): () => void {
  mkdirSync(join(database, '..'), { recursive: true });
  const other = new DatabaseSync(database);
  other.exec('PRAGMA journal_mode = WAL; BEGIN IMMEDIATE');
  onTestFinished(() => {
    if (other.isOpen) other.close();
  });
  return () => other.close();
}

test('a database that is written for long stops a sync with a line, and has npm start try again', async () => {
  const { dir, database, sync } = await newsroom();
  const first = started('start', { args: ['--content', 'content'], cwd: dir, env: { PORT: '0' } });
  await first.says(/Edits show at once/);
  const release = writing(database);
  writeFileSync(join(dir, 'content/news/second.md'), story('Second', '2026-11-02 09:00'));
  const stopped = await sync();
  expect(stopped).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(
      /^\S+collection\.db is being written by npm start \(process \d+\), .*\.\n$/,
    ),
  });
  await first.says(/collection\.db is being written by another program, .* Trying again\. Still serving/);
  release();
  await first.says(/: 2 articles in the feeds/);
  expect(await first.stop()).toBe(0);
});

test('check and build work beside npm start', async () => {
  const { dir, run } = await newsroom();
  const service = started('start', { args: ['--content', 'content'], cwd: dir, env: { PORT: '0' } });
  await service.says(/Edits show at once/);
  const [checked, built] = await Promise.all([run('check'), run('build', ['--out', join(dir, 'bundle')])]);
  expect([checked.code, built.code, built.stdout]).toEqual([0, 0, expect.stringContaining('1 article and')]);
  expect(await service.stop()).toBe(0);
});
