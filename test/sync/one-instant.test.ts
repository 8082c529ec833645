import { expect, test } from 'vitest';
import { article, type Files, folder, site, write } from '../content/folder.ts';
import { paper } from '../publish/paper.ts';
import { keep, told } from './kept.ts';

const nameOf = (index: number) => `s${String(index).padStart(2, '0')}`;
const dated = (name: string) =>
  article().replace('2019-09-25 21:12', '2019-09-25').replace(':a\n', `:${name}\n`);

/** The first and the last of the day, between which all others come. */
const start: Files = { 'news/a.md': dated('a'), 'news/z.md': dated('z') };
const newestFirst = (count: number) => [
  'z',
  ...Array.from({ length: count }, (_, index) => nameOf(index)).toReversed(),
  'a',
];

test('forty stories with one date, added one at a time in the order of their names, are all published', async () => {
  const dir = folder({ 'site.yaml': site, ...start });
  const { folderSync, collection, close } = await keep(dir);
  await folderSync.refresh();
  for (let index = 0; index < 40; index += 1) {
    const file = `news/${nameOf(index)}.md`;
    write(dir, file, dated(nameOf(index)));
    expect(await folderSync.refresh([file])).toMatchObject({ changed: true, problems: [] });
  }
  const { articles } = await told(await collection());
  expect([...articles.keys()].map((id) => id.split(':').at(-1))).toEqual(newestFirst(40));
  close();
});

test('so are those that come by the API', async () => {
  const { api, get, failures } = await paper(start);
  for (let index = 0; index < 20; index += 1) {
    const answer = await api(`/files/news/${nameOf(index)}.md`, {
      method: 'PUT',
      body: dated(nameOf(index)),
    });
    expect(answer.status).toBe(201);
  }
  const { items } = await (await get('/feed.json?limit=100')).json();
  expect(items.map(({ id }: { id: string }) => id.split(':').at(-1))).toEqual(newestFirst(20));
  expect(failures).toEqual([]);
});
