import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { goldens, readable, type Revisions, revisions, stale } from './golden.ts';

const recorded = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

describe('golden files', () => {
  test.each(goldens)('$file', (golden) => {
    expect(readable(golden), 'run `npm run test:golden` and read the diff').toBe(recorded(golden.file));
  });
});

describe('revisions', () => {
  test('every change of output raises its format’s revision', () => {
    expect(stale(JSON.parse(recorded('revisions.json')), revisions)).toEqual([]);
  });

  test('the digests are those of the files', () => {
    expect(JSON.parse(recorded('revisions.json')), 'run `npm run test:golden`').toEqual(revisions);
  });

  const then: Revisions = { rss: { revision: 1, input: 'a', output: 'b' } };
  test.each([
    { now: { revision: 1, input: 'a', output: 'b' }, what: 'nothing changed', count: 0 },
    { now: { revision: 1, input: 'a', output: 'c' }, what: 'output changed alone', count: 1 },
    { now: { revision: 2, input: 'a', output: 'c' }, what: 'output and revision changed', count: 0 },
    { now: { revision: 1, input: 'z', output: 'c' }, what: 'the fixtures changed', count: 0 },
  ])('$what: $count to report', ({ now, count }) => {
    const problems = stale(then, { rss: now });
    expect(problems).toHaveLength(count);
    for (const problem of problems) expect(problem).toContain('src/feed/formats/rss/rss.ts to 2');
  });
});
