import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, parse, resolve } from 'node:path';
import { migrate } from '../../runtime/node/migrations.ts';
import { folderLocation } from '../../runtime/node/source/folder-location.ts';
import { DatabaseBusyError, isDamage, openSqlite, type SqliteHandle } from '../../runtime/node/sqlite.ts';
import { NewerDatabase } from '../../store/sql/schema.ts';
import { ForeignFolder, refuseForeign } from '../../sync/origin.ts';
import { lock } from '../lock.ts';
import { commandLock } from './busy.ts';

/** A database that cannot be used; the message says which, why, and what would do. */
export class DatabaseError extends Error {}

export type OpenedDatabase = {
  readonly handle: SqliteHandle;
  /** Absent for one in memory. */
  readonly path?: string;
  /** Why it is in memory although nobody asked for that, or that a damaged one was set aside. */
  readonly notice?: string;
};

/** Where the database of a content folder is unless CONTENT_DB says otherwise: beside the folder. */
export const defaultPath = (dir: string): string => {
  const name = basename(dir) === 'content' ? 'collection' : basename(dir) || 'collection';
  return join(dirname(resolve(dir)), '.dateline', `${name}.db`);
};

/** The database for another address: every link is made for one, and would be made again at each turn. */
export function pathForAddress(path: string, url: string): string {
  const { dir, name, ext } = parse(path);
  return join(dir, `${name}-${url.replace(/[^a-z0-9.]+/gi, '-').replace(/-$/, '')}${ext}`);
}

/**
 * Opens the database and brings it up to the program's schema; one that is damaged is set aside and made again. Throws a DatabaseError
 * for one that cannot be used, or that holds another folder's articles.
 */
export async function openDatabase(dir: string, named: string | undefined): Promise<OpenedDatabase> {
  const path = named ?? defaultPath(dir);
  // Nothing is made beside a folder that is not there; what was read of one that is away for a while is still served.
  const isAbsent = named === undefined && !existsSync(dir) && !existsSync(path);
  if (path === memory || isAbsent) return { handle: await open(memory) };
  try {
    mkdirSync(dirname(path), { recursive: true });
    return await openOrRenew(path, { dir, isNamed: named !== undefined });
  } catch (error) {
    if (error instanceof DatabaseBusyError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof ForeignFolder)
      throw new DatabaseError(`${path} cannot be used for ${dir}: ${reason}. Name another with CONTENT_DB.`);
    if (error instanceof NewerDatabase) throw new DatabaseError(`${path}: ${reason}`);
    if ((named === undefined ? unwritable : exhausted).test(reason)) {
      const notice = `${path} cannot be written (${reason}), so the collection is kept in memory and every start reads all of it. CONTENT_DB names another place.`;
      return { handle: await open(memory), notice };
    }
    throw new DatabaseError(`${path} cannot be used: ${reason}. ${remedy(reason)}`);
  }
}

/** The database of a command that ends by itself, and has it for itself until then. Throws also a DatabaseBusyError. */
export async function openCommandDatabase(
  dir: string,
  named: string | undefined,
  command: string,
): Promise<OpenedDatabase> {
  const opened = await openDatabase(dir, named);
  const { path, handle } = opened;
  if (path === undefined) return opened;
  const claim = lock(commandLock(path), { command });
  if ('holder' in claim) {
    handle.close();
    throw new DatabaseBusyError(path);
  }
  const close = () => {
    handle.close();
    claim.release();
  };
  return { ...opened, handle: { ...handle, close } };
}

const memory = ':memory:';

/** What a disk that was right before comes to. */
const exhausted = /ENOSPC|EDQUOT|EIO|disk I\/O error|disk is full/;

/** That, and where nothing can be made beside a folder. A place that somebody has named is another matter. */
const unwritable = new RegExp(`EACCES|EROFS|EPERM|ENOTDIR|unable to open|readonly|${exhausted.source}`);

const remedy = (reason: string): string =>
  /not a database|malformed|corrupt/.test(reason)
    ? 'It is not one of ours; name another with CONTENT_DB.'
    : 'Name another place with CONTENT_DB, or CONTENT_DB=:memory:.';

async function open(path: string): Promise<SqliteHandle> {
  const handle = openSqlite({ path, cache: 64 });
  try {
    await migrate(handle);
    return handle;
  } catch (error) {
    handle.close();
    throw error;
  }
}

async function openOrRenew(
  path: string,
  { dir, isNamed }: { readonly dir: string; readonly isNamed: boolean },
): Promise<OpenedDatabase> {
  try {
    const handle = await open(path);
    await refuseForeign(handle, folderLocation(dir)).catch((error: unknown) => {
      handle.close();
      throw error;
    });
    return { handle, path };
  } catch (error) {
    if (!isDamage(error) || (isNamed && !isOurs(path))) throw error;
    return renewDatabase(path, error);
  }
}

/** Sets a damaged database aside, and opens an empty one in its place. */
export async function renewDatabase(path: string, error: unknown): Promise<OpenedDatabase> {
  renameSync(path, `${path}.damaged`);
  for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true });
  const reason = error instanceof Error ? error.message : String(error);
  const notice = `${path} is damaged (${reason}): it is set aside as ${path}.damaged, and made again from the content folder.`;
  return { handle: await open(path), path, notice };
}

/** Whether a file was a database once: CONTENT_DB may name something else by mistake. */
function isOurs(path: string): boolean {
  const head = Buffer.alloc(16);
  const file = openSync(path, 'r');
  try {
    readSync(file, head, 0, 16, 0);
  } finally {
    closeSync(file);
  }
  return head.toString('latin1') === 'SQLite format 3\0' || head.every((byte) => byte === 0);
}
