import { dateAt, latestAt, latestOf } from '../../../domain/instant.ts';
import type { Collection } from '../../collection.ts';
import { integer } from '../handle.ts';
import { TOP } from './queries.ts';
import { MONTHS, PAGES } from './statements.ts';
import type { Store } from './store.ts';

/** What sitemaps name, without the articles themselves. */
export function createPages({ query: ask, generation }: Store): Pick<Collection, 'months' | 'pages'> {
  const shared = (now: Date) => ['site', '', now.getTime(), generation.number] as const;
  return {
    async months(limit, now) {
      const [rows = []] = await ask([[MONTHS, ...shared(now), TOP, null, limit]]);
      const about = rows[0] ?? {};
      return {
        months: rows.flatMap(({ published }) =>
          typeof published === 'number' ? [new Date(published).toISOString().slice(0, 7)] : [],
        ),
        modified: latestOf(
          generation.modified,
          dateAt(about.modified),
          latestAt([about.newest, about.changed]),
        ),
        changesAt: dateAt(about.changes),
      };
    },
    async pages({ from, before, limit }, now) {
      const [rows = []] = await ask([[PAGES, ...shared(now), from.getTime(), before.getTime(), limit]]);
      return rows.map(({ path, published, updated }) => ({
        path: String(path),
        published: new Date(integer(published)),
        updated: dateAt(updated),
      }));
    },
  };
}
