import type { Query, Row, SqlValue } from '../handle.ts';

/** Asks several statements as one, and gives the rows of each. */
export type RunQueries = (queries: readonly Query[]) => Promise<readonly (readonly Row[])[]>;

/** What one asks of a statement that takes a JSON list of what several ask, ?1, and says of each row which place of that it answers, as `row`. */
type ListQuery = {
  readonly sql: string;
  readonly key: string | readonly string[];
  readonly values: readonly SqlValue[];
};

export type Batches = {
  readonly query: RunQueries;
  /** The rows that such a statement has for one key; `values` follow the list. */
  readonly queryFor: (
    sql: string,
    key: ListQuery['key'],
    ...values: readonly SqlValue[]
  ) => Promise<readonly Row[]>;
};

type Waiting = {
  readonly queries: readonly (Query | ListQuery)[];
  readonly resolve: (rows: readonly (readonly Row[])[]) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Makes one trip of what is asked before anything is waited for, as by `Promise.all`; a statement that several ask is asked once, and one
 * that takes a list with all of theirs. What another request asks goes apart, as it is answered in a turn of its own.
 */
export function inBatches(ask: RunQueries): Batches {
  let waiting: Waiting[] = [];
  const flush = async () => {
    const all = waiting;
    waiting = [];
    const { statements, answerOf } = merged(all.flatMap(({ queries }) => queries));
    try {
      const rows = await ask(statements);
      for (const { queries, resolve } of all) resolve(queries.map((query) => answerOf(query, rows)));
    } catch (error) {
      for (const { reject } of all) reject(error);
    }
  };
  const put = (queries: Waiting['queries']): Promise<readonly (readonly Row[])[]> => {
    if (queries.length === 0) return Promise.resolve([]);
    if (waiting.length === 0) queueMicrotask(flush);
    return new Promise((resolve, reject) => waiting.push({ queries, resolve, reject }));
  };
  return {
    query: put,
    queryFor: async (sql, key, ...values) => (await put([{ sql, key, values }]))[0] ?? [],
  };
}

const isQuery = (query: Query | ListQuery): query is Query => 'length' in query;

/** The statements of some questions, and how to find the rows of each question in theirs. */
function merged(all: Waiting['queries']) {
  const lists = new Map<string, { readonly query: ListQuery; readonly keys: Map<string, number> }>();
  const single = new Map<string, Query>();
  const nameOf = (query: Query | ListQuery) =>
    JSON.stringify(isQuery(query) ? query : [query.sql, ...query.values]);
  for (const query of all) {
    const name = nameOf(query);
    if (isQuery(query)) single.set(name, query);
    else {
      const { keys } = lists.get(name) ?? { keys: new Map<string, number>() };
      const key = JSON.stringify(query.key);
      lists.set(name, { query, keys: keys.set(key, keys.get(key) ?? keys.size) });
    }
  }
  const statements: readonly Query[] = [
    ...single.values(),
    ...[...lists.values()].map(
      ({ query, keys }): Query => [query.sql, `[${[...keys.keys()].join()}]`, ...query.values],
    ),
  ];
  const numbers = new Map([...single.keys(), ...lists.keys()].map((name, number) => [name, number]));
  const answerOf = (query: Query | ListQuery, rows: readonly (readonly Row[])[]): readonly Row[] => {
    const name = nameOf(query);
    const found = rows[numbers.get(name) ?? -1] ?? [];
    if (isQuery(query)) return found;
    const place = lists.get(name)?.keys.get(JSON.stringify(query.key));
    return found.filter(({ row }) => row === place);
  };
  return { statements, answerOf };
}
