/** Seconds. */
export type CachePolicy = {
  readonly maxAge: number;
  /** For caches that many share; `maxAge` unless given. */
  readonly sharedMaxAge?: number;
  readonly staleWhileRevalidate: number;
  readonly staleIfError: number;
};

/** How long, at most, a cache may show this. */
export function longestLife({ maxAge, staleWhileRevalidate, staleIfError }: CachePolicy): number {
  return maxAge + Math.max(staleWhileRevalidate, staleIfError);
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

/** A Cache-Control field by which nothing is shown, fresh or stale, later than `left` seconds from now (RFC 9111, RFC 5861). */
export function cacheControl(policy: CachePolicy, left: number, restricted = false): string {
  const fresh = Math.min(policy.maxAge, left);
  const stale = left - fresh;
  const shared =
    policy.sharedMaxAge === undefined ? [] : [`s-maxage=${Math.min(policy.sharedMaxAge, fresh)}`];
  const directives = restricted ? [`private, max-age=${fresh}`] : [`public, max-age=${fresh}`, ...shared];
  const whileRevalidate = Math.min(policy.staleWhileRevalidate, stale);
  const ifError = Math.min(policy.staleIfError, stale);
  if (whileRevalidate > 0) directives.push(`stale-while-revalidate=${whileRevalidate}`);
  if (ifError > 0) directives.push(`stale-if-error=${ifError}`);
  return directives.join(', ');
}
