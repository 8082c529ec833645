import type { PushRequest } from '../push-request.ts';

/** Who tells players of podcasts that one has changed. */
export type Podping = {
  /** Absolute URL. */
  readonly url: string;
  /** The environment variable that holds the token, and what it holds. */
  readonly variable: string;
  readonly token: string | undefined;
};

/**
 * Tells that a podcast has changed, as podping.cloud takes it: one feed a request, with a reason
 * (https://github.com/Podcastindex-org/podping.cloud).
 */
export function podpingRequest({ url, token = '' }: Podping, feed: string): PushRequest {
  const target = new URL(url);
  target.searchParams.set('url', feed);
  target.searchParams.set('reason', 'update');
  return { method: 'GET', url: target.href, headers: { Authorization: token }, limit: 0 };
}
