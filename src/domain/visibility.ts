import type { ArticleHead, Withdrawal } from './article.ts';

/** When an article is public. */
export type Window = Pick<ArticleHead, 'from' | 'until'>;

/** Whether an article is public at an instant (milliseconds since 1970): `from <= now < until`. */
export function isPublic(head: Window, now: number): boolean {
  return head.from.getTime() <= now && (head.until === undefined || now < head.until.getTime());
}

/** Whether a withdrawal shows at an instant: only of what had become public, and only once it is withdrawn. */
export function isWithdrawn(withdrawal: Withdrawal, now: number): boolean {
  return wasPublic(withdrawal) && withdrawal.withdrawn.getTime() <= now;
}

/** The instants at which an article changes what a selection shows: release, edit, expiry. Empty when it never is public. */
export function headChanges(head: Window & Pick<ArticleHead, 'updated'>): readonly number[] {
  const from = head.from.getTime();
  const until = head.until?.getTime() ?? Number.POSITIVE_INFINITY;
  if (until <= from) return [];
  const updated = head.updated?.getTime();
  const edit = updated !== undefined && from < updated && updated < until ? [updated] : [];
  return until === Number.POSITIVE_INFINITY ? [from, ...edit] : [from, ...edit, until];
}

/** The instants at which a withdrawal changes what a selection shows. */
export function withdrawalChanges(withdrawal: Withdrawal): readonly number[] {
  return wasPublic(withdrawal) ? [withdrawal.withdrawn.getTime()] : [];
}

function wasPublic(withdrawal: Withdrawal): boolean {
  return withdrawal.from.getTime() <= withdrawal.withdrawn.getTime();
}
