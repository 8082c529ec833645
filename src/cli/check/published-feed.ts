import { addressesOf, olderOf } from '../../import/feed/feed-document.ts';
import { readFeed } from '../../import/feed/read-feed.ts';

/** What readers know of an article. */
export type PublishedItem = {
  /** Exactly as its feed has it, which need not be a URI. */
  readonly id: string;
  readonly title: string;
  readonly url?: string;
  readonly published?: Date;
  readonly updated?: Date;
};

/** A feed as readers have it. URLs as they stand there. */
export type PublishedFeed = {
  readonly items: readonly PublishedItem[];
  /** Its own address, and those of its other formats. */
  readonly addresses: readonly string[];
  /** The next, older document. */
  readonly older?: string;
};

/** Reads RSS 2.0 or 1.0, Atom, JSON Feed or a WordPress export; undefined when it is none of them. */
export function readPublishedFeed(text: string): PublishedFeed | undefined {
  const feed = readFeed(text);
  return (
    feed && {
      items: feed.entries
        .filter(({ id }) => id !== '')
        .map(({ id, title, link, published, updated }) => ({
          ...{ id, title, url: link, published: dateOf(published), updated: dateOf(updated) },
        })),
      addresses: addressesOf(feed),
      older: olderOf(feed),
    }
  );
}

function dateOf(text = ''): Date | undefined {
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : new Date(instant);
}
