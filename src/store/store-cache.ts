/** Bytes of the cache that a store has alone, where none is shared with what serves it. */
export const STORE_CACHE = 16 * 2 ** 20;
