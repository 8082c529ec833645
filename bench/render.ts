import { pathToFileURL } from 'node:url';
import type { Article } from '../src/domain/article.ts';
import { createCache } from '../src/domain/lru.ts';
import type { Format } from '../src/feed/formats/format.ts';
import { formats } from '../src/feed/formats/formats.ts';
import type { FeedDocument } from '../src/feed/model/document.ts';
import { createHead } from '../src/feed/model/head.ts';
import { createItem } from '../src/feed/model/item.ts';
import { itemMemory, renderFeed } from '../src/feed/render.ts';
import { allocate } from '../src/runtime/node/serve.ts';
import { withFeed } from './peers/feed.ts';
import { withFeedsmith } from './peers/feedsmith.ts';
import { inSection, withTemplates } from './peers/floor.ts';
import { createStories, createStory, listingOf, site } from './peers/stories.ts';
import { withXmlBuilder } from './peers/xmlbuilder.ts';

/** Prints how long feeds of full-text stories take to become bytes: ours and its peers', in turns, in one run. */
export async function benchRender(): Promise<void> {
  for (const { items, rounds } of [
    { items: 20, rounds: 400 },
    { items: 1000, rounds: 25 },
  ]) {
    const stories = createStories(items);
    const contestants = contestantsFor(stories);
    for (const contestant of contestants) await verify(contestant, items);
    print(items, await measure(contestants, rounds));
  }
}

type Contestant = {
  readonly name: string;
  readonly format: Format['name'];
  /** Makes the input, then returns what is timed. */
  readonly prepare: (round: number) => () => Uint8Array | Promise<Uint8Array>;
};

/** `median` in milliseconds. */
type Result = Pick<Contestant, 'name' | 'format'> & { readonly median: number };

const FLOOR = 'floor: replaceAll, join, encode';
const FEED = 'feed 6';

function contestantsFor(stories: readonly Article[]): readonly Contestant[] {
  const document: FeedDocument = {
    ...createHead({ site, listing: listingOf(stories) }),
    items: stories.map((story) => createItem(story, site)),
  };
  const peer = (format: Format['name'], name: string, render: (document: FeedDocument) => Uint8Array) => ({
    name,
    format,
    prepare: () => () => render(document),
  });
  return [
    ...formats.flatMap((format) => [cold(format, stories), warm(format, stories)]),
    peer('rss', FLOOR, (each) => withTemplates(each)),
    peer('rss', 'the same, story unread in CDATA', (each) => withTemplates(each, inSection)),
    peer('rss', FEED, (each) => withFeed(each, 'rss2')),
    peer('atom', FEED, (each) => withFeed(each, 'atom1')),
    peer('json', FEED, (each) => withFeed(each, 'json1')),
    peer('rss', 'feedsmith 3', withFeedsmith),
    peer('rss', 'xmlbuilder2 4', withXmlBuilder),
  ];
}

function cold(format: Format, stories: readonly Article[]): Contestant {
  const listing = listingOf(stories);
  return {
    name: 'ours, cold',
    format: format.name,
    prepare: () => {
      const memory = itemMemory(createCache(64e6));
      return () => renderFeed({ format, site, listing, memory, allocate, read: async () => stories });
    },
  };
}

function warm(format: Format, stories: readonly Article[]): Contestant {
  const memory = itemMemory(createCache(64e6));
  const rest = stories.slice(1);
  return {
    name: 'ours, warm, one item new',
    format: format.name,
    prepare: (round) => {
      const fresh = createStory(0, `fresh-${round}`);
      const listing = listingOf([fresh, ...rest]);
      const read = async () => (round === 0 ? [fresh, ...rest] : [fresh]);
      return () => renderFeed({ format, site, listing, memory, allocate, read });
    },
  };
}

// A peer that drops an item or its text would win for nothing.
async function verify({ name, prepare }: Contestant, items: number): Promise<void> {
  const text = new TextDecoder().decode(await prepare(0)());
  const stories = text.split('past the cannery').length - 1;
  const pictures = text.split('.jpg').length - 1;
  if (stories < items * 5 || pictures < items)
    throw new Error(`${name} left out content: ${stories}, ${pictures}`);
}

async function measure(contestants: readonly Contestant[], rounds: number): Promise<readonly Result[]> {
  const times = contestants.map((): number[] => []);
  for (let round = 1; round <= rounds; round++) {
    for (const [position, contestant] of contestants.entries()) {
      const run = contestant.prepare(round);
      const start = performance.now();
      await run();
      times[position]?.push(performance.now() - start);
    }
  }
  return contestants.map(({ name, format }, position) => ({
    name,
    format,
    median: median(times[position] ?? []),
  }));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function print(items: number, results: readonly Result[]): void {
  const median = (name: string, format: string) =>
    results.find((each) => each.name === name && each.format === format)?.median ?? Number.NaN;
  console.log(`\nRender ${items} full-text items of 5 kB to bytes: median, and how many times as fast as …`);
  console.log(
    `${' '.repeat(42)}${['milliseconds', 'the floor', 'feed 6'].map((each) => each.padStart(14)).join('')}`,
  );
  for (const result of results) {
    const times = [median(FLOOR, 'rss'), median(FEED, result.format)].map(
      (other) => `${(other / result.median).toFixed(1)}×`,
    );
    const cells = [result.median.toFixed(3), ...times].map((each) => each.padStart(14));
    console.log(`${`${result.format.padEnd(6)}${result.name}`.padEnd(42)}${cells.join('')}`);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await benchRender();
