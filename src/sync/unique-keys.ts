/** A number from 1 to 2⁵³ that stands for a text. */
export function markOf(text: string): number {
  let [low, high] = [0x9e3779b9, 0x41c6ce57];
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    low = Math.imul(low ^ sign, 0x85ebca77);
    high = Math.imul(high ^ sign, 0xc2b2ae3d);
  }
  low = Math.imul(low ^ (low >>> 16), 0x735a2d97) ^ Math.imul(high ^ (high >>> 15), 0xcaf649a9);
  high = Math.imul(high ^ (high >>> 16), 0x735a2d97) ^ Math.imul(low ^ (low >>> 15), 0xcaf649a9);
  return 2 ** 32 * (high & 0x1fffff) + (low >>> 0) + 1;
}

/** What `markOf` gave, by what it gave: 32 bytes each, and no work for the collector of garbage. */
export type Marks = {
  get(key: number): number | undefined;
  set(key: number, value: number): void;
  delete(key: number): void;
};

/** Values of a place that has never held any, and of one that no longer does. */
const [EMPTY, GONE] = [0, -1];

/** An open table of twice as many places as are in use, at least. */
export function createMarks(): Marks {
  let keys = new Float64Array(1_024);
  let values = new Float64Array(1_024);
  /** Places that hold something, or did. */
  let used = 0;
  let held = 0;
  /** Where a key is, or where it would go. */
  const find = (key: number): number => {
    const last = keys.length - 1;
    let free = -1;
    for (let at = key & last; ; at = (at + 1) & last) {
      if (keys[at] === EMPTY) return free < 0 ? at : free;
      if (keys[at] === key) return at;
      if (keys[at] === GONE && free < 0) free = at;
    }
  };
  const put = (key: number, value: number) => {
    const at = find(key);
    if (keys[at] !== key) held += 1;
    if (keys[at] === EMPTY) used += 1;
    keys[at] = key;
    values[at] = value;
  };
  return {
    get(key) {
      const at = find(key);
      return keys[at] === key ? values[at] : undefined;
    },
    set(key, value) {
      if (2 * used >= keys.length) {
        const [oldKeys, oldValues] = [keys, values];
        const length = 4 * held >= keys.length ? 2 * keys.length : keys.length;
        keys = new Float64Array(length);
        values = new Float64Array(length);
        used = 0;
        held = 0;
        for (const [at, old] of oldKeys.entries()) if (old > 0) put(old, oldValues[at] ?? 0);
      }
      put(key, value);
    },
    delete(key) {
      const at = find(key);
      if (keys[at] !== key) return;
      keys[at] = GONE;
      held -= 1;
    },
  };
}
