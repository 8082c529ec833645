import { textOf, type ValueMap } from '../source/values.ts';
import { plainKey } from './hidden.ts';
import { type DateRules, type PageDate, pageDate } from './page-date.ts';

/** When a page is shown from and until, where that is not its date; `hidden`: why it is not shown. */
export type ShownTimes = { readonly embargo?: string; readonly expires?: string; readonly hidden?: string };

const FROM =
  'publishdate publishon publishat publishafter datepublish dateembargo pubdate golive releasedate releaseat scheduled scheduledat scheduledfor embargo embargountil'.split(
    ' ',
  );
const UNTIL =
  'expires expiry expiryon expirydate expireson expiresat expirationdate expiration unpublishdate unpublishon unpublishat validuntil'.split(
    ' ',
  );

/** Whether a key says from when, or until when, a page is shown. */
export const isShownTimeKey = (key: string): boolean =>
  FROM.includes(plainKey(key)) || UNTIL.includes(plainKey(key));

/** Reads the times by which systems and their plugins publish a page and take it down again. */
export function shownTimes(data: ValueMap, date: PageDate | undefined, rules: DateRules): ShownTimes {
  const times = (keys: readonly string[]) =>
    Object.entries(data).flatMap(([key, value]) => {
      const text = textOf(value);
      const isNone = text === undefined || /^(?:0001-|(?:false|true|never|no|none|null)$)/i.test(text);
      return isNone || !keys.includes(plainKey(key)) ? [] : [{ key, time: pageDate(text, rules) }];
    });
  const [from, until] = [times(FROM), times(UNTIL)];
  const unread = [...from, ...until].find(({ time }) => time === undefined);
  const embargo = latest(from.flatMap(({ time }) => time ?? []));
  const expires = earliest(until.flatMap(({ time }) => time ?? []));
  const isOver = expires !== undefined && date !== undefined && expires.instant <= date.instant;
  return {
    embargo: embargo && date && embargo.instant > date.instant ? embargo.text : undefined,
    expires: expires && date && !isOver ? expires.text : undefined,
    hidden: isOver
      ? 'it has expired'
      : unread && `its ${unread.key}, by which it is shown or not, cannot be read`,
  };
}

const latest = (times: readonly PageDate[]): PageDate | undefined =>
  times.toSorted((a, b) => b.instant - a.instant)[0];
const earliest = (times: readonly PageDate[]): PageDate | undefined =>
  times.toSorted((a, b) => a.instant - b.instant)[0];
