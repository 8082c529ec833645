import { Temporal } from 'temporal-polyfill';

const day = 86_400_000;

/**
 * How far a zone's clocks are ahead of UTC at an instant, in milliseconds; undefined within two days of a change of theirs, where only
 * Temporal tells. Clocks change twice a year at most, so offsets at the ends of days tell of those between.
 */
export function steadyOffset(timezone: string, instant: number): number | undefined {
  const offsets = zones.get(timezone) ?? new Map<number, number>();
  zones.set(timezone, offsets);
  const today = Math.floor(instant / day);
  const before = offsetOn(today - 1, timezone, offsets);
  const after = offsetOn(today + 2, timezone, offsets);
  return before === after && before === offsetOn(today, timezone, offsets) ? before : undefined;
}

const zones = new Map<string, Map<number, number>>();

function offsetOn(number: number, timezone: string, offsets: Map<number, number>): number {
  const offset =
    offsets.get(number) ??
    Temporal.Instant.fromEpochMilliseconds(number * day).toZonedDateTimeISO(timezone).offsetNanoseconds / 1e6;
  offsets.set(number, offset);
  return offset;
}

/** Years of which the offsets are listed. */
const [FIRST, LAST] = [1970, 2050];

/** All offsets of a zone's clocks, in milliseconds, each with the instant from which it counts; the first counts for ever before. */
export function offsetsOf(timezone: string): readonly (readonly [from: number, ahead: number])[] {
  const cached = listed.get(timezone);
  if (cached) return cached;
  const end = Date.UTC(LAST, 0);
  const offsets: (readonly [number, number])[] = [];
  let next = Temporal.Instant.fromEpochMilliseconds(Date.UTC(FIRST, 0)).toZonedDateTimeISO(timezone);
  for (;;) {
    offsets.push([next.epochMilliseconds, next.offsetNanoseconds / 1e6]);
    const change = next.getTimeZoneTransition('next');
    if (change === null || change.epochMilliseconds >= end) break;
    next = change;
  }
  listed.set(timezone, offsets);
  return offsets;
}

const listed = new Map<string, readonly (readonly [number, number])[]>();
