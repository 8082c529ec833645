import { ARCHIVE_LIMIT, archiveLength, type Cursor, isClosed, previousOf } from '../../../domain/archive.ts';
import { earliestAt, latestAt } from '../../../domain/instant.ts';
import type { ArchivePage, Listing, PageRequest } from '../../../domain/listing.ts';
import { filterKey } from '../../filter.ts';
import { integer, type Row } from '../handle.ts';
import type { ListQuery } from './queries.ts';
import { cursorOf, entryOf } from './rows.ts';

/** How many of the rows, newest first from where an archive page begins, are on it. */
export function lengthOf(rows: readonly Row[]): number {
  return archiveLength(idsOf(rows.slice(0, ARCHIVE_LIMIT)));
}

const idsOf = (rows: readonly Row[]): readonly string[] => rows.map(({ id }) => String(id));

/** Where an archive page stands: the pages before and after it, whose contents are in their addresses. */
export function archiveOf(
  { after }: PageRequest,
  { rows, newer }: { readonly rows: readonly Row[]; readonly newer: readonly Row[] },
  length: number,
): NonNullable<Listing['archive']> {
  const closed = isClosed(after);
  const last = rows[length - 1];
  const rest = rows.slice(length, length + ARCHIVE_LIMIT);
  const older = last && rest.length > 0 ? pageAfter(cursorOf(last), rest) : undefined;
  if (after === undefined || !closed) return { closed, older };
  const above = newer.filter(({ id }) => id !== after.id);
  const place = previousOf([after.id, ...idsOf(above)]);
  const begin = place === undefined ? undefined : above[place - 1];
  if (place === undefined || begin === undefined) return { closed, older };
  const own = newer.filter(({ id }) => id === after.id);
  const between = above.slice(0, place - 1).toReversed();
  return { closed, older, previous: pageAfter(cursorOf(begin), [...between, ...own, ...rows]) };
}

function pageAfter(after: Cursor, rows: readonly Row[]): ArchivePage {
  return { after, entries: rows.slice(0, lengthOf(rows)).map(entryOf) };
}

type OnPage = { readonly shown: readonly Row[]; readonly goesOn: boolean; readonly range: readonly Row[] };

/** When the page's own articles changed; without a filter, also those that have left it. */
export function archiveTimes(
  { selection, now, store }: ListQuery,
  { shown, goesOn, range }: OnPage,
  whole: { readonly changesAt: Date | undefined },
) {
  const own = shown.flatMap(({ since, updated }) => [since, integer(updated) <= now ? updated : undefined]);
  if (filterKey(selection.filter) !== '') return { changed: latestAt(own), changesAt: whole.changesAt };
  const low = goesOn ? integer(shown.at(-1)?.seq) : -Infinity;
  const within = range.filter(({ seq }) => integer(seq) >= low);
  // A writer whose clock was ahead has noted no releases for what was public by it.
  const changesAt =
    store.generation.settled > now ? whole.changesAt : earliestAt(within.map(({ changes }) => changes));
  return { changed: latestAt([...own, ...within.map(({ changed }) => changed)]), changesAt };
}
