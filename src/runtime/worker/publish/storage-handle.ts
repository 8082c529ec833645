import type { Handle, Row, SqlValue, Statement } from '../../../store/sql/handle.ts';

/** The part of a Durable Object's storage that the publisher needs; its database is SQLite, and answers at once. */
export type ObjectStorage = {
  readonly sql: {
    exec(
      sql: string,
      ...values: SqlValue[]
    ): Iterable<Readonly<Record<string, unknown>>> & {
      readonly rowsRead: number;
      readonly rowsWritten: number;
    };
  };
  transactionSync<Made>(work: () => Made): Made;
  /** Resolves once the work is done and on disk; where it rejects, nothing of it is there. */
  transaction<Made>(work: () => Promise<Made>): Promise<Made>;
  /** Milliseconds since 1970. */
  setAlarm(at: number): Promise<void>;
  deleteAlarm(): Promise<void>;
};

export type StorageHandle = Handle & {
  /** Asks at once. */
  rows(sql: string, ...values: SqlValue[]): readonly Row[];
  /** Does all of it or none, at once. */
  atOnce<Made>(work: () => Made): Made;
};

/** A transaction that was given up: what ends the object's own, which is left by throwing alone. */
class RolledBackError extends Error {}

/** A Durable Object's database as D1 would show it, with transactions that span calls. */
export function storageHandle(storage: ObjectStorage): StorageHandle {
  let written = 0;
  const rows = (sql: string, ...values: SqlValue[]): readonly Row[] => {
    const found = storage.sql.exec(sql, ...values);
    const all = [...found].map(rowOf);
    written += found.rowsWritten;
    return all;
  };
  const run = (statement: Statement) => {
    // Statements come from `prepare` below and no other place.
    const { sql, values } = statement as BoundStatement;
    return { results: rows(sql, ...values) };
  };
  let open: { readonly end: (error?: Error) => void; readonly ended: Promise<void> } | undefined;
  return {
    prepare: bound,
    // One statement is a transaction by itself.
    batch: async (statements) =>
      open || statements.length === 1
        ? statements.map(run)
        : storage.transactionSync(() => statements.map(run)),
    transaction: {
      begin: () =>
        new Promise((begun) => {
          const ended = storage.transaction(
            () =>
              new Promise<void>((resolve, reject) => {
                open = { ended, end: (error) => (error ? reject(error) : resolve()) };
                begun();
              }),
          );
        }),
      async commit() {
        const finished = open;
        open = undefined;
        finished?.end();
        await finished?.ended;
      },
      async rollback() {
        const finished = open;
        open = undefined;
        finished?.end(new RolledBackError());
        await finished?.ended.catch((error: unknown) => {
          if (!(error instanceof RolledBackError)) throw error;
        });
      },
    },
    rows,
    // Nobody else writes it.
    changes: { own: () => written, others: () => 0 },
    atOnce: (work) => storage.transactionSync(work),
  };
}

/** Bytes as every other database gives them. */
const rowOf = (row: Readonly<Record<string, unknown>>): Row =>
  Object.values(row).some((value) => value instanceof ArrayBuffer)
    ? Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          value instanceof ArrayBuffer ? new Uint8Array(value) : value,
        ]),
      )
    : row;

/** A statement as `bound` makes it. */
export type BoundStatement = Statement & { readonly sql: string; readonly values: readonly SqlValue[] };

/** A statement that is not sent yet. */
export function bound(sql: string): BoundStatement {
  const make = (values: readonly SqlValue[]): BoundStatement => ({
    sql,
    values,
    bind: (...bound) => make(bound),
  });
  return make([]);
}
