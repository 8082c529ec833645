import type { Handle } from '../../store/sql/handle.ts';
import { UnavailableError } from '../../store/unavailable.ts';

/** What D1 says when asking again is worth it (https://developers.cloudflare.com/d1/best-practices/retry-queries/). */
const TRANSIENT = /connection lost|to be reset|reset because/;

/** Attempts in all. */
const ATTEMPTS = 3;

/** Milliseconds before the second, at most; each further one waits longer, by chance, so that isolates do not ask in step. */
const PAUSE = 100;

/** D1 for reading: asks again where D1 advises it, and rejects with UnavailableError where it gives nothing. */
export const readingFrom = (database: Handle): Handle => ({
  prepare: (sql) => database.prepare(sql),
  async batch(statements) {
    for (let made = 1; ; made += 1) {
      try {
        return await database.batch(statements);
      } catch (error) {
        const message = `D1: ${error}`;
        if (made === ATTEMPTS || !TRANSIENT.test(message)) throw new UnavailableError(message);
        await new Promise((resolve) => setTimeout(resolve, Math.random() * PAUSE * 4 ** made));
      }
    }
  },
});
