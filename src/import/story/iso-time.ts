import { readTime } from '../../content/source/time.ts';

/**
 * A time of another system as Dateline writes it: `2019-09-25T21:12:30-07:00`, with the offset that is stated and none where there is none; a day
 * alone stays one. Undefined where it is no time.
 */
export function isoTime(text: string | undefined): string | undefined {
  const written = text?.trim().replace(/\s+/g, ' ') ?? '';
  if (written === '') return undefined;
  if (/^\d{4}-\d{2}-\d{2}$/.test(written)) return typeof readTime(written) === 'string' ? undefined : written;
  const read = readTime(written);
  if (typeof read !== 'string') return formatted(read.local, read.offset);
  return parsed(written);
}

const MINUTE = 60_000;

function formatted(local: number, offset: number | undefined): string {
  const clock = new Date(local).toISOString().replace(/\.000Z$|Z$/, '');
  return offset === undefined ? clock : clock + offsetText(offset);
}

/** How far a clock is ahead of UTC, in milliseconds, as ISO 8601 writes it: `Z`, `-07:00`. */
export function offsetText(ahead: number): string {
  if (ahead === 0) return 'Z';
  const minutes = Math.abs(Math.round(ahead / MINUTE));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((each) => String(each).padStart(2, '0'));
  return `${ahead < 0 ? '-' : '+'}${hours}:${rest}`;
}

/** What old programs write: names of zones (RFC 822 §5), years of two digits, no seconds, a weekday that the day does not have. */
function parsed(text: string): string | undefined {
  const hasZone = /(?:\d ?Z|\b(?:GMT|UTC?|[ECMP][SD]T)|[+-]\d{2}:?\d{2})\)?$/i.test(text);
  const instant = Date.parse(hasZone ? text : `${text} UTC`);
  if (Number.isNaN(instant)) return undefined;
  const offset = /([+-])(\d{2}):?(\d{2})$/.exec(text);
  if (!hasZone) return formatted(instant, undefined);
  if (offset === null) return formatted(instant, 0);
  const ahead = (Number(offset[2]) * 60 + Number(offset[3])) * MINUTE * (offset[1] === '-' ? -1 : 1);
  return formatted(instant + ahead, ahead);
}
