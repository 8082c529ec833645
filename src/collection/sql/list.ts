import { ARCHIVE_LIMIT, archiveLength, isClosed, previousOf } from '../archive.ts';
import { decodeWithdrawal } from '../codec.ts';
import type { Collection, Listing, Page } from '../collection.ts';
import { filterKey, isNarrow } from '../filter.ts';
import { latestOf } from '../modified.ts';
import { createMemory } from '../remember.ts';
import type { Scope, Selection } from '../selection.ts';
import { scopeKey } from '../stock.ts';
import { WITHDRAWN } from '../withdrawn.ts';
import { above, LOWEST, lookFor, older, type Question, TOP } from './asks.ts';
import type { Store } from './collections.ts';
import { type Asked, instant, integer, type Row } from './handle.ts';
import { cursorOf, entryOf, latest, scopeOf, subjectOf } from './rows.ts';
import * as sql from './statements.ts';

/** Listings kept for their identity; past it the one used longest ago is made anew. */
const LISTINGS = 512;

const DAY = 86_400_000;

/** From a selection, a page and an instant to what it shows; two round trips at most, of indexed questions. */
export function createLists({
  ...store
}: Store): (selection: Selection, page: Page, now: number) => ReturnType<Collection['list']> {
  const listings = createMemory<string, Made>(LISTINGS);
  return async (selection, page, now) => {
    const { limit, after, archive = false } = page;
    const place = after === undefined ? '' : `${after.published.getTime()} ${after.id}`;
    const key = `${scopeKey(selection.scope)} ${filterKey(selection.filter)} ${archive || limit} ${place}`;
    const known = listings.get(key);
    if (known !== undefined && known.from <= now && now < known.until) return known.listing;
    const made = await make({ selection, page, now, store });
    if ('until' in made) listings.put(key, made);
    return made.listing;
  };
}

/** A listing with the instants from and until which its scope does not change. */
type Made = { readonly listing: Listing; readonly from: number; readonly until: number };

async function make(question: Question): Promise<Made | { readonly listing: Listing | undefined }> {
  const { selection, page, now, store } = question;
  const scope = scopeOf(selection.scope);
  const look = await lookFor(selection, store, now);
  if (typeof look === 'object') return { listing: await refusal(selection.scope, store, look) };
  const about: Asked = [sql.SUBJECT, ...scope];
  const limit = page.archive ? ARCHIVE_LIMIT : page.limit;
  const top: Asked = [sql.LIST, ...scope, now, store.generation.number, TOP, '', 1];
  const plain = page.after === undefined && !page.archive && filterKey(selection.filter) === '';
  const oldest = now - store.days * DAY;
  const [abouts, tops, rows, times, extra] = await store.ask([
    about,
    top,
    older(question, look, limit + 1),
    [sql.TIMES, ...scope, now, store.generation.number],
    ...(page.archive && isClosed(page.after) ? [above(question, look)] : []),
    ...(plain && store.generation.modified
      ? [[sql.WITHDRAWN, ...scope, now, store.generation.number, oldest, WITHDRAWN + 1] satisfies Asked]
      : []),
  ]);
  const subject = subjectOf(selection.scope, abouts?.[0]);
  const first = tops?.[0];
  const named = selection.scope.kind === 'author' || selection.scope.kind === 'tag';
  if (subject === undefined || (named && first === undefined)) return { listing: undefined };
  const { changed, changes } = times?.[0] ?? {};
  const untouched = first === undefined && typeof changed !== 'number';
  if (subject.implied && untouched) return { listing: undefined };
  const length = page.archive
    ? archiveLength((rows ?? []).slice(0, limit).map((row) => String(row.id)))
    : limit;
  const shown = (rows ?? []).slice(0, length);
  const last = shown.at(-1);
  const whole = {
    changed: latest([first?.published, changed]),
    changesAt: instant(changes),
  };
  const own = page.archive ? await archiveTimes(question, shown, (rows ?? []).length > length, whole) : whole;
  const gone = plain ? (extra ?? []) : [];
  const told = gone.filter(({ at }) => integer(at) > oldest).slice(0, WITHDRAWN);
  const forgotten = gone.find(({ at }) => integer(at) <= oldest);
  const listing: Listing = {
    subject,
    entries: shown.map(entryOf),
    ...(told.length > 0 && { withdrawn: told.map(({ text }) => decodeWithdrawal(String(text))) }),
    ...(last !== undefined && (rows ?? []).length > length && { next: cursorOf(last) }),
    changed: own.changed,
    // Everything that the page links counts too, and what its feed no longer says of a withdrawal.
    modified: latestOf(
      store.generation.modified,
      instant(abouts?.[0]?.modified),
      whole.changed,
      forgotten && new Date(integer(forgotten.at) + store.days * DAY),
    ),
    changesAt: own.changesAt,
    ...(page.archive && { archive: archiveOf(page, extra ?? []) }),
  };
  return {
    listing,
    from: whole.changed?.getTime() ?? -Infinity,
    until: whole.changesAt?.getTime() ?? Infinity,
  };
}

function archiveOf({ after }: Page, newer: readonly Row[]): NonNullable<Listing['archive']> {
  const closed = isClosed(after);
  const previous =
    after && closed ? previousOf([after.id, ...newer.map((row) => String(row.id))]) : undefined;
  const row = previous === undefined ? undefined : newer[previous - 1];
  return { closed, ...(row !== undefined && { previous: cursorOf(row) }) };
}

/** When the page's own articles changed; without a filter, also those that have left it. */
async function archiveTimes(
  { selection, page, now, store }: Question,
  shown: readonly Row[],
  goesOn: boolean,
  whole: { readonly changesAt: Date | undefined },
) {
  const own = shown.flatMap(({ since, updated }) => [
    since,
    ...(typeof updated === 'number' && updated <= now ? [updated] : []),
  ]);
  if (isNarrow(selection.filter ?? {}) || selection.filter?.since !== undefined) {
    return { changed: latest(own), changesAt: whole.changesAt };
  }
  const place = [page.after?.published.getTime() ?? TOP, page.after?.id ?? ''] as const;
  const low = goesOn ? integer(shown.at(-1)?.seq) : LOWEST;
  const range = [...scopeOf(selection.scope), now, store.generation.number, ...place, low] as const;
  const [changed, changes] = await store.ask([
    [sql.RANGE_CHANGED, ...range],
    [sql.RANGE_CHANGES, ...range],
  ]);
  // A writer whose clock was ahead has noted no releases for what was public by it.
  const changesAt = store.generation.settled > now ? whole.changesAt : instant(changes?.[0]?.at);
  return { changed: latest([...own, changed?.[0]?.at]), changesAt };
}

async function refusal(
  scope: Scope,
  store: Store,
  refused: NonNullable<Listing['refused']>,
): Promise<Listing | undefined> {
  const [abouts] = await store.ask([[sql.SUBJECT, ...scopeOf(scope)]]);
  const subject = subjectOf(scope, abouts?.[0]);
  return subject && { subject, entries: [], refused };
}
