import type { Handle } from '../store/sql/handle.ts';
import { openTables } from '../store/sql/table-set.ts';

/**
 * Makes the tables of keys, log and answers, or brings those of an earlier version up to date. They are no part of the collection, which can be made
 * again. Rejects with NewerDatabase.
 */
export async function publishSchema(handle: Handle): Promise<void> {
  await openTables(handle, { name: 'api', tables: TABLES, upgrades: [[]] });
}

const TABLES = [
  `CREATE TABLE IF NOT EXISTS api_key (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, scopes TEXT NOT NULL,
    created INTEGER NOT NULL, used INTEGER, ends INTEGER
  ) WITHOUT ROWID`,
  `CREATE TABLE IF NOT EXISTS api_log (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL,
    action TEXT NOT NULL, file TEXT NOT NULL, before TEXT, after TEXT, detail TEXT
  )`,
  'CREATE INDEX IF NOT EXISTS api_log_file ON api_log (file, number)',
  'CREATE INDEX IF NOT EXISTS api_log_at ON api_log (at)',
  `CREATE TABLE IF NOT EXISTS api_answer (
    key TEXT NOT NULL, idempotency TEXT NOT NULL, request TEXT NOT NULL, at INTEGER NOT NULL,
    status INTEGER, body TEXT, PRIMARY KEY (key, idempotency)
  ) WITHOUT ROWID`,
];
