import type { NoticedWithdrawal, Withdrawal } from '../../domain/article.ts';
import type { Entry, Listing } from '../../domain/listing.ts';

/** The first page of a feed with a notice for each withdrawn story that would be on it, beside as many stories as before. */
export function withNotices(listing: Listing, withdrawals: readonly Withdrawal[]): Listing {
  const notices = noticesOf(withdrawals).filter((entry) => isOnPage(entry, listing));
  if (notices.length === 0) return listing;
  return { ...listing, entries: [...listing.entries, ...notices].toSorted(newestFirst) };
}

/** Notices of those withdrawals that have one, as entries of a feed. */
export const noticesOf = (withdrawals: readonly Withdrawal[]): readonly Entry[] =>
  withdrawals.filter(isNoticed).map((withdrawal) => {
    const { hash, published } = withdrawal.notice;
    const { id, withdrawn } = withdrawal;
    return { id, hash, published: new Date(published), updated: withdrawn, withdrawal };
  });

/** In the order of feeds. */
export const newestFirst = (a: Entry, b: Entry): number =>
  b.published.getTime() - a.published.getTime() || (a.id < b.id ? 1 : -1);

const isNoticed = (withdrawal: Withdrawal): withdrawal is NoticedWithdrawal =>
  withdrawal.notice !== undefined;

/** Whether nothing follows the page, or what is last on it is older. */
function isOnPage(entry: Entry, { entries, next }: Listing): boolean {
  const last = entries.at(-1);
  return next === undefined || last === undefined || newestFirst(entry, last) < 0;
}
