import type { Correction } from '../../domain/article.ts';
import type { Finding, Problem } from '../problems/problem.ts';
import type { ArticleFields } from '../schema/article-schema.ts';
import { dateAdvice, instant, type ParsedTime } from '../source/time.ts';
import { present } from './present.ts';

/** What is said of dates, for a newsroom in a time zone. */
export const withDateAdvice = (problems: readonly Problem[], timezone: string): readonly Problem[] =>
  problems.map((one) =>
    one.code === 'bad-date' ? { ...one, message: dateAdvice(one.message, timezone) } : one,
  );

/** The instants of an article. */
export type Times = {
  readonly published: Date;
  readonly updated?: Date;
  readonly from: Date;
  readonly until?: Date;
  /** Of an article that is withdrawn, if that has come. */
  readonly withdrawn?: Date;
  /** Newest first. */
  readonly corrections: readonly Correction[];
};

/** Applies the newsroom's time zone, and holds the times against each other. */
export function timesOf(
  fields: ArticleFields,
  timezone: string,
  now: Date,
): { readonly times: Times; readonly findings: readonly Finding[] } {
  const changes: Finding[] = [];
  const at = (written: ParsedTime, path: readonly (string | number)[]): Date => {
    const { date, note } = instant(written, timezone);
    if (note) changes.push({ code: 'clock-change', path, message: note });
    return date;
  };
  const optional = (key: 'updated' | 'embargo' | 'expires' | 'withdrawn') =>
    fields[key] && at(fields[key], [key]);
  const published = at(fields.date, ['date']);
  const updated = optional('updated');
  const embargo = optional('embargo');
  const until = optional('expires');
  const withdrawn = optional('withdrawn');
  const from = embargo && embargo > published ? embargo : published;
  // An article has one text, which is read from `from` on: no edit of it is yet to come.
  const latest = from > now ? from : now;
  const isFuture = (date: Date | undefined): date is Date => date !== undefined && date > latest;
  const edited = isFuture(updated) ? undefined : updated;
  const { list, findings } = correctionsOf(fields, updated, at);
  const corrections = list.map(({ date, text }) => ({
    text,
    date: isFuture(date) ? (edited ?? published) : date,
  }));
  const isWithdrawn = fields.status === 'withdrawn';
  const since = isWithdrawn ? (withdrawn ?? updated) : undefined;
  const times: Times = {
    ...{ published, updated: edited, from, until, corrections: newestFirst(corrections) },
    ...present({ withdrawn: isFuture(since) ? undefined : since }),
  };
  const inFuture = [
    ...(isFuture(updated)
      ? [future(['updated'], updated, isWithdrawn && !withdrawn ? NOT_WITHDRAWN : LEFT_OUT)]
      : []),
    ...(isWithdrawn && isFuture(withdrawn) ? [future(['withdrawn'], withdrawn, WITHDRAWN_LATER)] : []),
    ...list.flatMap(({ date, path }) =>
      path && isFuture(date) ? [future(path, date, CORRECTED_LATER)] : [],
    ),
  ];
  const last = list.filter(({ date }) => !isFuture(date)).map(({ date }) => date.getTime());
  const unnoticed = last.some((time) => time > (updated?.getTime() ?? 0)) ? [UNNOTICED] : [];
  return { times, findings: [...changes, ...inFuture, ...order(times, embargo), ...findings, ...unnoticed] };
}

const NOT_WITHDRAWN =
  'updated is in the future, so the story is not withdrawn and stays public; write withdrawn: and when it was withdrawn';
const LEFT_OUT = 'updated is in the future, so it is left out; write the time of the edit';
const WITHDRAWN_LATER =
  'withdrawn is in the future, so the story is not withdrawn and stays public; write when it was withdrawn, or expires: for a time that is yet to come';
const CORRECTED_LATER =
  'a correction is dated in the future, so it shows with an earlier date; write when it was made';

const UNNOTICED: Finding = {
  code: 'correction-updated',
  path: ['correction'],
  message:
    'the correction is newer than updated, so readers’ apps do not show it; set updated: to its time or later',
};

const future = (path: readonly (string | number)[], date: Date, message: string): Finding => ({
  ...{ code: 'future-date', path, message, until: date.getTime() },
});

const newestFirst = (corrections: readonly Correction[]): readonly Correction[] =>
  corrections.toSorted((a, b) => b.date.getTime() - a.date.getTime());

function order(
  { published, updated, from, until, withdrawn }: Times,
  embargo: Date | undefined,
): readonly Finding[] {
  const isEditedFirst = updated !== undefined && updated < published;
  const isNeverPublic = withdrawn !== undefined && withdrawn < from && !isEditedFirst;
  const rows: readonly (readonly [broken: boolean, key: string, message: string])[] = [
    [isEditedFirst, 'updated', 'updated is before date; correct one of them, or remove updated'],
    [until !== undefined && until <= from, 'expires', 'it expires before it is published; correct expires'],
    [
      isNeverPublic,
      'withdrawn',
      'it is withdrawn before it is public, so there is nothing to withdraw; correct withdrawn, or write draft: true',
    ],
    [
      embargo !== undefined && embargo < published,
      'embargo',
      'the embargo ends before date and has no effect; correct one of them',
    ],
  ];
  return rows.flatMap(([broken, key, message]): readonly Finding[] =>
    broken ? [{ code: key === 'embargo' ? 'embargo-past' : 'date-order', path: [key], message }] : [],
  );
}

type DatedCorrection = Correction & {
  /** Of a date of its own; others are of `updated`. */
  readonly path?: readonly (string | number)[];
};

function correctionsOf(
  { correction = [] }: ArticleFields,
  updated: Date | undefined,
  at: (written: ParsedTime, path: readonly (string | number)[]) => Date,
): { readonly list: readonly DatedCorrection[]; readonly findings: readonly Finding[] } {
  const list = correction.flatMap(({ date, text }, index): readonly DatedCorrection[] => {
    const path = ['correction', index, 'date'];
    if (date) return [{ date: at(date, path), text, path }];
    return updated ? [{ date: updated, text }] : [];
  });
  const message = 'no one can tell when it was corrected; write updated: and the time';
  const isUndated = list.length < correction.length;
  return { list, findings: isUndated ? [{ code: 'correction-date', path: ['correction'], message }] : [] };
}
