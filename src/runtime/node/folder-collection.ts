import type { Collection } from '../../store/collection.ts';
import { createSqlCollections } from '../../store/sql/read/collections.ts';
import { createWriter } from '../../store/sql/write/writer.ts';
import type { Report } from '../../sync/report.ts';
import { createFolderSync, type FolderSyncOptions } from './folder-sync.ts';
import { migrate } from './migrations.ts';
import { openSqlite, type SqliteHandle } from './sqlite.ts';
import { mediaFrom } from './stored.ts';

/** A content folder, read into a database in memory for as long as one command runs. */
export type FolderCollection = {
  /** What is wrong with every file, also with what is left out. */
  readonly report: Report;
  /** Reads what has changed since; what is wrong now. */
  refresh(): Promise<Report>;
  readonly handle: SqliteHandle;
  /** Absent where site.yaml cannot be used. */
  readonly collection: Collection | undefined;
  /** The generation of that. */
  readonly generation: number;
  close(): void;
};

type FolderOptions = Omit<FolderSyncOptions, 'handle' | 'here' | 'allProblems'>;

/** Reads a content folder. Authors' mistakes are in the report; it rejects only where the machine fails. */
export async function openFolderCollection(options: FolderOptions): Promise<FolderCollection> {
  const handle = await openMemoryDatabase();
  try {
    const { refresh } = createFolderSync({ ...options, handle, allProblems: true });
    const report = await refresh();
    const collection = report.usable ? await collectionsIn(handle, options.dir)() : undefined;
    const { published: generation } = await createWriter(handle);
    return { report, refresh, handle, collection, generation, close: () => handle.close() };
  } catch (error) {
    handle.close();
    throw error;
  }
}

/** An empty database in memory. */
export async function openMemoryDatabase(): Promise<SqliteHandle> {
  const handle = openSqlite({ path: ':memory:', cache: 64 });
  await migrate(handle);
  return handle;
}

/** The collection that a sync of a folder leaves in a database. */
export const collectionsIn = (handle: SqliteHandle, dir: string): (() => Promise<Collection | undefined>) =>
  createSqlCollections({ handle, ...mediaFrom(dir) });
