import { resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { article, gif, png } from '../../content/folder.ts';
import { paper } from './edge.ts';

const story = (name: string, date: Date, lines = '') =>
  article(lines, `About the ${name}.\n`)
    .replace(':a\n', `:${name}\n`)
    .replace('2019-09-25 21:12', date.toISOString());

const waiting = { timeout: 120_000, interval: 200 };

test('an embargo ends by itself: caches keep nothing longer, and the writer wakes to move it', async () => {
  const { put, get, database } = await paper();
  const due = new Date(Date.now() + 6_000);
  const answer = await put('news/later.md', story('later', due));
  expect(await answer.json()).toMatchObject({ state: 'scheduled' });
  const before = await get('/rss.xml');
  expect(await before.text()).not.toContain('About the later.');
  const [, seconds] = /s-maxage=(\d+)/.exec(before.headers.get('cache-control') ?? '') ?? [];
  expect(Number(seconds)).toBeLessThanOrEqual(6);
  const isMoved = "SELECT count(*) AS n FROM article WHERE path = '/news/later' AND shown = 1";
  await vi.waitUntil(async () => (await database.prepare(isMoved).first('n')) === 1, waiting);
  expect(Date.now()).toBeGreaterThanOrEqual(due.getTime());
  expect(await (await get('/rss.xml')).text()).toContain('About the later.');
});

test('what the readers’ database did not take is shown as soon as it does, without another edit', async () => {
  const { put, get, database } = await paper();
  await database.exec('ALTER TABLE subject RENAME TO subject_away');
  expect((await put('news/a.md', story('kept', new Date()))).status).toBe(503);
  await database.exec('ALTER TABLE subject_away RENAME TO subject');
  const isShown = async () => (await (await get('/rss.xml')).text()).includes('About the kept.');
  await vi.waitUntil(isShown, waiting);
});

test('the bytes of a picture that was replaced or removed go a day later, and no others', async () => {
  const { put, api, bucket } = await paper({ publisher: resolve(import.meta.dirname, 'timed-publisher.ts') });
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
