import { Temporal } from 'temporal-polyfill';
import { steadyOffset } from './zone.ts';

/** A time as an author wrote it: with an offset an instant, without one local to the newsroom. */
export type Written = {
  /** Milliseconds since 1970 if it were UTC. */
  readonly local: number;
  /** Milliseconds ahead of UTC. */
  readonly offset?: number;
};

/** The ways of writing a time that are read; the calendar is asked afterwards. */
export const timeShape =
  /^(\d{4}-\d{2}-\d{2})(?:(?:[Tt]|\s+)(\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(?:\s?(Z|z|[+-]\d{2}(?::?\d{2})?))?)?$/;

/** Reads `2019-09-25`, `2019-09-25 21:12`, `2019-09-25T21:12:30-07:00`; a string says what is wrong and what to do. */
export function readTime(text: string): Written | string {
  const [, date, time, offset] = timeShape.exec(text.trim()) ?? [];
  if (!date) return `“${text}” cannot be read as a date; write ${suggestion(text)}`;
  const [, hour = '00', minute = '00', second = '00', fraction = ''] =
    /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?$/.exec(time ?? '00:00') ?? [];
  const local = Date.parse(`${date}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0').slice(0, 3)}Z`);
  const ahead = offset === undefined ? 0 : offsetOf(offset);
  // A day that its month does not have would be one of the next; midnight is 00:00. `0019` is a slip for 2019.
  const exists =
    !Number.isNaN(local) &&
    Number(hour) < 24 &&
    new Date(local).getUTCDate() === Number(date.slice(8)) &&
    date >= earliest &&
    date < latest;
  if (!exists || ahead === undefined)
    return `“${text}” is no date of the calendar or time of day; correct it`;
  return { local, ...(offset !== undefined && { offset: ahead }) };
}

/** Days on which it is a year of four digits everywhere, as feeds need, and no paper was printed before. */
const earliest = '1000-01-02';
const latest = '9999-12-31';

/** `+02`, `-0700`, `+05:30` or `Z` in milliseconds. */
function offsetOf(text: string): number | undefined {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(text) ?? [];
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** How the author's own date would be written, where it can be told; else an example. */
function suggestion(text: string): string {
  const clock = /\b(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap])?\.?m?/i.exec(text);
  const time = clock ? ` ${hours(clock)}:${clock[2]}` : '';
  const numbers = /\b(\d{1,2})[/.](\d{1,2})[/.](\d{4})\b/.exec(text);
  if (numbers) {
    const [first = '', second = '', year] = numbers.slice(1).map((part) => part.padStart(2, '0'));
    const american = `${year}-${first}-${second}${time}`;
    const european = `${year}-${second}-${first}${time}`;
    if (Number(second) > 12) return american;
    return Number(first) > 12 || first === second ? european : `${american} or ${european}`;
  }
  const loose = /\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\b/.exec(text);
  if (loose) return `${loose[1]}-${loose[2]?.padStart(2, '0')}-${loose[3]?.padStart(2, '0')}${time}`;
  const month = months.findIndex((name) => new RegExp(`\\b${name}`, 'i').test(text)) + 1;
  const year = /\b\d{4}\b/.exec(text)?.[0];
  const day = /\b(\d{1,2})(?:st|nd|rd|th)?\b(?!:)/.exec(text)?.[1];
  if (month && year && day) return `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}${time}`;
  return 'YYYY-MM-DD or YYYY-MM-DD HH:MM, such as 2019-09-25 21:12';
}

function hours([, hour, , half]: RegExpExecArray): string {
  const value = half ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : Number(hour);
  return String(value).padStart(2, '0');
}

/** The instant meant; `note` when a clock change skips or repeats the local time (resolved as Temporal's `compatible`). */
export function instant(
  { local, offset }: Written,
  timezone: string,
): { readonly date: Date; readonly note?: string } {
  if (offset !== undefined) return { date: new Date(local - offset) };
  const steady = steadyOffset(timezone, local);
  if (steady !== undefined) return { date: new Date(local - steady) };
  const plain = Temporal.PlainDateTime.from(new Date(local).toISOString().slice(0, -1));
  const earlier = plain.toZonedDateTime(timezone, { disambiguation: 'earlier' });
  const later = plain.toZonedDateTime(timezone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds)
    return { date: new Date(earlier.epochMilliseconds) };
  const skipped = !earlier.toPlainDateTime().equals(plain);
  const taken = skipped ? later : earlier;
  const written = plain.toString({ smallestUnit: 'minute' }).replace('T', ' ');
  return {
    date: new Date(taken.epochMilliseconds),
    note: `${written} ${skipped ? 'does not exist' : 'comes twice'} in ${timezone}, because the clocks change; taken as ${taken
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
