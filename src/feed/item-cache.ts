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
