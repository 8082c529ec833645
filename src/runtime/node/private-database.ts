import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { NewerDatabase } from '../../store/sql/schema.ts';
import { isDamage, openSqlite, type SqliteHandle } from './sqlite.ts';

/** A database beside the content folder that cannot be used; the message says which, why, and what would do. */
export class PrivateDatabaseError extends Error {}

/** Read and written by its owner alone. */
const PRIVATE = 0o600;

/**
 * A database that holds secrets and cannot be made again, readable by its owner alone, also where it was made otherwise; SQLite gives its log the same
 * mode. What it has written is on disk when it says so, and the thread waits for no disk meanwhile. Rejects with a PrivateDatabaseError.
 */
export async function openPrivateDatabase(
  path: string,
  prepareTables: (handle: SqliteHandle) => Promise<void>,
): Promise<SqliteHandle> {
  let handle: SqliteHandle | undefined;
  try {
    mkdirSync(dirname(path), { recursive: true });
    closeSync(openSync(path, 'a', PRIVATE));
    restrictToOwner(path);
    handle = openSqlite({ path });
    await prepareTables(handle);
    return durable(handle, path);
  } catch (error) {
    handle?.close();
    const reason = error instanceof Error ? error.message : String(error);
    throw new PrivateDatabaseError(`${path} cannot be used: ${reason}${remedy(error)}`, { cause: error });
  }
}

/** SQLite itself would hold up the thread at each commit (`synchronous = FULL`), and with it every reader. */
function durable(handle: SqliteHandle, path: string): SqliteHandle {
  const log = createLogSync(`${path}-wal`);
  let written = handle.changes.own();
  return {
    ...handle,
    async batch(statements) {
      const before = written;
      // It is done once it is called: what others write meanwhile is theirs to wait for.
      const done = handle.batch(statements);
      written = handle.changes.own();
      const isChanged = written !== before;
      const results = await done;
      if (isChanged) await log.sync();
      return results;
    },
    close() {
      log.close();
      handle.close();
    },
  };
}

type LogSync = {
  /** Resolves once all that was written before is on disk; those that wait share a call. Rejects with the system's error. */
  sync(): Promise<void>;
  close(): void;
};

/** A second handle to a write-ahead log: unlike the database's own file, no lock of SQLite is lost when it is closed (https://sqlite.org/howtocorrupt.html §2.2). */
function createLogSync(path: string): LogSync {
  let opened: Promise<FileHandle> | undefined;
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;
  const run = (): Promise<void> => {
    next = undefined;
    opened ??= open(path, 'r+');
    running = opened
      .then((file) => file.datasync())
      .catch((error: unknown) => {
        opened = undefined;
        throw error;
      })
      .finally(() => {
        running = undefined;
      });
    return running;
  };
  return {
    sync() {
      // One that is under way may have begun before this was written.
      if (running) next ??= running.then(run, run);
      return next ?? run();
    },
    close: () => void opened?.then((file) => file.close()).catch(() => undefined),
  };
}

function remedy(error: unknown): string {
  if (error instanceof NewerDatabase) return '';
  if (isDamage(error))
    return '. Put a copy of it from a backup in its place, or move it away: what it held is then gone.';
  if (error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM'))
    return '. Only its owner can: run this as the user that runs dateline start.';
  return '. Try again, or see to its folder.';
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
