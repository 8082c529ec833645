import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Handle, Row, SqlValue, Statement } from '../../store/sql/handle.ts';

export type SqliteHandle = Handle &
  Required<Pick<Handle, 'changes'>> & {
    /** Asks at once. */
    rows(sql: string, ...values: SqlValue[]): readonly Row[];
    /** Runs several statements without values. */
    execute(sql: string): void;
    /** Brings what transactions over several calls have left in the log into the file, where that has so many pages; as far as no reader still needs it. */
    checkpoint(pages: number): void;
    close(): void;
  };

/** Another program writes the database, and has for longer than a writer waits. */
export class DatabaseBusyError extends Error {
  /** The database's file. */
  readonly path: string;

  constructor(path: string) {
    super(`${path} is being written by another program`);
    this.path = path;
  }
}

type SqliteOptions = {
  /** `:memory:` or a file, made when it is not there. */
  readonly path: string;
  /** Readers never wait for the writer, nor it for them. */
  readonly readOnly?: boolean;
  /** MiB of pages kept in memory. */
  readonly cache?: number;
  /** Whether the log is brought into the file by `checkpoint` alone, and never while something is written. */
  readonly isCheckpointed?: boolean;
};

/** How long a writer waits for another process's, in milliseconds. */
const BUSY_TIMEOUT = 5_000;

/** What the write-ahead log is cut back to once all of it is in the file, in bytes: else a first load would leave it as large as the database. */
const LOG = 16 * 2 ** 20;

/** Pages in the log before they are brought into the file: SQLite's own measure. */
const PAGES = 1_000;

/** A SQLite database as D1 would show it; a log that was left is brought into the file first, and what is deleted is overwritten, so that no withdrawn text stays in the file. Throws the system's or SQLite's error when it cannot be opened. */
export function openSqlite({
  path,
  readOnly = false,
  cache = 16,
  isCheckpointed = false,
}: SqliteOptions): SqliteHandle {
  const database = new DatabaseSync(path, { readOnly, timeout: BUSY_TIMEOUT });
  const attempt = <Value>(work: () => Value): Value => {
    try {
      return work();
    } catch (error) {
      throw isBusy(error) ? new DatabaseBusyError(path) : error;
    }
  };
  if (!readOnly)
    attempt(() =>
      database.exec(
        `PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; PRAGMA journal_size_limit = ${LOG};
      PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA busy_timeout = ${BUSY_TIMEOUT}`,
      ),
    );
  // Not mapped into memory: a file that is cut off while it is mapped ends the process (SIGBUS).
  database.exec(`PRAGMA cache_size = ${-1024 * cache}; PRAGMA mmap_size = 0; PRAGMA temp_store = MEMORY`);
  const setLog = `PRAGMA wal_autocheckpoint = ${isCheckpointed ? 0 : PAGES}`;
  database.exec(setLog);
  const prepared = new Map<string, StatementSync>();
  const compile = (sql: string): StatementSync => {
    const statement = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  const run = (statement: Statement): { readonly results: readonly Row[] } => {
    // Statements come from `prepare` below and no other place.
    const { sql, values } = statement as Bound;
    return { results: compile(sql).all(...values) };
  };
  let spanning = false;
  const changes = {
    others: () => Number(compile('PRAGMA data_version').get()?.data_version),
    own: () => Number(compile('SELECT total_changes() AS n').get()?.n),
  };
  const writes = () => `${changes.others()} ${changes.own()}`;
  let writesBefore = writes();
  let version = 0;
  return {
    prepare: bound,
    async batch(statements) {
      if (spanning || statements.length === 1) return attempt(() => statements.map(run));
      // Questions wait for no other process that writes.
      const begin = readOnly || statements.every(isQuery) ? 'BEGIN' : 'BEGIN IMMEDIATE';
      attempt(() => database.exec(begin));
      try {
        const results = statements.map(run);
        database.exec('COMMIT');
        return results;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    transaction: {
      async begin() {
        // What it has written is brought into the file by `checkpoint`: nobody waits for it here.
        attempt(() => database.exec('BEGIN IMMEDIATE; PRAGMA wal_autocheckpoint = 0'));
        spanning = true;
      },
      async commit() {
        database.exec(`COMMIT; ${setLog}`);
        spanning = false;
      },
      async rollback() {
        if (database.isTransaction) database.exec('ROLLBACK');
        database.exec(setLog);
        spanning = false;
      },
    },
    version() {
      const now = writes();
      if (now !== writesBefore) version += 1;
      writesBefore = now;
      return version;
    },
    changes,
    rows: (sql, ...values) => compile(sql).all(...values),
    execute: (sql) => attempt(() => database.exec(sql)),
    checkpoint(pages) {
      const { log, checkpointed } = compile('PRAGMA wal_checkpoint(NOOP)').get() ?? {};
      if (Number(log) - Number(checkpointed) > pages) database.exec('PRAGMA wal_checkpoint(PASSIVE)');
    },
    close: () => database.close(),
  };
}

/**
 * Whether the file is damaged: as SQLite says (SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_IOERR_SHORT_READ,
 * https://sqlite.org/rescode.html), or since what was stored as JSON no longer is.
 */
export function isDamage(error: unknown): boolean {
  if (error instanceof SyntaxError) return true;
  const code = codeOf(error);
  return (code & 0xff) === 11 || (code & 0xff) === 26 || code === 522;
}

/** SQLite's extended result code; 0: of another kind of error. */
const codeOf = (error: unknown): number =>
  error instanceof Error && 'errcode' in error ? Number(error.errcode) : 0;

/** SQLITE_BUSY (https://sqlite.org/rescode.html). */
const isBusy = (error: unknown): boolean => (codeOf(error) & 0xff) === 5;

type Bound = Statement & { readonly sql: string; readonly values: readonly SqlValue[] };

/** Whether a statement changes nothing; the store begins no change with WITH. */
const isQuery = (statement: Statement): boolean => /^\s*(?:SELECT|WITH)\b/.test((statement as Bound).sql);

function bound(sql: string): Bound {
  const make = (values: readonly SqlValue[]): Bound => ({ sql, values, bind: (...bound) => make(bound) });
  return make([]);
}
