import { describe, expect, test } from 'vitest';
import { migrate } from '../../src/runtime/node/migrations.ts';
import { openSqlite } from '../../src/runtime/node/sqlite.ts';
import { createWorker } from '../../src/runtime/worker/worker-d1.ts';
import { encodeArticle } from '../../src/store/codec.ts';
import { createWriter } from '../../src/store/sql/write/writer.ts';
import { article, at, headOf, paper } from '../contract/paper.ts';

/** Seconds for which a cache that many share may show an answer: while all is well, and while the service fails. */
function lives(field: string): { readonly well: number; readonly failing: number } {
  const seconds = (name: string) => {
    const [, value] = new RegExp(`(?:^|[ ,])${name}=(\\d+)`).exec(field) ?? [];
    return value === undefined ? undefined : Number(value);
  };
  const fresh = seconds('s-maxage') ?? seconds('max-age') ?? Number.POSITIVE_INFINITY;
  const ifError = seconds('stale-if-error') ?? Number.POSITIVE_INFINITY;
  return { well: fresh + (seconds('stale-while-revalidate') ?? 0), failing: fresh + ifError };
}

describe('what Cloudflare keeps in front of a worker that reads D1, which a sync does not empty', async () => {
  const handle = openSqlite({ path: ':memory:' });
  await migrate(handle);
  const now = new Date('2026-06-01T12:00:00Z');
  const articles = Array.from({ length: 120 }, (_, index) =>
    article({ id: `a${index}`, published: at(index * 60_000) }),
  );
  const { snapshot } = paper({ articles });
  const writer = await createWriter(handle);
  await writer.begin({ now });
  await writer.upsert(
    articles.map((each) => ({
      head: headOf(each),
      elsewhere: false,
      document: encodeArticle(each),
      words: '',
    })),
  );
  await writer.publish(snapshot);
  const worker = createWorker({ now: () => now });
  const env = { DB: handle, ASSETS: { fetch: async () => new Response(null, { status: 404 }) } };
  const context = { waitUntil() {}, passThroughOnException() {}, props: {} };
  const get = async (path: string) =>
    worker.fetch(new Request(`https://paper.example${path}`), env, context as never);

  test.each([
    '/rss.xml',
    '/atom.xml',
    '/',
    '/news/a7',
    '/sitemap.xml',
    '/opml.xml',
    '/rss',
    '/rss.xml?limit=5',
  ])('%s is kept for a minute, and no longer once the worker fails', async (path) => {
    const field = (await get(path)).headers.get('cache-control') ?? '';
    expect(lives(field)).toEqual({ well: 60, failing: 60 });
  });

  test('so is a closed archive, which clients keep for a year', async () => {
    let path = '/rss.xml';
    for (let seen = 0; seen < 9; seen += 1) {
      const response = await get(path);
      const field = response.headers.get('cache-control') ?? '';
      expect(lives(field)).toEqual({ well: 60, failing: 60 });
      if (field.includes('max-age=31536000')) return;
      const [link = ''] = /<atom:link [^>]*rel="prev-archive"[^>]*>/.exec(await response.text()) ?? [];
      const [, next = ''] = /href="([^"]+)"/.exec(link) ?? [];
      path = response.headers.get('location') ?? next.replace('https://gazette.example', '');
    }
    throw new Error('no archive document is closed');
  });
});
