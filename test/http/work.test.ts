import { describe, expect, test } from 'vitest';
import { type AppOptions, createApp, type LogRecord } from '../../src/app/app.ts';
import { createCache } from '../../src/domain/lru.ts';
import type { EncodedBytes } from '../../src/http/variants.ts';
import type { Collection } from '../../src/store/collection.ts';
import { BASE, EXPIRY, NOW, PAPER, paperCollection, RELEASE } from './paper.ts';

/** A collection that counts what is asked of it. */
function counted(collection: Collection = paperCollection()) {
  const calls = { list: 0, read: 0, directory: 0, locate: 0, media: 0 };
  const count = <Name extends keyof typeof calls>(name: Name): Collection[Name] => {
    const ask = collection[name];
    // The same function, counted: TypeScript cannot tell that a rest parameter of a union is the right one.
    return ((...question: never[]) => {
      calls[name] += 1;
      return (ask as (...question: never[]) => unknown)(...question);
    }) as Collection[Name];
  };
  const names = ['list', 'read', 'directory', 'locate', 'media'] as const;
  const counting: Collection = {
    ...collection,
    ...Object.fromEntries(names.map((name) => [name, count(name)])),
  };
  return { calls, collection: counting };
}

function service(options: Partial<AppOptions> = {}) {
  const { calls, collection } = counted();
  const packed: string[] = [];
  const compress = (name: string) => async (bytes: EncodedBytes) => {
    packed.push(name);
    return bytes.slice(0, bytes.byteLength / 2);
  };
  const app = createApp({
    collection: () => collection,
    now: () => NOW,
    compressors: { gzip: compress('gzip'), br: compress('br') },
    ...options,
  });
  const get = (path: string, headers: Record<string, string> = {}) =>
    app.request(`${BASE}${path}`, { headers });
  return { app, get, calls, packed };
}

const tagOf = async (path: string) => (await service().get(path)).headers.get('etag') ?? '';

describe('work that is not done', () => {
  test.each(['/rss.xml', '/news/atom.xml', '/authors/jane-doe/feed.json'])(
    'a condition on %s is answered from its listing alone',
    async (path) => {
      const tag = await tagOf(path);
      const { get, calls } = service();
      expect((await get(path, { 'if-none-match': tag })).status).toBe(304);
      expect(calls).toEqual({ list: 1, read: 0, directory: 0, locate: 0, media: 0 });
    },
  );

  test('a date alone too', async () => {
    const { get, calls } = service();
    const headers = { 'if-modified-since': 'Mon, 01 Jun 2026 11:00:00 GMT' };
    expect((await get('/news/rss.xml', headers)).status).toBe(304);
    expect(calls.read).toBe(0);
  });

  test('a file is not read for those who have it', async () => {
    const { get, calls } = service();
    const headers = { 'if-none-match': '"0123456789abcdef"' };
    expect((await get('/news/northwest/ferry.jpg', headers)).status).toBe(304);
    expect(calls.media).toBe(0);
  });

  test('a feed is rendered once, however many ask at once, and each coding made once', async () => {
    const { get, calls, packed } = service();
    const codings = ['gzip', 'br', 'identity', 'gzip, br'];
    const asked = codings.flatMap((coding) =>
      Array.from({ length: 10 }, () => get('/rss.xml', { 'accept-encoding': coding })),
    );
    await Promise.all(asked);
    await get('/rss.xml', { 'accept-encoding': 'gzip' });
    expect(calls.read).toBe(1);
    expect(packed.toSorted()).toEqual(['br', 'gzip']);
  });

  test('an address asked for before does not ask the collection again', async () => {
    const { get, calls } = service();
    const paths = [
      '/rss.xml',
      '/news/',
      '/news/northwest/ferry',
      '/opml.xml',
      '/news/?utm_source=a',
      '/news/?utm_source=b',
    ];
    for (const path of paths) await get(path);
    const before = { ...calls };
    for (const path of paths) expect((await get(path)).status).toBe(200);
    expect(calls).toEqual(before);
  });

  test('an article that two feeds show is read once for each format', async () => {
    const { get, calls } = service();
    for (const path of ['/news/northwest/rss.xml', '/authors/jane-doe/rss.xml', '/tags/ferries/rss.xml'])
      await get(path);
    expect(calls.read).toBe(1);
  });

  test('what does not fit into memory is made again', async () => {
    const { get, calls } = service({ memory: createCache(0) });
    for (const _ of [1, 2]) expect(await (await get('/rss.xml')).text()).toContain('Title of ferry');
    expect(calls.read).toBe(2);
  });

  test('a shared cache is asked first and given what was made', async () => {
    const kept = new Map<string, EncodedBytes>();
    const cache = {
      get: async (key: string) => kept.get(key),
      put: (key: string, bytes: EncodedBytes) => void kept.set(key, bytes),
    };
    const first = await (await service({ cache }).get('/rss.xml')).text();
    const second = service({ cache });
    expect(await (await second.get('/rss.xml')).text()).toBe(first);
    expect(second.calls.read).toBe(0);
  });
});

describe('what is remembered and when it no longer holds', () => {
  test('a scheduled change shows at its very instant, on every page that tells of it', async () => {
    let now = new Date(RELEASE.getTime() - 1);
    const { get } = service({ now: () => now });
    const paths = ['/rss.xml', '/life/atom.xml', '/feed.json', '/', '/life/', '/feed'];
    const shows = async () =>
      Promise.all(paths.map(async (path) => (await (await get(path)).text()).includes('Title of secret')));
    expect(new Set(await shows())).toEqual(new Set([false]));
    expect((await get('/life/secret')).status).toBe(404);
    now = RELEASE;
    expect(new Set(await shows())).toEqual(new Set([true]));
    expect((await get('/life/secret')).status).toBe(200);
    expect((await get('/authors/the-mole/rss.xml')).status).toBe(200);
  });

  test('an expiry shows at its very instant', async () => {
    let now = new Date(EXPIRY.getTime() - 1);
    const { get } = service({ now: () => now });
    expect([(await get('/shop/sale')).status, (await get('/shop/rss.xml')).status]).toEqual([200, 200]);
    now = EXPIRY;
    expect((await get('/shop/sale')).status).toBe(404);
    expect(await (await get('/shop/rss.xml')).text()).not.toContain('Title of sale');
  });

  test('a clock set back shows what was then', async () => {
    let now = RELEASE;
    const { get } = service({ now: () => now });
    expect(await (await get('/rss.xml')).text()).toContain('Title of secret');
    now = NOW;
    expect(await (await get('/rss.xml')).text()).not.toContain('Title of secret');
  });

  test('a new collection shows at once; what it does not change keeps its tag', async () => {
    const { snapshot } = PAPER;
    const heads = snapshot.heads.map((head) => (head.id === 'budget' ? { ...head, hash: 'edited' } : head));
    const edited = paperCollection({ ...PAPER, snapshot: { ...snapshot, heads, revision: 'beef' } });
    let collection = paperCollection();
    const { get } = service({ collection: () => collection });
    const tags = async () =>
      Promise.all(
        ['/news/rss.xml', '/news/northwest/rss.xml'].map(async (path) =>
          (await get(path)).headers.get('etag'),
        ),
      );
    const [news, northwest] = await tags();
    collection = edited;
    const [newsNow, northwestNow] = await tags();
    expect(newsNow).not.toBe(news);
    expect(northwestNow).toBe(northwest);
  });

  test('tags of different formats, feeds and sites differ', async () => {
    const paths = [
      '/rss.xml',
      '/atom.xml',
      '/feed.json',
      '/news/rss.xml',
      '/news/northwest/rss.xml',
      '/tags/ferries/rss.xml',
    ];
    const tags = await Promise.all(paths.map(tagOf));
    expect(new Set(tags).size).toBe(paths.length);
  });
});

describe('failures', () => {
  const failing = async () => {
    throw new Error('disk on fire at /secret/place');
  };
  const broken = { ...paperCollection(), list: failing, locate: failing };

  test.each([
    ['a store that fails', () => broken, '/rss.xml'],
    ['a store that fails beneath a page', () => broken, '/news/northwest/ferry'],
    ['a collection that is not available', failing, '/rss.xml'],
    [
      'a collection that throws',
      () => {
        throw new Error('disk on fire at /secret/place');
      },
      '/',
    ],
  ])('%s is a 500 that tells nothing, and one record that tells all', async (_, collection, path) => {
    const records: LogRecord[] = [];
    const { get } = service({ collection, log: (record) => void records.push(record) });
    const response = await get(path, { accept: 'text/html' });
    const text = await response.text();
    expect(response.status).toBe(500);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(text).not.toMatch(/fire|secret|\bat \//);
    expect(records).toHaveLength(1);
    const id = records[0]?.requestId ?? 'none';
    expect(response.headers.get('x-request-id')).toBe(id);
    expect(text).toContain(id);
    expect(records[0]).toMatchObject({
      level: 'error',
      method: 'GET',
      path,
      status: 500,
      message: 'disk on fire at /secret/place',
      time: NOW.toISOString(),
    });
    expect(JSON.stringify(records[0])).not.toContain('\n');
  });

  test('a compressor that fails is a 500, and tried again', async () => {
    let tries = 0;
    const gzip = async (bytes: EncodedBytes) => {
      tries += 1;
      if (tries === 1) throw new Error('no memory');
      return bytes;
    };
    const { get } = service({ compressors: { gzip }, log: () => {} });
    const headers = { 'accept-encoding': 'gzip' };
    expect((await get('/rss.xml', headers)).status).toBe(500);
    expect((await get('/rss.xml', headers)).status).toBe(200);
  });
});

describe('while the first collection is being loaded', () => {
  const loading = { collection: () => undefined, loading: () => ({ read: 1_200, found: 5_000 }) };

  test.each(['/rss.xml', '/', '/health', '/nothing/at/all'])('%s says how far that is', async (path) => {
    const response = await service(loading).get(path);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 503, read: 1_200, found: 5_000 });
  });

  test('a request by POST, which may be for the hub, is to come again', async () => {
    const { status, headers } = await service(loading).app.request(`${BASE}/hub`, { method: 'POST' });
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
  });

  test('a browser is told in words, and asks again by itself', async () => {
    const response = await service(loading).get('/', { accept: 'text/html,*/*;q=0.8' });
    expect([response.status, response.headers.get('refresh')]).toEqual([503, '5']);
    expect(await response.text()).toContain('1200 of 5000 files are read');
  });

  test('a collection that is asked for in vain counts as none', async () => {
    const { get } = service({ collection: async () => undefined });
    expect((await get('/rss.xml')).status).toBe(503);
  });
});
