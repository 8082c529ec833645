import { ARCHIVE_LIMIT, LOOK_BACK } from '../../../domain/archive.ts';
import type { PageRequest } from '../../../domain/listing.ts';
import type { Selection } from '../../../domain/selection.ts';
import { isNarrow } from '../../filter.ts';
import type { Query, SqlValue } from '../handle.ts';
import { type Match, matchOf } from './match-expression.ts';
import { scopeOf } from './rows.ts';
import * as sql from './statements.ts';
import type { Store } from './store.ts';

/** A question for a page, as of an instant in milliseconds. */
export type ListQuery = {
  readonly selection: Selection;
  readonly page: PageRequest;
  readonly now: number;
  readonly store: Store;
};

/** Above every article, and below: a Date reaches 8.64e15 ms either way. */
export const TOP = 8_640_000_000_000_001;
const BOTTOM = -TOP;
const LOWEST = Number.MIN_SAFE_INTEGER;

/** What a page is asked with, in one trip; what is undefined is not asked. */
export type PageQuestions = Readonly<
  Record<'about' | 'rows' | 'withdrawn' | 'newer' | 'range' | 'refused', Query | undefined>
>;

/** The questions for a page of so many rows; of an archive page, for those of its neighbors too. */
export function questionsOf(
  question: ListQuery,
  rows: number,
): Omit<PageQuestions, 'withdrawn' | 'newer' | 'range'> {
  const { selection, now, store } = question;
  const at = [now, store.generation.number] as const;
  const match = lookFor(selection);
  const prefixes = match?.beginnings.map(([, , prefix]) => prefix) ?? [];
  return {
    about: [sql.ABOUT, ...scopeOf(selection.scope), ...at],
    rows: older(question, match, rows),
    refused: selection.filter?.query && [
      prefixes.length > 0 ? sql.REFUSED : sql.UNREADY,
      ...[JSON.stringify([...new Set(prefixes)]), null, ...at],
    ],
  };
}

/** The rows above an archive page, the nearest first, and when what is or was on it changed. */
export function archiveQuestions(
  question: ListQuery,
  isWhole: boolean,
): Pick<PageQuestions, 'newer' | 'range'> {
  const { selection } = question;
  const match = lookFor(selection);
  return {
    newer: match
      ? find(question, match, { statement: [sql.FIND_NEWER, sql.FIND_PREFIX_NEWER], limit: LOOK_BACK })
      : [sql.NEWER, ...scopeOf(selection.scope), ...placed(question, LOOK_BACK)],
    range: isWhole
      ? [sql.RANGE, ...scopeOf(selection.scope), ...placed(question, ARCHIVE_LIMIT + 1), LOWEST]
      : undefined,
  };
}

/** What FTS5 is asked for a filter that needs it. */
function lookFor({ scope, filter = {} }: Selection): Match | undefined {
  return isNarrow(filter) ? matchOf(scope, filter) : undefined;
}

function older(question: ListQuery, match: Match | undefined, limit: number): Query {
  const since = question.selection.filter?.since?.getTime();
  if (match) return find(question, match, { statement: [sql.FIND, sql.FIND_PREFIX], limit });
  const scope = scopeOf(question.selection.scope);
  return since === undefined
    ? [sql.LIST, ...scope, ...placed(question, limit)]
    : [sql.LIST_SINCE, ...scope, ...placed(question, limit), since];
}

type FoundQuery = {
  /** For words alone, and for beginnings of words. */
  readonly statement: readonly [string, string];
  readonly limit: number;
};

function find(question: ListQuery, { text, beginnings }: Match, { statement, limit }: FoundQuery): Query {
  const since = question.selection.filter?.since?.getTime() ?? BOTTOM;
  const [plain, prefix] = statement;
  const sql = beginnings.length > 0 ? prefix : plain;
  const { near } = question.selection.filter ?? {};
  const place = near ? JSON.stringify([...near.center, near.square]) : null;
  return [sql, text, JSON.stringify(beginnings), ...placed(question, limit), since, place];
}

/** The parameters that all questions for rows share, from ?3 on. */
function placed({ page, now, store }: ListQuery, limit: number): readonly SqlValue[] {
  const place = [page.after?.published.getTime() ?? TOP, page.after?.id ?? ''] as const;
  return [now, store.generation.number, ...place, limit];
}
