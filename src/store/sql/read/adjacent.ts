import type { Scope } from '../../../domain/addresses.ts';
import type { Cursor } from '../../../domain/archive.ts';
import type { Article } from '../../../domain/article.ts';
import { dateAt, latestAt, latestOf } from '../../../domain/instant.ts';
import type { Adjacent } from '../../../domain/listing.ts';
import type { CachePart } from '../../../domain/lru.ts';
import type { Collection } from '../../collection.ts';
import type { Row } from '../handle.ts';
import { scopeOf } from './rows.ts';
import { ABOUT, ADJACENT, NEWEST } from './statements.ts';
import type { Store } from './store.ts';

/** Articles found by their place in a scope, whole, in one trip. */
export function createAdjacent(
  { query: ask, generation, open }: Store,
  cache: CachePart<Article>,
): Pick<Collection, 'newest' | 'adjacent'> {
  const articleOf = async (row: Row | undefined): Promise<Article | undefined> => {
    if (row === undefined) return undefined;
    const key = `${row.hash} ${row.id}`;
    return cache.get(key) ?? cache.put(key, await open(String(row.text)));
  };
  return {
    async newest(scopes, now) {
      if (scopes.length === 0) return [];
      const scopesJson = JSON.stringify(scopes.map(scopeOf));
      const [rows = []] = await ask([[NEWEST, scopesJson, null, now.getTime(), generation.number]]);
      const byScope = new Map(rows.map((row) => [row.row, row]));
      return Promise.all(scopes.map((_, index) => articleOf(byScope.get(index))));
    },
    async adjacent(scope: Scope, { published, id }: Cursor, now: Date): Promise<Adjacent> {
      const shared = [...scopeOf(scope), now.getTime(), generation.number] as const;
      const [rows = [], abouts] = await ask([
        [ADJACENT, ...shared, published.getTime(), id, 1],
        [ABOUT, ...shared],
      ]);
      const about = abouts?.[0] ?? {};
      const [newer, older] = [1, 0].map((side) => rows.find((row) => row.newer === side));
      return {
        newer: await articleOf(newer),
        older: await articleOf(older),
        modified: latestOf(
          generation.modified,
          dateAt(about.modified),
          latestAt([about.newest, about.changed]),
        ),
        changesAt: dateAt(about.changes),
      };
    },
  };
}
