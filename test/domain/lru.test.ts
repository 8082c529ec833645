import { expect, test } from 'vitest';
import { createCache } from '../../src/domain/lru.ts';

const part = (cache: ReturnType<typeof createCache>) =>
  cache.part<Uint8Array>(({ byteLength }) => byteLength);

/** Entries of 1,000 bytes with what they take besides; of a cache that has room for so many. */
const ENTRY = 1_000 - 256 - 2;
const room = (entries: number) => createCache(1_000 * entries);
const entry = () => new Uint8Array(ENTRY);

test.each([
  ['keeps what fits in half of it', 8, 'abcd', 'abcd'],
  ['forgets what was kept longest ago', 8, 'abcdefghi', 'efghi'],
  ['keeps nothing larger than a quarter', 3, 'a', ''],
  ['keeps nothing where it has no room', 0, 'a', ''],
])('%s', (_, entries, puts, kept) => {
  const values = part(room(entries));
  for (const key of puts) values.put(key, entry());
  expect([...puts].filter((key) => values.get(key) !== undefined).join('')).toBe(kept);
});

test('what is used stays', () => {
  const values = part(room(8));
  values.put('u', entry());
  for (const key of 'abcdefghijkl') {
    values.put(key, entry());
    values.get('u');
  }
  expect(values.get('u')).toBeDefined();
  expect(values.get('a')).toBeUndefined();
});

test('what is put again under its key counts once', () => {
  const values = part(room(8));
  values.put('a', entry());
  for (let round = 0; round < 100; round += 1) values.put('b', entry());
  expect(values.get('a')).toBeDefined();
});

test('all parts together hold no more than it may, tiny entries and keys counted', () => {
  const cache = room(100);
  const parts = Array.from({ length: 7 }, () => part(cache));
  const keys = Array.from({ length: 3_000 }, (_, number) => `${number}`.padStart(4, '0').repeat(10));
  for (const [number, key] of keys.entries()) parts[number % 7]?.put(key, new Uint8Array((number * 7) % 900));
  const held = keys
    .map((key, number) => parts[number % 7]?.get(key))
    .filter((value) => value !== undefined)
    .reduce((sum, { byteLength }) => sum + byteLength + 256 + 2 * 40, 0);
  expect(held).toBeLessThanOrEqual(100_000);
  expect(held).toBeGreaterThan(40_000);
});
