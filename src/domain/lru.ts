/** A bounded memory: what was used longest ago goes first. */
export type LruMap<Key, Value> = {
  get(key: Key): Value | undefined;
  /** Remembers and returns the value. */
  put(key: Key, value: Value): Value;
};

/** Makes a memory of at most `limit` values. */
export function createLruMap<Key, Value>(limit: number): LruMap<Key, Value> {
  const values = new Map<Key, Value>();
  return {
    get(key) {
      const value = values.get(key);
      if (value === undefined) return undefined;
      values.delete(key);
      values.set(key, value);
      return value;
    },
    put(key, value) {
      values.delete(key);
      values.set(key, value);
      if (values.size > limit) {
        for (const oldest of values.keys()) {
          values.delete(oldest);
          break;
        }
      }
      return value;
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
