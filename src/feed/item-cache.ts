import type { Article } from '../domain/article.ts';
import type { Entry } from '../domain/listing.ts';
import type { EncodedItem } from './xml/encoded.ts';

/** Encoded items by key. */
export type ItemMemory = {
  get(key: string): EncodedItem | undefined;
  put(key: string, item: EncodedItem): void;
};

type Generation = { readonly items: Map<string, EncodedItem>; size: number };

/**
 * A memory that holds at most `bytes` of encoded items and forgets those not used for longest.
 * Two generations instead of an order of use: what is asked for in the old one moves to the young one, and when that is
 * half of all, it becomes the old one. So a hit, of which a feed makes a thousand, changes nothing.
 */
export function createItemMemory({ bytes }: { readonly bytes: number }): ItemMemory {
  const half = bytes / 2;
  let young: Generation = { items: new Map(), size: 0 };
  let old = young;
  const put = (key: string, item: EncodedItem): void => {
    const size = item.bytes.length;
    if (size > half) return;
    if (young.size + size > half) {
      old = young;
      young = { items: new Map(), size: 0 };
    }
    young.size += size - (young.items.get(key)?.bytes.length ?? 0);
    young.items.set(key, item);
  };
  return {
    get(key) {
      const item = young.items.get(key);
      if (item !== undefined) return item;
      const older = old.items.get(key);
      if (older !== undefined) put(key, older);
      return older;
    },
    put,
  };
}

export type ItemSource = {
  readonly entries: readonly Entry[];
  readonly memory: ItemMemory;
  /** Names what their bytes are made from beside the article. */
  readonly prefix: string;
  /** Gives these articles whole and leaves out those no longer there. */
  readonly read: (entries: readonly Entry[]) => Promise<readonly Article[]>;
  readonly encode: (article: Article) => EncodedItem;
};

/** The items of a listing, in its order; only those whose bytes are not remembered are read and encoded. */
export async function encodedItems(source: ItemSource): Promise<readonly EncodedItem[]> {
  const { entries, memory, prefix, read, encode } = source;
  const remembered = entries.map((entry) => memory.get(prefix + entry.hash));
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
