import type { Handle } from '../../store/sql/handle.ts';
import { UnavailableError } from '../../store/unavailable.ts';

/** What D1 says when asking again at once is worth it (https://developers.cloudflare.com/d1/best-practices/retry-queries/). */
const TRANSIENT =
  /connection lost|caused object to be reset|reset because its code was updated|transient issue on remote/;

/** What passes too, but not at once: too many ask (https://developers.cloudflare.com/d1/observability/debug-d1/), a day's rows of the free plan are used up, or no migration has been applied. */
const PASSING = /overloaded|daily row (?:read|write) limit|no such table/;

/** Attempts in all. */
const ATTEMPTS = 3;

/** Milliseconds before the second, at most; each further one waits longer, by chance, so that isolates do not ask in step. */
const PAUSE = 100;

/** Milliseconds after a failure in which nobody else asks: what is in memory is then served without waiting. */
const AWAY = 1_000;

/**
 * D1 for reading: asks again where D1 advises it, and rejects with UnavailableError where what is wrong passes by itself; with D1's own error
 * otherwise, as a statement that is wrong stays wrong.
 */
export function readingFrom(database: Handle, now: () => Date): Handle {
  let failed: { readonly at: number; readonly error: UnavailableError } | undefined;
  return {
    prepare: (sql) => database.prepare(sql),
    async batch(statements) {
      const since = failed && now().getTime() - failed.at;
      if (failed && since !== undefined && since >= 0 && since < AWAY) throw failed.error;
      for (let made = 1; ; made += 1) {
        try {
          const results = await database.batch(statements);
          failed = undefined;
          return results;
        } catch (error) {
          const isTransient = TRANSIENT.test(String(error));
          if (!isTransient && !PASSING.test(String(error))) throw error;
          if (!isTransient || made === ATTEMPTS) {
            const unavailable = new UnavailableError(`D1: ${error}`);
            // A missing table is found at once, and there as soon as it is made.
            if (!/no such table/.test(String(error))) failed = { at: now().getTime(), error: unavailable };
            throw unavailable;
          }
          await new Promise((resolve) => setTimeout(resolve, Math.random() * PAUSE * 4 ** made));
        }
      }
    },
  };
}
