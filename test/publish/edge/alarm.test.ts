import { resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { article, gif, png } from '../../content/folder.ts';
import { paper } from './edge.ts';

const story = (name: string, date: Date, lines = '') =>
  article(lines, `About the ${name}.\n`)
    .replace(':a\n', `:${name}\n`)
    .replace('2019-09-25 21:12', date.toISOString());

const timed = { publisher: resolve(import.meta.dirname, 'timed-publisher.ts') };

const waiting = { timeout: 120_000, interval: 200 };

test('an embargo ends by itself: caches keep nothing longer, and the writer wakes to move it', async () => {
  const { put, api, get, database } = await paper(timed);
  const due = new Date(Date.now() + 1_800_000);
  const answer = await put('news/later.md', story('later', due));
  expect(await answer.json()).toMatchObject({ state: 'scheduled' });
  const before = await get('/rss.xml');
  expect(await before.text()).not.toContain('About the later.');
  const [, seconds] = /s-maxage=(\d+)/.exec(before.headers.get('cache-control') ?? '') ?? [];
  expect(Number(seconds)).toBeLessThanOrEqual(1_800);
  const count = "SELECT count(*) AS n FROM article WHERE path = '/news/later' AND shown = 1";
  const isMoved = async () => (await database.prepare(count).first('n')) === 1;
  expect(await (await api('/alarm')).json()).toBe(due.getTime());
  await api('/wake?hours=0', { method: 'POST' });
  expect([await isMoved(), await (await api('/alarm')).json()]).toEqual([false, due.getTime()]);
  await api('/wake?hours=1', { method: 'POST' });
  expect(await isMoved()).toBe(true);
});

test.each([
  ['an edit', (at: string) => `updated: ${at}\n`],
  ['a correction', (at: string) => `correction: { date: ${at}, text: It was late. }\n`],
  ['a withdrawal', (at: string) => `status: withdrawn\nwithdrawn: ${at}\nreason: It was wrong.\n`],
])(
  '%s that is dated later is read at its instant, and readers have it without another edit',
  async (_, lines) => {
    const { put, api, database } = await paper(timed);
    const due = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 1_800_000);
    const written = story('story', new Date(Date.now() - 86_400_000), lines(due.toISOString()));
    expect((await put('news/a.md', written)).status).toBe(201);
    const stored = `SELECT group_concat(d.text) AS text FROM article a JOIN document d ON d.seq = a.seq
    WHERE a.path = '/news/a' AND a.died > (SELECT generation FROM state)`;
    const state = async () => {
      const text = String(await database.prepare(stored).first('text'));
      const isThere = text.includes(due.toISOString()) || text.includes(String(due.getTime()));
      return [isThere, await (await api('/alarm')).json()];
    };
    expect(await state()).toEqual([false, due.getTime()]);
    await api('/wake?hours=0', { method: 'POST' });
    expect(await state()).toEqual([false, due.getTime()]);
    await api('/wake?hours=1', { method: 'POST' });
    expect(await state()).toEqual([true, null]);
  },
);

test('what the readers’ database did not take is shown as soon as it does, without another edit', async () => {
  const { put, get, database } = await paper();
  await database.exec('ALTER TABLE subject RENAME TO subject_away');
  expect((await put('news/a.md', story('kept', new Date()))).status).toBe(503);
  await database.exec('ALTER TABLE subject_away RENAME TO subject');
  const isShown = async () => (await (await get('/rss.xml')).text()).includes('About the kept.');
  await vi.waitUntil(isShown, waiting);
});

test('the bytes of a picture that was replaced or removed go a day later, and no others', async () => {
  const { put, api, bucket } = await paper(timed);
  const count = async () => (await bucket.list()).objects.length;
  await put('news/pier.png', png);
  await put('news/copy.png', png);
  await put('news/boat.gif', gif);
  expect(await count()).toBe(2);
  // The copy still has the bytes of the first.
  await api('/files/news/pier.png', { method: 'DELETE' });
  await api('/files/news/boat.gif', { method: 'DELETE' });
  await api('/wake?hours=23', { method: 'POST' });
  expect(await count()).toBe(2);
  await api('/wake?hours=25', { method: 'POST' });
  expect(await count()).toBe(1);
  expect(Buffer.from(await (await api('/files/news/copy.png')).arrayBuffer())).toEqual(png);
});

test('while the bucket is away pictures are refused and articles taken, and it goes on when it is back', async () => {
  const { put, api, bucket, get } = await paper(timed);
  await put('news/pier.png', png);
  await api('/bucket?away', { method: 'POST' });
  const before = await (await api('/source')).json();
  const batch = JSON.stringify({
    files: [
      { path: 'news/boat.gif', base64: gif.toString('base64') },
      { path: 'news/b.md', content: story('b', new Date()) },
    ],
  });
  for (const answer of [
    await put('news/boat.gif', gif),
    await api('/batch', { method: 'POST', body: batch }),
    await api('/files/news/pier.png'),
  ]) {
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '30']);
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('nothing has changed') });
  }
  expect(await (await api('/source')).json()).toEqual(before);
  expect((await put('news/a.md', story('a', new Date(Date.now() - 60_000)))).status).toBe(201);
  expect(await (await get('/rss.xml')).text()).toContain('About the a.');
  // What the bucket is not needed for.
  expect((await api('/files/news/pier.png', { method: 'DELETE' })).status).toBe(200);
  await api('/bucket', { method: 'POST' });
  expect((await api('/batch', { method: 'POST', body: batch })).status).toBe(200);
  expect((await bucket.list()).objects.length).toBe(2);
});

test('a clock that was ahead and is set right loses no edit, and no validator is used twice', async () => {
  const { put, api, get } = await paper(timed);
  const date = new Date(Date.now() - 60_000);
  const seen = new Set<string>();
  for (const [hours, name] of [
    [48, 'a'],
    [0, 'b'],
    [-24, 'c'],
    [0, 'd'],
  ] as const) {
    await api(`/wake?hours=${hours}`, { method: 'POST' });
    const published = new Date(date.getTime() - 86_400_000 * 2);
    expect([name, (await put(`news/${name}.md`, story(name, published))).status]).toEqual([name, 201]);
    const feed = await get('/rss.xml');
    expect(await feed.text()).toContain(`About the ${name}.`);
    seen.add(feed.headers.get('etag') ?? '');
  }
  expect(seen.size).toBe(4);
  const feed = await (await get('/rss.xml')).text();
  for (const name of ['a', 'b', 'c', 'd']) expect(feed).toContain(`About the ${name}.`);
  const { entries } = (await (await api('/log?limit=4')).json()) as { readonly entries: readonly object[] };
  expect(entries).toMatchObject(['d', 'c', 'b', 'a'].map((name) => ({ path: `news/${name}.md` })));
});
