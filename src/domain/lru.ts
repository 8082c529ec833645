/** What is kept in memory to be given again, all of it under one bound in bytes: what was used longest ago goes first. */
export type Cache = {
  /** A part for values of one kind; `bytes` says what one takes. To empty it, take another. */
  part<Value extends object>(bytes: (value: Value) => number): CachePart<Value>;
};

export type CachePart<Value> = {
  get(key: string): Value | undefined;
  /** Keeps and returns the value. */
  put(key: string, value: Value): Value;
};

/** What an entry takes besides its value and its key, so that a flood of tiny ones is bounded too. */
const OVERHEAD = 256;

/**
 * A cache of at most `limit` bytes, of all its parts together. Two generations instead of an order of use: what is asked for in the old one
 * moves to the young one, and when that is half of all, it becomes the old one. So a hit, of which a feed makes a thousand, changes nothing.
 * What is larger than a quarter is not kept, so that one file cannot empty it.
 */
export function createCache(limit: number): Cache {
  let generation = 0;
  let size = 0;
  return {
    part<Value extends object>(bytes: (value: Value) => number): CachePart<Value> {
      let own = generation;
      let young = new Map<string, Value>();
      let old = new Map<string, Value>();
      const takes = (key: string, value: Value) => bytes(value) + 2 * key.length + OVERHEAD;
      const turn = () => {
        if (own === generation) return;
        old = own === generation - 1 ? young : new Map();
        young = new Map();
        own = generation;
      };
      const put = (key: string, value: Value): Value => {
        const added = takes(key, value);
        if (added > limit / 4) return value;
        turn();
        const before = young.get(key);
        if (before !== undefined) size -= takes(key, before);
        if (size + added > limit / 2) {
          generation += 1;
          size = 0;
          turn();
        }
        size += added;
        young.set(key, value);
        return value;
      };
      return {
        get(key) {
          turn();
          const value = young.get(key);
          if (value !== undefined) return value;
          const older = old.get(key);
          return older && put(key, older);
        },
        put,
      };
    },
  };
}

/** A value made on first use. */
export function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
