import { chunks } from '../chunks.ts';
import { type Handle, integer, type Query, query, type Row } from '../handle.ts';
import { type ScopeName, scopeWords } from './article-row.ts';
import { guarded } from './guard.ts';
import * as sql from './statements.ts';

/** What search keeps of documents (`indexWords`), in the order given. */
export type WordsOf = (documents: readonly string[]) => Promise<readonly string[]>;

/** A function that makes articles searchable that are not yet, the newest first. Rejects with ConcurrentWriteError where a writer began meanwhile. */
export function createIndexer(handle: Handle): (limit: number, words: WordsOf) => Promise<number> {
  return async (limit, wordsOf) => {
    const [rows = [], states] = await query(handle, [[sql.WAITING, limit], [sql.WRITER]]);
    if (rows.length === 0) return 0;
    const { generation, writer } = states?.[0] ?? {};
    const texts = await wordsOf(rows.map(({ text }) => String(text)));
    const scopes = await scopeWordsOf(handle, rows);
    const indexed = rows.map(
      ({ seq }, index) => [integer(seq), texts[index] ?? '', scopes[index] ?? ''] as const,
    );
    // Another writer may have given a place to another article since it was asked for.
    const unchanged = guarded(handle, () => [sql.GUARD, integer(generation), integer(writer)]);
    await query(unchanged, [
      ...[...chunks(indexed)].map((some): Query => [sql.REINDEX, JSON.stringify(some)]),
      [sql.INDEXED, JSON.stringify(rows.map(({ seq }) => seq))],
    ]);
    return rows.length;
  };
}

/** For each row with `scopes`, the words by which search knows where it is listed. */
export async function scopeWordsOf(handle: Handle, rows: readonly Row[]): Promise<readonly string[]> {
  const [names = []] = await query(handle, [
    [sql.SCOPE_NAMES, `[${rows.map(({ scopes }) => scopes).join(',')}]`],
  ]);
  const byRow = Map.groupBy(names, ({ row }) => integer(row));
  // The writer's own rows of `subject`.
  return rows.map((_, index) => scopeWords((byRow.get(index) ?? []) as unknown as readonly ScopeName[]));
}
