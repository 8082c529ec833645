import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import type { Article } from '../../src/domain/article.ts';
import type { Partner } from '../../src/domain/partner.ts';
import { migrate } from '../../src/runtime/node/migrations.ts';
import { openSqlite } from '../../src/runtime/node/sqlite.ts';
import type { Handle } from '../../src/store/sql/handle.ts';
import { createSqlCollections } from '../../src/store/sql/read/collections.ts';
import { article, at, paper, SITE } from '../contract/paper.ts';
import { sync } from '../contract/stored.ts';

/** What any address may cost on D1, with an isolate that has just begun. */
const MOST = { statements: 10, trips: 3 };

const NOW = Date.UTC(2026, 5, 15, 12);
const HOUR = 3_600_000;

const partner: Partner = {
  ...{ name: 'wire', profile: 'generic', format: 'rss', limit: 20, offset: 0, hash: 'aa', language: 'en-US' },
  ...{ content: 'full', callout: false, images: true, parameters: {}, budget: 1_000_000 },
  access: { kind: 'public' },
};

/** A paper of so many years, a story every so many hours; what makes an answer dear is in it. */
function aged(years: number, hours: number) {
  const count = Math.floor((years * 365 * 24) / hours);
  const articles = Array.from({ length: count }, (_, index) => {
    const section = index < 40 ? 'news' : `desk${index % 30}/local`;
    return article({
      id: `a${index}`,
      published: at(NOW - index * hours * HOUR),
      title: `Ferry ${index} of word${index % 40}`,
      sections: [{ path: section, trail: section.split('/') }],
      authors: [{ name: `Author ${index % 9}`, slug: `author-${index % 9}` }],
      tags: [{ name: `Tag ${index % 11}`, slug: `tag-${index % 11}` }],
      partners: ['wire'],
      ...(index % 7 === 3 && { elsewhere: true, url: `https://other.example/${index}` }),
      ...(index % 13 === 5 && { updated: at(NOW - index * hours * HOUR + 1_000) }),
      ...(index % 17 === 9 && { until: at(NOW + (index - 60) * HOUR) }),
      ...(index % 19 === 2 && { from: at(NOW + HOUR * (1 + (index % 5))) }),
    });
  });
  const story = (id: string, more: Partial<Article>) =>
    article({ id, published: at(NOW - 2_000 * HOUR), ...more });
  const made = paper({
    articles: [
      ...articles,
      story('live', {
        live: {
          isOpen: true,
          updates: [{ anchor: '2026-06-15-noon', title: 'Noon', text: 'Noon.', published: NOW - HOUR }],
        },
      }),
      story('gone', { elsewhere: true, url: 'https://other.example/gone' }),
      story('expired', { until: at(NOW - HOUR) }),
      story('coming', { from: at(NOW + HOUR), published: at(NOW + HOUR) }),
      story('quiet', { syndication: 'none' }),
    ],
    sections: ['news/quiet'],
    implied: ['desk1', 'desk1/local'],
    media: [
      {
        file: { path: '/news/a0.png', type: 'image/png', length: 8, hash: 'ab' },
        always: false,
        shownBy: articles.map(({ id }) => id),
      },
    ],
    aliases: [
      { path: '/old/a0', id: 'a0' },
      ...['live', 'gone', 'expired', 'coming', 'other', 'quiet', 'w'].map((id) => ({
        path: `/old/${id}`,
        id,
      })),
    ],
    withdrawals: [
      {
        ...{
          id: 'w',
          path: '/news/w',
          from: at(NOW - 9 * HOUR),
          withdrawn: at(NOW - HOUR),
          reason: 'Wrong.',
        },
        ...{ sections: ['news'], authors: [], tags: [], local: 'today' },
      },
    ],
  });
  const site = { ...SITE, feeds: { limit: 20, ttl: 15, delta: true }, partners: [partner] };
  return { ...made, snapshot: { ...made.snapshot, site } };
}

/** The service in front of a database as D1 is, counting what a request asks of it. */
async function service(made: ReturnType<typeof aged>) {
  const { transaction: _, version: __, ...local } = openSqlite({ path: ':memory:' });
  await migrate({ ...local, transaction: undefined });
  await sync(local, made, NOW);
  const asked: string[][] = [];
  const handle: Handle = {
    prepare: (sql) => local.prepare(sql),
    batch(statements) {
      // Made by `prepare` above.
      asked.push(statements.map((statement) => String(Reflect.get(statement, 'sql'))));
      return local.batch(statements);
    },
  };
  const fresh = () => {
    const collections = createSqlCollections({ handle, media: async () => new Uint8Array(8) });
    return createApp({
      collection: async () => {
        const found = await collections();
        if (!found) throw new Error('nothing is published');
        return found;
      },
      compressors: {},
      now: () => at(NOW),
      log: ({ message }) => failures.push(message),
    });
  };
  const failures: string[] = [];
  const get = async (path: string, headers: Readonly<Record<string, string>> = {}, app = fresh()) => {
    asked.length = 0;
    const response = await app.fetch(new Request(`${SITE.url}${path}`, { headers }));
    const body = await response.text();
    expect(failures).toEqual([]);
    const cost = { trips: asked.length, statements: asked.flat().length };
    return { status: response.status, headers: response.headers, body, cost };
  };
  return { get, fresh };
}

const made = aged(3, 30);
const { get, fresh } = await service(made);

const scopes = [
  '',
  '/news',
  '/news/quiet',
  '/desk2/local',
  '/authors/author-1',
  '/tags/tag-2',
  '/nowhere',
  '/authors/nobody',
];
const files = ['rss.xml', 'atom.xml', 'feed.json', 'ninjs.json', 'feed', '', 'opml.xml', 'opml-atom.xml'];
const queries = [
  'q=ferry',
  'q=ferr*',
  'q=wor*',
  'q=word1*+OR+ferr*+-wo*',
  'section=news&tag=tag-2&exclude=tag:tag-3',
  'since=2026-01-01',
  'limit=200',
  'q="',
  'utm_source=x',
];

/** What there is, was, will be, has moved or never was at an address; and what is asked for there. */
const places = ['a0', 'live', 'gone', 'expired', 'coming', 'quiet', 'w', 'nothing', 'a0.png'].flatMap(
  (name) => [`/news/${name}`, `/old/${name}`],
);
const documents = [
  ...[
    '',
    '/',
    '/rss.xml',
    '/atom.xml',
    '/feed.json',
    '/ninjs.json',
    '/feed',
    '/feed/',
    '/feed/atom/',
    '/rss',
  ],
  ...[
    '/opml.xml',
    '/opml-json.xml',
    '/newsml.xml',
    '/republish.txt',
    '.html',
    '/index.html',
    '.rss',
    '/index.xml',
  ],
  ...[
    '?utm_source=x',
    '/?p=1',
    '/rss.xml?limit=2',
    '/rss.xml?q=ferr*',
    '/feed.json?_=1',
    '/feed?before=x',
    '/atom.xml?q="',
  ],
];

const addresses: readonly string[] = [
  ...places.flatMap((place) => documents.map((document) => place + document)),
  ...[
    'sitemap.xml',
    'robots.txt',
    'health',
    'subscribe',
    'license.xml',
    '.well-known/security.txt',
    'hub',
    'api',
  ].flatMap((name) => [`/${name}/`, `/${name}/rss.xml`, `/x/${name}`, `/${name.toUpperCase()}`]),
  ...[
    '/partners/wire/',
    '/partners/wire/feed',
    '/partners/wire/feed.json',
    '/partners/wire/x/rss.xml',
    '/sitemaps/',
    '/sitemaps/x.xml',
  ],
  ...scopes.flatMap((scope) => files.map((file) => `${scope}/${file}`)),
  ...queries.flatMap((query) => [`/rss.xml?${query}`, `/news/feed.json?${query}`, `/?${query}`]),
  ...[
    '/news/a0',
    '/news/a3',
    '/news/a5',
    '/news/a39',
    '/desk10/local/a40',
    '/news/w',
    '/news/a0.png',
    '/old/a0',
  ],
  ...['/news/a0/newsml.xml', '/news/w/newsml.xml', '/news/a0/', '/news/a0.html', '/NEWS/A0', '//news//a0'],
  ...['/authors/', '/tags/', '/authors', '/tags', '/robots.txt', '/license.xml', '/health', '/subscribe'],
  ...[
    '/sitemap.xml',
    '/news-sitemap.xml',
    '/sitemaps/pages.xml',
    '/sitemaps/2026-06.xml',
    '/sitemaps/2001-01.xml',
  ],
  ...['/partners/wire/rss.xml', '/partners/wire/atom.xml', '/partners/nobody/rss.xml'],
  // Nothing there, in every form that something else may be meant by.
  ...[
    '/x',
    '/x/',
    '/x.html',
    '/x.xml',
    '/x.rss',
    '/x/feed/rss2',
    '/x/rss/index.xml',
    '/x/rss/feed.xml',
    '/x/index.rss',
  ],
  ...[
    '/x/feed/',
    '/x/feeds.opml',
    '/x/index.html',
    '/x/y/z.json',
    '/favicon.ico',
    '/wp-login.php',
    '/.env',
    '/%E2%82%AC',
  ],
];

test.each(addresses)('%s costs no more than 10 statements in 3 trips', async (path) => {
  const { cost, status } = await get(path);
  expect({ ...cost, status, path }).toEqual({
    ...{ path, status: expect.any(Number) },
    trips: expect.toSatisfy((trips: number) => trips <= MOST.trips),
    statements: expect.toSatisfy((statements: number) => statements <= MOST.statements),
  });
  expect(status).toBeLessThan(500);
});

test('so does every page of every archive, found by its links, and what leads there', async () => {
  for (const start of ['/feed.json', '/desk2/local/feed.json', '/feed.json?q=ferr*']) {
    let next: string | undefined = start;
    let pages = 0;
    while (next !== undefined) {
      const { cost, status, headers, body }: Awaited<ReturnType<typeof get>> = await get(next);
      expect(cost.trips, next).toBeLessThanOrEqual(MOST.trips);
      expect(cost.statements, next).toBeLessThanOrEqual(MOST.statements);
      const url: string | null = status === 200 ? JSON.parse(body).next_url : headers.get('location');
      next = url ? url.replace(SITE.url, '') : undefined;
      pages += 1;
    }
    expect(pages).toBeGreaterThan(start === '/desk2/local/feed.json' ? 1 : 8);
  }
});

test('so does a delta, of a selection too, and a conditional request reads no document', async () => {
  for (const path of ['/feed.json', '/feed.json?q=ferr*', '/feed.json?tag=tag-2']) {
    const app = fresh();
    const { headers } = await get(path, {}, app);
    const etag = headers.get('etag') ?? '';
    const same = await get(path, { 'if-none-match': etag }, app);
    expect([same.status, same.cost.trips]).toEqual([304, 1]);
    const delta = await get(path, { 'a-im': 'feed', 'if-none-match': `"${'0'.repeat(32)}", ${etag}x` }, app);
    expect(delta.cost.trips).toBeLessThanOrEqual(MOST.trips);
  }
});

test('a warm isolate asks whether there is something new, once', async () => {
  const app = fresh();
  for (const path of ['/', '/rss.xml', '/news/a0', '/sitemap.xml']) {
    await get(path, {}, app);
    expect((await get(path, {}, app)).cost, path).toEqual({ trips: 1, statements: 1 });
  }
});

test('a sitemap index asks three statements, whatever the age of the paper', async () => {
  for (const [years, hours] of [
    [1, 24],
    [20, 400],
  ] as const) {
    const old = await service(aged(years, hours));
    const { cost, body } = await old.get('/sitemap.xml');
    expect(cost).toEqual({ trips: 2, statements: 3 });
    expect(body.match(/<sitemap>/g)?.length).toBeGreaterThan(years * 11);
  }
});
