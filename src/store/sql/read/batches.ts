import type { Query, Row } from '../handle.ts';

/** Asks several statements as one, and gives the rows of each. */
export type RunQueries = (queries: readonly Query[]) => Promise<readonly (readonly Row[])[]>;

export type Batches = {
  readonly query: RunQueries;
  /** The rows for one key of a statement whose ?1 is a JSON list of the keys that are asked; it says of each row whose it is, as `key`. The rest of `query` follows the list. */
  readonly queryFor: (key: string, query: Query) => Promise<readonly Row[]>;
};

/** A statement with the keys that are asked of it. */
type Asked = { readonly query: Query; readonly at: number; readonly keys: Set<string> };

/** Statements that are not sent yet, each once, and the rows of each. */
type Batch = { readonly all: Map<string, Asked>; readonly rows: ReturnType<RunQueries> };

/**
 * Makes one trip of what is asked before anything is waited for, as by `Promise.all`; a statement that several ask is asked once, and one
 * that takes a list with all of theirs. What another request asks goes apart, as it is answered in a turn of its own.
 */
export function inBatches(ask: RunQueries): Batches {
  let batch: Batch | undefined;
  const begin = (all: Batch['all']): Batch => {
    const rows = Promise.resolve().then(() => {
      batch = undefined;
      return ask([...all.values()].map(statementOf));
    });
    return { all, rows };
  };
  const put = async (query: Query, key?: string): Promise<readonly Row[]> => {
    batch ??= begin(new Map());
    const { all, rows } = batch;
    const name = JSON.stringify(query);
    const asked = all.get(name) ?? { query, at: all.size, keys: new Set() };
    all.set(name, asked);
    if (key !== undefined) asked.keys.add(key);
    const found = (await rows)[asked.at] ?? [];
    return key === undefined ? found : found.filter((row) => row.key === key);
  };
  return {
    query: (queries) => Promise.all(queries.map((query) => put(query))),
    queryFor: (key, query) => put(query, key),
  };
}

const statementOf = ({ query: [sql, ...values], keys }: Asked): Query =>
  keys.size > 0 ? [sql, JSON.stringify([...keys]), ...values] : [sql, ...values];
