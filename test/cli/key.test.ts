import { expect, test } from 'vitest';
import * as key from '../../src/cli/key/main.ts';
import { spec } from '../../src/cli/key/spec.ts';
import { article, site } from '../content/folder.ts';
import { paper } from '../publish/paper.ts';
import { command } from './command.ts';

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  command({ spec, main: key.main }, { args, env });

const file = { 'news/a.md': article() };

test('keys of a folder and of a site are made, listed, rotated and revoked in the same way', async () => {
  const { dir, url, api, key: keyOf } = await paper(file);
  const env = { DATELINE_KEY: await keyOf() };
  for (const [where, isServed] of [
    [['--content', dir], false],
    [['--site', url], true],
  ] as const) {
    const made = await run(['create', 'cms', '--write', '/news/', '--no-read', '--json', ...where], env);
    expect([made.code, made.stderr]).toEqual([0, '']);
    const { id, secret, ...rest } = JSON.parse(made.stdout);
    expect(rest).toMatchObject({ name: 'cms', read: [], write: ['news'], admin: false, ends: null });
    expect((await run(['list', ...where], env)).stdout).toContain(`${id}  cms  writes news/; never used`);
    const next = await run(['rotate', id, '--overlap', '2', ...where], env);
    expect(next.stdout).toMatch(/^\w{12} {2}cms {2}writes news\/; never used\n\n {2}dateline_/);
    expect((await run(['list', ...where], env)).stdout).toMatch(new RegExp(`${id} .*, ends 20`));
    const reader = await run(['create', 'x', '--read', '/', '--write', 'news', ...where], env);
    expect(reader.stdout).toMatch(/^\w{12} {2}x {2}reads \/, writes news\/; never used\n/);
    expect((await run(['revoke', id, ...where], env)).stdout).toBe(`The key ${id} opens nothing any more.\n`);
    expect(await run(['revoke', id, ...where], env)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`No key has the id “${id}”, or it has ended;`),
    });
    if (isServed) expect((await api('/log', { key: secret })).status).toBe(401);
  }
});

test('what is asked of a key that may be a slip is said, and what cannot be done', async () => {
  const { dir, key: keyOf } = await paper({ 'site.yaml': site, ...file });
  const narrow = { DATELINE_KEY: await keyOf({ admin: false }) };
  const rows: readonly (readonly [string[], number, RegExp, Readonly<Record<string, string>>?])[] = [
    [
      ['create', 'x', '--write', 'nwes/'],
      0,
      /^Warning: There is no folder nwes\/ in .* yet\. The key may write there/,
    ],
    [['create', 'x', '--write', 'news/a.md'], 0, /^Warning: There is no folder news\/a\.md\/ in/],
    [['create', 'x', '--write', 'news/'], 0, /^$/],
    [['create', 'x', '--write', '/'], 0, /^$/],
    [['create', 'x', '--read', 'news', '--write', 'news'], 0, /^$/],
    [['create', 'x', '--read', 'nwes', '--write', 'news'], 0, /nwes\/ in .* yet\. The key may read there/],
    [['create', 'x', '--read', 'news', '--no-read'], 2, /--read and --no-read say opposite things/],
    [['create'], 2, /Whose key is it\?/],
    [['made'], 2, /“made” is not one of create, list, rotate and revoke/],
    [['rotate', 'none'], 1, /No key has the id “none”, or it has ended/],
    [['list', '--site', 'http://localhost:1'], 1, /DATELINE_KEY is not set/],
    [['list', '--site', 'http://paper.example'], 1, /write https:/, narrow],
  ];
  for (const [args, code, said, env] of rows) {
    const ended = await run([...args, '--content', dir], env);
    expect([ended.code, ended.stderr], args.join(' ')).toEqual([code, expect.stringMatching(said)]);
  }
});
