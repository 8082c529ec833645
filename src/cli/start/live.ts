import { realpathSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Collection } from '../../collection/collection.ts';
import { createSqlCollections } from '../../collection/sql/collections.ts';
import { createEarlyCollection } from '../../node/early.ts';
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
   * What there is to serve: as it is now, or, of a large collection that was served before, as it last was, while what has
   * changed since is looked for; or the newest articles of one that is read for the first time. Undefined: nothing; the first
   * report says why.
   */
  first(): Promise<Collection | undefined>;
  /** The same, but never the newest articles alone. */
  whole(): Promise<Collection | undefined>;
  /** Whether there are only the newest articles now. */
  isEarly(): boolean;
  /** The collection as it is now. */
  current(): Collection | undefined;
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
  let early: Collection | undefined;
  /** What whoever asks the early collection for more waits for. */
  let later = Promise.withResolvers<Collection>();
  const begun = Promise.withResolvers<void>();
  const reported = Promise.withResolvers<void>();
  const hear = async (told: Told) => {
    if (told.kind === 'early' && collection === undefined) {
      const next = Promise.withResolvers<Collection>();
      early = createEarlyCollection(told.edition, next.promise);
      later.resolve(early);
      later = next;
      begun.resolve();
    }
    if (told.kind === 'report' && told.report.usable) {
      collection = await collections();
      if (collection) later.resolve(collection);
      early = undefined;
    }
    tell(told);
    if (told.kind === 'report' || told.kind === 'failure') reported.resolve();
  };
  const close = await start({ dir, here, ...(siteUrl !== undefined && { siteUrl }) }, database, hear);
  return {
    async first() {
      if (collection === undefined) await Promise.race([begun.promise, reported.promise]);
      return collection ?? early;
    },
    async whole() {
      if (collection === undefined) await reported.promise;
      return collection;
    },
    isEarly: () => collection === undefined && early !== undefined,
    current: () => collection ?? early,
    async close() {
      await close();
      handle.close();
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
