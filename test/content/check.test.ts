import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import { main } from '../../src/cli/check/main.ts';
import { spec } from '../../src/cli/check/spec.ts';
import { command } from '../cli/command.ts';
import { article, folder, site } from './folder.ts';

const dateline = new URL('../../src/bin.js', import.meta.url).pathname;

type Run = { readonly code: number; readonly out: string; readonly err: string };

/** As npm runs it. */
const program = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> =>
  new Promise((done) => {
    const child = execFile(
      process.execPath,
      [dateline, 'check', ...args],
      { env: { PATH: process.env.PATH, NO_COLOR: '1', ...env } },
      (_, out, err) => done({ code: child.exitCode ?? -1, out, err }),
    );
  });

/** The same within this process. */
async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Run> {
  const { code, stdout, stderr } = await command({ spec, main }, { args, env });
  return { code, out: stdout, err: stderr };
}

const good = { 'site.yaml': site, 'news/a.md': article() };
const bad = { ...good, 'news/b.md': '---\ntitle: x\ndate: 2019-02-30\nautors: y\n---\nx' };

test('a good folder: how many articles, exit 0', async () => {
  // Where it takes long it tells how far it is, unless it is to be quiet.
  expect(await program(['--content', folder(good), '--quiet'])).toEqual({
    code: 0,
    out: '1 article, 0 errors, 0 warnings\n',
    err: '',
  });
});

test('every problem on a line of its own that editors understand, exit 1', async () => {
  const dir = folder(bad);
  const { code, out } = await run(['--content', dir]);
  expect(code).toBe(1);
  const [first = '', second = '', blank, last] = out.split('\n');
  expect(first).toBe(
    `${dir}/news/b.md:3: date: “2019-02-30” is not a date of the calendar or time of day; correct it (error bad-date)`,
  );
  expect(second).toBe(
    `${dir}/news/b.md:4: autors: unknown key “autors”; did you mean “authors”? (error unknown-key)`,
  );
  expect([blank, last]).toEqual(['', '1 article, 2 errors, 0 warnings; 1 article left out']);
});

test('every problem of a folder without a site.yaml that can be used, and of what is no article', async () => {
  const { 'site.yaml': _, ...files } = bad;
  const dir = folder({ ...files, '_drafts/c.md': 'x', 'news/d.txt': '---\ntitle: D\n---\nx' });
  const { code, out } = await run(['--content', dir, '--json']);
  expect(code).toBe(1);
  const told: readonly { file: string; code: string }[] = JSON.parse(out);
  expect(told.map(({ file, code: rule }) => `${file} ${rule}`)).toEqual([
    '_drafts/c.md file-ignored',
    'news/b.md bad-date',
    'news/b.md unknown-key',
    'news/d.txt article-format',
    'site.yaml site-missing',
  ]);
  expect((await run(['--content', dir])).out).toContain(
    '0 articles, 4 errors, 1 warning; 2 articles left out',
  );
});

test('what else is wrong with what is left out: its place, its links, and what others have', async () => {
  const lines = 'authors: [ann]\nexpires: never\n';
  const dir = folder({
    ...good,
    'news/b.md': article(`${lines}sections: [Nowhere]\n`, '[x](gone.md) ![y](gone.png)\n'),
    'news/c.md': article('draft: true\nupdtaed: 2020-01-01\n').replace(':a\n', ':c\n'),
    'news/d.md': article('authors: [Ann]\naliases: [/news/a]').replace(':a\n', ':d\n'),
    'news/e.md': article('authors: [ann]\n', '[b](b.md)\n').replace(':a\n', ':e\n'),
  });
  const { out } = await run(['--content', dir, '--json']);
  const told: readonly { file: string; line: number; code: string }[] = JSON.parse(out);
  expect(told.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
    'news/b.md:4 duplicate-id',
    'news/b.md:6 bad-date',
    'news/b.md:7 unknown-section',
    'news/b.md:9 broken-link',
    'news/b.md:9 missing-image',
    'news/c.md:6 unknown-key',
    'news/d.md:6 redirect-taken',
    'news/e.md:5 spelling',
    'news/e.md:7 draft-link',
  ]);
});

test('no problem is left out, however many there are', async () => {
  const files = Array.from({ length: 510 }, (_, number) => [
    `news/${number}.md`,
    article().replace(/^id.*\n/m, ''),
  ]);
  const { out } = await run(['--content', folder({ ...good, ...Object.fromEntries(files) }), '--json']);
  expect(JSON.parse(out)).toHaveLength(510);
});

test('warnings alone leave exit 0', async () => {
  const { code, out } = await run([
    '--content',
    folder({ ...good, 'news/a.md': article().replace(/^id.*\n/m, '') }),
  ]);
  expect([code, out.trimEnd().endsWith('1 article, 0 errors, 1 warning')]).toEqual([0, true]);
});

test('--json', async () => {
  const { code, out } = await run(['--json', '--content', folder(bad)]);
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject([
    { file: 'news/b.md', line: 3, column: 1, field: 'date', severity: 'error', code: 'bad-date' },
    { file: 'news/b.md', line: 4, column: 1, field: 'autors', severity: 'error', code: 'unknown-key' },
  ]);
});

test('CONTENT_DIR and SITE_URL', async () => {
  const dir = folder({ ...good, 'site.yaml': site.replace(/^url.*\n/m, '') });
  expect((await run([], { CONTENT_DIR: dir })).code).toBe(1);
  expect((await run([], { CONTENT_DIR: dir, SITE_URL: 'https://x.example' })).code).toBe(0);
});

test('colour only where asked for', async () => {
  const dir = folder(bad);
  expect((await program(['--content', dir], { NO_COLOR: '', FORCE_COLOR: '1' })).out).toContain('\u001b[');
  expect((await program(['--content', dir])).out).not.toContain('\u001b[');
});

test.for([[['--bogus']], [['a', 'b']]] as const)('%j is a mistake of use, exit 2', async ([args]) => {
  const { code, err } = await run(args);
  expect(code).toBe(2);
  expect(err).toContain('Usage: dateline check');
});

test('--help', async () => {
  const { code, out } = await run(['--help']);
  expect(code).toBe(0);
  expect(out).toContain('Examples:');
});
