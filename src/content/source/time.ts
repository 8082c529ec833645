import { Temporal } from 'temporal-polyfill';
import { months, readings, weekdays } from './time-readings.ts';
import { steadyOffset } from './zone.ts';

/** A time as an author wrote it: with an offset an instant, without one local to the newsroom. */
export type ParsedTime = {
  /** Milliseconds since 1970 if it were UTC. */
  readonly local: number;
  /** Milliseconds ahead of UTC. */
  readonly offset?: number;
};

const DAY = '(\\d{4})-(\\d{1,2})-(\\d{1,2})';
const CLOCK = '(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d*))?)?';
const OFFSET = '(Z|z|UTC|GMT|UT|[+-]\\d{4}|[+-]\\d{1,2}(?::\\d{2})?)';

/** YAML 1.1's timestamps and what Jekyll, Hugo, Python and Ruby write; the calendar is checked afterwards. */
const iso = new RegExp(`^${DAY}(?:(?:[Tt]|[ \\t]+)${CLOCK}(?:[ \\t]*${OFFSET})?)?$`);

/** RFC 822 and RFC 5322 §3.3, with a numeric zone, GMT or UTC. */
const mail = new RegExp(
  `^(?:([A-Za-z]{3}),[ \\t]*)?(\\d{1,2})[ \\t]+([A-Za-z]{3})[ \\t]+(\\d{4})[ \\t]+${CLOCK}[ \\t]+${OFFSET}$`,
);

/** The ways of writing a time that are read, for editors. */
export const timePattern = `^\\s*(?:${iso.source.slice(1, -1)}|${mail.source.slice(1, -1)})\\s*$`;

/** Reads `2019-09-25`, `2019-09-25 21:12`, `Wed, 25 Sep 2019 21:12:30 -0700`; a string says what is wrong and what to do. */
export function readTime(text: string): ParsedTime | string {
  const parts = partsOf(text.trim());
  if (!parts) return `“${shortened(text)}${UNREADABLE}${suggestion(text)}`;
  const read = written(parts);
  if (!read) return `“${shortened(text)}” is not a date of the calendar or time of day; correct it`;
  const weekday = weekdays.indexOf(parts.weekday?.toLowerCase() ?? '');
  if (parts.weekday && weekday !== new Date(read.local).getUTCDay())
    return `“${shortened(text)}” names a weekday that this date does not have; correct one of them`;
  return read;
}

type TimeParts = {
  readonly weekday?: string | undefined;
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour?: string | undefined;
  readonly minute?: string | undefined;
  readonly second?: string | undefined;
  readonly fraction?: string | undefined;
  readonly offset?: string | undefined;
};

function partsOf(text: string): TimeParts | undefined {
  const [, year, month, day, ...rest] = iso.exec(text) ?? [];
  if (year && month && day) {
    const [hour, minute, second, fraction, offset] = rest;
    return { year, month, day, hour, minute, second, fraction, offset };
  }
  const [, weekday, date, name = '', full, ...clock] = mail.exec(text) ?? [];
  const number = months.indexOf(name.toLowerCase()) + 1;
  if (!date || !full || number === 0) return undefined;
  const [hour, minute, second, fraction, offset] = clock;
  return { weekday, year: full, month: String(number), day: date, hour, minute, second, fraction, offset };
}

/** Undefined where the calendar has no such day, or the day no such time. */
function written(parts: TimeParts): ParsedTime | undefined {
  const { year, hour = '0', minute = '00', second = '00', fraction = '', offset } = parts;
  const [month, day] = [parts.month.padStart(2, '0'), parts.day.padStart(2, '0')];
  const date = `${year}-${month}-${day}`;
  const clock = `${hour.padStart(2, '0')}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}`;
  const local = Date.parse(`${date}T${clock}Z`);
  const ahead = offset === undefined ? 0 : offsetOf(offset);
  // A day that its month does not have would be one of the next; midnight is 00:00. `0019` is a slip for 2019.
  const exists =
    !Number.isNaN(local) &&
    Number(hour) < 24 &&
    new Date(local).getUTCDate() === Number(day) &&
    date >= earliest &&
    date < latest;
  if (!exists || ahead === undefined) return undefined;
  return { local, offset: offset === undefined ? undefined : ahead };
}

/** Days on which it is a year of four digits everywhere, as feeds need, and no paper was printed before. */
const earliest = '1000-01-02';
const latest = '9999-12-31';

/** `Z`, `GMT`, `+2`, `-0700` or `+05:30` in milliseconds. */
function offsetOf(text: string): number | undefined {
  const [, plusOrMinus, hours = '0', minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text) ?? [];
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return (plusOrMinus === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

const shortened = (text: string): string => (text.length > limit ? `${text.slice(0, limit)}…` : text);

/** Characters that a date may have; ISO 8601, RFC 5322 and what JavaScript prints are shorter. */
const limit = 80;

/** The same instant in a form that is read, where every word of the text is understood; else the form alone. */
function suggestion(text: string): string {
  const found = text.length > limit ? [] : readings(text);
  if (found.length === 0 || found.some((each) => typeof readTime(each) === 'string')) return form;
  return found.join(' or ');
}

const UNREADABLE = '” cannot be read as a date; write ';

/**
 * What is said of a date, for a newsroom in a time zone: CST, EST and MST are those of RFC 5322 in North America alone, and other times in
 * China, Cuba, Australia and Malaysia.
 */
export function dateAdvice(message: string, timezone: string): string {
  const isAmerican = /^(?:America|US|Canada|Mexico)\//.test(timezone) && timezone !== 'America/Havana';
  if (isAmerican || timezone === 'Pacific/Honolulu') return message;
  const [date = '', advice] = message.split(UNREADABLE);
  return advice !== undefined && /\b[ECMP][SD]T\b/i.test(date) ? `${date}${UNREADABLE}${form}` : message;
}

const form = 'YYYY-MM-DD or YYYY-MM-DD HH:MM, such as 2019-09-25 21:12';

/** The instant meant; `note` when a clock change skips or repeats the local time (resolved as Temporal's `compatible`). */
export function instant(
  { local, offset }: ParsedTime,
  timezone: string,
): { readonly date: Date; readonly note?: string } {
  if (offset !== undefined) return { date: new Date(local - offset) };
  const steady = steadyOffset(timezone, local);
  if (steady !== undefined) return { date: new Date(local - steady) };
  const plain = Temporal.PlainDateTime.from(new Date(local).toISOString().slice(0, -1));
  const earlier = plain.toZonedDateTime(timezone, { disambiguation: 'earlier' });
  const laterReading = plain.toZonedDateTime(timezone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === laterReading.epochMilliseconds)
    return { date: new Date(earlier.epochMilliseconds) };
  const skipped = !earlier.toPlainDateTime().equals(plain);
  const chosen = skipped ? laterReading : earlier;
  const written = plain.toString({ smallestUnit: 'minute' }).replace('T', ' ');
  return {
    date: new Date(chosen.epochMilliseconds),
    note: `${written} ${skipped ? 'does not exist' : 'comes twice'} in ${timezone}, because the clocks change; taken as ${chosen
      .toString({ timeZoneName: 'never', smallestUnit: 'minute' })
      .replace('T', ' ')}. Write the time with its offset to say which is meant`,
  };
}

/** True for a zone Temporal knows by its IANA name; a bare offset is none. */
export function isTimezone(name: string): boolean {
  try {
    Temporal.PlainDateTime.from('2000-01-01T00:00').toZonedDateTime(name);
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

/** `2019-09-25` in the zone. */
export function localDate(date: Date, timezone: string): string {
  const steady = steadyOffset(timezone, date.getTime());
  if (steady !== undefined) return new Date(date.getTime() + steady).toISOString().slice(0, -14);
  return Temporal.Instant.fromEpochMilliseconds(date.getTime())
    .toZonedDateTimeISO(timezone)
    .toPlainDate()
    .toString();
}

/** `2019-09-25 21:12 -07:00`: an instant as the newsroom's clocks show it, with their offset. */
export function newsroomTime(
  date: Date,
  timezone: string,
  smallestUnit: 'minute' | 'second' = 'minute',
): string {
  const local = Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(timezone);
  const clock = local.toPlainDateTime().toString({ smallestUnit, roundingMode: 'floor' });
  return `${clock.replace('T', ' ')} ${local.offset}`;
}
