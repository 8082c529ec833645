import { describe, expect, test } from 'vitest';
import { EVERYTHING, SAMPLE } from '../sample.ts';
import type { Document } from './documents.ts';
import { grammarProblems } from './grammar.ts';
import { feedsOf, type Served, serveFolder } from './served.ts';
import { parse, type Row, tables } from './tables.ts';

const url = 'https://lantern.example/paper';
const now = new Date('2026-12-01T12:00:00Z');
const sample = await serveFolder(SAMPLE, url, now);
const everything = await serveFolder(EVERYTHING, url, now);

/** Feeds to which no list of feeds leads. */
const others = [
  ['rss', '/news/2026/storm/rss.xml'],
  ['atom', '/news/2026/storm/atom.xml'],
  ['json', '/news/2026/storm/feed.json'],
  ['atom', '/news/2026/storm/atom.xml?limit=1'],
  ['rss', '/rss.xml?subject=20000763'],
  ['atom', '/atom.xml?near=46.2,-123.8,25'],
  ['json', '/feed.json?language=ar'],
  ['rss', '/partners/flipboard/rss.xml'],
  ['atom', '/partners/apple/atom.xml'],
] as const;

async function other(served: Served, [vocabulary, path]: (typeof others)[number]): Promise<Document> {
  const response = await served.get(url + path);
  expect([path, response.status]).toEqual([path, 200]);
  return { name: path, vocabulary, bytes: new Uint8Array(await response.arrayBuffer()) };
}

const parsed = (feeds: readonly Document[]) =>
  feeds.map((each) => ({ ...each, document: parse(each.vocabulary, each.bytes) }));

const collections = [
  { name: 'the sample collection', feeds: parsed(await feedsOf(sample)), least: 100 },
  {
    name: 'a paper with every key',
    feeds: parsed([
      ...(await feedsOf(everything)),
      ...(await Promise.all(others.map((each) => other(everything, each)))),
    ]),
    least: 50,
  },
];

describe.each(collections)('$name', ({ feeds, least }) => {
  test('has feeds of every kind', () => {
    expect(feeds.length).toBeGreaterThan(least);
    expect(new Set(feeds.map(({ vocabulary }) => vocabulary)).size).toBe(4);
  });

  test('every feed is valid', () => {
    const problems = feeds.flatMap(({ name, vocabulary, bytes }) =>
      grammarProblems(vocabulary, bytes).map((problem) => `${name}: ${problem}`),
    );
    expect(problems).toEqual([]);
  });

  describe.each(tables)('$file, every feed', ({ rows, over }) => {
    test.each(rows)('$clause: $says', (row: Row) => {
      const problems = feeds
        .filter(({ vocabulary }) => over.includes(vocabulary))
        .flatMap(({ name, document }) => row.check(document).map((problem) => `${name}: ${problem}`));
      expect(problems).toEqual([]);
    });
  });
});
