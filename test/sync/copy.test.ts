import { expect, test } from 'vitest';
import type { Article } from '../../src/collection/article.ts';
import { createSqlCollections } from '../../src/collection/sql/collections.ts';
import type { Handle, Statement, Value } from '../../src/collection/sql/handle.ts';
import { createWriter } from '../../src/collection/sql/writer.ts';
import { copyCollection } from '../../src/node/copy.ts';
import { migrate } from '../../src/node/migrations.ts';
import { openSqlite } from '../../src/node/sqlite.ts';
import { article, at, paper } from '../contract/paper.ts';
import { sync } from '../contract/stored.ts';

/** What D1 takes (https://developers.cloudflare.com/d1/platform/limits/). */
const LIMITS = { parameters: 100, statement: 100_000, bytes: 2_000_000, statements: 1_000 };

const now = at(1_000);

type Sent = { readonly sql: string; readonly values: readonly Value[] };

async function database() {
  const handle = openSqlite({ path: ':memory:' });
  await migrate(handle);
  return handle;
}

/** A database as D1 is, where no transaction spans calls; it counts what it is sent, and may break off. */
async function remote() {
  const { transaction: _, ...handle } = await database();
  const batches: (readonly Sent[])[] = [];
  let left = Number.POSITIVE_INFINITY;
  const bound = (sql: string, values: readonly Value[]): Statement & Sent => ({
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
      return handle.batch(sent.map(({ sql, values }) => handle.prepare(sql).bind(...values)));
    },
  };
  const breakAfter = (count: number) => {
    left = count;
  };
  return { handle: watched, batches, breakAfter };
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

/** Every state has a revision of its own, as the keeper gives it. */
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
  expect(await copyCollection({ from, to, now })).toEqual({ written: 600, removed: 0, unchanged: 0 });
  expect(await shown(to)).toEqual(await shown(from));
  const before = (await createWriter(to)).published;
  batches.length = 0;
  expect(await copyCollection({ from, to, now })).toEqual({ written: 0, removed: 0, unchanged: 600 });
  expect((await createWriter(to)).published).toBe(before);
  expect(batches.flat().filter(({ sql }) => /^\s*INSERT INTO (?:article|document)/.test(sql))).toEqual([]);
  await edit(from, stories(599, 'An edited story'), 'second');
  expect(await copyCollection({ from, to, now })).toEqual({ written: 1, removed: 1, unchanged: 598 });
  expect(await shown(to)).toEqual(await shown(from));
});

test('wherever it is cut off readers see the old state, and the next goes on from there', async () => {
  const from = await source(stories(600));
  const { handle: to, batches, breakAfter } = await remote();
  await copyCollection({ from, to, now });
  const old = await shown(to);
  const first = batches.length;
  await edit(
    from,
    stories(600).map((one) => ({ ...one, hash: `${one.hash}-2`, title: 'New' })),
    'second',
  );
  for (let stop = 1; ; stop += 3) {
    breakAfter(stop);
    const done = await copyCollection({ from, to, now }).then(
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
  await copyCollection({ from, to, now });
  for (const sent of batches) expect(sent.length).toBeLessThanOrEqual(LIMITS.statements);
  for (const { sql, values } of batches.flat()) {
    expect(Buffer.byteLength(sql)).toBeLessThanOrEqual(LIMITS.statement);
    expect(values.length).toBeLessThanOrEqual(LIMITS.parameters);
    for (const value of values)
      if (typeof value === 'string') expect(Buffer.byteLength(value)).toBeLessThanOrEqual(LIMITS.bytes);
  }
  expect(await shown(to)).toHaveLength(120);
});
