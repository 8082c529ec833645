import { generateRssFeed } from 'feedsmith';
import type { FeedDocument } from '../../src/feed/model/document.ts';
import { enclosureOf } from './minimal.ts';

/** feedsmith 3: the elements of the minimal feed. */
export function withFeedsmith(document: FeedDocument): Uint8Array {
  const text = generateRssFeed({
    title: document.title,
    link: document.link,
    description: document.description,
    lastBuildDate: document.updated,
    items: document.items.map((item) => ({
      title: item.title,
      link: item.link,
      guid: { value: item.id, isPermaLink: false },
      pubDate: item.published,
      dc: { creators: item.author.map(({ name }) => name) },
      categories: item.category.map(({ name, domain }) => ({ name, domain })),
      ...(item.description !== undefined && { description: item.description }),
      ...(item.content !== undefined && { content: { encoded: item.content } }),
      enclosures: enclosureOf(item),
    })),
  });
  return new TextEncoder().encode(text);
}
