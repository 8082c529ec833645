import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, test } from 'vitest';
import { copyCollection } from '../../src/runtime/copy/copy.ts';
import { serve } from '../../src/runtime/node/serve.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import type { Answer } from '../http/exchange.ts';
import { EVERYTHING } from '../sample.ts';
import { collectionOf, compile } from '../support/compiled.ts';
import { pathsOf } from '../support/paths.ts';
import { type Ask, type Both, type Content, exchange, startBoth } from './both.ts';
import { HOSTILE } from './hostile.ts';
import { INSTANT } from './instant.ts';
import { sample } from './sample.ts';
import { startD1 } from './start-d1.ts';

const collections: readonly (readonly [string, () => Promise<Content>])[] = [
  ['the sample collection', sample],
  ['a paper with every key', () => sample(EVERYTHING)],
  ['the hostile collection', hostile],
];

describe.each(collections)('%s on Node and on workerd', (_, load) => {
  let both: Both;
  let snapshot: Snapshot;

  beforeAll(async () => {
    const content = await load();
    snapshot = content.snapshot;
    both = await startBoth(content);
  });
  afterAll(() => both.close());

  const same = async (ask: Ask): Promise<Answer> => {
    const [node, workerd] = await Promise.all([both.node(ask), both.workerd(ask)]);
    const name = `${ask.method ?? 'GET'} ${ask.path}`;
    expect({ name, ...comparable(workerd) }).toEqual({ name, ...comparable(node) });
    return node;
  };

  const sameInEveryWay = async (path: string): Promise<void> => {
    const { status, fields } = await same({ path });
    await same({ path, method: 'HEAD' });
    await same({ path, headers: { 'accept-encoding': 'gzip' } });
    if (status !== 200) return;
    const revisit = await same({ path, headers: { 'if-none-match': fields.etag ?? '' } });
    expect({ path, status: revisit.status }).toEqual({ path, status: fields.etag ? 304 : 200 });
  };

  it('every feed and page is the same, and so are its 304, its HEAD and its gzip', async () => {
    const paths = pathsOf(snapshot);
    expect(paths.length).toBeGreaterThan(20);
    await Promise.all(paths.map(sameInEveryWay));
  });

  it.each(ASKS)('$path is the same', async (ask) => {
    await same(ask);
  });
});

test('a paper with every key is the same from D1 on workerd, but for how long caches may keep it', async () => {
  const content = await compile({ dir: EVERYTHING });
  const { snapshot } = content;
  if (!snapshot) throw new Error(`${EVERYTHING} does not compile: npm run check`);
  const collection = collectionOf(content);
  const node = await serve({ port: 0, host: '127.0.0.1', collection: () => collection, now: () => INSTANT });
  onTestFinished(() => node.close(1));
  const { origin, database } = await startD1();
  await copyCollection({ from: content.content.handle, to: database, clock: () => INSTANT });
  // Files come from assets or a bucket, whichever store the articles are in.
  for (const path of pathsOf({ ...snapshot, media: [] })) {
    const ask = { path, headers: { 'accept-encoding': 'gzip' } };
    const [one, other] = await Promise.all([exchange(node.url, ask), exchange(origin, ask)]);
    expect({ path, ...whicheverCache(other) }).toEqual({ path, ...whicheverCache(one) });
  }
});

/** Besides what a collection has: what every site answers, and what none has. */
const ASKS: readonly Ask[] = [
  { path: '/feed', headers: { accept: 'application/feed+json' } },
  { path: '/feed', headers: { accept: 'text/html, application/atom+xml;q=0.5' } },
  { path: '/FEED.json' },
  { path: '/authors/' },
  { path: '/tags/' },
  { path: '/tags/?from=ferries' },
  { path: '/?q=ferry' },
  { path: '/rss' },
  { path: '/rss.xml?limit=zero' },
  { path: '/nothing/here' },
  { path: '/%zz' },
  { path: '//evil.example/rss.xml' },
  { path: '/rss.xml', method: 'POST' },
  { path: '/rss.xml', method: 'OPTIONS' },
  { path: '/rss.xml', headers: { 'if-none-match': 'W/"x", "y"' } },
  { path: '/rss.xml', headers: { 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' } },
];

/** Besides what caches are told, what is in front of a worker compresses answers that the worker leaves as they are. */
function whicheverCache(answer: Answer) {
  const { status, fields, body } = comparable(answer);
  const { 'cache-control': _, 'content-encoding': __, 'content-length': ___, ...lasting } = fields;
  return { status, body, fields: lasting };
}

/** What must be the same: all but what belongs to one connection, or to one request. Compressors may differ, texts not. */
function comparable({ status, fields, body }: Answer) {
  const passing = ['date', 'connection', 'keep-alive', 'transfer-encoding', 'x-request-id'];
  const gzipped = fields['content-encoding'] === 'gzip' && body.byteLength > 0;
  // A body that is not there has a length in one server's answers and none in the other's.
  if (gzipped || fields['content-length'] === '0') passing.push('content-length');
  const lasting = Object.entries(fields).filter(([name]) => !passing.includes(name));
  const text = gzipped ? gunzipSync(body) : body;
  return {
    status,
    fields: Object.fromEntries(lasting),
    body: createHash('sha256').update(text).digest('hex'),
  };
}

async function hostile(): Promise<Content> {
  const { snapshot, articles } = HOSTILE;
  return { snapshot, articles: new Map(articles.map((one) => [one.id, one])), files: new Map() };
}
