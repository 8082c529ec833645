import { Feed } from 'feed';
import type { FeedDocument } from '../../src/feed/model/document.ts';
import { enclosureOf } from './minimal.ts';

/** `feed` 6, as its README shows. JSON Feed has no place for its enclosure: there it is the picture. */
export function withFeed(document: FeedDocument, format: 'rss2' | 'atom1' | 'json1'): Uint8Array {
  const feed = new Feed(document);
  for (const item of document.items) {
    const [picture] = enclosureOf(item);
    feed.addItem({ ...item, ...(picture && { [format === 'json1' ? 'image' : 'enclosure']: picture }) });
  }
  return new TextEncoder().encode(feed[format]());
}
