import type { SignatureMethod } from './signature.ts';

/**
 * What a delivery carries: the feed as a fetch gives it, or what is new or changed since the last that arrived; by rssCloud only its
 * URL, to a domain or to the address that the request came from.
 */
export const DELIVERY_MODES = ['feed', 'delta', 'cloud', 'cloud-address'] as const;

/** One of these. */
export type DeliveryMode = (typeof DELIVERY_MODES)[number];

/** Whether it is told by rssCloud. */
export const isCloud = (delivery: DeliveryMode): boolean =>
  delivery === 'cloud' || delivery === 'cloud-address';

/** What a subscriber asks for, once it is read. */
export type SubscribeRequest = {
  readonly mode: 'subscribe' | 'unsubscribe';
  /** As the subscriber wrote it: verification and delivery repeat it. */
  readonly topic: string;
  readonly callback: string;
  /** Seconds that it is granted. */
  readonly lease: number;
  readonly secret: string | undefined;
  readonly method: SignatureMethod;
  readonly delivery: DeliveryMode;
  /** A hash of the Authorization field that came with it, for topics behind one. */
  readonly access?: string | undefined;
};

/** A verified subscription. Instants in milliseconds since 1970. */
export type Subscription = Omit<SubscribeRequest, 'mode' | 'lease'> & {
  readonly id: number;
  /** When its lease ends. */
  readonly ends: number;
  /** The ETag of what it was last sent, or that the topic had when it subscribed. */
  readonly sent: string | undefined;
  /** What it had then, as JSON of a FeedBase; only where it takes deltas. */
  readonly base: string | undefined;
  /** Attempts that have failed since. */
  readonly attempt: number;
  /** Deliveries in a row that were given up after the last attempt. */
  readonly failures: number;
};

/** The same as an operator sees it. */
export type SubscriptionState = Omit<Subscription, 'secret' | 'method' | 'base' | 'sent' | 'access'> & {
  readonly isSigned: boolean;
  readonly isPaused: boolean;
  readonly sentAt: number | undefined;
  readonly due: number | undefined;
  /** Of the last failure since a delivery arrived. */
  readonly reason: string | undefined;
  readonly failedAt: number | undefined;
};
