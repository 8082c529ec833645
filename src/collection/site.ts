import type { Html } from './html.ts';
import type { Image } from './media.ts';
import type { Partner } from './partner.ts';

/** What `content/site.yaml` says of the publication, checked and with defaults filled in. */
export type Site = {
  /** Content hash (hex) of this whole value, but for `partners`, which have their own: part of every ETag. */
  readonly hash: string;
  readonly title: string;
  readonly description: string;
  /** Absolute http(s) URL without a trailing slash: `https://www.example.com` or `https://example.com/paper`. */
  readonly url: string;
  /** `tag:` URI of the site, the root of feed ids; stable when the URL changes. */
  readonly id: string;
  /** BCP 47. */
  readonly language: string;
  /** IANA name, `America/Los_Angeles`. */
  readonly timezone: string;
  /** The publisher, author of last resort. */
  readonly organisation: { readonly name: string; readonly url?: string; readonly email?: string };
  /** Who answers for content, for RSS managingEditor. */
  readonly contact?: { readonly name?: string; readonly email: string };
  /** Wide logo and square icon, as absolute URLs with what is known of the files. */
  readonly logo?: Image;
  readonly icon?: Image;
  /** `#rrggbb`. */
  readonly colour?: string;
  readonly rights?: string;
  /** URL of the licence that covers articles without their own. */
  readonly license?: string;
  /** WebSub hubs, absolute URLs. */
  readonly hubs: readonly string[];
  readonly categories: readonly string[];
  readonly feeds: {
    /** Items a feed shows; 1 to 200. */
    readonly limit: number;
    /** Minutes a reader may wait between polls (RSS ttl). */
    readonly ttl: number;
  };
  /** Seconds, for Cache-Control. */
  readonly cache: {
    readonly maxAge: number;
    readonly staleWhileRevalidate: number;
    readonly staleIfError: number;
  };
  /** Hosts whose frames articles may embed, lower-case: `www.youtube-nocookie.com`. */
  readonly embeds: readonly string[];
  /** Call-outs that close full-text items, by section path; `''` is the site's own. */
  readonly callouts: Readonly<Record<string, Html>>;
  /** Feeds made for aggregators, by name. */
  readonly partners?: readonly Partner[];
  /** Days for which feeds tell of a withdrawal; 30 by default. */
  readonly tombstones?: number;
};
