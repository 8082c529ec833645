import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { createReveal } from '../../../src/cli/start/reveal.ts';
import { type Served, serve } from '../../../src/runtime/node/serve.ts';
import type { Collection } from '../../../src/store/collection.ts';
import { NOW, paperCollection } from '../../http/paper.ts';

/** Another edition, which counts what is asked of it. */
function edition(title: string) {
  const { site, list, read, ...rest } = paperCollection();
  let [lists, reads] = [0, 0];
  return {
    collection: {
      ...rest,
      site: { ...site, title, hash: title },
      list: (...asked) => {
        lists += 1;
        return list(...asked);
      },
      read: (...asked) => {
        reads += 1;
        return read(...asked);
      },
    } satisfies Collection,
    lists: () => lists,
    reads: () => reads,
  };
}

describe('what readers asked for is made of the next collection before it is served', () => {
  let current: Collection;
  let served: Served;
  beforeAll(async () => {
    served = await serve({ collection: () => current, now: () => NOW, port: 0, host: 'localhost' });
  });
  afterAll(() => served.close(0));
  beforeEach(() => {
    current = edition('Before').collection;
  });

  const ask = async (path: string, headers: Record<string, string>) => {
    const answer = await fetch(`${served.url}${path}`, { headers });
    return [answer.headers.get('etag'), await answer.text()];
  };

  test.each([
    ['a feed in gzip', '/news/rss.xml', { 'Accept-Encoding': 'gzip' }, {}],
    ['a feed in brotli', '/atom.xml', { 'Accept-Encoding': 'br' }, {}],
    ['a feed as it is', '/feed.json', { 'Accept-Encoding': 'identity' }, {}],
    ['a feed that is not there in another form', '/rss.xml', {}, { 'If-None-Match': '*' }],
  ])('%s', async (_, path, coding, condition) => {
    for (let times = 0; times < 3; times += 1) await ask(path, { ...coding, ...condition });
    const next = edition('Next');
    const before = await ask(path, coding);
    await served.prepare(next.collection);
    expect(await ask(path, coding)).toEqual(before);
    current = next.collection;
    const made = next.reads();
    expect(made).toBeGreaterThan(0);
    const [etag, text] = await ask(path, coding);
    expect([next.reads(), etag === before[0]]).toEqual([made, false]);
    expect(text).toContain('Next');
  });

  test('what nobody asked for is not', async () => {
    const next = edition('Next');
    await ask('/rss.xml', {});
    current = edition('Another').collection;
    await ask('/unknown', {});
    await served.prepare(next.collection);
    expect(next.lists()).toBe(0);
  });

  test('of many addresses the last sixteen', async () => {
    for (let limit = 1; limit <= 40; limit += 1)
      for (let times = 0; times < 3; times += 1) await ask(`/rss.xml?limit=${limit}`, {});
    const next = edition('Next');
    await served.prepare(next.collection);
    expect(next.lists()).toBe(16);
  });
});

const fails = async (): Promise<void> => {
  throw new Error('The disk fails.');
};

describe('a collection that is found', () => {
  const names = ['first', 'second', 'third'] as const;
  const [first, second, third] = names.map((name) => edition(name).collection);

  function setUp() {
    const shown: (string | undefined)[] = [];
    const waiting: { readonly title: string; readonly end: (how: Promise<void>) => void }[] = [];
    const found = createReveal({
      prepare: ({ site: { title } }) => new Promise((end) => waiting.push({ title, end })),
      reveal: (collection) => shown.push(collection?.site.title),
    });
    const prepared = async (how = async () => {}) => {
      await vi.waitUntil(() => waiting.length > 0, { timeout: 60_000 });
      waiting.shift()?.end(how());
    };
    return { shown, waiting, found, prepared };
  }

  test('is served once it is prepared', async () => {
    const { shown, found, prepared } = setUp();
    const done = found(first);
    await Promise.resolve();
    expect(shown).toEqual([]);
    await prepared();
    await done;
    expect(shown).toEqual(['first']);
  });

  test('is passed over where another is found meanwhile; each resolves once it or a later one is served', async () => {
    const { shown, found, prepared } = setUp();
    const all = [found(first)];
    await Promise.resolve();
    all.push(found(second), found(third));
    await prepared();
    await all[0];
    expect(shown).toEqual(['first']);
    await prepared();
    await Promise.all(all);
    expect(shown).toEqual(['first', 'third']);
  });

  test('is served although it cannot be prepared', async () => {
    const { shown, found, prepared } = setUp();
    const done = found(first);
    await prepared(fails);
    await done;
    expect(shown).toEqual(['first']);
  });

  test('is served after a tenth of a second, prepared or not', async () => {
    const { shown, found } = setUp();
    await found(first);
    expect(shown).toEqual(['first']);
  });

  test('is not served when it is gone by then', async () => {
    const { shown, found, prepared } = setUp();
    const all = [found(first)];
    await Promise.resolve();
    all.push(found(undefined));
    await prepared();
    await Promise.all(all);
    expect(shown).toEqual([undefined, undefined]);
  });
});
