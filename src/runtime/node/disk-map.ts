import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';

/** Values put aside on disk until they are wanted, so that they need no memory. */
export type Spool<Value> = {
  put(key: string, value: Value): void;
  get(key: string): Value | undefined;
  /** Takes a value out again. */
  take(key: string): Value | undefined;
  close(): void;
};

/**
 * A spool in a file that is there only as long as the spool is, or, without a path, in memory: a database in memory may be one
 * because nothing can be written. Values must be plain.
 */
export function createSpool<Value>(path: string | undefined): Spool<Value> {
  return path === undefined ? inMemory() : inFile(path);
}

function inMemory<Value>(): Spool<Value> {
  const values = new Map<string, Value>();
  return {
    put: (key, value) => void values.set(key, value),
    get: (key) => values.get(key),
    take(key) {
      const value = values.get(key);
      values.delete(key);
      return value;
    },
    close: () => values.clear(),
  };
}

function inFile<Value>(path: string): Spool<Value> {
  const places = new Map<string, { readonly at: number; readonly length: number }>();
  let file: number | undefined;
  let end = 0;
  const get = (key: string): Value | undefined => {
    const place = places.get(key);
    if (file === undefined || !place) return undefined;
    const bytes = Buffer.alloc(place.length);
    readSync(file, bytes, 0, place.length, place.at);
    // Only `put` writes there.
    return deserialize(bytes) as Value;
  };
  return {
    get,
    put(key, value) {
      file ??= openSync(path, 'w+', 0o600);
      const bytes = serialize(value);
      writeSync(file, bytes, 0, bytes.length, end);
      places.set(key, { at: end, length: bytes.length });
      end += bytes.length;
    },
    take(key) {
      const value = get(key);
      places.delete(key);
      return value;
    },
    close() {
      if (file === undefined) return;
      closeSync(file);
      rmSync(path, { force: true });
      file = undefined;
    },
  };
}
