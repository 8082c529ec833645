/**
 * When a store recorded changes of what it shows, for Last-Modified: milliseconds since 1970, at whole seconds. What changes by
 * itself, such as a release, is not among them.
 */
export type Modifications = {
  /** Of anything. */
  readonly any: number;
  /** Of everything at once: by the site's settings, or by another program. */
  readonly all: number;
  /** Of what a scope shows, by its key, and of files; absent where that is `all`. */
  readonly scopes?: Readonly<Record<string, number>>;
};

/**
 * The instant to record for a change at `now` when the last one was recorded as `last`: the current second, or the one after
 * `last` where that is not over. An HTTP-date has whole seconds (RFC 9110 §8.8.2.2), and no two changes may have the same.
 */
export function modificationAfter(now: number, last: number): number {
  return 1000 * Math.floor(Math.max(now / 1000, last / 1000 + 1));
}

/** A file among scopes. */
export const fileKey = (path: string): string => `file:${path}`;
