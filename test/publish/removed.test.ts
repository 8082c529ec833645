import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { article, site } from '../content/folder.ts';
import { type Paper, paper } from './paper.ts';

const story = (name: string, lines = '', body = `About the ${name}.\n`) =>
  article(lines, body).replace(':a\n', `:${name}\n`).replace('A headline', `The ${name}`);

const put = (body: string) => ({ method: 'PUT', body });
const remove = { method: 'DELETE' };

/** The ids that feeds say are gone, with why. */
async function removedIn({ get }: Pick<Paper, 'get'>, feed = '/atom.xml') {
  const text = await (await get(feed)).text();
  return [...text.matchAll(/<at:deleted-entry ref="([^"]*)".*?<at:comment>([^<]*)/g)].map(([, id, why]) => [
    id?.replace(/.*:/, ''),
    why,
  ]);
}

test('feeds say that an article that was public was removed, also after a restart, until a file takes its id', async () => {
  const files = { 'news/a.md': story('a', 'tags: [x]\n'), 'news/b.md': story('b', 'tags: [x]\n') };
  const first = await paper({ ...files, 'site.yaml': `${site}withdrawals: notice\n` });
  const before = (await (await first.get('/health')).json()).revision;
  const answer = await first.api('/files/news/a.md', remove);
  expect(await answer.json()).toMatchObject({
    state: 'withdrawn',
    feeds: expect.arrayContaining(['/tags/x/rss.xml']),
  });
  for (const feed of ['/atom.xml', '/news/atom.xml', '/tags/x/atom.xml'])
    expect(await removedIn(first, feed)).toEqual([['a', 'Removed']]);
  const { items } = await (await first.get('/feed.json')).json();
  expect(items.map(({ title }: { readonly title: string }) => title)).toEqual(['The b', 'Withdrawn']);
  expect(items[1].content_html).toMatch(/: Removed</);
  expect((await first.get('/news/a')).status).toBe(410);
  expect((await first.get('/rss.xml')).status).toBe(200);
  await first.close();
  const second = await paper({}, dirname(first.dir));
  expect(await removedIn(second)).toEqual([['a', 'Removed']]);
  await second.api('/files/news/c.md', put(story('c')));
  expect(await removedIn(second)).toEqual([['a', 'Removed']]);
  await second.api('/files/news/c.md', remove);
  expect((await second.api('/files/news/again.md', put(files['news/a.md']))).status).toBe(201);
  expect(await removedIn(second)).toEqual([['c', 'Removed']]);
  expect((await second.get('/news/again')).status).toBe(200);
  await second.api('/articles/news/again.md/move', { method: 'POST', body: '{"to":"news/a.md"}' });
  await second.api('/files/news/c.md', put(story('c', 'draft: true\n')));
  expect(await removedIn(second)).toEqual([['c', 'Removed']]);
  await second.api('/articles/news/c.md/publish', { method: 'POST' });
  await second.api('/articles/news/c.md/withdraw', { method: 'POST', body: '{"reason":"Wrong"}' });
  expect(await removedIn(second)).toEqual([['c', 'Wrong']]);
  await second.api('/files/news/c.md', remove);
  expect(await removedIn(second)).toEqual([['c', 'Wrong']]);
  expect(before).toMatch(/^[0-9a-f]+$/);
});

test('the path of what was removed or withdrawn leads on where an article or a rule takes it over, as long as that is there', async () => {
  const rules = (lines: string) => `${site}redirects:\n${lines}`;
  const names = ['a', 'b', 'c', 'd', 'e'];
  const { api, get } = await paper(Object.fromEntries(names.map((name) => [`news/${name}.md`, story(name)])));
  const post = (path: string, body: object) => api(path, { method: 'POST', body: JSON.stringify(body) });
  for (const name of ['a', 'b', 'c']) await api(`/files/news/${name}.md`, remove);
  await post('/articles/news/d.md/withdraw', { reason: 'Wrong' });
  const at = async (name: string) => {
    const { status, headers } = await fetch(
      `${(await get('/health')).url.replace('/health', '')}/news/${name}`,
      { redirect: 'manual' },
    );
    return [status, headers.get('location')];
  };
  expect(await at('a')).toEqual([410, null]);
  await api('/files/news/new.md', put(story('new', 'aliases: [/news/a]\n')));
  await api(
    '/files/site.yaml',
    put(rules('  /news/b: /news/new\n  /news/c: /news/nowhere\n  /news/d: /news/e\n')),
  );
  expect(await at('a')).toEqual([301, '/news/new']);
  expect(await at('b')).toEqual([301, '/news/new']);
  expect(await at('c')).toEqual([410, null]);
  expect(await at('d')).toEqual([301, '/news/e']);
  await api('/files/news/new.md', put(story('new', 'draft: true\naliases: [/news/a]\n')));
  expect([await at('a'), await at('b')]).toEqual([
    [410, null],
    [410, null],
  ]);
});

test('what is put back as it was is what it was', async () => {
  const files = { 'news/a.md': story('a'), 'news/b.md': story('b') };
  const { api, get } = await paper(files);
  const revision = async () => (await (await get('/health')).json()).revision;
  const before = [await revision(), await (await get('/rss.xml')).text()];
  await api('/files/news/a.md', remove);
  const without = await revision();
  expect(without).not.toBe(before[0]);
  await api('/files/news/a.md', put(files['news/a.md']));
  expect([await revision(), await (await get('/rss.xml')).text()]).toEqual(before);
});

test('what was never public leaves nothing, and a move, a replacement and a removal by hand neither', async () => {
  const { api, get, dir } = await paper({
    'news/d.md': story('d', 'draft: true\n'),
    'news/s.md': story('s').replace('2019-09-25 21:12', '2099-01-01'),
    'news/e.md': story('e', 'expires: 2019-10-01\n'),
    'news/m.md': story('m'),
    'news/r.md': story('r'),
    'news/h.md': story('h'),
  });
  for (const name of ['d', 's', 'e']) await api(`/files/news/${name}.md`, remove);
  await api('/articles/news/m.md/move', { method: 'POST', body: '{"to":"news/m2.md"}' });
  const files = [{ path: 'news/r2.md', content: story('r') }];
  await api('/batch', { method: 'POST', body: JSON.stringify({ files, delete: ['news/r.md'] }) });
  rmSync(join(dir, 'news/h.md'));
  await expect.poll(async () => (await get('/news/h')).status).toBe(404);
  expect(await removedIn({ get })).toEqual([]);
  for (const name of ['d', 's', 'e']) expect((await get(`/news/${name}`)).status).toBe(404);
});
