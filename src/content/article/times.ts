import type { Correction } from '../../domain/article.ts';
import type { Finding, Problem } from '../problems/problem.ts';
import type { ArticleFields } from '../schema/article-schema.ts';
import { dateAdvice, instant, type ParsedTime } from '../source/time.ts';

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
  const findings: Finding[] = [];
  const at = (written: ParsedTime, path: readonly (string | number)[]): Date => {
    const { date, note } = instant(written, timezone);
    if (note) findings.push({ code: 'clock-change', path, message: note });
    return date;
  };
  const optional = (key: 'updated' | 'embargo' | 'expires' | 'withdrawn') =>
    fields[key] && at(fields[key], [key]);
  const published = at(fields.date, ['date']);
  const [updated, embargo, expires, withdrawn] = [
    optional('updated'),
    optional('embargo'),
    optional('expires'),
    optional('withdrawn'),
  ];
  const from = embargo && embargo > published ? embargo : published;
  // An article has one text, which is read from `from` on: no edit of it is yet to come.
  const latest = from > now ? from : now;
  const isEarly = (date: Date | undefined): date is Date => date !== undefined && date > latest;
  const edited = isEarly(updated) ? undefined : updated;
  const declared = correctionsOf(fields, updated, at);
  const dated = declared.list.map((each) =>
    isEarly(each.date) ? { ...each, date: edited ?? published } : each,
  );
  const corrections = { ...declared, list: dated.toSorted((a, b) => b.date.getTime() - a.date.getTime()) };
  const isWithdrawn = fields.status === 'withdrawn';
  if (isEarly(updated))
    findings.push(
      future(
        ['updated'],
        updated,
        isWithdrawn && !withdrawn
          ? 'updated is in the future, so the story is not withdrawn and stays public; write withdrawn: and when it was withdrawn'
          : 'updated is in the future, so it is left out; write the time of the edit',
      ),
    );
  if (isWithdrawn && isEarly(withdrawn))
    findings.push(
      future(
        ['withdrawn'],
        withdrawn,
        'withdrawn is in the future, so the story is not withdrawn and stays public; write when it was withdrawn, or expires: for a time that is yet to come',
      ),
    );
  const early = declared.list.findLast(({ date }) => isEarly(date) && date !== updated);
  if (early)
    findings.push(
      future(
        ['correction'],
        early.date,
        'a correction is dated in the future, so it shows with an earlier date; write when it was made',
      ),
    );
  const times: Times = {
    published,
    updated: edited,
    from,
    until: expires,
    ...withdrawnAt(isWithdrawn ? (withdrawn ?? updated) : undefined, isEarly),
    corrections: corrections.list,
  };
  findings.push(...order(times, embargo), ...corrections.findings);
  return { times, findings };
}

const withdrawnAt = (
  withdrawn: Date | undefined,
  isEarly: (date: Date) => boolean,
): Pick<Times, 'withdrawn'> => (withdrawn === undefined || isEarly(withdrawn) ? {} : { withdrawn });

const future = (path: readonly string[], date: Date, message: string): Finding => ({
  code: 'future-date',
  path,
  message,
  until: date.getTime(),
});

function order(
  { published, updated, from, until, withdrawn }: Times,
  embargo: Date | undefined,
): readonly Finding[] {
  const rows: readonly (readonly [boolean, Finding])[] = [
    [
      updated !== undefined && updated < published,
      {
        code: 'date-order',
        path: ['updated'],
        message: 'updated is before date; correct one of them, or remove updated',
      },
    ],
    [
      until !== undefined && until <= from,
      {
        code: 'date-order',
        path: ['expires'],
        message: 'it expires before it is published; correct expires',
      },
    ],
    [
      withdrawn !== undefined && withdrawn < from && (updated === undefined || updated >= published),
      {
        code: 'date-order',
        path: ['withdrawn'],
        message:
          'it is withdrawn before it is public, so there is nothing to withdraw; correct withdrawn, or write draft: true',
      },
    ],
    [
      embargo !== undefined && embargo < published,
      {
        code: 'embargo-past',
        path: ['embargo'],
        message: 'the embargo ends before date and has no effect; correct one of them',
      },
    ],
  ];
  return rows.filter(([broken]) => broken).map(([, finding]) => finding);
}

function correctionsOf(
  { correction }: ArticleFields,
  updated: Date | undefined,
  at: (written: ParsedTime, path: readonly (string | number)[]) => Date,
): { readonly list: readonly Correction[]; readonly findings: readonly Finding[] } {
  if (!correction) return { list: [], findings: [] };
  const list = correction.flatMap(({ date, text }, index) => {
    const instantOf = date ? at(date, ['correction', index, 'date']) : updated;
    return instantOf ? [{ date: instantOf, text }] : [];
  });
  const newest = list.toSorted((a, b) => b.date.getTime() - a.date.getTime());
  const path = ['correction'];
  if (list.length < correction.length)
    return {
      list: newest,
      findings: [
        {
          code: 'correction-date',
          path,
          message: 'no one can tell when it was corrected; write updated: and the time',
        },
      ],
    };
  const last = newest[0]?.date;
  const unnoticed = last && (!updated || updated < last);
  const message =
    'the correction is newer than updated, so readers’ apps do not show it; set updated: to its time or later';
  return { list: newest, findings: unnoticed ? [{ code: 'correction-updated', path, message }] : [] };
}
