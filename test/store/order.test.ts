import { expect, it } from 'vitest';
import type { Article } from '../../src/domain/article.ts';
import { parseQuery } from '../../src/domain/query.ts';
import { migrate } from '../../src/runtime/node/migrations.ts';
import { openSqlite } from '../../src/runtime/node/sqlite.ts';
import type { Collection } from '../../src/store/collection.ts';
import { type Handle, query } from '../../src/store/sql/handle.ts';
import { createSqlCollections } from '../../src/store/sql/read/collections.ts';
import { MOVE, ROWS_IN, SEARCHED, WINDOW } from '../../src/store/sql/write/statements.ts';
import { createWriter, type Writer } from '../../src/store/sql/write/writer.ts';
import { article, at, paper } from '../contract/paper.ts';
import { stored } from '../contract/stored.ts';

const NOON = Date.UTC(2026, 5, 15);
const NOW = at(NOON + 1_000_000);

type Database = { readonly handle: Handle; readonly moved: () => readonly number[] };

/** A database, as it is or as D1 is, that counts the rows that each statement moves. */
async function opened(isD1: boolean): Promise<Database> {
  const { transaction, version: _, ...local } = openSqlite({ path: ':memory:' });
  await migrate({ ...local, transaction });
  const moved: number[] = [];
  const handle: Handle = {
    prepare: (sql) => local.prepare(sql),
    batch(statements) {
      for (const statement of statements)
        if (Reflect.get(statement, 'sql') === MOVE.at(-1))
          moved.push(JSON.parse(String(Reflect.get(statement, 'values')[0])).length);
      return local.batch(statements);
    },
    transaction: isD1 ? undefined : transaction,
  };
  return { handle, moved: () => moved };
}

const idOf = (index: number) => `story-${String(index).padStart(6, '0')}`;
const story = (index: number, published = NOON, edition = 0): Article =>
  article({
    ...{ id: idOf(index), published: at(published), title: `Ferry ${index} of edition ${edition}` },
    ...(index % 5 === 0 && { updated: at(NOON + 500_000) }),
    ...(index % 7 === 0 && { until: at(NOON + 2_000_000) }),
    ...(index % 11 === 0 && { from: at(NOON + 1_500_000) }),
  });

const newestFirst = (all: Iterable<Article>): readonly string[] =>
  [...all]
    .filter(({ from }) => from <= NOW)
    .sort((a, b) => b.published.getTime() - a.published.getTime() || (a.id < b.id ? 1 : -1))
    .map(({ id }) => id);

async function listed(collection: Collection | undefined, limit: number, text?: string) {
  const parsed = text === undefined ? undefined : parseQuery(text);
  const filter = parsed?.ok ? { query: parsed.query } : undefined;
  const listing = await collection?.list({ scope: { kind: 'site' }, filter }, { limit }, NOW);
  return listing?.entries.map(({ id }) => id);
}

const publication = paper({ articles: [story(0)] }).snapshot;

async function publish(writer: Writer, revision: number): Promise<void> {
  await writer.publish({ ...publication, revision: `${revision}` });
}

/** Rows in an order in which neither pages nor places rise with dates and ids; and rows of one table without one of another. */
const FAULTS = `SELECT 'order' AS fault FROM (
    SELECT published, id, lag(published) OVER w AS published_before, lag(id) OVER w AS id_before
    FROM article WINDOW w AS (ORDER BY seq)
  ) WHERE (published, id) < (published_before, id_before)
  UNION ALL SELECT 'document' FROM article a LEFT JOIN document d ON d.seq = a.seq WHERE d.text IS NULL
  UNION ALL SELECT 'member' FROM member m LEFT JOIN article a ON a.seq = m.seq WHERE a.shown IS NOT 1
  UNION ALL SELECT 'pending' FROM pending p LEFT JOIN article a ON a.seq = p.seq WHERE a.shown IS NOT 2
  UNION ALL SELECT 'event' FROM event e LEFT JOIN article a ON a.seq = e.seq WHERE a.seq IS NULL
  UNION ALL SELECT 'withdrawal' FROM withdrawal w LEFT JOIN article a ON a.seq = w.seq WHERE a.kind IS NOT 2
  UNION ALL SELECT 'search' FROM article a WHERE a.shown > 0 AND a.seq NOT IN (SELECT rowid FROM search)`;

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

const COUNT = 420;
const range = Array.from({ length: COUNT }, (_, index) => index);
/** The first and the last come first, so that all others go between two. */
const ORDERS: Readonly<Record<string, (index: number) => number>> = {
  ascending: (index) => index,
  descending: (index) => -index,
  'always in the middle': (index) => Math.min(index, COUNT - 1 - index),
  random: (index) => (index * 7_919) % 421,
};

it.each(
  Object.entries(ORDERS).flatMap(([name, rank]) => [
    [name, 'in one transaction', rank, false] as const,
    [name, 'as D1', rank, true] as const,
  ]),
)('keeps the order of stories of one instant that come %s, %s', async (_, __, rank, isD1) => {
  const { handle, moved } = await opened(isD1);
  const current = createSqlCollections({ handle, media: async () => new Uint8Array() });
  const order = [0, COUNT - 1, ...range.slice(1, -1).toSorted((a, b) => rank(a) - rank(b))];
  const sides = [story(COUNT, NOON - 1_000), story(COUNT + 1, NOON + 1_000)];
  const live = new Map(sides.map((one) => [one.id, one]));
  let before: readonly string[] = [];
  for (let edition = 0; edition < 6; edition += 1) {
    const previous = await current();
    const writer = await createWriter(handle);
    await writer.begin({ now: NOW });
    // Every third of those that are there goes, and comes back with the next edition in another version.
    const gone = [...live.keys()].filter((_, index) => index % 3 === edition % 3);
    await writer.remove(gone);
    const some = [
      ...gone.slice(0, 40).map((id) => Number(id.slice(6))),
      ...order.slice(edition * 70, edition * 70 + 70),
    ];
    for (const id of gone) live.delete(id);
    await writer.upsert(edition === 0 ? sides.map(stored) : []);
    for (const one of edition === 0 ? sides : []) live.set(one.id, one);
    for (let from = 0; from < some.length; from += 1 + (from % 4)) {
      const added = some.slice(from, from + 1 + (from % 4)).map((index) => story(index, NOON, edition));
      await writer.upsert(added.map(stored));
      for (const one of added) live.set(one.id, one);
    }
    await publish(writer, edition);
    const now = newestFirst(live.values());
    expect(await listed(await current(), 5_000)).toEqual(now);
    expect(await listed(await current(), 5_000, 'ferry')).toEqual(now);
    if (previous) expect(await listed(previous, 4_000)).toEqual(before);
    expect((await query(handle, [[FAULTS]]))[0]).toEqual([]);
    before = now;
  }
  expect(sum(moved())).toBeLessThan(COUNT * Math.log2(COUNT));
});

it.each([
  [6_000, 'in one transaction', false],
  [2_000, 'as D1', true],
] as const)('takes %d stories of one second in one load, with others around, %s', async (count, _, isD1) => {
  const { handle, moved } = await opened(isD1);
  const writer = await createWriter(handle);
  await writer.begin({ now: NOW });
  const all = Array.from({ length: count + 400 }, (_, index) =>
    story(index, index < count ? NOON + (index % 3) * 300 : NOON + (index - count - 200) * 500),
  );
  // The seconds around it come first, so that all others have to go between two.
  const mixed = all.slice(0, count).map((_, index) => all[(index * 2_459) % count] ?? story(0));
  await writer.upsert(all.slice(count).map(stored));
  for (let from = 0; from < mixed.length; from += 400)
    await writer.upsert(mixed.slice(from, from + 400).map((one) => ({ ...stored(one), words: undefined })));
  await publish(writer, 1);
  const collection = await createSqlCollections({ handle, media: async () => new Uint8Array() })();
  expect(await listed(collection, 7_000)).toEqual(newestFirst(all));
  expect((await query(handle, [[FAULTS]]))[0]).toEqual([]);
  expect(Math.max(...moved())).toBeLessThanOrEqual(100);
  expect(sum(moved())).toBeGreaterThan(0);
  expect(sum(moved())).toBeLessThan(all.length * 6);
});

it('moves rows under readers without their seeing it, and leaves nothing to undo where a writer breaks off', async () => {
  const { handle, moved } = await opened(true);
  const current = createSqlCollections({ handle, media: async () => new Uint8Array() });
  const few = [story(0), story(3_000), ...range.slice(1, 200).map((index) => story(index))];
  const more = range.slice(0, 300).map((index) => story(400 + index, NOON, 1));
  const load = async (database: Handle, some: readonly Article[], revision: number) => {
    const writer = await createWriter(database);
    await writer.begin({ now: NOW });
    // From the last, so that each has those after it in its way.
    for (let to = some.length; to > 0; to -= 25)
      await writer.upsert(some.slice(Math.max(0, to - 25), to).map(stored));
    await publish(writer, revision);
  };
  await load(handle, few, 1);
  const seen = await listed(await current(), 5_000);
  let left = 0;
  /** Stops at each transaction that moves rows, having done it, and looks at what is there. */
  const breaking: Handle = {
    prepare: (sql) => handle.prepare(sql),
    async batch(statements) {
      const count = moved().length;
      const results = await handle.batch(statements);
      if (moved().length === count) return results;
      expect((await query(handle, [[FAULTS]]))[0]).toEqual([]);
      expect(
        await listed(await createSqlCollections({ handle, media: async () => new Uint8Array() })(), 5_000),
      ).toEqual(seen);
      left -= 1;
      if (left === 0) throw new Error('cut off');
      return results;
    },
  };
  for (const stop of [1, 2, 5]) {
    left = stop;
    await expect(load(breaking, more, 2)).rejects.toThrow('cut off');
  }
  left = Infinity;
  await load(breaking, more, 2);
  expect(await listed(await current(), 5_000)).toEqual(newestFirst([...few, ...more]));
});

it('looks for rows to move, and moves them, by their places alone', async () => {
  const { handle } = await opened(false);
  const plans = await Promise.all(
    [WINDOW, ROWS_IN, SEARCHED, ...MOVE].map((sql) =>
      query(handle, [
        [
          `EXPLAIN QUERY PLAN ${sql}`,
          ...Array<null>(sql === ROWS_IN ? 3 : sql === WINDOW ? 2 : 1).fill(null),
        ],
      ]),
    ),
  );
  const steps = plans.flat(2).map(({ detail }) => String(detail));
  expect(steps.filter((step) => /^SCAN (?!j VIRTUAL|s VIRTUAL|m$|range$|CONSTANT)/.test(step))).toEqual([]);
});
