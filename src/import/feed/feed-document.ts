import type { StoryMetadata } from '../story/story-metadata.ts';

/** A document of a feed: what readers of RSS, RDF, Atom and JSON Feed have in common. Addresses are absolute where the document's own is given or it states a base. */
export type ParsedFeed = {
  readonly kind: 'rss' | 'atom' | 'json';
  readonly title: string;
  readonly description: string;
  /** The page for people. */
  readonly link?: string;
  readonly language?: string;
  readonly rights?: string;
  readonly generator: string;
  /** Who publishes it. */
  readonly publisher?: string;
  readonly links: readonly FeedLink[];
  /** When it says it last changed, as it is written. */
  readonly updated?: string;
  /** Whether it is a podcast's, with what directories ask of episodes. */
  readonly isShow?: boolean;
  /** RSS ttl, seconds. */
  readonly ttl?: number;
  readonly entries: readonly FeedEntry[];
  readonly deleted: readonly DeletedEntry[];
  /** Why entries are not for readers, by their ids. */
  readonly hidden?: ReadonlyMap<string, string>;
  /** How many entries are no articles, by kind. */
  readonly leftOut?: ReadonlyMap<string, number>;
  /** Whether the document ends before the feed does. */
  readonly isCut?: boolean;
  /** What is not well-formed; it was read as well as can be. */
  readonly faults: readonly string[];
};

/** RFC 4287 §4.2.7, and what other formats say the same with. */
export type FeedLink = {
  readonly rel: string;
  readonly href: string;
  readonly type?: string;
  readonly title?: string;
};

/** What is left of an entry that was withdrawn (RFC 6721 §3). */
export type DeletedEntry = { readonly id: string; readonly when: string; readonly comment: string };

export type FeedEntry = {
  /** `guid`, `id` or `rdf:about`, exactly; else its link; '' where it has none of them. */
  readonly id: string;
  /** Plain text. */
  readonly title: string;
  readonly link?: string;
  /** As they are written. */
  readonly published?: string;
  readonly updated?: string;
  readonly authors: readonly FeedPerson[];
  readonly categories: readonly FeedCategory[];
  /** Plain text; absent where the summary is all there is of the story. */
  readonly summary?: string;
  /** HTML; the summary where the feed has no more. */
  readonly content: string;
  /** Whether `content` is no more than a summary, as far as the format tells. */
  readonly isSummary: boolean;
  readonly picture?: FeedFile;
  readonly files: readonly FeedFile[];
  /** Pictures besides the first. */
  readonly pictures: readonly FeedFile[];
  /** Whether the link is another's page, where the feed says so. */
  readonly isElsewhere?: boolean;
  readonly source?: { readonly name: string; readonly url?: string; readonly feed?: string };
  readonly language?: string;
  readonly rights?: string;
  readonly license?: string;
  /** What Dateline's own JSON Feed says beyond the standard. */
  readonly sections: readonly string[];
  readonly dateline?: string;
  readonly corrections: readonly { readonly date: string; readonly text: string }[];
  readonly metadata?: StoryMetadata;
  readonly translations?: readonly { readonly language: string; readonly url: string }[];
  /** What has no place in an article, by kind. */
  readonly unread: readonly string[];
};

export type FeedPerson = { readonly name: string; readonly url?: string; readonly email?: string };

export type FeedCategory = { readonly name: string; readonly scheme?: string };

/** A picture, or what is downloaded. Sizes in bytes, durations in seconds. */
export type FeedFile = {
  readonly url: string;
  readonly type?: string;
  readonly length?: number;
  readonly title?: string;
  readonly caption?: string;
  readonly credit?: string;
  readonly rights?: string;
  readonly duration?: number;
  readonly episode?: string;
  readonly season?: string;
  /** Addresses of them. */
  readonly transcript?: string;
  readonly chapters?: string;
  /** Pixels. */
  readonly width?: number;
  readonly height?: number;
};

/** The first link of a relation. */
export const linkOf = (links: readonly FeedLink[], ...rels: readonly string[]): string | undefined =>
  rels.map((rel) => links.find((each) => each.rel === rel)?.href).find((href) => href !== undefined);

/** The next, older document: of an archive (RFC 5005 §4) before one of paging (§3). */
export const olderOf = ({ links }: ParsedFeed): string | undefined => linkOf(links, 'prev-archive', 'next');

/** The addresses at which a feed says that it and its other formats are. */
export const addressesOf = ({ links }: ParsedFeed): readonly string[] =>
  links
    .filter(
      ({ rel, type = '' }) =>
        rel === 'self' || (rel === 'alternate' && /(?:rss|atom)\+xml|feed\+json/.test(type)),
    )
    .map(({ href }) => href);
