import type { Podping } from './ping/podping.ts';

/** What stands at a topic's URL. */
export type TopicContent =
  | {
      readonly kind: 'feed';
      /** Without quotation marks. */
      readonly etag: string;
      /** The topic's own fields, as a fetch gives them. */
      readonly contentType: string;
      readonly link: string;
      readonly bytes: Uint8Array<ArrayBuffer>;
      /** What changes together, as `FeedChanges` names it: the scope of the feed. */
      readonly scope: string;
      /** What a subscriber must have shown, where a fetch needs an Authorization field. */
      readonly lock?: string;
    }
  /** It is as it was under the ETag that was given. */
  | { readonly kind: 'same'; readonly scope: string | undefined }
  /** `status`: what a fetch is answered with; 401 where a key is wrong, 404 where nothing is or it is not a feed, 410 where it is gone for good. */
  | { readonly kind: 'missing'; readonly status: number };

/** Whether nothing more will come of a topic for those who have subscribed: a key opens it no longer, or it is gone for good. */
export const isOver = (content: TopicContent): boolean =>
  content.kind === 'missing' && [401, 403, 410].includes(content.status);

/** What may be other than it was. */
export type FeedChanges = {
  /** The names of scopes; undefined: all. */
  readonly scopes: readonly string[] | undefined;
  /** Their feeds in every format, by absolute URL, without selections and keys. */
  readonly feeds: readonly string[];
  /** When something next changes by itself; undefined: never. Milliseconds since 1970. */
  readonly next: number | undefined;
  /** To be given when changes are next asked for. */
  readonly cursor: string;
};

/** The feeds that can be subscribed to. */
export type TopicSource = {
  /** Whether a URL is of a place where topics are, without looking what is there. */
  accepts(topic: string): boolean;
  /** Whether it is fetched from another site, which takes its time. */
  isElsewhere(topic: string): boolean;
  /** Hubs elsewhere that are to learn of changes, absolute URLs. */
  hubs(): readonly string[];
  /** Who is told of podcasts that have changed; undefined: nobody. */
  podping(): Podping | undefined;
  /** Whether it is the RSS feed of a podcast. */
  isPodcast(topic: string): Promise<boolean>;
  /** What may have changed since a cursor; undefined: that cannot be found out now. */
  changes(cursor: string | undefined): Promise<FeedChanges | undefined>;
  /** The feed, unless it is as it was under an ETag. */
  read(topic: string, etag?: string): Promise<TopicContent>;
  /** When it changes next by itself; undefined: never. Milliseconds since 1970. */
  changesAt(topic: string): Promise<number | undefined>;
  /** What a delta to come is compared with, as JSON without any text of an article; undefined: the topic has no deltas. */
  base(topic: string): Promise<string | undefined>;
  /** The feed with what is new or changed since a base; undefined: the topic has no deltas. */
  since(topic: string, base: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
};
