import { expect, it } from 'vitest';
import { parseQuery } from '../../src/domain/query.ts';
import { migrate } from '../../src/runtime/node/migrations.ts';
import { openSqlite, type SqliteHandle } from '../../src/runtime/node/sqlite.ts';
import { decodeArticle } from '../../src/store/codec.ts';
import { type Handle, query } from '../../src/store/sql/handle.ts';
import { createSqlCollections } from '../../src/store/sql/read/collections.ts';
import { NewerDatabase, OlderDatabase } from '../../src/store/sql/schema.ts';
import { ConcurrentWriteError } from '../../src/store/sql/write/guard.ts';
import { createWriter, type Writer } from '../../src/store/sql/write/writer.ts';
import { article, at, paper } from '../contract/paper.ts';
import { stored, sync } from '../contract/stored.ts';

const NOW = 100;
const one = (id: string, title = id) => article({ id, published: at(1), title });
const [before, after] = [
  paper({ articles: [one('a'), one('b')] }),
  paper({ articles: [one('a', 'edited'), one('c')] }),
];

async function opened(): Promise<SqliteHandle> {
  const handle = openSqlite({ path: ':memory:' });
  await migrate(handle);
  return handle;
}

/** As D1 is: no transaction spans calls. */
const staged = ({ transaction: _, ...handle }: SqliteHandle) => handle;

const media = async () => new Uint8Array();

const withdrawal = {
  path: '/news/a',
  from: at(1),
  withdrawn: at(2),
  reason: '',
  local: '',
  sections: ['news'],
  authors: [],
  tags: [],
};

/** Everything a database holds of a collection. */
const contents = (handle: Handle) =>
  query(
    handle,
    ['state', 'article', 'document', 'member', 'pending', 'event', 'subject', 'media'].map(
      (table) => [`SELECT * FROM ${table}`] as const,
    ),
  );

async function ids(current: ReturnType<typeof createSqlCollections>) {
  const collection = await current();
  const listing = await collection?.list({ scope: { kind: 'site' } }, { limit: 9 }, at(NOW));
  return listing?.entries.map(({ id }) => id);
}

it('has no collection before the first publication', async () => {
  const handle = await opened();
  const current = createSqlCollections({ handle, media });
  expect(await current()).toBeUndefined();
  await sync(handle, before, NOW);
  expect(await ids(current)).toEqual(['b', 'a']);
});

it('shows nothing of what is staged until it is published, and all of it then', async () => {
  const handle = staged(await opened());
  await sync(handle, before, NOW);
  const current = createSqlCollections({ handle, media });
  const writer = await createWriter(handle);
  await writer.begin({ now: at(NOW) });
  await writer.upsert(after.articles.map(stored));
  await writer.remove(['b']);
  const old = await current();
  expect(await ids(current)).toEqual(['b', 'a']);
  expect((await old?.directory(at(NOW)))?.site.count).toBe(2);
  await writer.publish({ ...after.snapshot, revision: 'next' });
  expect(await ids(current)).toEqual(['c', 'a']);
  // Who had listed the old ones may still read them.
  expect((await old?.read(before.articles, at(NOW)))?.map(({ title }) => title)).toEqual(['a', 'b']);
});

it('goes on where a sync was cut off', async () => {
  const handle = staged(await opened());
  const cut = await createWriter(handle);
  await cut.begin({ now: at(NOW) });
  await cut.upsert(before.articles.slice(0, 1).map(stored));
  const writer = await createWriter(handle);
  await writer.begin({ now: at(NOW) });
  const held: string[] = [];
  for await (const { id } of writer.existing()) held.push(id);
  expect(held).toEqual(['a']);
  await sync(handle, before, NOW);
  expect(await ids(createSqlCollections({ handle, media }))).toEqual(['b', 'a']);
});

it('leaves nothing of a sync that was abandoned', async () => {
  const handle = await opened();
  await sync(handle, before, NOW);
  const writer = await createWriter(handle);
  await writer.begin({ now: at(NOW) });
  await writer.remove(['a', 'b']);
  await writer.abandon();
  expect(await ids(createSqlCollections({ handle, media }))).toEqual(['b', 'a']);
});

/** Every change a writer makes, and its end. */
const STEPS: Readonly<Record<string, (writer: Writer) => Promise<unknown>>> = {
  upsert: (writer) => writer.upsert(after.articles.map(stored)),
  withdraw: (writer) => writer.withdraw([{ ...withdrawal, id: 'a' }]),
  remove: (writer) => writer.remove(['a']),
  media: (writer) => writer.media([{ path: '/old', id: 'a' }]),
  publish: (writer) => writer.publish(after.snapshot),
  close: (writer) => writer.close(),
};

it.each(
  Object.entries(STEPS).flatMap(([name, step]) => [
    [`${name} of a sync after another has begun`, step, false] as const,
    [`${name} of a sync after another has ended`, step, true] as const,
  ]),
)('%s is refused, and changes nothing', async (_, step, ended) => {
  const handle = staged(await opened());
  await sync(handle, before, NOW);
  const first = await createWriter(handle);
  await first.begin({ now: at(NOW) });
  const second = await createWriter(handle);
  await second.begin({ now: at(NOW) });
  await second.remove(['b']);
  if (ended) await second.publish({ ...before.snapshot, revision: 'second' });
  const rows = () => contents(handle);
  const left = await rows();
  await expect(step(first)).rejects.toThrow(ConcurrentWriteError);
  expect(await rows()).toEqual(left);
  if (!ended) await second.publish({ ...before.snapshot, revision: 'second' });
  const current = createSqlCollections({ handle, media });
  expect(await ids(current)).toEqual(['a']);
  expect((await (await current())?.directory(at(NOW)))?.site.count).toBe(1);
});

it('is refused at its beginning where another has published since it was made', async () => {
  const handle = await opened();
  const late = await createWriter(handle);
  await sync(handle, before, NOW);
  await expect(late.begin({ now: at(NOW) })).rejects.toThrow(ConcurrentWriteError);
  expect(handle.rows('SELECT writing FROM state')).toEqual([{ writing: 0 }]);
});

it('makes nothing searchable that another writer may have replaced', async () => {
  const handle = await opened();
  const words = before.articles.map(({ hash: _, ...each }) => stored({ ...each, hash: 'later' }));
  const writer = await createWriter(handle);
  await writer.begin({ now: at(NOW) });
  await writer.upsert(words.map(({ words: _, ...rest }) => rest));
  await writer.publish(before.snapshot);
  const late = writer.index(9, async (documents) => {
    await sync(handle, after, NOW);
    return documents.map(() => 'ferry');
  });
  await expect(late).rejects.toThrow(ConcurrentWriteError);
});

it('counts again after a writer that broke off, whatever it left', async () => {
  const handle = staged(await opened());
  const soon = article({ id: 's', published: at(NOW + 50) });
  const held = paper({ articles: [...before.articles, soon] });
  await sync(handle, held, NOW);
  const broken = await createWriter(handle);
  await broken.begin({ now: at(NOW + 60) });
  // As an earlier version, which did not know of the other, may have left it.
  await query(handle, [['UPDATE subject SET count = 77, latest = 1']]);
  await sync(handle, held, NOW + 70);
  const directory = await (await createSqlCollections({ handle, media })())?.directory(at(NOW + 70));
  expect([directory?.site.count, directory?.site.latest, directory?.sections[0]?.count]).toEqual([
    3,
    at(NOW + 50),
    3,
  ]);
});

it('changes nothing when it runs twice', async () => {
  const handle = await opened();
  await sync(handle, before, NOW);
  const rows = () => handle.batch([handle.prepare('SELECT seq, id, hash FROM article ORDER BY seq')]);
  const first = await rows();
  await sync(handle, before, NOW);
  expect(await rows()).toEqual(first);
});

it('clears away what two publications ago was replaced', async () => {
  const handle = await opened();
  for (const each of [before, after, before, after, after, after]) await sync(handle, each, NOW);
  const [counted] = await handle.batch([
    handle.prepare(
      'SELECT (SELECT count(*) FROM article) AS articles, (SELECT count(*) FROM member) AS members',
    ),
  ]);
  expect(counted?.results[0]).toEqual({ articles: 2, members: 4 });
});

it('lists at once what is searchable only later', async () => {
  const handle = await opened();
  const writer = await createWriter(handle);
  await writer.begin({ now: at(NOW) });
  await writer.upsert(
    before.articles
      .map((each) => ({ ...stored(each), words: undefined }))
      .map(({ words: _, ...rest }) => rest),
  );
  await writer.publish(before.snapshot);
  const current = createSqlCollections({ handle, media });
  const parsed = parseQuery('b');
  if (!parsed.ok) throw new Error(parsed.error.reason);
  const found = async () =>
    (await current())?.list(
      { scope: { kind: 'site' }, filter: { query: parsed.query } },
      { limit: 9 },
      at(NOW),
    );
  expect(await ids(current)).toEqual(['b', 'a']);
  expect((await found())?.refused).toEqual({ reason: 'indexing' });
  const index = () =>
    writer.index(1, async (documents) => documents.map((document) => decodeArticle(document).title));
  expect([await index(), await index(), await index()]).toEqual([1, 1, 0]);
  expect((await found())?.entries.map(({ id }) => id)).toEqual(['b']);
});

it('finds the same when its index is tidied', async () => {
  const handle = await opened();
  const articles = Array.from({ length: 40 }, (_, index) => one(`a${index}`, `ferry number${index}`));
  for (let count = 4; count <= 40; count += 4) {
    await sync(handle, paper({ articles: articles.slice(0, count) }), NOW);
  }
  const parts = async () => {
    const [rows] = await handle.batch([
      handle.prepare('SELECT count(DISTINCT segid) AS parts FROM search_idx'),
    ]);
    return Number(rows?.results[0]?.parts);
  };
  const before = await parts();
  await (await createWriter(handle)).optimize(3);
  expect(await parts()).toBeLessThan(before);
  const parsed = parseQuery('ferry -number3');
  if (!parsed.ok) throw new Error(parsed.error.reason);
  const collection = await createSqlCollections({ handle, media })();
  const filter = { query: parsed.query };
  const listing = await collection?.list({ scope: { kind: 'site' }, filter }, { limit: 50 }, at(NOW));
  expect(listing?.entries).toHaveLength(39);
});

it('refuses the beginning of too many words', async () => {
  const handle = await opened();
  const articles = Array.from({ length: 70 }, (_, index) => one(`a${index}`, `ferry${index}`));
  await sync(handle, paper({ articles }), NOW);
  const current = createSqlCollections({ handle, media });
  const found = async (text: string) => {
    const parsed = parseQuery(text);
    if (!parsed.ok) throw new Error(parsed.error.reason);
    return (await current())?.list(
      { scope: { kind: 'site' }, filter: { query: parsed.query } },
      { limit: 9 },
      at(NOW),
    );
  };
  expect((await found('ferr*'))?.refused).toEqual({ reason: 'too-wide', prefix: 'ferr' });
  expect((await found('ferry6*'))?.entries).toHaveLength(9);
});

it.each([
  ['a story that was deleted', []],
  ['an older version of a story', [one('a', 'ferry')]],
])('neither counts nor keeps the words of %s', async (_, later) => {
  const handle = await opened();
  const secret = Array.from({ length: 70 }, (_, index) => `merger${index}`).join(' ');
  await sync(handle, paper({ articles: [one('a', secret), one('b', 'merge')] }), NOW);
  const parsed = parseQuery('mer*');
  if (!parsed.ok) throw new Error(parsed.error.reason);
  const selection = { scope: { kind: 'site' }, filter: { query: parsed.query } } as const;
  const current = createSqlCollections({ handle, media });
  const found = async () => (await current())?.list(selection, { limit: 9 }, at(NOW));
  expect((await found())?.refused?.reason).toBe('too-wide');
  const kept = paper({ articles: [...later, one('b', 'merge')] });
  await sync(handle, kept, NOW);
  expect((await found())?.entries.map(({ id }) => id)).toEqual(['b']);
  for (let count = 0; count < 2; count += 1) await sync(handle, kept, NOW);
  const words = handle.rows("SELECT DISTINCT term FROM vocabulary WHERE term >= 'mer' AND term < 'mes'");
  expect(words).toEqual([{ term: 'merge' }]);
  expect(handle.rows('SELECT * FROM lexicon')).toEqual([]);
});

it('reads a database to which the migration with the list of words is still to be applied', async () => {
  const handle = await opened();
  await sync(handle, before, NOW);
  handle.execute("DROP TABLE vocabulary; DELETE FROM d1_migrations WHERE name >= '0005'");
  const collection = await createSqlCollections({ handle, media })();
  const found = async (text: string) => {
    const parsed = parseQuery(text);
    if (!parsed.ok) throw new Error(parsed.error.reason);
    const selection = { scope: { kind: 'site' }, filter: { query: parsed.query } } as const;
    const listing = await collection?.list(selection, { limit: 9 }, at(NOW));
    return listing?.refused?.reason ?? listing?.entries.map(({ id }) => id);
  };
  expect([await found('a'), await found('titl*')]).toEqual([['a'], 'indexing']);
});

it('is ready to search when what is not public yet is not indexed', async () => {
  const handle = await opened();
  const writer = await createWriter(handle);
  await writer.begin({ now: at(NOW) });
  const { words: _, ...held } = stored(article({ id: 'e', published: at(NOW + 1), title: 'later' }));
  await writer.upsert([stored(one('a', 'ferry')), held]);
  await writer.publish(paper({ articles: [one('a', 'ferry')] }).snapshot);
  const parsed = parseQuery('ferry');
  if (!parsed.ok) throw new Error(parsed.error.reason);
  const selection = { scope: { kind: 'site' }, filter: { query: parsed.query } } as const;
  const collection = await createSqlCollections({ handle, media })();
  const found = async (now: number) => collection?.list(selection, { limit: 9 }, at(now));
  expect((await found(NOW))?.entries.map(({ id }) => id)).toEqual(['a']);
  expect((await found(NOW + 1))?.refused).toEqual({ reason: 'indexing' });
});

it('refuses a database of a later program, and one without a schema', async () => {
  const handle = await opened();
  handle.execute("INSERT INTO d1_migrations (name) VALUES ('9999_contract_future.sql')");
  await expect(createSqlCollections({ handle, media })()).rejects.toThrow(NewerDatabase);
  await expect(createWriter(handle)).rejects.toThrow(/schema 9999.*Update Dateline/);
  await expect(migrate(handle)).rejects.toThrow(NewerDatabase);
  const empty = openSqlite({ path: ':memory:' });
  await expect(createSqlCollections({ handle: empty, media })()).rejects.toThrow(OlderDatabase);
});

it('answers a conditional request without reading a document', async () => {
  const handle = await opened();
  await sync(handle, before, NOW);
  const asked: string[] = [];
  const spied = {
    ...handle,
    prepare: (sql: string) => {
      asked.push(sql);
      return handle.prepare(sql);
    },
  };
  const collection = await createSqlCollections({ handle: spied, media })();
  await collection?.list({ scope: { kind: 'section', path: 'news' } }, { limit: 9 }, at(NOW));
  expect(asked.length).toBeGreaterThan(2);
  // Withdrawals are a line each, and there are few.
  expect(asked.filter((sql) => /\bdocument\b/.test(sql) && !/FROM withdrawal/.test(sql))).toEqual([]);
});

it('keeps a thousand articles of one second in order, however they come', async () => {
  const handle = await opened();
  const articles = Array.from({ length: 1_000 }, (_, index) => one(`t${(index * 7_919) % 1_000}`));
  for (let count = 100; count <= 1_000; count += 100)
    await sync(handle, paper({ articles: articles.slice(0, count) }), NOW);
  const [rows] = await handle.batch([handle.prepare('SELECT id FROM article WHERE died > 100 ORDER BY seq')]);
  const listed = (rows?.results ?? []).map(({ id }) => String(id));
  expect(listed).toEqual(articles.map(({ id }) => id).sort());
});
