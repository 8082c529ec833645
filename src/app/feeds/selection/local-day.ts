import type { Site } from '../../../domain/site.ts';

type Zone = Pick<Site, 'offsets'>;

/** The instant at which a day (`2026-05-01`) begins in the newsroom's time zone; undefined when there is no such day. */
export function startOfDay(day: string, zone: Zone): Date | undefined {
  const midnight = utcMidnight(day);
  if (midnight === undefined) return undefined;
  // Twice: the first guess may lie on the other side of a clock change.
  return new Date(midnight - offsetAt(midnight - offsetAt(midnight, zone), zone));
}

/** A day's beginning in UTC, in milliseconds since 1970; undefined when there is no such day. */
export function utcMidnight(day: string): number | undefined {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day
    ? undefined
    : midnight;
}

/** The day an instant falls on in the newsroom's time zone: `2026-05-01`. */
export function dayOf(instant: Date, zone: Zone): string {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), zone)).toISOString().slice(0, 10);
}

/** Milliseconds that local time is ahead of UTC. */
function offsetAt(instant: number, { offsets = [] }: Zone): number {
  return (offsets.findLast(([from]) => from <= instant) ?? offsets[0])?.[1] ?? 0;
}
