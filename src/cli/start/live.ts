import { realpathSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { LoadProgress } from '../../app/unavailable.ts';
import type { Collection } from '../../collection/collection.ts';
import { createSqlCollections } from '../../collection/sql/collections.ts';
import { originOf, overriding, readOrigin } from '../../node/keeper/origin.ts';
import type { Report } from '../../node/keeper/report.ts';
import { openSqlite } from '../../node/sqlite.ts';
import { articleFrom, mediaFrom } from '../../node/stored.ts';
import type { Opened } from './database.ts';
import type { Told } from './follow.ts';
import type { KeeperData } from './keeper-thread.ts';

type Options = {
  readonly dir: string;
  readonly siteUrl?: string;
  /** Where it is going to be served, without a trailing slash. */
  readonly here: string;
  readonly database: Opened;
  readonly tell: (told: Told) => void;
};

/** A content folder as a collection that follows it. */
export type Live = {
  /**
   * Resolves to what there is to serve: as it is now, or, of a large collection that was served before, as it last was, while what has
   * changed since is looked for. Undefined: nothing; the first report says why.
   */
  readonly ready: Promise<Collection | undefined>;
  /** The collection as it is now; undefined while the first is being loaded. */
  current(): Collection | undefined;
  /** How far loading is. */
  progress(): LoadProgress | undefined;
  close(): Promise<void>;
};

/** Up to so many files are compared with the folder before they are served, which takes a quarter of a second. */
const soon = 10_000;

/** Starts to keep the database up with the folder, on a thread of its own where others can open the database too. */
export async function createLive({ dir, siteUrl, here, database, tell }: Options): Promise<Live> {
  const { path } = database;
  const handle = path === undefined ? database.handle : openSqlite({ path, readOnly: true, cache: 32 });
  const files = mediaFrom(() => realpathSync(dir));
  const collections = createSqlCollections({ handle, article: articleFrom, ...files });
  const { origin, count } = await readOrigin(handle);
  const before = count > soon ? await collections() : undefined;
  const ours = origin === originOf(dir, overriding(before?.site.url, { siteUrl, here }));
  let collection = ours ? before : undefined;
  let progress: LoadProgress | undefined;
  const ready = Promise.withResolvers<Collection | undefined>();
  if (collection) ready.resolve(collection);
  const hear = async (told: Told) => {
    if (told.kind === 'progress') progress = { read: told.done, found: told.of };
    const isBehind = told.kind === 'failure' && ours && collection === undefined;
    if (isBehind || (told.kind === 'report' && told.report.usable)) collection = await collections();
    tell(told);
    // After a failure it is tried again.
    if (told.kind === 'report' || collection) ready.resolve(collection);
  };
  const close = await start({ dir, here, ...(siteUrl !== undefined && { siteUrl }) }, database, hear);
  return {
    ready: ready.promise,
    current: () => collection,
    progress: () => progress,
    async close() {
      await close();
      handle.close();
      // The last that closes a database removes its log; a thread that was ended, or a reader, does not.
      if (path !== undefined) openSqlite({ path }).close();
    },
  };
}

async function start(
  about: Omit<KeeperData, 'path'>,
  { handle, path }: Opened,
  hear: (told: Told) => void,
): Promise<() => Promise<void>> {
  if (path === undefined) {
    const { follow } = await import('./follow.ts');
    const following = follow({ ...about, handle, tell: hear });
    return async () => following.close();
  }
  handle.close();
  const thread = new Worker(new URL('./keeper-thread.ts', import.meta.url), {
    workerData: { ...about, path } satisfies KeeperData,
    // Most of what it reads is wanted for a moment; left to itself it takes three times as much room for that.
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  thread.on('message', hear);
  thread.on('error', (error: Error) => hear({ kind: 'failure', message: error.message }));
  return async () => {
    await thread.terminate();
  };
}

export type { Report };
