import type { Scope } from '../../../domain/addresses.ts';
import { ARCHIVE_LIMIT } from '../../../domain/archive.ts';
import type { Subject } from '../../../domain/directory.ts';
import { dateAt, latestAt, latestOf } from '../../../domain/instant.ts';
import { entriesBytes, type Listing, type PageRequest } from '../../../domain/listing.ts';
import type { Selection } from '../../../domain/selection.ts';
import { WITHDRAWN } from '../../../domain/withdrawals.ts';
import { decodeWithdrawal } from '../../codec.ts';
import type { Collection } from '../../collection.ts';
import { filterKey } from '../../filter.ts';
import { scopeKey } from '../../memory/scope-index.ts';
import { integer, type Query, type Row } from '../handle.ts';
import { archiveOf, archiveTimes, lengthOf } from './archive.ts';
import { archiveQuestions, type ListQuery, type PageQuestions, questionsOf } from './queries.ts';
import { cursorOf, entryOf, scopeOf, subjectOf } from './rows.ts';
import * as sql from './statements.ts';
import type { Store } from './store.ts';

const DAY = 86_400_000;

/** From a selection, a page and an instant to what it shows; one round trip of indexed questions. */
export function createLists({
  ...store
}: Store): (selection: Selection, page: PageRequest, now: number) => ReturnType<Collection['list']> {
  const listings = store.cache.part<MadeListing>(({ listing }) => entriesBytes(listing.entries));
  return async (selection, page, now) => {
    const { limit, after, archive = false } = page;
    const place = after === undefined ? '' : `${after.published.getTime()} ${after.id}`;
    const key = `${scopeKey(selection.scope)} ${filterKey(selection.filter)} ${archive || limit} ${place}`;
    const cached = listings.get(key);
    if (cached !== undefined && cached.from <= now && now < cached.until) return cached.listing;
    const made = await make({ selection, page, now, store });
    if ('until' in made) listings.put(key, made);
    return made.listing;
  };
}

/** Whether there is anything to list of a scope. */
export async function hasScope({ queryFor, generation }: Store, scope: Scope, now: number): Promise<boolean> {
  const [about] = await queryFor(JSON.stringify(scopeOf(scope)), [sql.SCOPES, null, now, generation.number]);
  const subject = subjectOf(scope, about);
  return about !== undefined && subject !== undefined && isThere(subject, about);
}

/** A listing with the instants from and until which its scope does not change. */
type MadeListing = { readonly listing: Listing; readonly from: number; readonly until: number };

async function make(question: ListQuery): Promise<MadeListing | { readonly listing: Listing | undefined }> {
  const { selection, page, store } = question;
  const { archive = false, after } = page;
  const isWhole = filterKey(selection.filter) === '';
  const plain = after === undefined && !archive && isWhole;
  const rows = await pageRows(store, {
    ...questionsOf(question, archive ? PAGES : page.limit + 1),
    ...(archive && archiveQuestions(question, isWhole)),
    withdrawn: plain && store.generation.modified ? withdrawnOf(question) : undefined,
  });
  const [about] = rows.about;
  const subject = subjectOf(selection.scope, about);
  if (about === undefined || subject === undefined || !isThere(subject, about)) return { listing: undefined };
  const refused = refusalOf(rows);
  if (refused) return { listing: { subject, entries: [], refused } };
  const length = archive ? lengthOf(rows.rows) : page.limit;
  const shown = rows.rows.slice(0, length);
  const last = shown.at(-1);
  const goesOn = rows.rows.length > length;
  const whole = {
    changed: latestAt([about.newest, about.changed]),
    changesAt: dateAt(about.changes),
  };
  const own = archive ? archiveTimes(question, { shown, goesOn, range: rows.range }, whole) : whole;
  const { visible, forgotten } = withdrawnIn(rows.withdrawn, question);
  const listing: Listing = {
    subject,
    entries: shown.map(entryOf),
    withdrawn: visible.map(({ text }) => decodeWithdrawal(String(text))),
    next: last && goesOn ? cursorOf(last) : undefined,
    changed: own.changed,
    // Everything that the page links counts too, and what its feed no longer says of a withdrawal.
    modified: latestOf(store.generation.modified, dateAt(about.modified), whole.changed, forgotten),
    changesAt: own.changesAt,
    archive: archive ? archiveOf(page, rows, length) : undefined,
  };
  return {
    listing,
    from: whole.changed?.getTime() ?? -Infinity,
    until: whole.changesAt?.getTime() ?? Infinity,
  };
}

/** Rows of an archive page and of the one after it, and one more. */
const PAGES = 2 * ARCHIVE_LIMIT + 1;

type PageRows = Readonly<Record<keyof PageQuestions, readonly Row[]>>;

/** The rows that each question gives; none where it is not asked. */
async function pageRows({ query: ask }: Store, queries: Partial<PageQuestions>): Promise<PageRows> {
  const questions = Object.entries(queries).flatMap(([name, statement]) =>
    statement === undefined ? [] : [[name, statement] as const],
  );
  const none = { about: [], rows: [], withdrawn: [], newer: [], range: [], refused: [] };
  try {
    const rows = await ask(questions.map(([, statement]) => statement));
    return { ...none, ...Object.fromEntries(questions.map(([name], index) => [name, rows[index] ?? []])) };
  } catch (error) {
    // A database to which this program's migrations have not been applied yet: beginnings of words are not looked for there.
    if (!queries.refused || !/no such table: vocabulary/.test(String(error))) throw error;
    const [about = []] = await ask(queries.about ? [queries.about] : []);
    return { ...none, about, refused: [{ prefix: null }] };
  }
}

/** Whether there is such a feed: authors and tags need an article, sections that only articles imply one that has been public. */
function isThere({ scope, implied }: Subject, { newest, changed }: Row): boolean {
  const shows = typeof newest === 'number';
  if (scope.kind === 'author' || scope.kind === 'tag') return shows;
  return !implied || shows || typeof changed === 'number';
}

function refusalOf({ refused: [row] }: PageRows): Listing['refused'] {
  if (row === undefined) return undefined;
  return typeof row.prefix === 'string' ? { reason: 'too-wide', prefix: row.prefix } : { reason: 'indexing' };
}

const oldestTold = ({ now, store }: ListQuery): number => now - store.days * DAY;

function withdrawnOf(question: ListQuery): Query {
  const { selection, now, store } = question;
  const scope = scopeOf(selection.scope);
  return [sql.WITHDRAWN, ...scope, now, store.generation.number, oldestTold(question), WITHDRAWN + 1];
}

/** What feeds still tell of, and when they stopped telling of another. */
function withdrawnIn(rows: readonly Row[], question: ListQuery) {
  const oldest = oldestTold(question);
  const forgotten = rows.find(({ at }) => integer(at) <= oldest);
  return {
    visible: rows.filter(({ at }) => integer(at) > oldest).slice(0, WITHDRAWN),
    forgotten: forgotten && new Date(integer(forgotten.at) + question.store.days * DAY),
  };
}
