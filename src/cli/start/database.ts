import { mkdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { NewerDatabase } from '../../collection/sql/schema.ts';
import { migrate } from '../../node/migrations.ts';
import { openSqlite, type SqliteHandle } from '../../node/sqlite.ts';

/** A database that cannot be used; the message says which, why, and what would do. */
export class DatabaseError extends Error {}

export type Opened = {
  readonly handle: SqliteHandle;
  /** Absent for one in memory. */
  readonly path?: string;
  /** Why it is in memory although nobody asked for that. */
  readonly notice?: string;
};

/** Where the database of a content folder is unless CONTENT_DB says otherwise: beside the folder. */
export const defaultPath = (dir: string): string => {
  const name = basename(dir) === 'content' ? 'collection' : basename(dir) || 'collection';
  return join(dirname(resolve(dir)), '.dateline', `${name}.db`);
};

/** Opens the database and brings it up to the program's schema. Throws a DatabaseError for one that cannot be used. */
export async function openDatabase(dir: string, named: string | undefined): Promise<Opened> {
  const path = named ?? defaultPath(dir);
  if (path === memory) return { handle: await open(memory) };
  try {
    mkdirSync(dirname(path), { recursive: true });
    return { handle: await open(path), path };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof NewerDatabase) throw new DatabaseError(`${path}: ${reason}`);
    if (named === undefined && unwritable.test(reason)) {
      const notice = `${path} cannot be written (${reason}), so the collection is kept in memory and every start reads all of it. CONTENT_DB names another place.`;
      return { handle: await open(memory), notice };
    }
    throw new DatabaseError(`${path} cannot be used: ${reason}. ${remedy(reason)}`);
  }
}

const memory = ':memory:';

const unwritable = /EACCES|EROFS|EPERM|ENOTDIR|unable to open|readonly/;

const remedy = (reason: string): string =>
  /not a database|malformed|corrupt/.test(reason)
    ? 'Remove it, and the next start makes it anew from the content folder; or name another with CONTENT_DB.'
    : 'Name another place with CONTENT_DB, or CONTENT_DB=:memory:.';

async function open(path: string): Promise<SqliteHandle> {
  const handle = openSqlite({ path, cache: 64 });
  await migrate(handle);
  return handle;
}
