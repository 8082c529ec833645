import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CreateSyncOptions } from '../../src/sync/sync.ts';
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
async function restart(dir: string, options: Partial<CreateSyncOptions> = {}) {
  const kept = await keep(dir, options);
  const report = await kept.folderSync.refresh();
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
    expect(report.retained).toEqual(['news/a.md']);
    expect(report.problems.map(({ code }) => code)).toContain('front-matter-missing');
    expect(articles.get(id)?.body).toBe('<p>A story.</p>\n');
  }
  write(dir, 'news/a.md', article('', 'Mended.\n'));
  const { report, articles } = await restart(dir);
  expect([report.retained, articles.get(id)?.body]).toEqual([[], '<p>Mended.</p>\n']);
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
    expect(after.report.retained).toEqual([file]);
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
  await kept.folderSync.refresh();
  write(dir, 'news/a.md', article('', 'Named.\n'));
  write(dir, 'news/b.md', article('', 'Not named.\n').replace(':a\n', ':b\n'));
  await kept.folderSync.refresh(['news/a.md']);
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
  const kept = await keep(dir, { siteUrl: 'https://other.example' });
  await kept.folderSync.refresh();
  const { articles } = await told(await kept.collection());
  expect(articles.get('tag:paper.example,2019-09-25:b')?.body).toBe(
    '<p>See <a href="https://other.example/news/a">a</a>.</p>\n',
  );
  kept.close();
});

/** Site.yaml's url, where it is served in turn; with each, the address that the site then has, and how many articles were read for it. */
test.for([
  [
    'on this machine follows the port',
    'http://localhost:8787',
    [
      ['http://localhost:8787', 'http://localhost:8787', 2],
      ['http://localhost:9000', 'http://localhost:9000', 2],
      ['http://localhost:9000', 'http://localhost:9000', 0],
      ['http://127.0.0.1:9000', 'http://127.0.0.1:9000', 2],
    ],
  ],
  [
    'on this machine keeps its path',
    'http://[::1]/paper/',
    [
      ['http://localhost:9000', 'http://localhost:9000/paper', 2],
      ['http://localhost:9000', 'http://localhost:9000/paper', 0],
    ],
  ],
  [
    'with TLS is another program’s',
    'https://localhost:8443',
    [
      ['http://localhost:9000', 'https://localhost:8443', 2],
      ['http://localhost:9001', 'https://localhost:8443', 0],
    ],
  ],
  [
    'elsewhere stays, and nothing is read again',
    'https://paper.example',
    [
      ['http://localhost:8787', 'https://paper.example', 2],
      ['http://localhost:9000', 'https://paper.example', 0],
    ],
  ],
] as const)('a url %s', async ([, written, starts]) => {
  const dir = folder({ ...start, 'site.yaml': site.replace('https://paper.example', written) });
  for (const [here, url, read] of starts) {
    let count = 0;
    const { site: found, articles } = await restart(dir, { here, progress: (done) => (count = done) });
    expect([found.url, found.id, count]).toEqual([url, 'tag:paper.example,2019:paper', read]);
    expect([...articles.keys()].toSorted()).toEqual([id, id.replace(/a$/, 'b')]);
    expect(articles.get(id.replace(/a$/, 'b'))?.body).toContain(`href="${url}/news/a"`);
  }
});

test('an id that is derived does not follow the port', async () => {
  const dir = folder({
    'site.yaml': 'title: The Paper\nurl: http://localhost:8787\n',
    'news/a.md': article().replace(/^id: .*\n/m, ''),
  });
  const before = await restart(dir, { here: 'http://localhost:8787' });
  const after = await restart(dir, { here: 'http://127.0.0.1:9000' });
  expect(after.site.url).toBe('http://127.0.0.1:9000');
  expect([after.site.id, [...after.articles.keys()]]).toEqual([before.site.id, [...before.articles.keys()]]);
});
