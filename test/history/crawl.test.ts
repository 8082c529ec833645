import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBoundary } from '../../src/domain/archive.ts';
import type { Article } from '../../src/domain/article.ts';
import { migrate } from '../../src/runtime/node/migrations.ts';
import { openSqlite } from '../../src/runtime/node/sqlite.ts';
import type { Collection } from '../../src/store/collection.ts';
import { openStored, sync } from '../contract/stored.ts';
import { type Client, clientOf, NOW, openPaper, paperOf, stories, story, takenBack } from './paper.ts';

const FEEDS = ['/rss.xml', '/news/atom.xml', '/news/feed.json', '/tags/even/rss.xml?limit=7&q=story'];

/** From the head by `prev-archive`, as RFC 5005 §4 has it; `between` is done after each document. */
async function crawl(client: Client, head: string, between: () => Promise<void> = async () => {}) {
  const documents = [];
  for (let next: string | undefined = head; next !== undefined; ) {
    const document = await client.read(next);
    documents.push(document);
    next = document.links['prev-archive'];
    await between();
  }
  return documents;
}

type Step = { readonly kind: 'publish' | 'edit' | 'withdraw'; readonly which: number };

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('publish' as const, 'edit' as const, 'withdraw' as const),
    which: fc.nat({ max: 10_000 }),
  }),
  { maxLength: 4 },
);

const histories = fc.record({
  count: fc.integer({ min: 0, max: 300 }),
  steps: fc.array(steps, { maxLength: 8 }),
});

/** The stories and what was withdrawn, after a step. */
function after({ kind, which }: Step, articles: readonly Article[], gone: readonly Article[]) {
  const one = articles[which % Math.max(1, articles.length)];
  if (kind === 'publish')
    return { articles: [...articles, story(`n${which}-${articles.length}`, which)], gone };
  if (one === undefined) return { articles, gone };
  const rest = articles.filter((each) => each !== one);
  if (kind === 'withdraw') return { articles: rest, gone: [...gone, one] };
  return { articles: [...rest, { ...one, hash: `${one.hash}-edited`, title: `${one.title}, edited` }], gone };
}

const STORES: Readonly<
  Record<string, () => (articles: readonly Article[], gone: readonly Article[]) => Promise<Collection>>
> = {
  memory: () => async (articles, gone) => openPaper(paperOf({ articles, withdrawals: gone.map(takenBack) })),
  SQLite: () => {
    const handle = openSqlite({ path: ':memory:' });
    const ready = migrate(handle);
    return async (articles, gone) => {
      await ready;
      const made = paperOf({ articles, withdrawals: gone.map(takenBack) });
      await sync(handle, made, NOW.getTime());
      return openStored(handle, made);
    };
  },
};

describe.each(Object.keys(STORES))('a crawl from the head, with the store in %s', (store) => {
  test.each(FEEDS)('of %s finds every article once, whatever happens meanwhile', async (head) => {
    await fc.assert(
      fc.asyncProperty(histories, async ({ count, steps: all }) => {
        const open = STORES[store]?.();
        if (open === undefined) throw new Error(store);
        let state: { articles: readonly Article[]; gone: readonly Article[] } = {
          articles: stories(count),
          gone: [],
        };
        const belongs = ({ tags }: Article) => !head.startsWith('/tags') || tags.length > 0;
        const throughout = new Set(state.articles.filter(belongs).map(({ id }) => id));
        if (head.startsWith('/tags') && throughout.size === 0) return;
        let collection = await open(state.articles, state.gone);
        const client = clientOf(() => collection);
        const waiting = [...all];
        const documents = await crawl(client, head, async () => {
          for (const step of waiting.shift() ?? []) {
            state = after(step, state.articles, state.gone);
            if (step.kind === 'withdraw') throughout.delete(state.gone.at(-1)?.id ?? '');
          }
          collection = await open(state.articles, state.gone);
        });
        const seen = documents.flatMap(({ ids }) => ids);
        expect(new Set(seen).size).toBe(seen.length);
        expect([...throughout].filter((id) => !seen.includes(id))).toEqual([]);
      }),
      { numRuns: store === 'memory' ? 40 : 6 },
    );
  });
});

describe('documents', () => {
  const all = stories(400);
  const client = clientOf(() => collection);
  let collection = openPaper(paperOf({ articles: all }));

  test.each(FEEDS)('of %s name each other', async (head) => {
    const documents = await crawl(client, head);
    expect(documents.length).toBeGreaterThan(3);
    expect(documents.map(({ kind }) => kind)).toEqual(
      documents.map((_, at) => (at === 0 ? 'head' : 'archive')),
    );
    const [first, ...archives] = documents;
    for (const { links } of archives) expect(links.current).toBe(first?.links.self);
    for (const [place, { links }] of archives.entries()) {
      const newer = links['next-archive'];
      if (newer !== undefined) expect((await client.read(newer)).links['prev-archive']).toBe(links.self);
      if (place >= 2) expect(newer).toBe(archives[place - 1]?.links.self);
    }
  });

  test('of a feed that fits on a page are complete', async () => {
    collection = openPaper(paperOf({ articles: stories(20) }));
    for (const head of ['/rss.xml', '/atom.xml', '/feed.json']) {
      expect(await client.read(head)).toMatchObject({ kind: 'complete', ids: { length: 20 } });
    }
    expect(await client.read('/rss.xml?limit=19')).toMatchObject({ kind: 'head' });
    collection = openPaper(paperOf({ articles: all }));
  });

  test('that are closed are kept for a year, and by shared caches a day; the open one as long as a feed', async () => {
    const [head, open, ...closed] = await crawl(client, '/rss.xml');
    const policy = (one: typeof head) => one?.response.headers.get('cache-control');
    const usual = 'public, max-age=300, stale-while-revalidate=600, stale-if-error=86400';
    expect([policy(head), policy(open)]).toEqual([usual, usual]);
    expect(closed.length).toBeGreaterThan(2);
    for (const one of closed)
      expect(policy(one)).toBe('public, max-age=31536000, s-maxage=86400, must-revalidate, stale-if-error=0');
  });

  test('that are closed are not kept past the release of a story in them', async () => {
    const release = new Date(NOW.getTime() + 90_000);
    const last = all.findLast(({ id }) => isBoundary(id));
    const minute = (last?.published.getTime() ?? 0) / 60_000 - 1;
    const secret = story('secret', minute + 0.5, { from: release });
    collection = openPaper(paperOf({ articles: [...all, secret] }));
    const documents = await crawl(client, '/rss.xml');
    const policies = documents.map(({ response }) => response.headers.get('cache-control'));
    expect(policies).toContain('public, max-age=90, s-maxage=90, must-revalidate, stale-if-error=0');
    expect(policies).toContain('public, max-age=31536000, s-maxage=86400, must-revalidate, stale-if-error=0');
    collection = openPaper(paperOf({ articles: all }));
  });

  test('have another address when a story in them changes, to which the old one leads; the others stay', async () => {
    const before = await crawl(client, '/rss.xml');
    const page = before.at(-2);
    const edited = all.map((one) => (one.id === page?.ids[0] ? { ...one, hash: 'edited' } : one));
    collection = openPaper(paperOf({ articles: edited }));
    const now = await crawl(client, '/rss.xml');
    expect(now.map(({ ids }) => ids)).toEqual(before.map(({ ids }) => ids));
    const self = ({ links }: (typeof before)[number]) => links.self;
    const moved = now.filter((one, place) => self(one) !== self(before[place] ?? one));
    expect(moved.map(({ ids }) => ids)).toEqual([page?.ids]);
    const old = await client.get(page?.links.self ?? '');
    expect(old.status).toBe(302);
    expect(new URL(old.headers.get('location') ?? '', page?.address).href).toBe(moved[0]?.links.self);
    expect(old.headers.get('cache-control')).toBe('public, max-age=300, must-revalidate, stale-if-error=0');
    // The head does not tell of what is not in it.
    expect(now[0]?.response.headers.get('etag')).toBe(before[0]?.response.headers.get('etag'));
    collection = openPaper(paperOf({ articles: all }));
  });

  test.each(['/rss.xml', '/rss.xml?q=story'])('of %s say when they changed', async (head) => {
    const dated = (await crawl(client, head)).map(({ response }) => response.headers.has('last-modified'));
    expect(new Set(dated)).toEqual(new Set([true]));
  });

  test('of the archive answer conditions', async () => {
    const [, , closed] = await crawl(client, '/rss.xml');
    const etag = closed?.response.headers.get('etag') ?? '';
    const again = await client.get(closed?.links.self ?? '', { 'if-none-match': etag });
    expect(again.status).toBe(304);
  });

  test('of an archive of nothing say so', async () => {
    const first = await client.read('/rss.xml?archive=-1..zzz');
    expect(first).toMatchObject({
      ids: [],
      kind: 'archive',
      links: { current: 'https://gazette.example/rss.xml' },
    });
  });
});
