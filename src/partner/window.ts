import type { Entry, Listing } from '../domain/listing.ts';
import type { Partner } from '../domain/partner.ts';

const HOUR = 3_600_000;

type PartnerWindow = Pick<Listing, 'subject' | 'entries' | 'changed'>;

/** What of a listing a partner gets now, since when it is without what has grown too old, and until when that stays so by itself. */
export function partnerWindow<Whole extends PartnerWindow>(
  whole: Whole,
  { offset, limit, hours }: Partner,
  now: Date,
): { readonly listing: Whole; readonly since?: Date; readonly until?: Date } {
  const some = whole.entries.slice(offset, offset + limit);
  if (hours === undefined) return { listing: { ...whole, entries: some } };
  const ends = ({ published }: Entry) => published.getTime() + hours * HOUR;
  const entries = some.filter((entry) => now.getTime() < ends(entry));
  const oldest = entries.at(-1);
  // An article that has grown too old since the last change is a change of the feed too.
  const left = some[entries.length];
  const changed = Math.max(whole.changed?.getTime() ?? 0, left ? ends(left) : 0);
  return {
    listing: { ...whole, entries, changed: changed > 0 ? new Date(changed) : undefined },
    since: left && new Date(ends(left)),
    until: oldest && new Date(ends(oldest)),
  };
}
