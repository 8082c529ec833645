import type { Html } from './html.ts';
import type { Image, Podcast } from './media.ts';
import type { PageWords } from './pages/page-words.ts';
import type { Partner } from './partner.ts';
import type { Redirect } from './redirect.ts';
import { type ScheduledText, textsAt } from './scheduled-links.ts';

/** What messages to endpoints are about. */
export const WEBHOOK_EVENTS = [
  'article.published',
  'article.updated',
  'article.corrected',
  'article.withdrawn',
  'article.expired',
] as const;

/** One of these events. */
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Articles that an endpoint is told of: those that every part lets through. */
export type WebhookFilter = {
  /** Paths, with all below them. */
  readonly sections?: readonly string[];
  /** Slugs. */
  readonly tags?: readonly string[];
  /** The name of a partner: what it is given. */
  readonly partner?: string;
};

/** An endpoint that is told when articles change. */
export type Webhook = WebhookFilter & {
  /** A slug. */
  readonly name: string;
  /** Absolute http(s) URL without a name, a password or a fragment. */
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** The environment variable or binding that holds its secret. */
  readonly secret?: string;
};

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
  /** What its pages say by themselves, in its language; absent: in English. */
  readonly words?: PageWords;
  /** IANA name, `America/Los_Angeles`. */
  readonly timezone: string;
  /** Milliseconds that its clocks are ahead of UTC from an instant on (milliseconds since 1970), in order; the first counts before, too. */
  readonly offsets?: readonly (readonly [from: number, ahead: number])[];
  /** The publisher, author of last resort. */
  readonly organisation: { readonly name: string; readonly url?: string; readonly email?: string };
  /** Who answers for content, for RSS managingEditor. */
  readonly contact?: { readonly name?: string; readonly email: string };
  /** Wide logo and square icon, as absolute URLs with what is known of the files. */
  readonly logo?: Image;
  readonly icon?: Image;
  /** `#rrggbb`. */
  readonly colour?: string;
  /** The same in the shades that can be read on pages, on light and on dark paper: `#rrggbb`. */
  readonly accents?: { readonly light: string; readonly dark: string };
  readonly rights?: string;
  /** URL of the license that covers articles without their own. */
  readonly license?: string;
  /** WebSub hubs, absolute URLs. */
  readonly hubs: readonly string[];
  /** The site has a hub of its own at `HUB`, wherever what serves it offers one. */
  readonly ownHub?: boolean;
  /** RSS feeds name its hub as their cloud, too, wherever what serves it offers that. */
  readonly rssCloud?: boolean;
  /** What RSS says of its cloud, where what serves it is one; not from site.yaml. */
  readonly cloud?: Readonly<Record<string, string>>;
  /** Topics of other sites that this hub takes: absolute URLs; one that ends with a slash stands for all below it. */
  readonly hubTopics?: readonly string[];
  readonly categories: readonly string[];
  readonly feeds: {
    /** Items a feed shows; 1 to 200. */
    readonly limit: number;
    /** Minutes a reader may wait between polls (RSS ttl). */
    readonly ttl: number;
    /** Answers `A-IM: feed` with what is new alone (RFC 3229). */
    readonly delta?: boolean;
  };
  /** Seconds, for Cache-Control. */
  readonly cache: {
    readonly maxAge: number;
    readonly staleWhileRevalidate: number;
    readonly staleIfError: number;
    /** For caches that many share, where nothing tells them of a change; not from site.yaml. */
    readonly sharedMaxAge?: number;
  };
  /** Addresses that have moved; not part of `hash`. */
  readonly redirects?: readonly Redirect[];
  /** Hosts whose frames articles may embed, lower-case: `www.youtube-nocookie.com`. */
  readonly embeds: readonly string[];
  /** Call-outs that close full-text items, by section path; `''` is the site's own. */
  readonly callouts: Readonly<Record<string, Html>>;
  /** Feeds made for aggregators, by name. */
  readonly partners?: readonly Partner[];
  /** Endpoints that are told when articles change; not part of `hash`, as no answer depends on them. */
  readonly webhooks?: readonly Webhook[];
  /** Who is told when a podcast has changed; `token`: the environment variable that holds it. Not part of `hash`. */
  readonly podping?: { readonly url: string; readonly token: string };
  /** Tags that are podcasts, by slug, with what is said of them. */
  readonly podcasts?: Readonly<Record<string, Show>>;
  readonly licensing?: Licensing;
  /** The site's record in the AT Protocol: an `at:` URI of site.standard.publication. */
  readonly atproto?: string;
  /** Crawlers that robots.txt turns away. */
  readonly refused?: readonly string[];
  /** Origins whose pages may call the API that takes articles in. */
  readonly origins?: readonly string[];
  /** How addresses of smaller copies of pictures are made. */
  readonly resize?: Resize;
  /** Days for which feeds tell of a withdrawal; 30 by default. */
  readonly tombstones?: number;
  /** Feeds show a notice in place of a withdrawn story, unless the story says otherwise. */
  readonly withdrawals?: 'notice';
  /** Its plain texts with the address of a story that is not public yet, or not for ever; those of partners and podcasts as well. */
  readonly scheduledTexts?: readonly ScheduledText[];
  /** When these and the texts of sections change, in milliseconds since 1970. */
  readonly changes?: readonly number[];
  /** False where what serves it offers no search; not part of `hash`. */
  readonly search?: false;
};

/** The site with the texts that it has at an instant (milliseconds since 1970). */
export function siteAt(site: Site, now: number): Site {
  const { scheduledTexts, changes, hash } = site;
  if (!changes) return site;
  const passed = changes.filter((time) => time <= now).length;
  return { ...textsAt(site, scheduledTexts, now), hash: `${hash}.${passed}` };
}

/** What makes a tag a podcast. */
export type Show = {
  readonly podcast: Podcast;
  readonly description?: string;
  readonly image?: Image;
};

/** The path of a site's address without a trailing slash: '' at the root of its host, `/paper` below it. */
export function basePath({ url }: Pick<Site, 'url'>): string {
  return new URL(url).pathname.replace(/(?<!\/)\/+$/, '');
}

/** Terms on which machines may use articles, in the words of RSL 1.0. */
export type Licensing = {
  readonly permits: readonly string[];
  readonly prohibits: readonly string[];
  readonly payment?: string;
  readonly standard?: string;
  readonly server?: string;
  /** URL of the RSL document; this service's own unless the newsroom has one. */
  readonly terms: string;
  /** The same as a content signal: `search=yes, ai-train=no` (https://contentsignals.org); absent where nothing follows for any of its uses. */
  readonly signal?: string;
};

/** A URL with `{url}`, `{path}`, `{width}`, `{height}`, `{x}` and `{y}` (of what must be kept, fractions) to fill in, and widths worth asking for. */
export type Resize = { readonly pattern: string; readonly widths: readonly number[] };
