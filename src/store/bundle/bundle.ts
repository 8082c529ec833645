import { type Article, type ArticleHead, articleBytes } from '../../domain/article.ts';
import { type CachePart, createCache } from '../../domain/lru.ts';
import { decodeArticle, decodeSnapshot } from '../codec.ts';
import type { Collection } from '../collection.ts';
import { createMemoryCollection } from '../memory/memory.ts';
import type { Snapshot, SnapshotSource } from '../snapshot.ts';
import { STORE_CACHE } from '../store-cache.ts';

/** The bytes of a bundle's file by its path, `/index.json`; rejects when there is no such file. */
export type ReadFile = (path: string) => Promise<Uint8Array<ArrayBuffer>>;

/** Where heads and the places of articles are, and what a later build compares itself with. */
export const INDEX = '/index.json';

/** Where the articles of a shard are, by its content hash: one a line, in the order of the heads. */
export const shardPath = (name: string): string => `/articles/${name}.ndjson`;

/** Where the words of search are, a line for each head, where the bundle offers it. */
export const WORDS = '/search.txt';

/** Where the bytes of a media file are, by its content hash. */
export const mediaPath = (hash: string): string => `/media/${hash}`;

/** The second line of the index: names of the shards, and for each head in which one it is; -1 for one left out. */
export type Places = { readonly shards: readonly string[]; readonly shardOf: readonly number[] };

type ShardPlace = { readonly head: ArticleHead; readonly shard: string; readonly line: number };

/** Where a bundle's media files are, if not among its own files. */
export type BundleMedia = Pick<Collection, 'media' | 'mediaStream'>;

/** The collection in a bundle, reading bodies and files when asked for them; rejects where `read` does. */
export async function openBundle(
  read: ReadFile,
  media: BundleMedia = { media: (file) => read(mediaPath(file.hash)) },
  shared = createCache(STORE_CACHE),
): Promise<Collection> {
  const [first = '', second = ''] = text(await read(INDEX)).split('\n');
  const snapshot = decodeSnapshot(first);
  // The packer wrote this line: both belong to one build.
  const places = placesOf(snapshot, JSON.parse(second) as Places);
  const cache = shared.part(articleBytes);
  const articles = (heads: readonly ArticleHead[]) => readArticles({ heads, places, cache, read });
  const source: SnapshotSource = {
    articles,
    article: async (head) => (await articles([head]))[0],
    words: async (heads) => {
      const lines = text(await read(WORDS)).split('\n');
      const words = new Map(snapshot.heads.map(({ id }, index) => [id, lines[index] ?? '']));
      return heads.map(({ id }) => words.get(id) ?? '');
    },
    ...media,
  };
  return createMemoryCollection(snapshot, source, shared);
}

function placesOf({ heads }: Snapshot, { shards, shardOf }: Places): ReadonlyMap<string, ShardPlace> {
  const lines = shards.map(() => 0);
  const places = new Map<string, ShardPlace>();
  heads.forEach((head, index) => {
    const number = shardOf[index] ?? -1;
    const shard = shards[number];
    if (shard === undefined) return;
    const line = lines[number] ?? 0;
    lines[number] = line + 1;
    places.set(head.id, { head, shard, line });
  });
  return places;
}

type ReadOptions = {
  readonly heads: readonly ArticleHead[];
  readonly places: ReadonlyMap<string, ShardPlace>;
  readonly cache: CachePart<Article>;
  readonly read: ReadFile;
};

/**
 * Reads each shard once, and decodes only what is asked for. What had expired by the clock of the build is not there, nor found, even if
 * that clock was ahead. Nothing pending is kept: on Workers it would die with its request.
 */
async function readArticles({ heads, places, cache, read }: ReadOptions): Promise<readonly Article[]> {
  const found = new Map<string, Article>();
  const byShard = new Map<string, ShardPlace[]>();
  for (const head of heads) {
    const article = cache.get(head.id);
    const place = places.get(head.id);
    if (article !== undefined) found.set(head.id, article);
    else if (place !== undefined) byShard.set(place.shard, [...(byShard.get(place.shard) ?? []), place]);
  }
  const shards = [...byShard].map(async ([shard, inShard]) => {
    const lines = text(await read(shardPath(shard))).split('\n');
    for (const { head, line } of inShard) {
      found.set(head.id, cache.put(head.id, decodeArticle(lines[line] ?? '')));
    }
  });
  await Promise.all(shards);
  return heads.map((head) => found.get(head.id)).filter((article) => article !== undefined);
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
