import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Article } from '../../src/domain/article.ts';
import { createFolderSync, type FolderSyncOptions } from '../../src/runtime/node/folder-sync.ts';
import { migrate } from '../../src/runtime/node/migrations.ts';
import { openSqlite, type SqliteHandle } from '../../src/runtime/node/sqlite.ts';
import { mediaFrom } from '../../src/runtime/node/stored.ts';
import type { Collection } from '../../src/store/collection.ts';
import { createSqlCollections } from '../../src/store/sql/read/collections.ts';
import type { Sync } from '../../src/sync/sync.ts';

/** A database beside a folder, kept up with it. */
export type Kept = {
  readonly folderSync: Sync;
  readonly handle: SqliteHandle;
  readonly collection: () => Promise<Collection>;
  readonly close: () => void;
};

/** After everything in the tests' folders. */
export const now = new Date('2030-01-01T00:00:00Z');

/** Opens the folder's database anew, as another start would. */
export async function keep(dir: string, told: Partial<FolderSyncOptions> = {}): Promise<Kept> {
  const path = `${dir}.db`;
  onTestFinished(() => {
    for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
  });
  const handle = openSqlite({ path });
  await migrate(handle);
  const folderSync = createFolderSync({ dir, handle, ...told });
  const collections = createSqlCollections({ handle, ...mediaFrom(dir) });
  return {
    folderSync,
    handle,
    async collection() {
      const found = await collections();
      if (!found) throw new Error(`nothing is published in ${join(path)}`);
      return found;
    },
    close: () => handle.close(),
  };
}

/** Everything a collection tells: its articles whole, by id, and what has a feed. */
export async function told(collection: Collection) {
  const listing = await collection.list({ scope: { kind: 'site' } }, { limit: 200 }, now);
  const articles: readonly Article[] = await collection.read(listing?.entries ?? [], now);
  const { site, sections, authors, tags } = await collection.directory(now);
  return {
    site: collection.site,
    revision: collection.revision,
    articles: new Map(articles.map((article) => [article.id, article])),
    directory: { site, sections, authors, tags },
  };
}
