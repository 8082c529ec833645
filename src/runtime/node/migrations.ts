import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { refuseNewer } from '../../store/sql/schema.ts';
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
