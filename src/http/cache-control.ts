/** Seconds. */
export type CachePolicy = {
  readonly maxAge: number;
  /** For caches that many share; `maxAge` unless given. */
  readonly sharedMaxAge?: number;
  readonly staleWhileRevalidate: number;
  readonly staleIfError: number;
};

/** How long, at most, a cache may show this. */
export function longestLife(policy: CachePolicy): number {
  const { maxAge, sharedMaxAge = 0, staleWhileRevalidate, staleIfError } = policy;
  return Math.max(maxAge, sharedMaxAge) + Math.max(staleWhileRevalidate, staleIfError);
}

/** Whole seconds from `now` to the next scheduled change, no more than the policy can use. */
export function secondsLeft(policy: CachePolicy, changesAt: Date | undefined, now: Date): number {
  const longest = longestLife(policy);
  if (!changesAt) return longest;
  return Math.min(longest, Math.max(0, Math.floor((changesAt.getTime() - now.getTime()) / 1000)));
}

/** The instant, in milliseconds since 1970, before which `secondsLeft` says the same as it does now. */
export function lifeOf(policy: CachePolicy, changesAt: Date | undefined, now: Date): number {
  return changesAt ? changesAt.getTime() - secondsLeft(policy, changesAt, now) * 1000 : Infinity;
}

/**
 * A Cache-Control field by which nothing is shown, fresh or stale, later than `left` seconds from now (RFC 9111, RFC 5861). That
 * nothing may be shown stale is said too: a cache that is told nothing may go on for as long as we fail (RFC 9111 §4.2.4).
 */
export function cacheControl(policy: CachePolicy, left: number, restricted = false): string {
  const fresh = Math.min(policy.maxAge, left);
  const whileRevalidate = Math.min(policy.staleWhileRevalidate, left - fresh);
  const ifError = Math.min(policy.staleIfError, left - fresh);
  const shared = policy.sharedMaxAge === undefined ? '' : `, s-maxage=${Math.min(policy.sharedMaxAge, left)}`;
  return [
    restricted ? 'private' : 'public',
    `, max-age=${fresh}`,
    restricted ? '' : shared,
    whileRevalidate > 0 ? `, stale-while-revalidate=${whileRevalidate}` : '',
    whileRevalidate + ifError === 0 ? ', must-revalidate' : '',
    `, stale-if-error=${ifError}`,
  ].join('');
}
