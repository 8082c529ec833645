import { copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkLimits } from '../../src/cli/build/limits.ts';
import { modeText, searchText } from '../../src/cli/build/mode.ts';
import { ForeignFolderError } from '../../src/cli/build/sync.ts';
import type { Article } from '../../src/domain/article.ts';
import { writeNewsroom } from '../cli/newsroom.ts';
import { folder, program } from '../cli/program.ts';
import { article, at, paper } from '../contract/paper.ts';
import { writeBundle } from './bundle.ts';

const MIB = 1024 * 1024;
let out: string;

beforeEach(async () => {
  out = await mkdtemp(join(tmpdir(), 'dateline-build-'));
});
afterEach(() => rm(out, { recursive: true }));

const story = (id: string, more: Partial<Article> = {}) => article({ id, published: at(1), ...more });

const build = async (articles: readonly Article[], now = 2) => {
  const { snapshot } = paper({ articles });
  return writeBundle({
    compiled: { snapshot, articles: byId(articles), files: new Map() },
    out,
    now: at(now),
  });
};

const byId = (articles: readonly Article[]) => new Map(articles.map((one) => [one.id, one]));

const contents = async () => {
  const names = (await readdir(out, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
  const paths = names.map((one) => join(one.parentPath, one.name)).sort();
  return new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path, 'utf8')] as const)));
};

it('builds nothing while an article has an error, unless told to go on; then it lists what it left out', async () => {
  const place = await folder();
  await writeNewsroom(join(place.dir, 'content'), {
    'news/bad.md': '---\ntitle: Bad\n---\nx\n',
  });
  const call = (...args: string[]) => program('build', { args, cwd: place.dir });
  expect(await call()).toMatchObject({ code: 1, stderr: expect.stringContaining('Nothing was built.') });
  expect((await readdir(place.dir)).filter((name) => name !== '.dateline')).toEqual(['content']);
  const { code, stderr } = await call('--skip-invalid');
  expect(code).toBe(0);
  expect(stderr).toContain('news/bad.md:');
  expect(stderr).toContain('Left out:\n  news/bad.md\n');
  await place.remove();
});

it('keeps at its address what was built before, whatever new file has its id', async () => {
  const place = await folder();
  const content = join(place.dir, 'content');
  await writeNewsroom(content);
  const call = () => program('build', { args: ['--skip-invalid'], cwd: place.dir });
  const index = () => readFile(join(place.dir, 'dist/assets/index.json'), 'utf8');
  await call();
  const before = await index();
  await copyFile(join(content, 'news/first.md'), join(content, 'news/a.md'));
  expect(await call()).toMatchObject({
    code: 0,
    stderr: expect.stringContaining('Left out:\n  news/a.md\n'),
  });
  expect(await index()).toBe(before);
  await place.remove();
});

it('builds so many articles that another thread helps, and then ends', async () => {
  const place = await folder();
  const lines = Array.from(
    { length: 40 },
    (_, line) => `Paragraph *${line}*, [linked](https://x.example/${line}).`,
  );
  const stories = Array.from({ length: 1_500 }, (_, number) => [
    `news/story-${number}.md`,
    `---\ntitle: Story ${number}\ndate: 2026-01-01 12:00\nid: tag:paper.example,2026:${number}\n---\n${lines.join('\n\n')}\n`,
  ]);
  await writeNewsroom(join(place.dir, 'content'), Object.fromEntries(stories));
  const { code, stdout } = await program('build', { args: [], cwd: place.dir });
  expect({ code, stdout }).toEqual({
    code: 0,
    // With 3,000 articles the words would be too many.
    stdout: expect.stringMatching(
      /^Built dist\/assets: 15\d\d articles(?:.|\n)*\nSearch \(\?q=\): (?:on|off),/,
    ),
  });
  await place.remove();
});

describe('a bundle on disk', () => {
  it('is the same for the same content, in whatever order', async () => {
    await build([story('a'), story('b')]);
    const first = await contents();
    await rm(out, { recursive: true });
    await build([story('b'), story('a')]);
    expect(await contents()).toEqual(first);
  });

  it('is left alone where it is right', async () => {
    await build([story('a')]);
    const times = async () =>
      Promise.all([...(await contents()).keys()].map(async (path) => (await stat(path)).mtimeMs));
    const before = await times();
    expect(await build([story('a')])).toEqual({ written: 0, unchanged: 3, removed: 0 });
    expect(await times()).toEqual(before);
  });

  it('loses what is stale', async () => {
    await build([story('a'), story('b', { sections: [{ path: 'sports', trail: ['Sports'] }] })]);
    expect(await build([story('a')])).toEqual({ written: 2, unchanged: 1, removed: 1 });
    expect([...(await contents()).values()].join('')).not.toContain('<p>b</p>');
  });

  it.each([
    { name: 'what has expired', given: { until: at(2) }, kept: false },
    { name: 'what never is public', given: { until: at(1) }, kept: false },
    { name: 'what will expire', given: { until: at(3) }, kept: true },
    { name: 'what is under embargo', given: { from: at(9) }, kept: true },
  ])('has the text of $name: $kept', async ({ given, kept }) => {
    await build([story('a', given)]);
    expect([...(await contents()).values()].join('').includes('<p>a</p>')).toBe(kept);
  });

  it('never goes where something else lives', async () => {
    await writeFile(join(out, 'thesis.txt'), 'mine');
    await expect(build([story('a')])).rejects.toBeInstanceOf(ForeignFolderError);
    expect([...(await contents()).values()]).toEqual(['mine']);
  });
});

describe('limits of Workers', () => {
  it.each([
    { name: '25 MiB', files: [25 * MIB], errors: 0, warnings: 0 },
    { name: 'a byte more', files: [25 * MIB + 1], errors: 1, warnings: 0 },
    { name: '20,000 files', files: Array(20_000).fill(1), errors: 0, warnings: 0 },
    { name: 'a file more', files: Array(20_001).fill(1), errors: 0, warnings: 1 },
    { name: '100,000 files', files: Array(100_000).fill(1), errors: 0, warnings: 1 },
    { name: 'yet a file more', files: Array(100_001).fill(1), errors: 1, warnings: 0 },
  ])('$name: $errors errors, $warnings warnings', ({ files, errors, warnings }) => {
    const verdict = checkLimits(files.map((length: number) => ({ name: '/a.mp3', length })));
    expect([verdict.errors.length, verdict.warnings.length]).toEqual([errors, warnings]);
  });

  it('names the file and says what to do', () => {
    const { errors } = checkLimits([{ name: '/news/ferry.mp3', length: 30 * MIB }]);
    expect(errors).toEqual([
      '/news/ferry.mp3: 30.0 MiB; Workers takes files up to 25 MiB. Put it on a media host and give its URL in the front matter.',
    ]);
  });
});

describe('the mode that suits a collection', () => {
  it.each([
    [1, /1 article, which a bundle suits on every plan/],
    [2_000, /a bundle suits on every plan/],
    [2_001, /a bundle suits on Workers' paid plan.*2,000/],
    [20_001, /many for a bundle.*npm run sync -- --d1 --remote/],
    [45_001, /paid plan.*npm run sync/],
    [900_001, /more than one D1 database takes.*Node/],
  ])('of %d articles', (articles, said) => {
    expect(modeText(articles)).toMatch(said);
  });

  it.each([
    [undefined, /^Search .*: off, .*more than 4 MiB.*D1/],
    [3_145_728, /^Search .*: on, with 3\.0 of 4 MiB/],
  ])('says whether it offers search: %s characters of words', (words, said) => {
    expect(searchText(words)).toMatch(said);
  });

  it('is D1 where the index alone is too large', () => {
    const { errors } = checkLimits([{ name: '/index.json', length: 26 * MIB }]);
    expect(errors.join()).toMatch(/too large for a bundle.*--d1/);
  });
});
