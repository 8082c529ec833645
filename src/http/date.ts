const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The three forms a recipient must accept (RFC 9110 §5.6.7): IMF-fixdate, RFC 850, asctime. */
const forms: readonly RegExp[] = [
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), (?<day>\d\d) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<time>\d\d:\d\d:\d\d) GMT$/,
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, (?<day>\d\d)-(?<month>[A-Z][a-z]{2})-(?<year>\d\d) (?<time>\d\d:\d\d:\d\d) GMT$/,
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})$/,
];

/** Reads an HTTP-date; undefined when it is none, or no real day. `now` settles two-digit years (RFC 9110 §5.6.7). */
export function parseHttpDate(text: string, now: Date): Date | undefined {
  for (const form of forms) {
    const parts = form.exec(text.trim())?.groups;
    if (parts) return dateOf(parts, now);
  }
  return undefined;
}

/** The form senders must use: `Sun, 06 Nov 1994 08:49:37 GMT`. */
export function formatHttpDate(date: Date): string {
  return date.toUTCString();
}

/** The first whole second that is not before an instant, so that no HTTP-date before it says less. */
export function wholeSecond(instant: Date): Date {
  return new Date(1000 * Math.ceil(instant.getTime() / 1000));
}

function dateOf(parts: Readonly<Record<string, string>>, now: Date): Date | undefined {
  const month = months.indexOf(parts.month ?? '');
  const day = Number(parts.day);
  const [hour = 0, minute = 0, second = 0] = (parts.time ?? '').split(':').map(Number);
  if (month < 0 || hour > 23 || minute > 59 || second > 60) return undefined;
  const date = new Date(Date.UTC(yearOf(parts.year ?? '', now), month, day, hour, minute, second));
  return date.getUTCDate() === day || second === 60 ? date : undefined;
}

/** A two-digit year more than 50 years ahead lies in the past. */
function yearOf(digits: string, now: Date): number {
  if (digits.length === 4) return Number(digits);
  const thisYear = now.getUTCFullYear();
  const year = Math.floor(thisYear / 100) * 100 + Number(digits);
  return year > thisYear + 50 ? year - 100 : year;
}
