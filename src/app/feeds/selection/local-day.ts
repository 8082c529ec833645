/** The instant at which a day (`2026-05-01`) begins in a time zone; undefined when there is no such day. */
export function startOfDay(day: string, timezone: string): Date | undefined {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return undefined;
  const guess = midnight - offsetAt(midnight, timezone);
  // Twice: the first guess may lie on the other side of a clock change.
  return new Date(midnight - offsetAt(guess, timezone));
}

/** The day an instant falls on in a time zone: `2026-05-01`. */
export function dayOf(instant: Date, timezone: string): string {
  return new Date(instant.getTime() + offsetAt(instant.getTime(), timezone)).toISOString().slice(0, 10);
}

/** Milliseconds that local time is ahead of UTC. */
function offsetAt(instant: number, timeZone: string): number {
  // Swedes write `2026-05-30 09:05:00`.
  const format = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${format.format(instant).replace(' ', 'T')}Z`) - Math.floor(instant / 1000) * 1000;
}
