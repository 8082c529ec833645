import { expect, test } from 'vitest';
import type { Article } from '../../src/domain/article.ts';
import { copyCollection } from '../../src/runtime/copy/copy.ts';
import { migrate } from '../../src/runtime/node/migrations.ts';
import { openSqlite } from '../../src/runtime/node/sqlite.ts';
import type { Handle, SqlValue, Statement } from '../../src/store/sql/handle.ts';
import { createSqlCollections } from '../../src/store/sql/read/collections.ts';
import { createWriter } from '../../src/store/sql/write/writer.ts';
import { article, at, paper } from '../contract/paper.ts';
import { sync } from '../contract/stored.ts';

/** What D1 takes (https://developers.cloudflare.com/d1/platform/limits/). */
const LIMITS = { parameters: 100, statement: 100_000, bytes: 2_000_000, statements: 1_000 };

const now = at(1_000);

type Sent = { readonly sql: string; readonly values: readonly SqlValue[] };

async function database() {
  const handle = openSqlite({ path: ':memory:' });
  await migrate(handle);
  return handle;
}

/** A database as D1 is, where no transaction spans calls; it counts what it is sent, and may break off. */
async function remote() {
  const { transaction: _, ...handle } = await database();
  const batches: (readonly Sent[])[] = [];
  /** What is done before a batch, by its number. */
  const meanwhile = new Map<number, () => Promise<unknown>>();
  let left = Number.POSITIVE_INFINITY;
  const bound = (sql: string, values: readonly SqlValue[]): Statement & Sent => ({
    sql,
    values,
    bind: (...given) => bound(sql, given),
  });
  const watched: Handle = {
    prepare: (sql) => bound(sql, []),
    async batch(statements) {
      if (left === 0) throw new Error('the connection is lost');
      left -= 1;
      // Made by `prepare` above.
      const sent = statements as readonly (Statement & Sent)[];
      batches.push(sent);
      await meanwhile.get(batches.length)?.();
      return handle.batch(sent.map(({ sql, values }) => handle.prepare(sql).bind(...values)));
    },
  };
  const breakAfter = (count: number) => {
    left = count;
  };
  return { handle: watched, raw: handle, batches, breakAfter, meanwhile };
}

const stories = (count: number, title = 'A story') =>
  Array.from({ length: count }, (_, index) =>
    article({ id: `a${index}`, published: at(index), title: index === 7 ? title : `Story ${index}` }),
  );

/** What a reader of a database is shown. */
async function shown(handle: Handle) {
  const collection = await createSqlCollections({ handle, media: async () => new Uint8Array() })();
  const listing = await collection?.list({ scope: { kind: 'site' } }, { limit: 2_000 }, now);
  return (await collection?.read(listing?.entries ?? [], now))?.map(({ title }) => title);
}

/** Every state has a revision of its own, as the folderSync gives it. */
async function edit(from: Handle, articles: readonly Article[], revision: string) {
  const edition = paper({ articles });
  await sync(from, { ...edition, snapshot: { ...edition.snapshot, revision } }, now.getTime());
}

async function source(articles: ReturnType<typeof stories>) {
  const from = await database();
  await edit(from, articles, 'first');
  return from;
}

test('only what differs is sent, and running it again sends nothing', async () => {
  const from = await source(stories(600));
  const { handle: to, batches } = await remote();
  expect(await copyCollection({ from, to, clock: () => now })).toEqual({
    written: 600,
    removed: 0,
    unchanged: 0,
  });
  expect(await shown(to)).toEqual(await shown(from));
  const before = (await createWriter(to)).published;
  batches.length = 0;
  expect(await copyCollection({ from, to, clock: () => now })).toEqual({
    written: 0,
    removed: 0,
    unchanged: 600,
  });
  expect((await createWriter(to)).published).toBe(before);
  expect(batches.flat().filter(({ sql }) => /^\s*INSERT INTO (?:article|document)/.test(sql))).toEqual([]);
  await edit(from, stories(599, 'An edited story'), 'second');
  expect(await copyCollection({ from, to, clock: () => now })).toEqual({
    written: 1,
    removed: 1,
    unchanged: 598,
  });
  expect(await shown(to)).toEqual(await shown(from));
});

test('wherever it is cut off readers see the old state, and the next goes on from there', async () => {
  const from = await source(stories(600));
  const { handle: to, batches, breakAfter } = await remote();
  await copyCollection({ from, to, clock: () => now });
  const old = await shown(to);
  const first = batches.length;
  await edit(
    from,
    stories(600).map((one) => ({ ...one, hash: `${one.hash}-2`, title: 'New' })),
    'second',
  );
  for (let stop = 1; ; stop += 3) {
    breakAfter(stop);
    const done = await copyCollection({ from, to, clock: () => now }).then(
      () => true,
      (error: Error) => {
        expect(error.message).toBe('the connection is lost');
        return false;
      },
    );
    breakAfter(Number.POSITIVE_INFINITY);
    if (done) break;
    expect(await shown(to)).toEqual(old);
    expect(stop).toBeLessThan(2 * first);
  }
  expect(new Set(await shown(to))).toEqual(new Set(['New']));
  expect(await shown(to)).toHaveLength(600);
});

test('nothing that is sent is more than D1 takes', async () => {
  const long = stories(120).map((one, index) => ({
    ...one,
    // As long as a story may become that is not refused: a megabyte of three-byte characters would be too much for a row.
    description: index % 60 === 0 ? '語'.repeat(200_000) : 'x'.repeat(3_000),
  }));
  const from = await source(long);
  const { handle: to, batches } = await remote();
  await copyCollection({ from, to, clock: () => now });
  for (const sent of batches) expect(sent.length).toBeLessThanOrEqual(LIMITS.statements);
  for (const { sql, values } of batches.flat()) {
    expect(Buffer.byteLength(sql)).toBeLessThanOrEqual(LIMITS.statement);
    expect(values.length).toBeLessThanOrEqual(LIMITS.parameters);
    for (const value of values)
      if (typeof value === 'string') expect(Buffer.byteLength(value)).toBeLessThanOrEqual(LIMITS.bytes);
  }
  expect(await shown(to)).toHaveLength(120);
});

/** What a database answers at an instant: titles, counts of the site and its section. */
async function answers(handle: Handle, instant = now) {
  const collection = await createSqlCollections({ handle, media: async () => new Uint8Array() })();
  const directory = await collection?.directory(instant);
  const listing = await collection?.list({ scope: { kind: 'site' } }, { limit: 2_000 }, instant);
  return {
    ids: listing?.entries.map(({ id }) => id),
    counts: [directory?.site.count, directory?.sections[0]?.count],
    changesAt: listing?.changesAt,
  };
}

test('of two at once the one that began first stops, wherever it is, and readers see the other whole', async () => {
  const [older, newer] = [await source(stories(600)), await source(stories(2))];
  const begun = async () => {
    const to = await remote();
    await copyCollection({ from: await source(stories(1)), to: to.handle, clock: () => now });
    return { ...to, before: to.batches.length };
  };
  const alone = await begun();
  await copyCollection({ from: older, to: alone.handle, clock: () => now });
  const whole = alone.batches.length - alone.before;
  for (let batch = 5; batch <= whole; batch += 3) {
    const { before, ...to } = await begun();
    to.meanwhile.set(before + batch, () => copyCollection({ from: newer, to: to.raw, clock: () => now }));
    const losing = copyCollection({ from: older, to: to.handle, clock: () => now });
    await expect(losing).rejects.toThrow(/Another sync.*began after this one/);
    expect(await answers(to.raw)).toEqual(await answers(newer));
    // What the loser left is not in the way.
    await copyCollection({ from: older, to: to.raw, clock: () => now });
    expect(await answers(to.raw)).toEqual(await answers(older));
  }
});

test('of two at once the one whose batch comes after the other has ended stops too', async () => {
  const to = await remote();
  to.meanwhile.set(3, async () =>
    copyCollection({ from: await source(stories(3)), to: to.raw, clock: () => now }),
  );
  await expect(
    copyCollection({ from: await source(stories(2)), to: to.handle, clock: () => now }),
  ).rejects.toThrow(/Another sync/);
  expect((await answers(to.raw)).counts).toEqual([3, 3]);
});

test('a source that is published again while it is copied is copied as it is then', async () => {
  const from = await source(stories(300));
  const to = await remote();
  to.meanwhile.set(9, async () => {
    for (const count of [200, 150, 100]) await edit(from, stories(count), `of ${count}`);
  });
  expect((await copyCollection({ from, to: to.handle, clock: () => now })).written).toBeLessThanOrEqual(100);
  expect(await answers(to.raw)).toEqual(await answers(from));
});

test('another site’s database is refused, and stays as it is', async () => {
  const from = await source(stories(3));
  const { handle: to, batches } = await remote();
  await copyCollection({ from, to, clock: () => now });
  const other = await database();
  const edition = paper({ articles: stories(2) });
  const site = { ...edition.snapshot.site, id: 'tag:other.example,2026:site', title: 'The Other' };
  await sync(other, { ...edition, snapshot: { ...edition.snapshot, site } }, now.getTime());
  const before = batches.length;
  await expect(copyCollection({ from: other, to, clock: () => now })).rejects.toThrow(
    /another site, The Gazette \(tag:gazette\.example,2026:site\).*Nothing was sent.*database_name/,
  );
  expect(
    batches
      .slice(before)
      .flat()
      .filter(({ sql }) => !/^\s*SELECT/.test(sql)),
  ).toEqual([]);
  expect(await answers(to)).toEqual(await answers(from));
});

const clocks = [
  { name: 'an hour ahead', ahead: 3_600_000 },
  { name: 'ten years ahead', ahead: 10 * 365 * 86_400_000 },
];

test.each(clocks)(
  'a clock that was $name at a sync opens no embargo and takes nothing away',
  async ({ ahead }) => {
    const instant = (offset: number) => at(now.getTime() + offset);
    const articles = [
      ...stories(3),
      article({ id: 'embargoed', published: at(5), from: instant(60_000) }),
      article({ id: 'coming', published: instant(90_000) }),
      article({ id: 'leaving', published: at(6), until: instant(30_000) }),
      article({ id: 'brief', published: instant(50_000), until: instant(70_000) }),
    ];
    const from = await source(articles);
    const to = await remote();
    await copyCollection({ from, to: to.handle, clock: () => now });
    const right = await remote();
    await copyCollection({ from, to: right.handle, clock: () => now });
    const instants = [0, 29_999, 30_000, 50_000, 60_000, 70_000, 90_000].map(instant);
    await edit(from, [...articles, article({ id: 'new', published: at(900) })], 'second');
    await copyCollection({ from, to: right.handle, clock: () => now });
    await copyCollection({ from, to: to.handle, clock: () => instant(ahead) });
    for (const each of instants) expect(await answers(to.raw, each)).toEqual(await answers(right.raw, each));
    // The next clock is followed, and search finds again what the other took away.
    await edit(from, [...articles, article({ id: 'newer', published: at(950) })], 'third');
    for (const { handle } of [to, right])
      await copyCollection({ from, to: handle, clock: () => instant(10) });
    for (const each of instants) expect(await answers(to.raw, each)).toEqual(await answers(right.raw, each));
    const collection = await createSqlCollections({ handle: to.raw, media: async () => new Uint8Array() })();
    const query = { kind: 'words', words: ['leaving'], prefix: false } as const;
    const found = await collection?.list(
      { scope: { kind: 'site' }, filter: { query } },
      { limit: 9 },
      instant(20),
    );
    expect(found?.entries.map(({ id }) => id)).toEqual(['leaving']);
  },
);
