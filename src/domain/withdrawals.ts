import type { Listing } from '../domain/listing.ts';
import type { Withdrawal } from './article.ts';
import { dateAt } from './instant.ts';
import type { Site } from './site.ts';
import { isWithdrawn } from './visibility.ts';

/** Days for which feeds tell of a withdrawal, unless the site says otherwise. */
export const TOMBSTONES = 30;

/** Withdrawals a feed tells of at once, the newest. */
export const WITHDRAWN = 100;

const DAY = 86_400_000;

/** What was withdrawn in the last `days` before an instant (milliseconds since 1970), newest first. */
export function lastWithdrawn(
  withdrawals: readonly Withdrawal[],
  now: number,
  days: number,
): readonly Withdrawal[] {
  return withdrawals
    .filter((each) => isWithdrawn(each, now) && now < each.withdrawn.getTime() + days * DAY)
    .toSorted((a, b) => b.withdrawn.getTime() - a.withdrawn.getTime() || (a.id < b.id ? 1 : -1))
    .slice(0, WITHDRAWN);
}

/** The last instant, up to `now`, at which a withdrawal was `days` ago; both in milliseconds since 1970. */
export function lastForgotten(
  withdrawals: readonly Withdrawal[],
  now: number,
  days: number,
): number | undefined {
  const ends = withdrawals
    .filter((each) => isWithdrawn(each, now))
    .map(({ withdrawn }) => withdrawn.getTime() + days * DAY)
    .filter((end) => end <= now);
  return ends.length === 0 ? undefined : Math.max(...ends);
}

/** What a feed tells of now, since when, and until when: a listing outlives the days of some of what it names. */
export function tombstones(
  { withdrawn = [] }: Pick<Listing, 'withdrawn'>,
  { tombstones: days = TOMBSTONES }: Pick<Site, 'tombstones'>,
  now: Date,
): { readonly withdrawn: readonly Withdrawal[]; readonly since?: Date; readonly until?: Date } {
  const recent = lastWithdrawn(withdrawn, now.getTime(), days);
  const oldest = recent.at(-1);
  const since = lastForgotten(withdrawn, now.getTime(), days);
  return {
    withdrawn: recent,
    since: dateAt(since),
    until: oldest && new Date(oldest.withdrawn.getTime() + days * DAY),
  };
}
