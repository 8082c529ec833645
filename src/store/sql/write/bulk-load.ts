import { chunks } from '../chunks.ts';
import { type Handle, type Query, query, type Row } from '../handle.ts';
import { SHOWN } from '../kind.ts';
import type { ArticleRow } from './article-row.ts';
import { createSortKeyAllocator, type SortKeyAllocator } from './sort-key.ts';

/**
 * The first load of an empty database. Indexes (but that of ids) and memberships are made once all rows are there, in the order they are kept in: that
 * takes a small part of the time in which they are kept up row by row.
 */
export type Bulk = {
  readonly sortKeys: SortKeyAllocator;
  /** Whether one of these is there already: then the load has to end, as other versions are found by indexes that are missing. */
  repeats(drafts: readonly ArticleRow[]): Promise<boolean>;
  /** Makes what is needed to look for neighbours. */
  neighbours(): Promise<void>;
  /** Makes what is needed to move rows. */
  indexEvents(): Promise<void>;
  end(): Promise<void>;
};

/** Begins one where the database is empty and a transaction that spans calls is under way; else undefined. */
export async function openBulk(handle: Handle): Promise<Bulk | undefined> {
  if (!handle.transaction) return undefined;
  const [existing, rows = []] = await query(handle, [['SELECT 1 FROM article LIMIT 1'], [INDEXES]]);
  if (existing?.length !== 0) return undefined;
  const missing = new Map(rows.map(({ name, sql }) => [String(name), String(sql)]));
  const all = (list: Iterable<string>) =>
    query(
      handle,
      [...list].map((sql): Query => [sql]),
    );
  await all([...missing.keys()].map((name) => `DROP INDEX ${name}`));
  const make = async (name: string) => {
    const sql = missing.get(name);
    missing.delete(name);
    if (sql !== undefined) await all([sql]);
  };
  return {
    sortKeys: createSortKeyAllocator(),
    async repeats(drafts) {
      for (const some of chunks(drafts.map(({ id }) => id))) {
        const [found] = await query(handle, [[EXISTING, JSON.stringify(some)]]);
        if (found?.length !== 0) return true;
      }
      return false;
    },
    neighbours: () => make('article_place'),
    indexEvents: () => make('event_place'),
    async end() {
      for (let last: number | undefined = Number.MIN_SAFE_INTEGER; last !== undefined; ) {
        const [, rows = []]: readonly (readonly Row[])[] = await query(handle, [
          [MEMBERS, last, AT_ONCE],
          [LAST, last, AT_ONCE],
        ]);
        last = typeof rows[0]?.seq === 'number' ? rows[0].seq : undefined;
      }
      await all([...missing.values()]);
    },
  };
}

const INDEXES = `SELECT name, sql FROM sqlite_schema
  WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('article', 'event') AND name <> 'article_id'`;
const EXISTING = 'SELECT 1 FROM json_each(?1) j CROSS JOIN article a ON a.id = j.value LIMIT 1';
/** Articles after place ?1, ?2 at most: of all at once, sorting them would take as much memory as there are. */
const SOME = 'SELECT seq, shown, scopes FROM article WHERE seq > ?1 ORDER BY seq LIMIT ?2';
const AT_ONCE = 50_000;
const MEMBERS = `INSERT INTO member (scope, seq) SELECT s.value, a.seq FROM (${SOME}) a, json_each(a.scopes) s
  WHERE a.shown = ${SHOWN.member} ORDER BY s.value, a.seq`;
const LAST = `SELECT max(seq) AS seq FROM (${SOME})`;
