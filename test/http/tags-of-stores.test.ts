import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { stores } from './stores.ts';

const dir = mkdtempSync(join(tmpdir(), 'dateline-tags-'));
cpSync(resolve(import.meta.dirname, '../everything'), dir, { recursive: true });
afterAll(() => rmSync(dir, { recursive: true }));

const SCOPES = ['', '/news', '/news/coast', '/es', '/ar', '/tags/ferries', '/authors/ada-quinn'];
const paths = [
  ...SCOPES.flatMap((scope) =>
    ['/', '/rss.xml', '/atom.xml', '/feed.json', '/ninjs.json'].map((file) => scope + file),
  ),
  ...['/rss.xml?near=46.2,-123.8,25', '/news/atom.xml?subject=11000000', '/feed.json?language=es'],
];

test('whichever store a paper with every key is in, feeds and pages have the same bytes and ETag', async () => {
  const clock = () => new Date('2026-12-01T08:00:00Z');
  const answers = await Promise.all(
    Object.values(stores).map(async (create) => {
      const store = await create({ dir, clock });
      await store.publish();
      const answered = [];
      for (const path of paths) {
        const answer = await store.get(path);
        answered.push([path, answer.status, answer.headers.get('etag'), await answer.text()]);
      }
      store.close();
      return answered;
    }),
  );
  const [first, ...others] = answers;
  expect(first?.map(([, status]) => status)).toEqual(paths.map(() => 200));
  for (const other of others) expect(other).toEqual(first);
});
