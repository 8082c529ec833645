import { type Handle, integer, type Query, query, type Row } from '../store/sql/handle.ts';

/** Who did what to which file, and when. */
export type LogEntry = {
  readonly number: number;
  readonly at: Date;
  /** Id and name of the key. */
  readonly key: string;
  readonly name: string;
  /** `put`, `delete`, `withdraw`, `correct`, `move`, `publish`. */
  readonly action: string;
  readonly file: string;
  /** Entity tags; undefined: there was none, or is none any more. */
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** A reason, or where a file has moved to. */
  readonly detail: string | undefined;
};

export type LogFilter = {
  readonly file?: string;
  readonly key?: string;
  /** Entries before this number. */
  readonly before?: number;
  readonly limit: number;
};

export type EditLog = {
  add(entries: readonly Omit<LogEntry, 'number'>[]): Promise<void>;
  /** The newest first. */
  list(filter: LogFilter): Promise<readonly LogEntry[]>;
  /** Who made a file what it is, if it was through the API. */
  last(file: string, etag: string | undefined): Promise<LogEntry | undefined>;
};

/** How long entries are kept, in milliseconds: a year. */
const RETENTION = 366 * 86_400_000;

/** The log in a database of `publishSchema`. */
export function createEditLog(handle: Handle): EditLog {
  return {
    async add(entries) {
      const rows = entries.map(
        ({ at, key, name, action, file, before, after, detail }): Query => [
          INSERT,
          ...[at.getTime(), key, name, action, file],
          ...[before ?? null, after ?? null, detail ?? null],
        ],
      );
      const newest = entries.at(-1)?.at.getTime();
      await query(handle, newest === undefined ? rows : [...rows, [FORGET, newest - RETENTION]]);
    },
    async list({ file, key, before, limit }) {
      const [rows = []] = await query(handle, [[LIST, file ?? null, key ?? null, before ?? null, limit]]);
      return rows.map(entryOf);
    },
    async last(file, etag) {
      const [rows = []] = await query(handle, [[LIST, file, null, null, 1]]);
      const [entry] = rows.map(entryOf);
      return entry?.after === etag ? entry : undefined;
    },
  };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const entryOf = (row: Row): LogEntry => ({
  ...{ number: integer(row.number), at: new Date(integer(row.at)) },
  ...{ key: String(row.key), name: String(row.name), action: String(row.action), file: String(row.file) },
  ...{ before: text(row.before), after: text(row.after), detail: text(row.detail) },
});

const INSERT = `INSERT INTO api_log (at, key, name, action, file, before, after, detail)
  VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)`;
const FORGET = 'DELETE FROM api_log WHERE at < ?1';
const LIST = `SELECT * FROM api_log WHERE (?1 IS NULL OR file = ?1) AND (?2 IS NULL OR key = ?2)
  AND (?3 IS NULL OR number < ?3) ORDER BY number DESC LIMIT ?4`;
