import { applyD1Migrations, env } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { createApp } from '../../../src/app/app.ts';
import type { Handle } from '../../../src/store/sql/handle.ts';
import { createSqlCollections } from '../../../src/store/sql/read/collections.ts';
import { contract } from '../../contract/collection.ts';
import { article, at, paper, SITE } from '../../contract/paper.ts';
import { plans } from '../../contract/plans.ts';
import { openStored, sync } from '../../contract/stored.ts';

const { DB, MIGRATIONS } = env;

await applyD1Migrations(DB, MIGRATIONS);

contract(
  'a D1 database',
  async (paper) => {
    await sync(DB, paper, -1);
    return openStored(DB, paper);
  },
  { runs: 8 },
);

describe('a D1 database', () => plans(DB));

/** D1 says it of every result. */
const rowsRead = (result: object): number => Number(Reflect.get(Reflect.get(result, 'meta'), 'rows_read'));

/** The rows that D1 says were read for a request to a new isolate (which is what it bills), its statements and its trips. */
async function costOf(path: string) {
  const cost = { rows: 0, statements: 0, trips: 0 };
  const handle: Handle = {
    prepare: (sql) => DB.prepare(sql),
    async batch(statements) {
      const results = await DB.batch(statements);
      cost.trips += 1;
      cost.statements += results.length;
      for (const result of results) cost.rows += rowsRead(result);
      return results;
    },
  };
  const collections = createSqlCollections({ handle, media: async () => new Uint8Array() });
  const app = createApp({
    collection: async () => (await collections()) ?? Promise.reject(new Error('nothing is published')),
    compressors: {},
    now: () => at(NOW),
  });
  const response = await app.fetch(new Request(`${SITE.url}${path}`));
  await response.arrayBuffer();
  return { ...cost, status: response.status, location: response.headers.get('location') };
}

const HOUR = 3_600_000;
const NOW = 3_000 * HOUR;

/** So many stories, one every two hours, the sections, authors and tags of any number of them the same. */
const aged = (count: number) => {
  const parts = paper({
    articles: Array.from({ length: count }, (_, index) =>
      article({
        id: `a${index}`,
        published: at(NOW - 2 * index * HOUR),
        title: `Ferry word${index % 30}`,
        sections: [{ path: `desk${index % 8}`, trail: [`Desk ${index % 8}`] }],
        tags: [{ name: `Tag ${index % 5}`, slug: `tag-${index % 5}` }],
        ...(index % 3 === 1 && { until: at(NOW + 9_000 * HOUR), updated: at(NOW - 2 * index * HOUR + 1) }),
        ...(index % 6 === 1 && { elsewhere: true, url: `https://other.example/${index}` }),
      }),
    ),
  });
  const site = { ...parts.snapshot.site, redirects };
  return { ...parts, snapshot: { ...parts.snapshot, site } };
};

/** One that leads to longer and longer paths, and a chain that ends nowhere. */
const redirects = [
  { from: '/blog/*', to: '/blog/old/:splat' },
  ...[1, 2, 3, 4, 5].map((step) => ({ from: `/step${step}`, to: `/step${step + 1}` })),
];

const addresses = [
  ...[
    '/rss.xml',
    '/desk3/feed.json',
    '/tags/tag-2/atom.xml',
    '/rss.xml?q=ferry',
    '/rss.xml?q=word1*',
    '/rss.xml?tag=tag-1',
  ],
  ...[
    '/',
    '/desk3/',
    '/tags/',
    '/opml.xml',
    '/sitemap.xml',
    '/news-sitemap.xml',
    '/sitemaps/pages.xml',
    '/health',
  ],
  ...['/news/a30', '/nowhere', '/nowhere/', '/x/feed/rss2', '/nowhere/opml.xml'],
  ...['/nowhere/rss.xml', '/nowhere/feed', '/nowhere/feed/', '/nowhere/rss/index.xml', '/tags/none/rss.xml'],
  ...['/news/a30/rss.xml', '/desk3/feed/atom/', '/sitemaps/1999-01.xml', '/blog/x', '/blog/x/', '/step1'],
];

it('reads no more rows of a paper that is five times as old, but one a month in the sitemap index', async () => {
  const costs = [];
  for (const count of [120, 600]) {
    await sync(DB, aged(count), NOW);
    costs.push(
      new Map(await Promise.all(addresses.map(async (path) => [path, await costOf(path)] as const))),
    );
  }
  const [young, old] = costs;
  for (const path of addresses) {
    const [one, other] = [young?.get(path), old?.get(path)];
    expect({ path, status: other?.status, trips: other?.trips, statements: other?.statements }).toEqual({
      ...{ path, status: one?.status },
      trips: expect.toSatisfy((trips: number) => trips <= 3),
      statements: expect.toSatisfy((statements: number) => statements <= 10),
    });
    expect(other?.rows, path).toBeLessThanOrEqual(1.15 * (one?.rows ?? 0) + 20);
  }
});

it('keeps the order of stories of one instant that always come between the same two', async () => {
  const all = Array.from({ length: 60 }, (_, index) =>
    article({ id: `s${String(index).padStart(2, '0')}`, published: at(HOUR) }),
  );
  for (let count = 2; count <= all.length; count += 2) {
    const half = count / 2;
    await sync(DB, paper({ articles: [...all.slice(0, half), ...all.slice(-half)] }), NOW);
  }
  const collection = await openStored(DB, paper({ articles: all }));
  const listing = await collection.list({ scope: { kind: 'site' } }, { limit: 100 }, at(NOW));
  expect(listing?.entries.map(({ id }) => id)).toEqual(all.map(({ id }) => id).toReversed());
  const filter = { query: { kind: 'words', words: ['s30'], prefix: false } } as const;
  const found = await collection.list({ scope: { kind: 'site' }, filter }, { limit: 9 }, at(NOW));
  expect(found?.entries.map(({ id }) => id)).toEqual(['s30']);
});
