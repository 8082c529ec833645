import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Handle, type Query, query } from '../../store/sql/handle.ts';
import { appliedTo, refuseNewer } from '../../store/sql/schema.ts';
import type { SqliteHandle } from './sqlite.ts';

const FOLDER = resolve(import.meta.dirname, '../../../migrations');

/** Where `wrangler d1 migrations apply` notes what it has applied; so does this. */
const TABLE = `CREATE TABLE IF NOT EXISTS d1_migrations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL
)`;

/** The migrations the program brings, in order. */
export function readMigrations(folder = FOLDER): readonly { readonly name: string; readonly sql: string }[] {
  const names = readdirSync(folder).filter((name) => /^\d{4}_.*\.sql$/.test(name));
  return names.toSorted().map((name) => ({ name, sql: readFileSync(join(folder, name), 'utf8') }));
}

/** Brings a database up to the program's schema, each step whole or not at all. Throws NewerDatabase for one of a later program. */
export async function migrate(handle: SqliteHandle, migrations = readMigrations()): Promise<void> {
  handle.execute(TABLE);
  await refuseNewer(handle);
  const isApplied = (name: string) =>
    handle.rows('SELECT 1 FROM d1_migrations WHERE name = ?1', name).length > 0;
  // Another process may be writing, for as long as it likes: a schema that is current waits for nobody.
  for (const { name, sql } of migrations.filter((migration) => !isApplied(migration.name))) {
    handle.execute('BEGIN IMMEDIATE');
    try {
      if (!isApplied(name)) {
        handle.execute(sql);
        handle.execute(`INSERT INTO d1_migrations (name) VALUES ('${name}')`);
      }
      handle.execute('COMMIT');
    } catch (error) {
      handle.execute('ROLLBACK');
      throw error;
    }
  }
}

/**
 * The same for D1, which takes one statement at a time: as `wrangler d1 migrations apply` does it, which starts a runtime for each migration. Resolves to
 * whether there was anything to do. Rejects with NewerDatabase for one of a later program.
 */
export async function migrateD1(handle: Handle, migrations = readMigrations()): Promise<boolean> {
  await refuseNewer(handle);
  const applied = new Set(await appliedTo(handle));
  const pending = migrations.filter(({ name }) => !applied.has(name));
  for (const { name, sql } of pending) {
    const statements = statementsOf(sql).map((statement): Query => [statement]);
    await query(handle, [[TABLE], ...statements, ['INSERT INTO d1_migrations (name) VALUES (?1)', name]]);
  }
  return pending.length > 0;
}

/** The statements of a migration, each of which ends with a line; no other `;` does. */
export const statementsOf = (sql: string): readonly string[] =>
  sql
    .replace(/^[ \t]*--.*$/gm, '')
    .split(/;[ \t]*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
