import { instant, isTimezone, type ParsedTime, readTime } from '../../../content/source/time.ts';
import { readings } from '../../../content/source/time-readings.ts';
import { offsetText } from '../../story/iso-time.ts';

/** A time of the old site: as it is written into the new file, and the clock by which the old site makes addresses of it. */
export type PageDate = {
  /** ISO 8601 with an offset. */
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly instant: number;
  /** Local to the page: `new Date(local).getUTCFullYear()` is the year in its address. */
  readonly local: number;
};

/** How a system reads its times. */
export type DateRules = {
  /** IANA name for times without an offset. */
  readonly zone: string;
  /** Whether the clock of addresses is the zone's, whatever offset the time was written with (Jekyll). */
  readonly isZoneClock?: boolean;
};

/** Reads a time as authors write it, also `July 4, 2019` and `2019-7-4 9:05 PM`; undefined where it is none, or has several meanings. */
export function pageDate(written: string, { zone, isZoneClock = false }: DateRules): PageDate | undefined {
  const read = parsed(written);
  if (read === undefined) return undefined;
  const timezone = isTimezone(zone) ? zone : 'UTC';
  const { date } = instant(read, timezone);
  const ahead = read.offset === undefined || isZoneClock ? offsetAt(date, timezone) : read.offset;
  return {
    text: new Date(date.getTime() + ahead).toISOString().slice(0, 19) + offsetText(ahead),
    instant: date.getTime(),
    local: date.getTime() + ahead,
  };
}

function parsed(written: string): ParsedTime | undefined {
  const text = written.trim().slice(0, LONGEST);
  const direct = readTime(text.replace(/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)/, '$1-$2-$3'));
  if (typeof direct !== 'string') return direct;
  const withoutZone = readTime(text.replace(/ ?\[[A-Za-z_/]+\]$| [A-Z]{3,4}$/, ''));
  if (typeof withoutZone !== 'string' && /\]$/.test(text)) return withoutZone;
  const found = readings(text);
  const [only] = found;
  const reading = found.length === 1 && only !== undefined ? readTime(only) : undefined;
  return typeof reading === 'object' ? reading : undefined;
}

/** Characters that are looked at. */
const LONGEST = 80;

/** How far a zone is ahead of UTC, in milliseconds. */
function offsetAt(date: Date, timezone: string): number {
  const local = new Date(Math.floor(date.getTime() / 1000) * 1000);
  const parts = Object.fromEntries(
    formatOf(timezone)
      .formatToParts(local)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour % 24, minute, second) - local.getTime();
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timezone: string): Intl.DateTimeFormat {
  const options = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  } as const;
  const format =
    formats.get(timezone) ??
    new Intl.DateTimeFormat('en-US', { ...options, second: 'numeric', hourCycle: 'h23', timeZone: timezone });
  formats.set(timezone, format);
  return format;
}

/** The date a file's name begins with, `2019-9-5` of `2019-9-5-ferry`, and the rest of the name. */
export function datedName(name: string): { readonly date?: string; readonly rest: string } {
  const [, date, rest] = /^(\d{2,4}-\d{1,2}-\d{1,2})[-_ ]?(.*)$/.exec(name) ?? [];
  if (date === undefined || rest === undefined) return { rest: name };
  return { date: date.replace(/^(\d\d)-/, '20$1-'), rest };
}
