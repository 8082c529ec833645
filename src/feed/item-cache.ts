import type { Article, NoticedWithdrawal } from '../domain/article.ts';
import type { Entry } from '../domain/listing.ts';
import type { Cache, CachePart } from '../domain/lru.ts';
import type { EncodedItem } from './xml/encoded.ts';

/** Encoded items by key. */
export type ItemMemory = CachePart<EncodedItem>;

/** The part of a cache that encoded items have. */
export const itemMemory = (cache: Cache): ItemMemory => cache.part(({ bytes }) => bytes.length);

export type ItemSource = {
  readonly entries: readonly Entry[];
  readonly memory: ItemMemory;
  /** Names what their bytes are made from beside the article. */
  readonly prefix: string;
  /** Gives these articles whole and leaves out those no longer there. */
  readonly read: (entries: readonly Entry[]) => Promise<readonly Article[]>;
  readonly encode: (article: Article) => EncodedItem;
  /** Of an entry that is a notice. */
  readonly encodeNotice?: (withdrawal: NoticedWithdrawal) => EncodedItem;
};

/** The items of a listing, in its order; only those whose bytes are not remembered are read and encoded. */
export async function encodedItems(source: ItemSource): Promise<readonly EncodedItem[]> {
  const { entries, memory, prefix, read, encode, encodeNotice } = source;
  const remembered = entries.map(
    ({ hash, withdrawal }) => (withdrawal && encodeNotice?.(withdrawal)) ?? memory.get(prefix + hash),
  );
  const missing = entries.filter((_, position) => remembered[position] === undefined);
  const fresh = new Map<string, EncodedItem>();
  for (const article of missing.length === 0 ? [] : await read(missing)) {
    const item = encode(article);
    memory.put(prefix + article.hash, item);
    // By id: an article edited since the listing was made has another hash, and still belongs here.
    fresh.set(article.id, item);
  }
  return entries
    .map((entry, position) => remembered[position] ?? fresh.get(entry.id))
    .filter((item) => item !== undefined);
}
