import { applyD1Migrations, env } from 'cloudflare:test';
import { beforeAll, describe, expect, it } from 'vitest';
import { mediaKey } from '../../../src/runtime/worker/media.ts';
import { createWorker, type DatabaseBindings } from '../../../src/runtime/worker/worker-d1.ts';
import { type Handle, query } from '../../../src/store/sql/handle.ts';
import { article, at, paper } from '../../contract/paper.ts';
import { sync } from '../../contract/stored.ts';
import { createContext } from './context.ts';

const { BARE, MEDIA, MIGRATIONS } = env;

const NOW = at(1_000);

/** A film of two MiB and one byte, in which every byte tells where it stands; a drawing that is small; one that is nowhere. */
const film = Uint8Array.from({ length: 2 * 1_048_576 + 1 }, (_, index) => (index * 31 + (index >> 8)) & 0xff);
const drawing = new TextEncoder().encode('a drawing');
const files = [
  { path: '/film.mp4', type: 'video/mp4', length: film.byteLength, hash: 'f11f' },
  { path: '/drawing.png', type: 'image/png', length: drawing.byteLength, hash: 'd00d' },
  { path: '/asset.mp4', type: 'video/mp4', length: film.byteLength, hash: 'a55e' },
  { path: '/lost.mp4', type: 'video/mp4', length: film.byteLength, hash: '1057' },
  { path: '/lost.png', type: 'image/png', length: 9, hash: '1058' },
];
const made = paper({
  articles: [article({ id: 'a', published: at(1) })],
  media: files.map((file) => ({ file, always: true, shownBy: [] })),
});

/** Assets that hold one film, as before the bucket was bound. */
const ASSETS = {
  fetch: async (url: string) =>
    url.endsWith('/media/a55e') ? new Response(film) : new Response(null, { status: 404 }),
};

/** A worker in an isolate of its own, as far as it can tell. */
function isolate(DB: Handle, bound: Partial<DatabaseBindings> = {}, now = () => NOW) {
  const worker = createWorker({ now });
  return async (path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') => {
    const { context, settled } = createContext();
    const request = new Request(`https://gazette.example${path}`, { headers, method });
    const response = await worker.fetch(request, { ASSETS, DB, ...bound }, context);
    const body = new Uint8Array(await response.arrayBuffer());
    await settled();
    return { status: response.status, fields: response.headers, body };
  };
}

/** The database behind a line that can be cut, and how often it was asked. */
function line(database: Handle, fault: () => string | undefined) {
  const counted = { batches: 0 };
  const handle: Handle = {
    prepare: (sql) => database.prepare(sql),
    async batch(statements) {
      counted.batches += 1;
      const error = fault();
      if (error !== undefined) throw new Error(error);
      return database.batch(statements);
    },
  };
  return { handle, counted };
}

/** A 503 that is worth waiting for, and that nobody keeps. */
function expectUnavailable({ status, fields }: { readonly status: number; readonly fields: Headers }) {
  expect([status, Number(fields.get('retry-after')) > 0, fields.get('cache-control')]).toEqual([
    503,
    true,
    'no-store',
  ]);
}

const paths = ['/rss.xml', '/', '/news/a', '/film.mp4', '/nothing/here', '/health', '/sitemap.xml'];

describe('a database before its first sync', () => {
  it.each(paths)('%s is 503 before and after the migrations', async (path) => {
    expectUnavailable(await isolate(BARE)(path));
  });
});

describe('a database that serves', () => {
  beforeAll(async () => {
    await applyD1Migrations(BARE, MIGRATIONS);
    expectUnavailable(await isolate(BARE)('/rss.xml'));
    await sync(BARE, made, NOW.getTime());
    await MEDIA.put(mediaKey('f11f'), film);
    await MEDIA.put(mediaKey('d00d'), drawing);
  });

  it('what is in memory is served while it is away, all else is 503, and then everything again', async () => {
    let down = false;
    let time = NOW.getTime();
    const { handle, counted } = line(BARE, () => (down ? 'D1_ERROR: D1 DB is overloaded' : undefined));
    const get = isolate(handle, {}, () => new Date(time));
    const before = await get('/rss.xml');
    expect(before.status).toBe(200);
    down = true;
    const during = await get('/rss.xml');
    expect([during.status, during.body]).toEqual([200, before.body]);
    const etag = before.fields.get('etag') ?? '';
    expect((await get('/rss.xml', { 'if-none-match': etag })).status).toBe(304);
    for (const path of ['/news/a', '/nothing/here', '/film.mp4']) expectUnavailable(await get(path));
    // Of all these the first asked the database, and it says when to ask again.
    const once = counted.batches;
    expect((await get('/rss.xml')).status).toBe(200);
    expect(counted.batches).toBe(once);
    time += 999;
    expect((await get('/rss.xml')).status).toBe(200);
    expect(counted.batches).toBe(once);
    time += 1;
    expect((await get('/rss.xml')).status).toBe(200);
    expect(counted.batches).toBe(once + 1);
    expectUnavailable(await isolate(handle)('/rss.xml'));
    down = false;
    time += 1_000;
    expect((await get('/news/a')).status).toBe(200);
    expect((await get('/nothing/here')).status).toBe(404);
  });

  it.each([
    ['Network connection lost', 2, 200],
    ['D1_ERROR: internal error: storage caused object to be reset', 2, 200],
    ['reset because its code was updated', 2, 200],
    ['Network connection lost', 3, 503],
    ['D1_ERROR: Cannot resolve D1 DB due to transient issue on remote node.', 2, 200],
    ['D1_ERROR: D1 DB storage operation exceeded timeout which caused object to be reset.', 3, 503],
    ['D1_ERROR: D1 DB is overloaded. Too many requests queued.', 1, 503],
    [
      'D1_ERROR: Your account has exceeded D1’s free tier daily row read limit. Upgrade to a paid plan or wait until tomorrow (midnight UTC) to continue.',
      1,
      503,
    ],
    ['D1_ERROR: no such table: article: SQLITE_ERROR', 1, 503],
    ['D1_ERROR: no such column: x at offset 7: SQLITE_ERROR', 1, 500],
    ['D1_ERROR: D1 DB exceeded its CPU time limit and was reset.', 1, 500],
    ['D1_TYPE_ERROR: Type undefined not supported', 1, 500],
  ])('“%s”, %d times: %d', async (message, times, status) => {
    let left = times;
    const { handle, counted } = line(BARE, () => (left-- > 0 ? message : undefined));
    expect((await isolate(handle)('/rss.xml')).status).toBe(status);
    if (status > 200) expect(counted.batches).toBe(times);
  });

  const noted = (name: string) => query(BARE, [['INSERT INTO d1_migrations (name) VALUES (?1)', name]]);
  const forgotten = (name: string) => query(BARE, [['DELETE FROM d1_migrations WHERE name = ?1', name]]);

  it.each([
    ['9001_expand_columns.sql', 200],
    ['9001_more.sql', 200],
    ['9001_contract_columns.sql', 503],
  ])('a later program’s %s: %d', async (name, status) => {
    await noted(name);
    expect((await isolate(BARE)('/rss.xml')).status).toBe(status);
    await forgotten(name);
  });

  it('a deployment before its migrations reads the schema that there is', async () => {
    const [rows = []] = await query(BARE, [["SELECT name FROM d1_migrations WHERE name > '0002'"]]);
    const [columns = []] = await query(BARE, [["SELECT name FROM pragma_table_info('state')"]]);
    const first = ['one', 'generation', 'revision', 'settled', 'site'];
    for (const { name } of columns)
      if (!first.includes(String(name))) await query(BARE, [[`ALTER TABLE state DROP COLUMN ${name}`]]);
    for (const { name } of rows) await forgotten(String(name));
    expect((await isolate(BARE)('/rss.xml')).status).toBe(200);
    expect((await isolate(BARE)('/news/a')).status).toBe(200);
  });
});

describe('files in a bucket', () => {
  const get = isolate(BARE, { MEDIA });

  it.each([
    ['/film.mp4', film],
    ['/drawing.png', drawing],
    ['/asset.mp4', film],
  ])('%s is whole, and HEAD and conditions read none of it', async (path, bytes) => {
    const whole = await get(path);
    expect([whole.status, whole.fields.get('content-length')]).toEqual([200, String(bytes.byteLength)]);
    expect(whole.body).toEqual(bytes);
    const head = await get(path, {}, 'HEAD');
    expect([head.status, head.fields.get('content-length'), head.body.byteLength]).toEqual([
      200,
      String(bytes.byteLength),
      0,
    ]);
    expect((await get(path, { 'if-none-match': whole.fields.get('etag') ?? '' })).status).toBe(304);
  });

  it.each([
    ['/film.mp4', 'bytes=0-0', 0, 0],
    ['/film.mp4', 'bytes=1048570-1048590', 1_048_570, 1_048_590],
    ['/film.mp4', 'bytes=2097152-', 2_097_152, 2_097_152],
    ['/film.mp4', 'bytes=-5', 2_097_148, 2_097_152],
    ['/asset.mp4', 'bytes=10-19', 10, 19],
    ['/drawing.png', 'bytes=2-4', 2, 4],
  ])('%s, %s', async (path, range, first, last) => {
    const bytes = path === '/drawing.png' ? drawing : film;
    const { status, fields, body } = await get(path, { range });
    expect([status, fields.get('content-range'), fields.get('content-length')]).toEqual([
      206,
      `bytes ${first}-${last}/${bytes.byteLength}`,
      String(last - first + 1),
    ]);
    expect(body).toEqual(bytes.slice(first, last + 1));
  });

  it('a range beyond the end is 416', async () => {
    expect((await get('/film.mp4', { range: 'bytes=9000000-' })).status).toBe(416);
  });

  it.each([
    ['/lost.mp4', {}],
    ['/lost.mp4', { range: 'bytes=0-9' }],
    ['/lost.png', {}],
  ])('%s, which is in neither, is 503: it may be on its way', async (path, headers) => {
    expectUnavailable(await get(path, headers));
  });
});
