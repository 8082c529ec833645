import { Worker } from 'node:worker_threads';
import type { LoadProgress } from '../../app/unavailable.ts';
import type { Cache } from '../../domain/lru.ts';
import type { PreviewOutcome, Publisher, PublishOutcome } from '../../publish/publisher.ts';
import { readSource } from '../../runtime/node/publish/read-source.ts';
import { folderLocation } from '../../runtime/node/source/folder-location.ts';
import { isDamage, openSqlite } from '../../runtime/node/sqlite.ts';
import { mediaFrom } from '../../runtime/node/stored.ts';
import { siblingScript } from '../../runtime/node/threads/sibling-script.ts';
import { decodeArticle } from '../../store/codec.ts';
import type { Collection } from '../../store/collection.ts';
import type { Handle } from '../../store/sql/handle.ts';
import { articleCount } from '../../store/sql/read/article-count.ts';
import { type ChangedScopes, changedScopes, type ScopesQuery } from '../../store/sql/read/changed-scopes.ts';
import { createSqlCollections } from '../../store/sql/read/collections.ts';
import { UnavailableError } from '../../store/unavailable.ts';
import { originOf, overriding, readOrigin } from '../../sync/origin.ts';
import type { Report } from '../../sync/report.ts';
import { type OpenedDatabase, renewDatabase } from './database.ts';
import type { SyncEvent } from './follow.ts';
import { createReveal, type Prepare } from './reveal.ts';
import type { PublishAnswer, PublishMessage, SyncThreadData } from './sync-thread.ts';

type LiveOptions = {
  readonly dir: string;
  readonly siteUrl?: string;
  /** Where it is going to be served, without a trailing slash. */
  readonly here: string;
  readonly database: OpenedDatabase;
  /** What serves it shares it. */
  readonly cache?: Cache;
  readonly onEvent: (event: SyncEvent) => void;
  /** Called when the collection may be another than it was. */
  readonly onCollection?: () => void;
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
  /** Has what readers ask for made of each collection before it is the current one. */
  prepareWith(prepare: Prepare): void;
  /** How far loading is. */
  progress(): LoadProgress | undefined;
  /** Which scopes may have changed. */
  changedScopes(query: ScopesQuery): Promise<ChangedScopes>;
  readonly publisher: Publisher;
  /** Articles in the feeds at the last publication. */
  count(): Promise<number>;
  /** The database as it is now, for reading; undefined while it is being made. */
  articles(): Promise<Handle | undefined>;
  close(): Promise<void>;
};

/** Up to so many files are compared with the folder before they are served, which takes a quarter of a second. */
const soon = 10_000;

/** Starts to keep the database up with the folder, on a thread of its own where others can open the database too. */
export async function createLive({
  dir,
  siteUrl,
  here,
  database,
  cache,
  onEvent,
  onCollection,
}: LiveOptions): Promise<Live> {
  const about = { dir, here, siteUrl };
  let collection: Collection | undefined;
  let progress: LoadProgress | undefined;
  let closed = false;
  let renewing: Promise<void> | undefined;
  const ready = Promise.withResolvers<Collection | undefined>();
  let prepare: Prepare | undefined;
  const found = createReveal({
    prepare: async (next) => prepare?.(next),
    reveal(now) {
      collection = now;
      if (now) ready.resolve(now);
      if (now) onCollection?.();
    },
  });
  /** Damage is found by the first that reads: the service, or the thread. */
  const damaged = (error: unknown) => {
    if (closed || database.path === undefined) return;
    renewing ??= renew(database.path, error).finally(() => {
      renewing = undefined;
    });
  };
  const renew = async (path: string, error: unknown) => {
    collection = undefined;
    progress = undefined;
    await (await connection).close();
    // Nothing of it that is being prepared is served.
    await found(undefined);
    const renewed = await renewDatabase(path, error);
    onEvent({ kind: 'renewed', message: renewed.notice ?? '' });
    connection = connect(about, renewed, handleEvent, damaged, cache);
    await connection;
  };
  const handleEvent = async (event: SyncEvent) => {
    if (event.kind === 'progress') progress = { read: event.done, found: event.of };
    if (event.kind === 'failure' && event.isDamage) return damaged(new Error(event.message));
    try {
      const { collections, isOurs } = await connection;
      const isUsable = event.kind === 'report' && event.report.usable;
      const isKept =
        collection === undefined && isOurs && (event.kind === 'report' || event.kind === 'failure');
      // Where the folder or its site.yaml is away, what was read of it before is served.
      if (isUsable || isKept) await found(await collections());
    } catch (error) {
      if (renewing) return;
      onEvent({ kind: 'failure', message: error instanceof Error ? error.message : String(error) });
    }
    onEvent(event);
    // After a failure it is tried again.
    if (event.kind === 'report') ready.resolve(collection);
  };
  let connection = connect(about, database, handleEvent, damaged, cache);
  await found((await connection).before);
  return {
    ready: ready.promise,
    current: () => collection,
    prepareWith(make) {
      prepare = make;
    },
    progress: () => progress,
    articles: async () => (collection && !closed && !renewing ? (await connection).handle : undefined),
    count: async () => articleCount((await connection).handle),
    changedScopes: async (query) => changedScopes((await connection).handle, query),
    publisher: publisherOf({ dir, found, current: () => collection, connection: () => connection }),
    async close() {
      closed = true;
      await renewing;
      await (await connection).close();
      if (database.path !== undefined) removeLog(database.path);
    },
  };
}

/** The last that closes a database removes its log; a thread that was ended, or a reader, does not. What the disk refuses is done by the next start. */
function removeLog(path: string): void {
  try {
    openSqlite({ path }).close();
  } catch {
    // It is in the log, and nothing is lost.
  }
}

/** One after the other: an edit is served before the next one is taken in, which would clear away what readers of the one before it still read. */
function inTurn<Asked, Outcome>(work: (asked: Asked) => Promise<Outcome>) {
  let last: Promise<unknown> = Promise.resolve();
  return (asked: Asked): Promise<Outcome> => {
    const done = last.then(() => work(asked));
    last = done.catch(() => undefined);
    return done;
  };
}

type PublisherOptions = {
  readonly dir: string;
  readonly current: () => Collection | undefined;
  readonly connection: () => Promise<Connection>;
  readonly found: (collection: Collection | undefined) => Promise<void>;
};

function publisherOf({ dir, current, connection, found }: PublisherOptions): Publisher {
  const loaded = () => {
    const collection = current();
    if (collection) return collection;
    throw new UnavailableError('The collection is being loaded.');
  };
  const read = async (file: string) => readSource(dir, file);
  return {
    site: async () => loaded().site,
    read,
    etag: async (file) => (await read(file))?.etag,
    publish: inTurn(async (request) => {
      const { publish, collections } = await connection();
      const outcome = await publish(request);
      // Whoever reads after the answer reads what it is about.
      if (outcome.kind === 'published') await found(await collections());
      return outcome;
    }),
    preview: async (request) => (await connection()).preview(request),
    async list(query) {
      const { handle } = await connection();
      const collection = loaded();
      // Loaded only once somebody asks: what reads articles.
      const { listArticles } = await import('../../publish/list/article-list.ts');
      return listArticles(query, { handle, collection, read, now: new Date() });
    },
  };
}

/** A database that is read here, and kept up with the folder. */
type Connection = {
  readonly collections: () => Promise<Collection | undefined>;
  /** The database, for reading. */
  readonly handle: Handle;
  /** Whether it was made of this folder for this address. */
  readonly isOurs: boolean;
  readonly publish: Publisher['publish'];
  readonly preview: Publisher['preview'];
  /** A large collection, as it last was. */
  readonly before: Collection | undefined;
  close(): Promise<void>;
};

type LiveSource = Omit<SyncThreadData, 'path'>;

async function connect(
  about: LiveSource,
  database: OpenedDatabase,
  handleEvent: (event: SyncEvent) => void,
  damaged: (error: unknown) => void,
  cache: Cache | undefined,
): Promise<Connection> {
  const { path } = database;
  const { dir } = about;
  const handle = path === undefined ? database.handle : openSqlite({ path, readOnly: true, cache: 32 });
  const guard = guarded(damaged);
  const collections = createSqlCollections({
    handle: { ...handle, batch: (statements) => guard(handle.batch(statements)) },
    article: (document) => guard(decoded(document)),
    cache,
    ...mediaFrom(dir),
  });
  const { origin, count } = await readOrigin(handle);
  // One that cannot be read is being made again.
  const before = origin === undefined ? undefined : await collections().catch(() => undefined);
  const isOurs = origin === originOf(folderLocation(dir), overriding(before?.site.url, about));
  const { publish, preview, close } = await start(about, database, handleEvent);
  return {
    ...{ collections, handle, publish, preview },
    isOurs,
    before: isOurs && count > soon ? before : undefined,
    async close() {
      await close();
      handle.close();
    },
  };
}

const decoded = async (document: string) => decodeArticle(document);

/** What is read of a database; `damaged` is called when it cannot be read any more, and another is made. */
const guarded =
  (damaged: (error: unknown) => void) =>
  <Found>(reading: Promise<Found>): Promise<Found> =>
    reading.catch((error: unknown) => {
      if (!isDamage(error)) throw error;
      damaged(error);
      throw new UnavailableError('The database is damaged, and is being made again.');
    });

async function start(
  about: LiveSource,
  { handle, path }: OpenedDatabase,
  handleEvent: (event: SyncEvent) => void,
): Promise<Pick<Connection, 'publish' | 'preview' | 'close'>> {
  if (path !== undefined) {
    handle.close();
    return startThread({ ...about, path }, handleEvent);
  }
  const { follow } = await import('./follow.ts');
  const { publish, preview, close } = follow({ ...about, handle, onEvent: handleEvent });
  return { publish, preview, close: async () => close() };
}

/** A thread that ended by a failure is started again after so long, in milliseconds; twice as long after each that follows, up to the most. */
const [shortestDelay, most] = [1_000, 60_000];

function startThread(
  workerData: SyncThreadData,
  handleEvent: (event: SyncEvent) => void,
): Pick<Connection, 'publish' | 'preview' | 'close'> {
  let thread: Worker;
  let waiting: NodeJS.Timeout | undefined;
  /** Why there is no thread at the moment. */
  let failure: string | undefined;
  const requests = createRequests();
  const launch = (pause: number) => {
    failure = undefined;
    thread = new Worker(siblingScript(import.meta.url, './sync-thread'), {
      workerData,
      // Most of what it reads is wanted for a moment; left to itself it takes three times as much room for that.
      resourceLimits: { maxYoungGenerationSizeMb: 16 },
    });
    thread.on('message', (message: SyncEvent | PublishAnswer) =>
      message.kind === 'outcome' ? requests.settle(message) : handleEvent(message),
    );
    thread.on('error', (error: Error) => {
      failure = error.message;
      requests.fail(failure);
      handleEvent({ kind: 'failure', message: error.message });
      waiting = setTimeout(() => launch(Math.min(2 * pause, most)), pause);
    });
  };
  launch(shortestDelay);
  const ask = async (make: (number: number) => PublishMessage) => {
    if (failure !== undefined) throw new UnavailableError(failure);
    return await requests.add((number) => thread.postMessage(make(number)));
  };
  return {
    // The thread answers with the kind of outcome that it was asked for.
    publish: (request) => ask((number) => ({ kind: 'publish', number, request })) as Promise<PublishOutcome>,
    preview: (request) => ask((number) => ({ kind: 'preview', number, request })) as Promise<PreviewOutcome>,
    async close() {
      clearTimeout(waiting);
      await thread.terminate();
      requests.fail('The service is being stopped.');
    },
  };
}

/** Requests to the thread that wait for its answer, by number. */
function createRequests() {
  const pending = new Map<number, PromiseWithResolvers<PublishOutcome | PreviewOutcome>>();
  let count = 0;
  return {
    add(send: (number: number) => void): Promise<PublishOutcome | PreviewOutcome> {
      const answer = Promise.withResolvers<PublishOutcome | PreviewOutcome>();
      count += 1;
      pending.set(count, answer);
      send(count);
      return answer.promise;
    },
    settle({ number, outcome, failure, isUnavailable }: PublishAnswer): void {
      const { resolve, reject } = pending.get(number) ?? {};
      pending.delete(number);
      if (outcome) resolve?.(outcome);
      else reject?.(isUnavailable ? new UnavailableError(failure) : new Error(failure));
    },
    fail(message: string): void {
      for (const { reject } of pending.values()) reject(new UnavailableError(message));
      pending.clear();
    },
  };
}

export type { Report };
