import {
  ARCHIVE_LIMIT,
  archiveLength,
  type Cursor,
  isClosed,
  LOOK_BACK,
  previousOf,
} from '../../domain/archive.ts';
import type { ArticleHead } from '../../domain/article.ts';
import type { Subject } from '../../domain/directory.ts';
import { dateAt, earliestAt, latestAt } from '../../domain/instant.ts';
import {
  type ArchivePage,
  type Entry,
  entriesBytes,
  type Listing,
  type PageRequest,
} from '../../domain/listing.ts';
import type { Cache } from '../../domain/lru.ts';
import type { Query } from '../../domain/query.ts';
import type { Filter, Selection } from '../../domain/selection.ts';
import { headChanges, withdrawalChanges } from '../../domain/visibility.ts';
import { filterKey, isNarrow, passes } from '../filter.ts';
import { firstIndex, type ScopeContents, scopeKey, type View } from './scope-index.ts';
import type { Search } from './search.ts';

type ListOptions = {
  readonly subjects: () => ReadonlyMap<string, Subject>;
  readonly view: (key: string, now: number) => View;
  readonly scopeEntry: (key: string) => ScopeContents;
  readonly search: Search;
  /** Where listings are kept, also for their identity. */
  readonly cache: Cache;
  /** When what a scope shows was recorded to have changed, in milliseconds since 1970. */
  readonly recorded: (key: string) => number | undefined;
};

/** A function from a selection, a page and an instant to what they show. Rejects where the search does. */
export function createLists({ subjects, view, scopeEntry, search, cache, recorded }: ListOptions) {
  const listings = cache.part<{ readonly view: View; readonly listing: Listing }>(({ listing }) =>
    entriesBytes(listing.entries),
  );
  return async (
    { scope, filter }: Selection,
    page: PageRequest,
    now: number,
  ): Promise<Listing | undefined> => {
    const key = scopeKey(scope);
    const subject = subjects().get(key);
    if (subject === undefined) return undefined;
    const shown = view(key, now);
    if (shown.heads.length === 0 && (scope.kind === 'author' || scope.kind === 'tag')) return undefined;
    if (subject.implied && shown.changed === undefined) return undefined;
    const { limit, after, archive = false } = page;
    const place = after === undefined ? '' : `${after.published.getTime()} ${after.id}`;
    const pageKey = `${key} ${filterKey(filter)} ${archive || limit} ${place}`;
    const cached = listings.get(pageKey);
    if (cached?.view === shown) return cached.listing;
    const heads = await filtered(shown.heads, filter, (query) => search(query, now));
    if ('reason' in heads) return { subject, entries: [], refused: heads };
    const from = { ...shown, heads };
    const listed = archive
      ? archivePage(subject, from, after, {
          now,
          scopeEntry: filterKey(filter) === '' ? scopeEntry(key) : undefined,
        })
      : pageOf(subject, from, page, filterKey(filter) === '' && after === undefined);
    // Everything that the page links counts too, and what its feed no longer says of a withdrawal.
    const modified = latestAt([recorded(key), shown.changed, shown.forgotten]);
    const listing = { ...listed, modified };
    return listings.put(pageKey, { view: shown, listing }).listing;
  };
}

type RefusedQuery = NonNullable<Listing['refused']>;

async function filtered(
  heads: readonly ArticleHead[],
  filter: Filter | undefined,
  search: (query: Query) => ReturnType<Search>,
): Promise<readonly ArticleHead[] | RefusedQuery> {
  if (filter === undefined) return heads;
  const passing = isNarrow(filter) || filter.since ? heads.filter((head) => passes(head, filter)) : heads;
  if (filter.query === undefined) return passing;
  const found = await search(filter.query);
  return 'reason' in found ? found : passing.filter(({ id }) => found.has(id));
}

function pageOf(
  subject: Subject,
  { heads, withdrawn, changed, changesAt }: View,
  { limit, after }: PageRequest,
  first: boolean,
): Listing {
  const start = startOf(heads, after);
  const last = heads[start + limit - 1];
  return {
    subject,
    entries: heads.slice(start, start + limit),
    withdrawn: first ? withdrawn : undefined,
    next: last && start + limit < heads.length ? cursorOf(last) : undefined,
    changed: dateAt(changed),
    changesAt: dateAt(changesAt),
  };
}

/** With a stock: the times of those that have left the page count too. */
function archivePage(
  subject: Subject,
  { heads, changesAt }: View,
  after: Cursor | undefined,
  { now, scopeEntry }: { readonly now: number; readonly scopeEntry?: ScopeContents },
): Listing {
  const start = startOf(heads, after);
  const end = start + archiveLength(heads.slice(start, start + ARCHIVE_LIMIT).map(({ id }) => id));
  const entries = heads.slice(start, end);
  const last = entries.at(-1);
  const next = last !== undefined && end < heads.length ? cursorOf(last) : undefined;
  const own = entries.flatMap(({ from, updated = from }) => [from, updated]).map(Number);
  const all = scopeEntry === undefined ? [] : changesBetween(scopeEntry, after, next);
  const coming = scopeEntry === undefined ? dateAt(changesAt) : earliestAt(all.filter((one) => one > now));
  const closed = isClosed(after);
  const newer = heads.slice(Math.max(0, start - LOOK_BACK), start).reverse();
  const ids =
    after === undefined ? [] : [after.id, ...newer.map(({ id }) => id).filter((id) => id !== after.id)];
  const previous = closed ? previousOf(ids) : undefined;
  const place = previous === undefined ? -1 : heads.findIndex(({ id }) => id === ids[previous]);
  return {
    subject,
    entries,
    next,
    changed: latestAt([...own, ...all].filter((one) => one <= now)),
    changesAt: coming,
    archive: { closed, previous: pageAfter(heads, place), older: next && pageAfter(heads, end - 1) },
  };
}

/** The archive page that begins after a head. */
function pageAfter(heads: readonly ArticleHead[], index: number): ArchivePage | undefined {
  const begin = heads[index];
  if (begin === undefined) return undefined;
  const some = heads.slice(index + 1, index + 1 + ARCHIVE_LIMIT);
  return { after: cursorOf(begin), entries: some.slice(0, archiveLength(some.map(({ id }) => id))) };
}

function changesBetween(
  { heads, withdrawals }: ScopeContents,
  above: Cursor | undefined,
  last: Cursor | undefined,
): readonly number[] {
  const inside = (one: Cursor) =>
    (above === undefined || isAfter(one, above)) && (last === undefined || !isAfter(one, last));
  return [
    ...heads.filter(inside).flatMap(headChanges),
    ...withdrawals.filter(({ id, from }) => inside({ id, published: from })).flatMap(withdrawalChanges),
  ];
}

/** The place of the first of them, newest first, that comes after a cursor. */
export function startOf(heads: readonly ArticleHead[], after: Cursor | undefined): number {
  if (after === undefined) return 0;
  return firstIndex(heads.length, (index) => isAfter(heads[index], after));
}

function isAfter(head: Cursor | undefined, cursor: Cursor): boolean {
  if (head === undefined) return true;
  const distance = cursor.published.getTime() - head.published.getTime();
  return distance === 0 ? head.id < cursor.id : distance > 0;
}

function cursorOf({ published, id }: Entry): Cursor {
  return { published, id };
}
