import { LOOK_BACK } from '../archive.ts';
import type { Listing, Page } from '../collection.ts';
import { isNarrow } from '../filter.ts';
import { queryPrefixes } from '../query.ts';
import { WIDEST } from '../search.ts';
import type { Selection } from '../selection.ts';
import type { Store } from './collections.ts';
import type { Asked, Row } from './handle.ts';
import { matchOf } from './match.ts';
import { scopeOf } from './rows.ts';
import * as sql from './statements.ts';

/** A question for a page, as of an instant in milliseconds. */
export type Question = {
  readonly selection: Selection;
  readonly page: Page;
  readonly now: number;
  readonly store: Store;
};

/** Above every article, and below: a Date reaches 8.64e15 ms either way. */
export const TOP = 8_640_000_000_000_001;
const BOTTOM = -TOP;
export const LOWEST = Number.MIN_SAFE_INTEGER;

/** What UNINDEXED gives where something is not searchable yet. */
const UNREADY: readonly (readonly Row[])[] = [[{ waiting: 1 }]];

/** FTS5's question for a filter that needs one, '' for none, or why it is refused. */
export async function lookFor(
  { scope, filter = {} }: Selection,
  store: Store,
  now: number,
): Promise<string | NonNullable<Listing['refused']>> {
  if (!isNarrow(filter)) return '';
  const { query } = filter;
  if (query === undefined) return matchOf(scope, filter, () => []);
  const prefixes = [...new Set(queryPrefixes(query))];
  const asked: readonly Asked[] = [
    [sql.UNINDEXED, null, null, now, store.generation.number],
    ...prefixes.map(
      (prefix): Asked => [
        ...([sql.WORDS, prefix, `${prefix}\u{10ffff}`, now, store.generation.number] as const),
        WIDEST + 1,
      ],
    ),
  ];
  const [waiting, ...expanded] = await store.ask(asked).catch((error: unknown) => {
    // A database to which this program's migrations have not been applied yet.
    if (/no such table: vocabulary/.test(String(error))) return UNREADY;
    throw error;
  });
  if (waiting?.[0] !== undefined) return { reason: 'indexing' };
  const words = new Map(
    prefixes.map((prefix, index) => [prefix, (expanded[index] ?? []).map(({ word }) => String(word))]),
  );
  for (const [prefix, all] of words) if (all.length > WIDEST) return { reason: 'too-wide', prefix };
  return matchOf(scope, filter, (prefix) => words.get(prefix) ?? []);
}

/** The page's rows. */
export function older({ selection, page, now, store }: Question, look: string, limit: number): Asked {
  const place = [page.after?.published.getTime() ?? TOP, page.after?.id ?? ''] as const;
  const since = selection.filter?.since?.getTime();
  const shared = [now, store.generation.number, ...place, limit] as const;
  if (look !== '') return [sql.FIND, look, '', ...shared, since ?? BOTTOM];
  const scope = scopeOf(selection.scope);
  return since === undefined ? [sql.LIST, ...scope, ...shared] : [sql.LIST_SINCE, ...scope, ...shared, since];
}

/** The rows above an archive page, the nearest first. */
export function above({ selection, page, now, store }: Question, look: string): Asked {
  const place = [page.after?.published.getTime() ?? TOP, page.after?.id ?? ''] as const;
  const shared = [now, store.generation.number, ...place, LOOK_BACK] as const;
  if (look !== '') return [sql.FIND_NEWER, look, '', ...shared, BOTTOM];
  return [sql.NEWER, ...scopeOf(selection.scope), ...shared];
}
