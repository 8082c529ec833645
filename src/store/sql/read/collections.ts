import { type Article, articleBytes } from '../../../domain/article.ts';
import { dateAt } from '../../../domain/instant.ts';
import type { Entry } from '../../../domain/listing.ts';
import { type Cache, type CachePart, createCache } from '../../../domain/lru.ts';
import type { MediaFile } from '../../../domain/media.ts';
import type { Site } from '../../../domain/site.ts';
import { TOMBSTONES } from '../../../domain/withdrawals.ts';
import { decodeArticle, decodeSite } from '../../codec.ts';
import type { Collection } from '../../collection.ts';
import { StaleCollectionError } from '../../stale-collection.ts';
import { STORE_CACHE } from '../../store-cache.ts';
import { type Handle, integer, type Query, query, type Row } from '../handle.ts';
import { RETAINED_GENERATIONS } from '../retained-generations.ts';
import { readableState } from '../schema.ts';
import { createAdjacent } from './adjacent.ts';
import { inBatches } from './batches.ts';
import { createDirectories } from './directory.ts';
import { createLists, hasScope } from './list.ts';
import { createLocator } from './locate.ts';
import { createPages } from './pages.ts';
import { GENERATION, READ, STATE } from './statements.ts';
import type { Generation, Store } from './store.ts';

export type SqlOptions = {
  readonly handle: Handle;
  /** Makes an article of what the writer was given for it; what `encodeArticle` gave, by default. */
  readonly article?: (document: string) => Article | Promise<Article>;
  /** The bytes of a file. */
  readonly media: (file: MediaFile) => Promise<Uint8Array<ArrayBuffer>>;
  /** Where articles and listings are kept; one of its own unless given. */
  readonly cache?: Cache;
  /** How long answers may be kept, of what the site says. */
  readonly caching?: (cache: Site['cache']) => Site['cache'];
  /** Some of them, where that is cheaper. */
  readonly mediaPart?: NonNullable<Collection['mediaPart']>;
  readonly mediaStream?: NonNullable<Collection['mediaStream']>;
};

/**
 * The collection in a database as it is now: the same object until another generation is published, at the cost of one small
 * query (none where the handle knows its version). Rejects with NewerDatabase or OlderDatabase; resolves to undefined
 * before the first publication.
 */
export function createSqlCollections(options: SqlOptions): () => Promise<Collection | undefined> {
  const { handle, cache = createCache(STORE_CACHE) } = options;
  const articles = cache.part(articleBytes);
  let ready = false;
  let version: number | undefined;
  let current: { readonly state: string; readonly collection: Collection | undefined } | undefined;
  return async () => {
    const now = handle.version?.();
    if (current !== undefined && now !== undefined && now === version) return current.collection;
    // Nothing pending is shared between requests: on Workers it would die with the one that began it.
    const row = ready ? ((await query(handle, [[STATE]]))[0]?.[0] ?? {}) : await readableState(handle);
    ready = true;
    const state = stateOf(row);
    if (current?.state !== state) {
      const fresh =
        integer(row.generation) === 0 ? undefined : collectionOf(row, { ...options, cache }, articles);
      current = { state, collection: fresh };
    }
    version = now;
    return current.collection;
  };
}

/** Equal where readers see the same. */
function stateOf({ generation, revision, settled, modified, all_modified }: Row): string {
  return JSON.stringify([generation, revision, settled, modified, all_modified]);
}

function collectionOf(
  row: Row,
  options: SqlOptions & { readonly cache: Cache },
  articles: CachePart<Article>,
): Collection {
  const { handle, article: make = decodeArticle, media, mediaPart, mediaStream } = options;
  const [any, all] = [dateAt(row.modified), dateAt(row.all_modified)];
  const generation = { number: integer(row.generation), settled: integer(row.settled), modified: all };
  const stored = decodeSite(String(row.site));
  const site = { ...stored, cache: options.caching?.(stored.cache) ?? stored.cache };
  const days = site.tombstones ?? TOMBSTONES;
  const store: Store = {
    ...inBatches((queries) => askOf(generation, handle, queries)),
    generation,
    open: async (document) => make(document),
    days,
    cache: options.cache,
  };
  const list = createLists(store);
  const directory = createDirectories(store);
  const locate = createLocator(store);
  const adjacent = createAdjacent(store, articles);
  const pages = createPages(store);
  return {
    site,
    revision: String(row.revision),
    modified: any && all && { any, all },
    list: (selection, page, now) => list(selection, page, now.getTime()),
    read: (entries, now) => read(entries, now.getTime(), store, articles),
    directory: (now) => directory(now.getTime()),
    locate: (path, now) => locate(path, now.getTime()),
    has: (scope, now) => hasScope(store, scope, now.getTime()),
    ...adjacent,
    ...pages,
    media,
    mediaPart,
    mediaStream,
  };
}

/** What a generation left is cleared away once others stand before it; the same transaction tells whether that may have begun. */
async function askOf(
  { number }: Generation,
  handle: Handle,
  queries: readonly Query[],
): Promise<readonly (readonly Row[])[]> {
  if (queries.length === 0) return [];
  const rows = await query(handle, [...queries, [GENERATION]]);
  if (integer(rows.at(-1)?.[0]?.generation) > number + RETAINED_GENERATIONS)
    throw new StaleCollectionError('The collection has been replaced since it was taken.');
  return rows;
}

async function read(
  entries: readonly Entry[],
  now: number,
  store: Store,
  cache: CachePart<Article>,
): Promise<readonly Article[]> {
  const key = ({ id, hash }: Pick<Entry, 'id' | 'hash'>) => `${hash} ${id}`;
  const found = new Map(entries.map((entry) => [key(entry), cache.get(key(entry))]));
  const missing = entries.filter((entry) => found.get(key(entry)) === undefined);
  if (missing.length > 0) {
    const missingJson = JSON.stringify(missing.map(({ id, hash }) => [id, hash]));
    const [rows = []] = await store.query([[READ, missingJson, store.generation.number]]);
    const opened = rows.map(async (row) => {
      const name = key({ id: String(row.id), hash: String(row.hash) });
      found.set(name, cache.put(name, await store.open(String(row.text))));
    });
    await Promise.all(opened);
  }
  const articles = entries.map((entry) => found.get(key(entry))).filter((article) => article !== undefined);
  return articles.filter(
    ({ from, until }) => from.getTime() <= now && (until === undefined || now < until.getTime()),
  );
}
