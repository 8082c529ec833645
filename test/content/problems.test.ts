import { expect, test } from 'vitest';
import type { Problem } from '../../src/content/problems/problem.ts';
import { type Rule, rules } from '../../src/content/problems/rules.ts';
import { readSettings } from '../../src/runtime/node/settings.ts';
import { compile } from '../support/compiled.ts';
import { article, folder, site } from './folder.ts';
import { bodies } from './rows/bodies.ts';
import { files } from './rows/files.ts';
import { frontMatter } from './rows/front-matter.ts';
import { partners } from './rows/partners.ts';
import { places } from './rows/places.ts';
import { moves } from './rows/redirects.ts';
import { sites } from './rows/site.ts';
import { times } from './rows/times.ts';

const rows = [...files, ...sites, ...frontMatter, ...times, ...places, ...moves, ...partners, ...bodies];

const place = ({ file, line, field }: Problem) => `${file}${line === undefined ? '' : `:${line}`} ${field}`;

test.for(rows)('$code: $name', async ({ code, files, at, says, before }) => {
  const dir = folder(code === 'site-missing' ? files : { 'site.yaml': site, ...files });
  before?.(dir);
  const { problems } = await compile({ dir });
  const found = problems.filter((each) => each.code === code && place(each) === at);
  expect(found, JSON.stringify(problems, null, 1)).toMatchObject([{ severity: rules[code].severity }]);
  expect(found[0]?.message).toContain(says);
  expect(problems.filter((each) => each.code !== code && each.severity === 'error')).toEqual([]);
  expect('pwned' in globalThis).toBe(false);
});

/** Needs a file without read permission, which a super user reads all the same. */
const untested: readonly Rule[] = ['file-unreadable'];

test('every rule has a row', () => {
  const tested = new Set<string>([...rows.map(({ code }) => code), ...untested]);
  expect(Object.keys(rules).filter((code) => !tested.has(code))).toEqual([]);
});

test('an article with an error is left out; the others stay, and all problems come at once, by file and line', async () => {
  const dir = folder({
    'site.yaml': `${site}colour: blue\n`,
    'news/a.md': article(),
    'news/b.md': '---\ntitel: x\ndate: 2019-02-30\n---\nx',
    'news/c.md': 'no front matter',
    'news/_index.md': '---\ntitle: News\nordr: 1\n---\n',
  });
  const { articles, skipped, problems, snapshot } = await compile({ dir });
  expect([...articles.values()].map(({ path }) => path)).toEqual(['/news/a']);
  expect(skipped).toEqual(['news/b.md', 'news/c.md']);
  expect(problems.map(({ file, line, field }) => `${file}:${line} ${field}`)).toEqual([
    'news/_index.md:3 ordr',
    'news/b.md:2 title',
    'news/b.md:2 titel',
    'news/b.md:3 date',
    'news/c.md:1 front matter',
    'site.yaml:7 colour',
  ]);
  expect(snapshot?.sections.map(({ title }) => title)).toEqual(['News']);
});

test.for([
  ['localhost:80', 'write it whole'],
  ['https://x.example/a/?x=1', 'write https://x.example/a'],
  ['https://x.example#top', 'write https://x.example'],
  ['https://jane:secret@x.example', 'leave them out'],
  ['https://jane@x.example', 'leave them out'],
  ['https://[bad]', 'write it whole'],
] as const)('SITE_URL %s is refused: %s', async ([siteUrl, says]) => {
  const { problems } = await compile({ dir: folder({ 'site.yaml': site }), siteUrl });
  expect(problems).toMatchObject([{ code: 'site-url', message: expect.stringContaining(says) }]);
  expect(problems[0]?.message).not.toContain('secret');
  expect(() => readSettings({ SITE_URL: siteUrl })).toThrow(says);
});

test('a folder that is not there, and a SITE_URL that is none', async () => {
  expect((await compile({ dir: '/nowhere/at/all' })).problems).toMatchObject([{ code: 'site-missing' }]);
  expect(
    (await compile({ dir: folder({ 'site.yaml': site }), siteUrl: 'localhost:80' })).problems,
  ).toMatchObject([{ code: 'site-url' }]);
});
