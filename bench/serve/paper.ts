import type { Article } from '../../src/domain/article.ts';
import type { Listing } from '../../src/domain/listing.ts';
import { formats, serialise } from '../../src/feed/formats/formats.ts';
import type { FeedDocument } from '../../src/feed/model/document.ts';
import { createHead } from '../../src/feed/model/head.ts';
import { createItem } from '../../src/feed/model/item.ts';
import type { Collection } from '../../src/store/collection.ts';
import { createMemoryCollection } from '../../src/store/memory/memory.ts';
import { createStories, listingOf, site } from '../peers/stories.ts';

/** Twenty stories of 5 kB: a feed of about 100 kB. */
const stories: readonly Article[] = createStories(20);
const listing: Listing = listingOf(stories);

/** The path of the feed that all serve. */
export const feedPath = '/news/northwest/rss.xml';

/** The same feed as a document, for peers to render. */
export const document: FeedDocument = {
  ...createHead({ site, listing }),
  items: stories.map((story) => createItem(story, site)),
};

/** The feed as ours has it. */
export function feedBytes(): Uint8Array<ArrayBuffer> {
  const [rss] = formats;
  if (!rss) throw new Error('there is no format');
  return serialise(rss, document);
}

/** The same feed as a collection, for ours to serve. */
export function collection(): Collection {
  const byId = new Map(stories.map((story) => [story.id, story]));
  const snapshot = {
    site: { ...site, feeds: { ...site.feeds, limit: 20 } },
    revision: 'bench',
    sections: [listing.subject],
    authors: stories[0]?.authors ?? [],
    tags: stories[0]?.tags ?? [],
    heads: stories.map((story) => ({
      ...story,
      sections: story.sections.map(({ path }) => path),
      authors: story.authors.map(({ slug }) => slug),
      tags: story.tags.map(({ slug }) => slug),
    })),
    withdrawals: [],
    media: [],
  };
  return createMemoryCollection(snapshot, {
    article: async ({ id }) => {
      const story = byId.get(id);
      if (!story) throw new Error(`no story ${id}`);
      return story;
    },
    words: async (heads) => heads.map(() => ''),
    media: async () => new Uint8Array(),
  });
}
