import type { PublishedPlace } from '../../runtime/copy/published.ts';

/** The next instant after `now` at which something is released, edited or expires; undefined when nothing waits. */
export function nextChange(places: readonly Pick<PublishedPlace, 'changes'>[], now: Date): Date | undefined {
  const ahead = places.flatMap(({ changes }) => changes).filter((instant) => instant > now.getTime());
  // Not Math.min(...): there may be more than a call takes.
  const next = ahead.reduce<number | undefined>(
    (least, each) => (least === undefined || each < least ? each : least),
    undefined,
  );
  return next === undefined ? undefined : new Date(next);
}
