import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { article, type Files, folder, site, write } from '../content/folder.ts';
import { keep, told } from './kept.ts';

const start: Files = {
  'site.yaml': site,
  'news/_index.md': '---\ntitle: News\n---\n',
  'news/a.md': article(),
  'news/b.md': article('', 'See [a](a.md).\n').replace(':a\n', ':b\n'),
};

const id = 'tag:paper.example,2019-09-25:a';

/** Brings the database up to date as a start does, and tells what it then says. */
async function restart(dir: string) {
  const kept = await keep(dir);
  const report = await kept.keeper.refresh();
  const said = await told(await kept.collection());
  kept.close();
  return { report, ...said };
}

test('a file that is broken while nothing runs stands as it last was right, through any number of starts', async () => {
  const dir = folder(start);
  await restart(dir);
  write(dir, 'news/a.md', 'nothing');
  for (const _ of ['first', 'second', 'third']) {
    const { report, articles } = await restart(dir);
    expect(report.kept).toEqual(['news/a.md']);
    expect(report.problems.map(({ code }) => code)).toContain('front-matter-missing');
    expect(articles.get(id)?.body).toBe('<p>A story.</p>\n');
  }
  write(dir, 'news/a.md', article('', 'Mended.\n'));
  const { report, articles } = await restart(dir);
  expect([report.kept, articles.get(id)?.body]).toEqual([[], '<p>Mended.</p>\n']);
});

test.for([
  ['site.yaml', 'title: ['],
  ['news/_index.md', '---\nnonsense: 1\n---\n'],
] as const)('%s too stands as it last was right', async ([file, wrong]) => {
  const dir = folder(start);
  const before = await restart(dir);
  write(dir, file, wrong);
  for (const _ of ['first', 'second']) {
    const after = await restart(dir);
    expect(after.report.kept).toEqual([file]);
    expect(after.report.problems.some(({ file: of, severity }) => of === file && severity === 'error')).toBe(
      true,
    );
    expect([after.site, after.directory]).toEqual([before.site, before.directory]);
  }
});

test('what was right and is taken by another file stays what it was', async () => {
  const dir = folder(start);
  await restart(dir);
  write(dir, 'news/b.md', article('', 'Mine now.\n'));
  const { report, articles } = await restart(dir);
  expect(report.problems.map(({ code }) => code)).toContain('duplicate-id');
  expect(articles.size).toBe(2);
  expect(articles.get(id)?.body).toBe('<p>A story.</p>\n');
});

test('a second start publishes only if readers would see it', async () => {
  const dir = folder(start);
  await restart(dir);
  expect((await restart(dir)).report.changed).toBe(false);
  write(dir, 'news/a.md', `${start['news/a.md']}`);
  expect((await restart(dir)).report.changed).toBe(false);
  write(dir, 'news/a.md', article('', 'Another.\n'));
  expect((await restart(dir)).report.changed).toBe(true);
});

test('of files that are named, nothing else is looked at', async () => {
  const dir = folder(start);
  const kept = await keep(dir);
  await kept.keeper.refresh();
  write(dir, 'news/a.md', article('', 'Named.\n'));
  write(dir, 'news/b.md', article('', 'Not named.\n').replace(':a\n', ':b\n'));
  await kept.keeper.refresh(['news/a.md']);
  const { articles } = await told(await kept.collection());
  expect([...articles.values()].map(({ body }) => body).join()).not.toContain('Not named.');
  expect(articles.get(id)?.body).toBe('<p>Named.</p>\n');
  kept.close();
});

test('a database of another folder is not mixed with this one', async () => {
  const dir = folder(start);
  await restart(dir);
  rmSync(join(dir, 'news/a.md'));
  write(dir, 'news/c.md', article().replace(':a\n', ':c\n'));
  write(dir, 'news/b.md', article().replace(':a\n', ':b\n'));
  const { articles } = await restart(dir);
  expect([...articles.keys()].toSorted()).toEqual(
    ['b', 'c'].map((name) => `tag:paper.example,2019-09-25:${name}`),
  );
});

test('with another address every link is another', async () => {
  const dir = folder(start);
  await restart(dir);
  const kept = await keep(dir, 'https://other.example');
  await kept.keeper.refresh();
  const { articles } = await told(await kept.collection());
  expect(articles.get('tag:paper.example,2019-09-25:b')?.body).toBe(
    '<p>See <a href="https://other.example/news/a">a</a>.</p>\n',
  );
  kept.close();
});
