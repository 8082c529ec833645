import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { NewerDatabase } from '../../store/sql/schema.ts';
import { openSqlite, type SqliteHandle } from './sqlite.ts';

/** Read and written by its owner alone. */
const PRIVATE = 0o600;

/**
 * A database that holds secrets and cannot be made again, readable by its owner alone, also where it was made otherwise; SQLite gives its log the same
 * mode. What it has written is on disk when it says so. Rejects with NewerDatabase, which names the file, or with the system's or SQLite's error.
 */
export async function openPrivateDatabase(
  path: string,
  prepareTables: (handle: SqliteHandle) => Promise<void>,
): Promise<SqliteHandle> {
  mkdirSync(dirname(path), { recursive: true });
  closeSync(openSync(path, 'a', PRIVATE));
  restrictToOwner(path);
  const handle = openSqlite({ path });
  try {
    handle.execute('PRAGMA synchronous = FULL');
    await prepareTables(handle);
    return handle;
  } catch (error) {
    handle.close();
    throw error instanceof NewerDatabase ? new NewerDatabase(`${path}: ${error.message}`) : error;
  }
}

/** Lets nobody but its owner read a database and its log, where they are there; one of another user stays as that user left it. */
export function restrictToOwner(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-shm`]) {
    if (!existsSync(file) || (statSync(file).mode & 0o077) === 0) continue;
    try {
      chmodSync(file, PRIVATE);
    } catch {
      // Whether it can be used without that is found when it is opened.
    }
  }
}
