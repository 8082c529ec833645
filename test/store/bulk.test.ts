import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Article } from '../../src/domain/article.ts';
import { migrate } from '../../src/runtime/node/migrations.ts';
import { openSqlite, type SqliteHandle } from '../../src/runtime/node/sqlite.ts';
import { type Handle, query } from '../../src/store/sql/handle.ts';
import { openBulk } from '../../src/store/sql/write/bulk-load.ts';
import { createWriter } from '../../src/store/sql/write/writer.ts';
import { article, at, paper } from '../contract/paper.ts';
import { stored } from '../contract/stored.ts';

const NOW = 2_000_000;

async function opened(): Promise<SqliteHandle> {
  const handle = openSqlite({ path: ':memory:' });
  await migrate(handle);
  return handle;
}

/** Loads as D1 is loaded: row by row, with every index. */
const staged = ({ transaction: _, ...handle }: SqliteHandle) => handle;

async function load(handle: Handle, batches: readonly (readonly Article[])[]): Promise<void> {
  const writer = await createWriter(handle);
  await writer.begin({ now: at(NOW) });
  for (const some of batches) await writer.upsert(some.map(stored));
  const last = new Map(batches.flat().map((one) => [one.id, one]));
  await writer.publish(paper({ articles: [...last.values()] }).snapshot);
}

/** What a database says of the living, with ids in place of places. */
async function contents(handle: Handle) {
  const ids = "(SELECT id FROM article WHERE article.seq = t.seq AND died > 1) AS id, 'x'";
  const living = 't.seq IN (SELECT seq FROM article WHERE died > 1)';
  return query(handle, [
    [
      'SELECT id, hash, published, updated, since, until, kind, shown, indexed FROM article WHERE died > 1 ORDER BY seq',
    ],
    [
      `SELECT kind, slug, ${ids} FROM member t JOIN subject USING (scope) WHERE ${living} ORDER BY kind, slug, t.seq`,
    ],
    [
      `SELECT kind, slug, since, ${ids} FROM pending t JOIN subject USING (scope) WHERE ${living} ORDER BY 1, 2, 3, t.seq`,
    ],
    [
      `SELECT kind, slug, at, ${ids} FROM event t JOIN subject USING (scope) WHERE ${living} ORDER BY 1, 2, 3, t.seq`,
    ],
    [`SELECT ${ids}, text FROM document t WHERE ${living} ORDER BY seq`],
    ['SELECT kind, slug, known, count, latest FROM subject ORDER BY kind, slug'],
    ["SELECT name, sql FROM sqlite_schema WHERE name <> 'sqlite_sequence' ORDER BY name"],
    [
      'SELECT count(*) AS found FROM search(\'scopes : "site·"\') s JOIN article a ON a.seq = s.rowid WHERE a.died > 1',
    ],
    ['PRAGMA integrity_check'],
  ]);
}

/** Times that crowd: a few instants of one second, seconds side by side, and any time of an hour. */
const times = fc.oneof(
  fc.integer({ min: 1_000_000, max: 1_000_003 }),
  fc.integer({ min: 1_000, max: 1_040 }).map((second) => second * 1_000),
  fc.integer({ min: 0, max: 3_600_000 }),
);

const drafts = fc.record({
  id: fc.integer({ min: 0, max: 400 }).map((number) => `story-${number}`),
  published: times,
  updated: fc.option(times, { nil: undefined }),
  until: fc.option(times, { nil: undefined }),
  section: fc.constantFrom('news', 'news/northwest', 'sports'),
});

const articles = fc.array(drafts, { maxLength: 60 }).map((all) =>
  all.map(({ id, published, updated, until, section }) =>
    article({
      id,
      title: `${id} of ${published}`,
      published: at(published),
      sections: [{ path: section, trail: [section] }],
      ...(updated !== undefined && { updated: at(updated) }),
      ...(until !== undefined && { until: at(until) }),
    }),
  ),
);

it('leaves what loading row by row leaves, whatever comes, in whatever order, repeated or at one time', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(articles, { maxLength: 6 }), async (batches) => {
      const [bulk, rows] = [await opened(), await opened()];
      await load(bulk, batches);
      await load(staged(rows), batches);
      expect(await contents(bulk)).toEqual(await contents(rows));
      const [order = []] = await query(bulk, [
        ['SELECT published, id FROM article WHERE died > 1 ORDER BY seq'],
      ]);
      const sorted = order.toSorted(
        (a, b) => Number(a.published) - Number(b.published) || (String(a.id) < String(b.id) ? -1 : 1),
      );
      expect(order).toEqual(sorted);
    }),
    { numRuns: 150 },
  );
});

it('finds its indexes again where a load ends without a publication, or is given up', async () => {
  const names = "SELECT name FROM sqlite_schema WHERE type = 'index' ORDER BY name";
  const handle = await opened();
  const [all] = await query(handle, [[names]]);
  for (const end of ['close', 'abandon'] as const) {
    const writer = await createWriter(handle);
    await writer.begin({ now: at(NOW) });
    await writer.upsert([stored(article({ id: 'a', published: at(1) }))]);
    expect((await query(handle, [[names]]))[0]?.length).toBeLessThan(all?.length ?? 0);
    await writer[end]();
    expect((await query(handle, [[names]]))[0]).toEqual(all);
    const [members] = await query(handle, [['SELECT count(*) AS found FROM member']]);
    expect(members?.[0]?.found).toBe(end === 'close' ? 2 : 0);
    if (end === 'close')
      await query(handle, [
        ['DELETE FROM article'],
        ['DELETE FROM member'],
        ['DELETE FROM document'],
        ['DELETE FROM search'],
      ]);
  }
});

it('makes memberships of more articles than it sorts at once', async () => {
  const handle = await opened();
  await handle.transaction?.begin();
  const bulk = await openBulk(handle);
  handle.execute(`INSERT INTO article (seq, id, hash, path, published, since, kind, shown, indexed, scopes, born)
    WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 120000)
    SELECT i * 7 - 100, i, '', '', 0, 0, 0, i % 3 <> 0, 1, json_array(1, i % 5 + 2), 1 FROM n`);
  await bulk?.end();
  await handle.transaction?.commit();
  const wanted = 'SELECT s.value AS scope, seq FROM article, json_each(scopes) s WHERE shown = 1';
  const [missing, more] = await query(handle, [
    [`SELECT count(*) AS count FROM (${wanted} EXCEPT SELECT scope, seq FROM member)`],
    ['SELECT count(*) AS count FROM member'],
  ]);
  expect([missing?.[0]?.count, more?.[0]?.count]).toEqual([0, 160_000]);
});
