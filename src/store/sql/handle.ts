/** What a statement may be given. */
export type SqlValue = string | number | null | Uint8Array;

export type Row = Readonly<Record<string, unknown>>;

/** The part of D1's interface that the store needs; `D1Database` is one, and `src/runtime/node/sqlite.ts` makes another. */
export interface Handle {
  prepare(sql: string): Statement;
  /** Runs statements as one transaction, in order. */
  batch(statements: readonly Statement[]): Promise<readonly Result[]>;
  /** Only where transactions may span calls, and statements see what earlier ones of it did. */
  readonly transaction?: {
    begin(): Promise<void>;
    commit(): Promise<void>;
    rollback(): Promise<void>;
  };
  /** Only where it is cheaper than a query: a number that changes when anything was written. */
  version?(): number;
  /** Only where statements are done as soon as `batch` is called: rows that were written here, and a number that changes when another has written. */
  readonly changes?: { own(): number; others(): number };
}

export interface Statement {
  bind(...values: SqlValue[]): Statement;
}

export type Result = { readonly results: readonly Row[] };

/** A statement with what it is given. */
export type Query = readonly [sql: string, ...values: SqlValue[]];

/** Asks several statements as one, and gives the rows of each. Rejects with the database's error. */
export async function query(handle: Handle, queries: readonly Query[]): Promise<readonly (readonly Row[])[]> {
  if (queries.length === 0) return [];
  const statements = queries.map(([sql, ...values]) => handle.prepare(sql).bind(...values));
  return (await handle.batch(statements)).map(({ results }) => results);
}

/** Asks one statement at a time, and gives its rows; as `query`. */
export const singleQuery =
  (handle: Handle) =>
  async (...one: Query): Promise<readonly Row[]> =>
    (await query(handle, [one]))[0] ?? [];

/** A whole number of a row, such as an instant. */
export function integer(value: unknown): number {
  return Number(value);
}

/** A whole number of a column that may be null; undefined where it is. */
export const optionalInteger = (value: unknown): number | undefined =>
  value === null || value === undefined ? undefined : integer(value);

/** A text of a column that may be null; undefined where it is. */
export const optionalText = (value: unknown): string | undefined =>
  value === null || value === undefined ? undefined : String(value);
