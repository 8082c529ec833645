import { createCache } from '../domain/lru.ts';
import type { SubscriptionCounts } from './push-store.ts';

/** What bounds subscribers, so that none keeps others out, and nobody is asked many things in another's name. */
export type HubLimits = {
  /** Requests of one address in a minute. */
  readonly requestsOfAddress: number;
  /** Topics that anyone subscribes to. */
  readonly topics: number;
  readonly subscriptionsOfTopic: number;
  /** By host and port of the callback. */
  readonly subscriptionsOfHost: number;
  /** Verifications that wait, of all and of one host. */
  readonly pending: number;
  readonly pendingOfHost: number;
};

export const LIMITS: HubLimits = {
  requestsOfAddress: 240,
  topics: 20_000,
  subscriptionsOfTopic: 250_000,
  subscriptionsOfHost: 20_000,
  pending: 2_000,
  pendingOfHost: 100,
};

/** A limit that is reached; undefined: none is. `isPassing`: by itself there will be room. */
export function reachedLimit(
  counts: SubscriptionCounts,
  limits: HubLimits,
): { readonly text: string; readonly isPassing: boolean } | undefined {
  if (counts.pending >= limits.pending)
    return { text: 'Too many subscriptions wait to be verified.', isPassing: true };
  if (counts.pendingOfHost >= limits.pendingOfHost)
    return { text: 'Too many subscriptions of this callback’s host wait to be verified.', isPassing: true };
  if (counts.ofHost >= limits.subscriptionsOfHost)
    return { text: 'The host of this callback has too many subscriptions.', isPassing: false };
  if (counts.ofTopic >= limits.subscriptionsOfTopic)
    return { text: 'This topic has too many subscriptions.', isPassing: false };
  if (counts.ofTopic === 0 && counts.topics >= limits.topics)
    return { text: 'Too many topics are subscribed to.', isPassing: false };
  return undefined;
}

const MINUTE = 60_000;

/** Bytes of what is remembered of addresses. */
const ADDRESSES = 1_000_000;

/** Counts requests of addresses; whether one more is within so many in a minute. */
export function createRate(limit: number): (address: string, now: number) => boolean {
  const windows = createCache(ADDRESSES).part<{ readonly start: number; readonly count: number }>(() => 100);
  return (address, now) => {
    const before = windows.get(address);
    const isSame = before !== undefined && now - before.start < MINUTE;
    const window = isSame ? { start: before.start, count: before.count + 1 } : { start: now, count: 1 };
    windows.put(address, window);
    return window.count <= limit;
  };
}
