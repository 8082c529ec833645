import type { PageDate } from '../fields/page-date.ts';

const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

const two = (number: number): string => String(number).padStart(2, '0');

/** The parts of a date that patterns of addresses have, by the names of Jekyll and Hugo; none of no date. */
export function dateParts(pageDate: PageDate | undefined): Readonly<Record<string, string>> {
  if (pageDate === undefined) return {};
  const date = new Date(pageDate.local);
  const year = date.getUTCFullYear();
  const [month, day] = [date.getUTCMonth(), date.getUTCDate()];
  const dayOfYear = Math.floor((Date.UTC(year, month, day) - Date.UTC(year, 0, 1)) / 86_400_000) + 1;
  const week = isoWeek(date);
  return {
    year: String(year),
    month: two(month + 1),
    day: two(day),
    hour: two(date.getUTCHours()),
    minute: two(date.getUTCMinutes()),
    second: two(date.getUTCSeconds()),
    i_month: String(month + 1),
    i_day: String(day),
    short_year: two(year % 100),
    y_day: String(dayOfYear).padStart(3, '0'),
    yearday: String(dayOfYear),
    short_month: (MONTHS[month] ?? '').slice(0, 3),
    long_month: MONTHS[month] ?? '',
    monthname: MONTHS[month] ?? '',
    short_day: (DAYS[date.getUTCDay()] ?? '').slice(0, 3),
    long_day: DAYS[date.getUTCDay()] ?? '',
    weekdayname: DAYS[date.getUTCDay()] ?? '',
    weekday: String(date.getUTCDay()),
    w_day: String(date.getUTCDay() || 7),
    week: two(week.week),
    w_year: String(week.year),
  };
}

/** ISO 8601's week, which may belong to the year before or after. */
function isoWeek(date: Date): { readonly year: number; readonly week: number } {
  const thursday = new Date(date.getTime() + (4 - (date.getUTCDay() || 7)) * 86_400_000);
  const year = thursday.getUTCFullYear();
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 / 7) + 1 };
}

/** Replaces `:name` by its part; names that are no parts are returned as they are. */
export function expand(pattern: string, parts: (name: string) => string | undefined): string {
  return pattern.replace(/:([a-z_]+(?:\[[^\]]{0,40}\])?)/gi, (whole, name: string) => {
    const part = parts(name);
    if (part !== undefined) return part;
    // Jekyll takes `:title_` for `:title` and an underscore.
    const shorter = name.endsWith('_') ? parts(name.slice(0, -1)) : undefined;
    return shorter === undefined ? whole : `${shorter}_`;
  });
}

/** A path from the root with single slashes. */
export const rootPath = (path: string): string => `/${path}`.replace(/\/{2,}/g, '/');

/** The path as an address has it: what is not ASCII, and blanks, percent-encoded. */
export function encodedPath(path: string): string {
  const encoded = encodeURI(path.replace(/%(?![0-9a-f]{2})/gi, '%25')).replace(/%25([0-9a-f]{2})/gi, '%$1');
  return encoded.replace(/[?#]/g, encodeURIComponent);
}
