import { pathToFileURL } from 'node:url';
import type { Article } from '../src/collection/article.ts';
import { createHead, createItem, type FeedDocument } from '../src/feed/document.ts';
import { type Format, formats } from '../src/feed/formats.ts';
import { createItemMemory, renderFeed } from '../src/feed/remember.ts';
import { withFeed } from './peers/feed.ts';
import { withFeedsmith } from './peers/feedsmith.ts';
import { withTemplates } from './peers/floor.ts';
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
  /** Makes the input, then returns what is timed. */
  readonly prepare: (round: number) => () => Uint8Array | Promise<Uint8Array>;
};

type Result = { readonly name: string; readonly median: number };

function contestantsFor(stories: readonly Article[]): readonly Contestant[] {
  const document: FeedDocument = {
    ...createHead({ site, listing: listingOf(stories) }),
    items: stories.map((story) => createItem(story, site)),
  };
  const peer = (name: string, render: (document: FeedDocument) => Uint8Array): Contestant => ({
    name,
    prepare: () => () => render(document),
  });
  return [
    ...formats.flatMap((format) => [cold(format, stories), warm(format, stories)]),
    peer('floor: replaceAll, join, encode (RSS)', withTemplates),
    peer('feed 6 (RSS)', (each) => withFeed(each, 'rss2')),
    peer('feed 6 (Atom)', (each) => withFeed(each, 'atom1')),
    peer('feed 6 (JSON)', (each) => withFeed(each, 'json1')),
    peer('feedsmith 3 (RSS)', withFeedsmith),
    peer('xmlbuilder2 4 (RSS)', withXmlBuilder),
  ];
}

function cold(format: Format, stories: readonly Article[]): Contestant {
  const listing = listingOf(stories);
  return {
    name: `ours, cold (${format.label})`,
    prepare: () => {
      const memory = createItemMemory({ bytes: 64e6 });
      return () => renderFeed({ format, site, listing, memory, read: async () => stories });
    },
  };
}

function warm(format: Format, stories: readonly Article[]): Contestant {
  const memory = createItemMemory({ bytes: 64e6 });
  const rest = stories.slice(1);
  return {
    name: `ours, warm, one item new (${format.label})`,
    prepare: (round) => {
      const fresh = createStory(0, `fresh-${round}`);
      const listing = listingOf([fresh, ...rest]);
      const read = async () => (round === 0 ? [fresh, ...rest] : [fresh]);
      return () => renderFeed({ format, site, listing, memory, read });
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
  return contestants.map(({ name }, position) => ({ name, median: median(times[position] ?? []) }));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function print(items: number, results: readonly Result[]): void {
  const of = (name: string) => results.find((each) => each.name.startsWith(name))?.median ?? Number.NaN;
  const floor = of('floor');
  const feed = of('feed 6 (RSS)');
  console.log(`\nRender ${items} full-text items of 5 kB to bytes (medians, taken in turns)`);
  console.log(`${'milliseconds'.padStart(54)}${'of floor'.padStart(12)}${'feed 6 takes'.padStart(15)}`);
  for (const { name, median } of results) {
    const share = `${(median / floor).toFixed(2)}×`.padStart(12);
    console.log(
      `${name.padEnd(42)}${median.toFixed(3).padStart(12)}${share}${`${(feed / median).toFixed(1)}×`.padStart(15)}`,
    );
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await benchRender();
