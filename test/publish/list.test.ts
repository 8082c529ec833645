import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { STORED } from '../../src/publish/list/candidates.ts';
import { openMemoryDatabase } from '../../src/runtime/node/folder-collection.ts';
import { article } from '../content/folder.ts';
import { type Paper, paper } from './paper.ts';

const story = (name: string, lines = '', body = `About the ${name}.\n`) =>
  article(lines, body).replace(':a\n', `:${name}\n`).replace('A headline', `The ${name}`);

const files = {
  'sports/_index.md': '---\ntitle: Sports\n---\n',
  'news/d.md': story('d', 'draft: true\nauthors: [Jane Doe]\n'),
  'news/e.md': story('e', 'expires: 2019-10-01\n'),
  'news/f.md': story('f', 'titel: x\n'),
  'news/p1.md': story('p1', 'authors: [Jane Doe]\ntags: [Ferries]\n').replace('21:12', '21:13'),
  'news/p2.md': story('p2', 'image: none.jpg\n').replace('21:12', '21:14'),
  'news/hidden.md': story('hidden', 'syndication: none\n').replace('21:12', '21:15'),
  'sports/p3.md': story('p3', 'sections: [News]\n', 'A bicycle race.\n'),
  'news/s.md': story('s', 'embargo: 2099-01-01\nupdated: 2019-09-26\n'),
  'news/w.md': story('w', 'status: withdrawn\nreason: Wrong\nwithdrawn: 2019-09-26\n'),
};

type Listed = { readonly path: string; readonly state: string; readonly [key: string]: unknown };

/** Every article of a list, a page at a time. */
async function all({ api }: Pick<Paper, 'api'>, query: string, limit = 2): Promise<readonly Listed[]> {
  const found: Listed[] = [];
  for (let cursor = ''; ; ) {
    const answer = await api(`/articles?limit=${limit}${query}${cursor && `&cursor=${cursor}`}`);
    expect(answer.status).toBe(200);
    const { articles, next } = await answer.json();
    found.push(...articles);
    if (next === null) return found;
    cursor = next;
  }
}

test('every article once, by state, with what a newsroom wants to know of it', async () => {
  const running = await paper(files);
  const listed = await all(running, '');
  expect(listed.map(({ path, state }) => [path, state])).toEqual([
    ['news/d.md', 'draft'],
    ['news/f.md', 'problems'],
    ['news/s.md', 'scheduled'],
    ['news/hidden.md', 'public'],
    ['news/p2.md', 'public'],
    ['news/p1.md', 'public'],
    ['sports/p3.md', 'public'],
    ['news/w.md', 'withdrawn'],
    ['news/e.md', 'expired'],
  ]);
  const etag = (await running.api('/files/news/p1.md')).headers.get('etag');
  expect(listed[5]).toEqual({
    path: 'news/p1.md',
    title: 'The p1',
    state: 'public',
    id: 'tag:paper.example,2019-09-25:p1',
    url: 'https://paper.example/news/p1',
    published: '2019-09-26T04:13:00.000Z',
    updated: null,
    from: '2019-09-26T04:13:00.000Z',
    until: null,
    sections: ['news'],
    authors: ['Jane Doe'],
    tags: ['Ferries'],
    problems: { errors: 0, warnings: 0 },
    etag,
  });
  expect(listed[4]?.problems).toEqual({ errors: 1, warnings: 0 });
  expect(listed[0]).toMatchObject({
    title: 'The d',
    authors: ['Jane Doe'],
    published: '2019-09-26T04:12:00.000Z',
  });
  expect(listed[1]).toMatchObject({ title: 'The f', problems: { errors: 1 } });
  expect(listed[2]).toMatchObject({ from: '2099-01-01T08:00:00.000Z' });
  expect(listed[7]).toMatchObject({ title: 'The w' });
  for (const limit of [1, 3, 200]) expect(await all(running, '', limit)).toEqual(listed);
});

test.each([
  ['&state=draft', ['news/d.md']],
  ['&state=problems', ['news/f.md']],
  ['&state=expired', ['news/e.md']],
  ['&author=Jane+Doe', ['news/d.md', 'news/p1.md']],
  ['&state=public&author=jane-doe', ['news/p1.md']],
  ['&tag=ferries', ['news/p1.md']],
  ['&section=Sports', ['sports/p3.md']],
  ['&state=public&section=news', ['news/p2.md', 'news/p1.md', 'sports/p3.md']],
  ['&q=bicycle', ['sports/p3.md']],
  ['&q=the+w', ['news/w.md']],
  ['&section=nowhere', []],
])('%s', async (query, paths) => {
  const running = await paper(files);
  await expect.poll(async () => (await running.api('/articles?q=bicycle')).status).toBe(200);
  expect((await all(running, query)).map(({ path }) => path)).toEqual(paths);
});

test.each(['state=gone', 'limit=0', 'limit=9999', 'cursor=x', 'cursor=WyJwdWJsaWMiXQ', 'q=%28'])(
  '%s is refused with what to do',
  async (query) => {
    const { api } = await paper();
    const answer = await api(`/articles?${query}`);
    expect(answer.status).toBe(400);
    expect((await answer.json()).detail).toMatch(
      /^The parameter “(?:state|limit|cursor|q)” (?:must be|is not one of|cannot be read)/,
    );
  },
);

test('an article moves from state to state as it is edited; what was edited wrongly by hand is a problem', async () => {
  const running = await paper({ 'news/a.md': story('a', 'draft: true\n') });
  const states = async () => (await all(running, '')).map(({ state }) => state);
  expect(await states()).toEqual(['draft']);
  await running.api('/articles/news/a.md/publish', { method: 'POST' });
  expect(await states()).toEqual(['public']);
  const right = readFileSync(join(running.dir, 'news/a.md'), 'utf8');
  writeFileSync(join(running.dir, 'news/a.md'), right.replace('title:', 'titel:'));
  await expect.poll(states).toEqual(['problems']);
  expect((await running.api('/files/news/a.md', { method: 'PUT', body: right })).status).toBe(200);
  expect(await states()).toEqual(['public']);
  await running.api('/articles/news/a.md/withdraw', { method: 'POST', body: '{"reason":"x"}' });
  expect(await states()).toEqual(['withdrawn']);
  await running.api('/files/news/a.md', { method: 'DELETE' });
  expect(await states()).toEqual([]);
});

test('a page is found by an index, and nothing is sorted', async () => {
  const handle = await openMemoryDatabase();
  for (const sql of Object.values(STORED)) {
    const plan = handle.rows(`EXPLAIN QUERY PLAN ${sql}`, 0, 0, '', 1).map(({ detail }) => String(detail));
    expect(plan.join('\n')).toMatch(/SEARCH a USING INDEX article_(?:since|until|withdrawn) \(.*[<>]/);
    expect(plan.join('\n')).not.toContain('TEMP B-TREE');
  }
  handle.close();
});
