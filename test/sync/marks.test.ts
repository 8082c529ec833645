import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMarks, markOf } from '../../src/sync/unique-keys.ts';

const keys = fc.integer({ min: 0, max: 3_000 }).map((number) => markOf(`key ${number}`));

test('marks say what a map says, whatever is set and deleted', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(keys, fc.option(fc.nat())), { maxLength: 6_000, size: 'max' }), (all) => {
      const marks = createMarks();
      const map = new Map<number, number>();
      for (const [key, value] of all) {
        if (value === null) {
          marks.delete(key);
          map.delete(key);
        } else {
          marks.set(key, value);
          map.set(key, value);
        }
      }
      for (const [key] of all) expect(marks.get(key)).toBe(map.get(key));
    }),
    { numRuns: 50 },
  );
});

test('a million texts that are nearly alike have a million marks', () => {
  const marks = new Set<number>();
  for (let number = 0; number < 1_000_000; number += 1)
    marks.add(markOf(`id tag:paper.example,2019:${number % 2 ? 'a' : 'b'}${number >> 1}`));
  expect(marks.size).toBe(1_000_000);
  for (const mark of [...marks].slice(0, 1_000)) expect(Number.isSafeInteger(mark) && mark > 0).toBe(true);
});
