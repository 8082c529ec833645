import type { Query, Row } from '../handle.ts';

/** Asks several statements as one, and gives the rows of each. */
export type RunQueries = (queries: readonly Query[]) => Promise<readonly (readonly Row[])[]>;

type Waiting = {
  readonly queries: readonly Query[];
  readonly resolve: (rows: readonly (readonly Row[])[]) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Makes one trip of what is asked before anything is waited for, as by `Promise.all`; a statement that several ask is asked once. What
 * another request asks goes apart, as it is answered in a turn of its own.
 */
export function inBatches(ask: RunQueries): RunQueries {
  let waiting: Waiting[] = [];
  const flush = async () => {
    const all = waiting;
    waiting = [];
    const numbers = new Map<string, number>();
    const statements: Query[] = [];
    const numberOf = (statement: Query): number => {
      const key = JSON.stringify(statement);
      const number = numbers.get(key) ?? statements.push(statement) - 1;
      numbers.set(key, number);
      return number;
    };
    const numbersOfCalls = all.map(({ queries }) => queries.map(numberOf));
    try {
      const rows = await ask(statements);
      for (const [index, { resolve }] of all.entries())
        resolve((numbersOfCalls[index] ?? []).map((number) => rows[number] ?? []));
    } catch (error) {
      for (const { reject } of all) reject(error);
    }
  };
  return (queries) => {
    if (queries.length === 0) return Promise.resolve([]);
    if (waiting.length === 0) queueMicrotask(flush);
    return new Promise((resolve, reject) => waiting.push({ queries, resolve, reject }));
  };
}
