import type { Handle, Statement } from '../collection/sql/handle.ts';
import { UnavailableError } from '../collection/unavailable.ts';

/** What D1 says when asking again is worth it (https://developers.cloudflare.com/d1/best-practices/retry-queries/). */
const TRANSIENT =
  /Network connection lost|storage caused object to be reset|reset because its code was updated/;

/** Milliseconds before each further attempt, at most; the pause is a random part of it, so that isolates do not ask in step. */
const PAUSES = [100, 400];

/** D1 for reading: asks again where D1 advises it, and rejects with UnavailableError where it gives nothing. */
export function readingFrom(database: Handle): Handle {
  return {
    prepare: (sql) => database.prepare(sql),
    batch: (statements) => attempt(database, statements, 0),
  };
}

async function attempt(
  database: Handle,
  statements: readonly Statement[],
  made: number,
): ReturnType<Handle['batch']> {
  try {
    return await database.batch(statements);
  } catch (error) {
    const pause = PAUSES[made];
    if (pause === undefined || !TRANSIENT.test(String(error)))
      throw new UnavailableError(`D1 does not answer: ${String(error)}`, { cause: error });
    await new Promise((resolve) => setTimeout(resolve, pause * Math.random()));
    return attempt(database, statements, made + 1);
  }
}
