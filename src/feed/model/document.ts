import type { Author, Correction, CreditedSource, SectionRef, Withdrawal } from '../../domain/article.ts';
import type { Html } from '../../domain/html.ts';
import type { Disclosure, Enclosure, Image, Podcast } from '../../domain/media.ts';
import type { MediaTopic } from '../../domain/metadata/media-topic.ts';
import type { Place } from '../../domain/metadata/place.ts';
import type { Translation } from '../../domain/metadata/translation.ts';
import type { Licensing } from '../../domain/site.ts';

/**
 * A feed before it has a format. Assignable to what `new Feed(…)` of the `feed` package takes, and its items
 * to `addItem`: names that both know are spelt as there. Everything Atom requires is required here.
 */
export type FeedDocument = FeedHead & { readonly items: readonly FeedItem[] };

/** The other places this feed is found; all absolute URLs. */
export type FeedLinks = { readonly rss: string; readonly atom: string; readonly json: string };

export type FeedHead = {
  /** `tag:` URI; the same in every format. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The page for people. */
  readonly link: string;
  readonly feedLinks: FeedLinks;
  /** The last change of the selection; from content, never from the clock. */
  readonly updated: Date;
  readonly language: string;
  /** The page for people in other languages. */
  readonly translations?: readonly Translation[];
  readonly author: { readonly name: string; readonly email?: string; readonly link?: string };
  readonly copyright?: string;
  readonly license?: string;
  /** Terms for machines. */
  readonly licensing?: Licensing;
  /** For RSS managingEditor. */
  readonly contact?: { readonly name?: string; readonly email: string };
  /** Section path above or about the feed, and the site's categories. */
  readonly categories: readonly Category[];
  readonly generator: string;
  readonly generatorUrl: string;
  /** Minutes. */
  readonly ttl: number;
  readonly hubs: readonly string[];
  /** Attributes of RSS's `cloud`. */
  readonly cloud?: Readonly<Record<string, string>>;
  /** Square, at least 48 px. */
  readonly icon?: Image;
  /** Wide; the subject's own picture where it has one. */
  readonly logo?: Image;
  /** `#rrggbb`. */
  readonly colour?: string;
  readonly history?: History;
  /** What directories want to know of a show. */
  readonly show?: Podcast;
  /** What was in it not long ago and is withdrawn. */
  readonly deleted?: readonly Tombstone[];
};

/** Where a document stands in its feed (RFC 5005). `complete`: it holds all there is; `head`: the newest of it; `archive`: a part of the rest. */
export type History = {
  readonly kind: 'complete' | 'head' | 'archive';
  /** The archive documents next to it. */
  readonly older?: FeedLinks;
  readonly newer?: FeedLinks;
  /** From an archive document back to the head. */
  readonly current?: FeedLinks;
};

/** What is left of an entry that is gone (RFC 6721 §3). */
export type Tombstone = { readonly id: string; readonly when: Date; readonly comment?: string };

/** What is left of an article, for those who had it. */
export function tombstoneOf({ id, withdrawn, reason }: Withdrawal): Tombstone {
  return { id, when: withdrawn, comment: reason || undefined };
}

export type Category = {
  readonly name: string;
  readonly term: string;
  readonly scheme: string;
  readonly domain: string;
};

export type FeedItem = {
  /** Content hash (hex) of the article: equal hashes of one site make equal items. */
  readonly hash: string;
  readonly id: string;
  readonly title: string;
  readonly link: string;
  /** True when `link` is another site's. */
  readonly elsewhere: boolean;
  /** `date` is `updated ?? published`, as `feed` and Atom have it. */
  readonly date: Date;
  readonly published: Date;
  readonly updated?: Date;
  /** Plain text; absent in headline-only syndication. */
  readonly description?: string;
  /** Correction, picture, story, call-out; absent unless syndicated in full. */
  readonly content?: Html;
  /** Never empty: the organisation when nobody signs. Not a readonly array only because `feed` asks for that. */
  readonly author: (Author & { readonly link?: string })[];
  /** Sections first, then tags. Not a readonly array only because `feed` asks for that. */
  readonly category: Category[];
  readonly sections: readonly SectionRef[];
  readonly picture?: Image;
  /** Smaller copies of it, the smallest first. */
  readonly renditions?: readonly Image[];
  readonly enclosures: readonly Enclosure[];
  readonly dateline?: string;
  readonly source?: CreditedSource;
  /** How it was made. */
  readonly made?: Disclosure;
  /** IPTC Media Topics. */
  readonly subjects?: readonly MediaTopic[];
  /** Where it happens. */
  readonly places?: readonly Place[];
  /** The same story in other languages. */
  readonly translations?: readonly Translation[];
  readonly language: string;
  /** Of its text, where that is written from the right. */
  readonly direction?: 'rtl';
  readonly copyright?: string;
  readonly license?: string;
  /** Terms for machines (RSL 1.0). */
  readonly licensing?: Licensing;
  readonly corrections: readonly Correction[];
  /** It stands in place of a story that was withdrawn. */
  readonly isWithdrawn?: true;
  /** Where others may publish it: HTML to copy, and how many pictures are left out of that. */
  readonly republish?: { readonly url: string; readonly omitted?: number };
};
