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
function offsetAt(instant: number, timezone: string): number {
  const parts = clock(timezone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((each) => each.type === type)?.value ?? 0);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(instant / 1000) * 1000;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function clock(timeZone: string): Intl.DateTimeFormat {
  const known =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  clocks.set(timeZone, known);
  return known;
}
