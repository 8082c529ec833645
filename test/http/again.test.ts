import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { getRequestListener } from '@hono/node-server';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { createCache } from '../../src/domain/lru.ts';
import { createResponseCache } from '../../src/runtime/node/response-cache.ts';
import { compressors } from '../../src/runtime/node/serve.ts';
import type { Collection } from '../../src/store/collection.ts';
import type { Answer, Fields, Send } from './exchange.ts';
import { BASE, NOW, paperCollection, RELEASE } from './paper.ts';
import { httpSuite } from './suite.ts';

/** The service as src/runtime/node/serve.ts puts it together, with a count of what was given again. */
let collection: Collection = paperCollection();
let now = NOW;
let given = 0;
let forgetful = false;
const standing = createResponseCache({
  collection: () => collection,
  now: () => now,
  memory: createCache(200_000),
});
/** The header fields of each request. */
const seen: WeakRef<object>[] = [];
const app = createApp({
  collection: () => collection,
  now: () => now,
  compressors,
  onCacheable: (told) => standing.keep(told.body && forgetful ? { ...told, body: () => undefined } : told),
});
const listener = getRequestListener(standing.wrap(app.fetch), { hostname: 'localhost' });
const server = createServer((incoming, outgoing) => {
  seen.push(new WeakRef(incoming.headers));
  if (standing.answer(incoming, outgoing)) given += 1;
  else listener(incoming, outgoing);
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, 'localhost', resolve)));
afterAll(() => server.close());
beforeEach(() => {
  [collection, now, given, forgetful] = [paperCollection(), NOW, 0, false];
});

const exchange = ({ method, path, headers }: Omit<Parameters<Send>[0], 'now'>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    // A server that listens on TCP has an AddressInfo.
    const { port } = server.address() as AddressInfo;
    const sent = request({ port, method, path, headers, agent: false }, async (incoming) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const { date: _, ...fields } = incoming.headers;
      const texts = Object.entries(fields).map(([name, value]) => [name, String(value)]);
      resolve({
        status: incoming.statusCode ?? 0,
        fields: Object.fromEntries(texts),
        body: Buffer.concat(chunks),
      });
    });
    sent.on('error', reject).end();
  });

const get = (path: string, headers: Fields = {}) => exchange({ method: 'GET', path, headers });

httpSuite('a socket asked four times', async (ask) => {
  now = ask.now;
  const answers = [await exchange(ask), await exchange(ask), await exchange(ask), await exchange(ask)];
  const [first, ...others] = answers.map(({ status, fields, body }) => {
    // Each problem has an id of its own.
    const { 'x-request-id': _, ...stable } = fields;
    return { status, stable, body };
  });
  for (const other of others) expect(other).toEqual(first);
  return answers[3] ?? expect.fail();
});

describe('what stands', () => {
  test.each([
    ['a feed', '/news/rss.xml', {}],
    ['a feed in gzip', '/news/rss.xml', { 'accept-encoding': 'gzip' }],
    ['a 304', '/news/rss.xml', { 'if-none-match': '*' }],
    ['a page', '/news/', {}],
  ])('%s is given again', async (_, path, headers) => {
    const first = await get(path, headers);
    await get(path, headers);
    expect(given).toBeLessThan(2);
    given = 0;
    expect([await get(path, headers), await get(path, headers)]).toEqual([first, first]);
    expect(given).toBe(2);
  });

  test('a query, a coding and a tag each have their own', async () => {
    const asks = [
      ['/news/rss.xml', {}],
      ['/news/rss.xml?limit=1', {}],
      ['/news/rss.xml', { 'accept-encoding': 'br' }],
      ['/news/rss.xml', { 'accept-encoding': 'gzip' }],
      ['/news/rss.xml', { 'if-none-match': '*' }],
      ['/news/rss.xml', { 'if-modified-since': NOW.toUTCString() }],
    ] as const;
    const round = async () => {
      const answers: Answer[] = [];
      for (const [path, headers] of asks) answers.push(await get(path, headers));
      return answers;
    };
    const first = await round();
    await round();
    given = 0;
    expect(await round()).toEqual(first);
    expect(given).toBe(asks.length);
    const told = first.map(({ status, fields }) => [status, fields['content-encoding'], fields.etag].join());
    expect(new Set(told).size).toBe(4 + 1);
  });

  test('another collection answers at once', async () => {
    for (let times = 0; times < 3; times += 1) await get('/news/rss.xml');
    expect(given).toBe(1);
    const { site, ...rest } = paperCollection();
    collection = { ...rest, site: { ...site, cache: { ...site.cache, maxAge: 7 } } };
    const { fields } = await get('/news/rss.xml');
    expect([fields['cache-control'], given]).toEqual([expect.stringContaining('max-age=7,'), 1]);
  });

  test('max-age runs down, and an embargo lifts to the second', async () => {
    const at = async (seconds: number) => {
      now = new Date(RELEASE.getTime() - seconds * 1000);
      for (let times = 0; times < 3; times += 1) await get('/life/rss.xml');
      const { fields, body } = await get('/life/rss.xml');
      const age = /max-age=(\d+)/.exec(fields['cache-control'] ?? '')?.[1];
      return { age: Number(age), out: Buffer.from(body).includes('secret') };
    };
    expect(await at(100)).toEqual({ age: 100, out: false });
    expect(await at(99.001)).toEqual({ age: 99, out: false });
    expect(await at(0.001)).toEqual({ age: 0, out: false });
    expect(await at(0)).toMatchObject({ out: true });
    // A clock that was set back.
    expect(await at(50)).toEqual({ age: 50, out: false });
  });

  test('bytes that the memory has dropped are made anew', async () => {
    forgetful = true;
    const first = await get('/news/rss.xml');
    expect([await get('/news/rss.xml'), await get('/news/rss.xml'), given]).toEqual([first, first, 0]);
  });

  test('what is kept of a request is what chose its answer, and no more of it than there is room for', async () => {
    await get('/news/rss.xml?limit=1');
    await get('/news/rss.xml?limit=1');
    seen.length = 0;
    for (let limit = 1; limit <= 100; limit += 1)
      for (let times = 0; times < 2; times += 1)
        await get(`/news/rss.xml?limit=${limit}`, { cookie: 'x'.repeat(10_000), 'user-agent': `${limit}` });
    setFlagsFromString('--expose-gc');
    // What the flag adds is a function, in a context made after it.
    (runInNewContext('gc') as () => void)();
    expect(seen.filter((one) => one.deref() !== undefined).length).toBeLessThan(20);
    given = 0;
    await get('/news/rss.xml?limit=1');
    expect(given).toBe(0);
    await get('/news/rss.xml?limit=100');
    expect(given).toBe(1);
  });

  test('many targets and many tags are forgotten, and answered all the same', async () => {
    for (let i = 0; i < 40; i += 1) {
      expect((await get('/news/rss.xml', { 'if-none-match': `"${i}", *` })).status).toBe(200);
      expect((await get(`/news/rss.xml?limit=${i + 30}`)).status).toBe(200);
    }
  });
});

test('an answer that stands was chosen by fields that are looked at again, and no others', async () => {
  const looked = new Set<string>();
  let told = 0;
  const { site, ...rest } = paperCollection();
  collection = { ...rest, site: { ...site, feeds: { ...site.feeds, delta: true } } };
  const watched = createApp({
    collection: () => collection,
    now: () => now,
    compressors,
    onCacheable: () => {
      told += 1;
    },
  });
  const conditions: readonly Fields[] = [
    {},
    { 'if-none-match': '*' },
    { 'if-modified-since': NOW.toUTCString() },
  ];
  const ask = async (path: string, fields: Fields) => {
    const asked = new Request(`${BASE}${path}`, { headers: fields });
    const { get } = asked.headers;
    asked.headers.get = (name) => {
      looked.add(name);
      return get.call(asked.headers, name);
    };
    await watched.fetch(asked);
  };
  for (const path of [
    '/rss.xml',
    '/news/atom.xml',
    '/news/feed.json',
    '/',
    '/news/northwest/ferry',
    '/sitemap.xml',
    '/opml.xml',
  ])
    for (const fields of conditions) for (let times = 0; times < 2; times += 1) await ask(path, fields);
  expect(told).toBeGreaterThan(20);
  // Accept chooses at /feed alone, whose answers are never told.
  expect([...looked].sort()).toEqual([
    'a-im',
    'accept',
    'accept-encoding',
    'authorization',
    'if-match',
    'if-modified-since',
    'if-none-match',
    'if-unmodified-since',
    'sec-fetch-dest',
  ]);
});
