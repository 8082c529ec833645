const [SECOND, MINUTE, HOUR] = [1_000, 60_000, 3_600_000];

/** How long after a failure the next attempt is made, in milliseconds, by the failures before it; then the delivery is given up. */
export const RETRY_DELAYS: readonly number[] = [
  MINUTE,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  8 * HOUR,
  24 * HOUR,
];

/** Deliveries in a row that are given up before a subscription is paused. */
const MOST_FAILURES = 10;

/** The part of a delay by which it is varied, either way, so that those who failed together do not come back together. */
const JITTER = 0.1;

/** How a subscription goes on after an attempt that failed. `due`: when the next is made; undefined: with the next publication. */
export type RetryDecision = {
  readonly attempt: number;
  readonly failures: number;
  readonly due: number | undefined;
  readonly isPaused: boolean;
};

type FailedAttempt = {
  /** Before this attempt. */
  readonly attempt: number;
  readonly failures: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** From 0 to 1. */
  readonly random: number;
  /** The Retry-After field. */
  readonly retryAfter?: string | undefined;
};

/** Decides what follows an attempt that failed; what is sent then is the newest state. */
export function afterFailure({ attempt, failures, now, random, retryAfter }: FailedAttempt): RetryDecision {
  const delay = RETRY_DELAYS[attempt];
  if (delay === undefined)
    return { attempt: 0, failures: failures + 1, due: undefined, isPaused: failures + 1 >= MOST_FAILURES };
  const varied = delay * (1 + JITTER * (2 * random - 1));
  const due = now + Math.round(Math.max(varied, retryDelay(retryAfter, now)));
  return { attempt: attempt + 1, failures, due, isPaused: false };
}

/** What Retry-After asks for (RFC 9110 §10.2.3), in milliseconds; a day at most, and 0 where it cannot be read. */
function retryDelay(field: string | undefined, now: number): number {
  if (field === undefined) return 0;
  const value = field.trim();
  const wait = /^\d{1,9}$/.test(value) ? Number(value) * SECOND : Date.parse(value) - now;
  return Number.isNaN(wait) ? 0 : Math.min(Math.max(wait, 0), 24 * HOUR);
}
