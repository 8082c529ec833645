import { headChanges, withdrawalChanges } from '../../domain/visibility.ts';
import type { Snapshot } from '../../store/snapshot.ts';

/** The next instant after `now` at which something is released, edited or expires; undefined when nothing waits. */
export function nextChange({ heads, withdrawals }: Snapshot, now: Date): Date | undefined {
  const instants = [...heads.flatMap(headChanges), ...withdrawals.flatMap(withdrawalChanges)];
  const ahead = instants.filter((instant) => instant > now.getTime());
  // Not Math.min(...): there may be more than a call takes.
  const next = ahead.reduce<number | undefined>(
    (least, each) => (least === undefined || each < least ? each : least),
    undefined,
  );
  return next === undefined ? undefined : new Date(next);
}
