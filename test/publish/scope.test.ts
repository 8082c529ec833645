import { expect, test } from 'vitest';
import { scopesOf } from '../../src/publish/keys.ts';
import { article } from '../content/folder.ts';
import { paper } from './paper.ts';

const story = (name: string, more = '', text = `Text of ${name}.\n`) =>
  article(more, text).replace(':a\n', `:${name}\n`);

test.each([
  [{ read: true, write: [], admin: false }, ['']],
  [{ read: true, write: ['/news/', 'wire'], admin: false }, ['news', 'wire']],
  [{ read: true, write: ['news'], admin: true }, ['']],
  [{ read: false, write: ['news'], admin: true }, []],
  [{ read: ['/sports/'], write: ['news'], admin: false }, ['sports']],
  [{ read: ['/'], write: ['news'], admin: false }, ['']],
])('a key that is asked for as %j reads below %j', (asked, read) => {
  expect(scopesOf(asked).read).toEqual(read);
});

const FILES = {
  'sports/_index.md': '---\ntitle: Sports\n---\n',
  'newsroom/_index.md': '---\ntitle: Newsroom\n---\n',
  'news/a.md': story('a'),
  'news/draft.md': story('draft', 'draft: true\n'),
  'sports/b.md': story('b', 'sections: [News]\n', 'See [a](/news/a.md).\n'),
  'sports/draft.md': story('bdraft', 'draft: true\n'),
  'newsroom/c.md': story('c'),
};

test('a key that writes below a folder reads, lists and hears of what is below it alone', async () => {
  const { api } = await paper(FILES);
  const made = await api('/keys', { method: 'POST', body: '{"name":"desk","write":["news"]}' });
  const { secret, read } = await made.json();
  expect(read).toEqual(['news']);
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await api(path, { ...init, key: secret });
    const text = await answer.text();
    return { status: answer.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  };
  const put = (text: string) => ({ method: 'PUT', body: text });
  await api('/files/sports/b.md', put(FILES['sports/b.md'].replace('See', 'Read')));
  await ask('/files/news/a.md', put(story('a', '', 'More of a.\n')));

  for (const [path, status] of [
    ['/files/news/a.md', 200],
    ['/files/news/none.md', 404],
    ['/files/sports/b.md', 403],
    ['/files/sports/none.md', 403],
    ['/files/newsroom/c.md', 403],
    ['/files/site.yaml', 403],
    ['/log?path=news/a.md', 200],
    ['/log?path=sports/b.md', 403],
    ['/source', 403],
    ['/keys', 403],
  ] as const)
    expect([path, (await ask(path)).status]).toEqual([path, status]);

  const paths = ({ articles }: { readonly articles: readonly { readonly path: string }[] }) =>
    articles.map(({ path }) => path);
  expect(paths((await ask('/articles')).body)).toEqual(['news/draft.md', 'news/a.md']);
  expect(paths((await ask('/articles?section=news')).body)).toEqual(['news/draft.md', 'news/a.md']);
  expect(paths((await ask('/articles?q=text')).body)).toEqual([]);
  expect(paths((await ask('/articles?section=sports')).body)).toEqual([]);

  const logged = (await ask('/log?limit=1')).body;
  expect(logged.entries.map(({ path }: { readonly path: string }) => path)).toEqual(['news/a.md']);
  expect(logged.next).toBe(null);

  // What its removal makes wrong in a story of others is theirs to know.
  const [own, all] = await Promise.all([
    ask('/files/news/a.md?dry-run', { method: 'DELETE' }),
    api('/files/news/a.md?dry-run', { method: 'DELETE' }).then((answer) => answer.json()),
  ]);
  expect(all.others.map(({ file }: { readonly file: string }) => file)).toEqual(['sports/b.md']);
  expect(own.body.others).toEqual([]);
});

test('a page of the log goes on where it stopped, also for a key that may read some of it', async () => {
  const { api, key } = await paper();
  const desk = await key({ read: ['news'], write: ['news', 'sports'], admin: false });
  for (const name of ['a', 'b', 'c'])
    for (const folder of ['news', 'sports'])
      await api(`/files/${folder}/${name}.md`, {
        method: 'PUT',
        body: story(`${folder}-${name}`),
        key: desk,
      });
  const seen: string[] = [];
  for (let before: number | null | undefined; before !== null; ) {
    const at = before === undefined ? '' : `&before=${before}`;
    const { entries, next } = await (await api(`/log?limit=2${at}`, { key: desk })).json();
    seen.push(...entries.map(({ path }: { readonly path: string }) => path));
    before = next;
  }
  expect(seen).toEqual(['news/c.md', 'news/b.md', 'news/a.md']);
});
