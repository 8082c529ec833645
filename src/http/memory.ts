/** Byte strings under keys, bounded in bytes: what was used longest ago goes first. */
export type ByteCache = {
  get(key: string): Uint8Array<ArrayBuffer> | undefined;
  put(key: string, bytes: Uint8Array<ArrayBuffer>): void;
};

/** What an entry costs besides its bytes, so that a flood of tiny ones is bounded too. */
const overhead = 256;

/** A memory of at most `limit` bytes; something larger than a quarter of that is not kept, so that one file cannot empty it. */
export function createByteCache(limit: number): ByteCache {
  const entries = new Map<string, Uint8Array<ArrayBuffer>>();
  let size = 0;
  let newest: string | undefined;
  const drop = (key: string) => {
    size -= (entries.get(key)?.byteLength ?? -overhead) + overhead;
    entries.delete(key);
  };
  return {
    get(key) {
      const bytes = entries.get(key);
      if (bytes === undefined || key === newest) return bytes;
      entries.delete(key);
      entries.set(key, bytes);
      newest = key;
      return bytes;
    },
    put(key, bytes) {
      if (bytes.byteLength > limit / 4) return;
      drop(key);
      entries.set(key, bytes);
      newest = key;
      size += bytes.byteLength + overhead;
      for (const oldest of entries.keys()) {
        if (size <= limit) break;
        drop(oldest);
      }
    },
  };
}
