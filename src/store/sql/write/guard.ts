import type { Handle, Query, Result } from '../handle.ts';

/** Another writer has begun or published since this one began, so nothing more of this one is written, and nothing of it published. */
export class ConcurrentWriteError extends Error {}

/** The handle with a condition that is asked in every batch, as no transaction spans batches on D1. Rejects with ConcurrentWriteError. */
export function guarded(handle: Handle, condition: () => Query): Handle {
  return {
    prepare: (sql) => handle.prepare(sql),
    async batch(statements) {
      const [sql, ...values] = condition();
      return (await checked(handle.batch([handle.prepare(sql).bind(...values), ...statements]))).slice(1);
    },
    transaction: handle.transaction,
  };
}

async function checked(batch: Promise<readonly Result[]>): Promise<readonly Result[]> {
  try {
    return await batch;
  } catch (error) {
    if (!refused.test(String(error))) throw error;
    throw new ConcurrentWriteError(
      'Another sync of this database began after this one, so this one has stopped; readers see nothing of it. Let one finish before the next.',
    );
  }
}

/** What SQLite and D1 say when the condition (GUARD in statements.ts) does not hold. */
const refused = /constraint failed: state\.one/;
