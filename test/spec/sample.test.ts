import { describe, expect, test } from 'vitest';
import { SAMPLE } from '../sample.ts';
import { grammarProblems } from './grammar.ts';
import { feedsOf, serveFolder } from './served.ts';
import { parse, type Row, tables } from './tables.ts';

const sample = await serveFolder(SAMPLE, 'https://lantern.example/paper', new Date('2026-12-01T12:00:00Z'));
const feeds = await feedsOf(sample);
const parsed = feeds.map((each) => ({ ...each, document: parse(each.vocabulary, each.bytes) }));

test('the collection has feeds of every kind', () => {
  expect(feeds.length).toBeGreaterThan(100);
  expect(new Set(feeds.map(({ vocabulary }) => vocabulary)).size).toBe(4);
});

test('every feed of the sample collection is valid', () => {
  const problems = feeds.flatMap(({ name, vocabulary, bytes }) =>
    grammarProblems(vocabulary, bytes).map((problem) => `${name}: ${problem}`),
  );
  expect(problems).toEqual([]);
});

describe.each(tables)('$file, every feed of the sample collection', ({ rows, over }) => {
  test.each(rows)('$clause: $says', (row: Row) => {
    const problems = parsed
      .filter(({ vocabulary }) => over.includes(vocabulary))
      .flatMap(({ name, document }) => row.check(document).map((problem) => `${name}: ${problem}`));
    expect(problems).toEqual([]);
  });
});
