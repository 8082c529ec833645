import { feedUrls, type Scope, scopePath } from '../../domain/addresses.ts';
import type { Site } from '../../domain/site.ts';

/** Absolute URLs of one feed in its three formats. */
export type Feeds = { readonly rss: string; readonly atom: string; readonly json: string };

/** A feed with the name of what it is about: `Northwest`. */
export type NamedFeeds = Feeds & { readonly title: string };

/** The feed of a scope as its page offers it; `query`: that of a selection among it, with its question mark. */
export function feedsOf({ url }: Site, scope: Scope, query = ''): Feeds {
  return feedUrls(`${url}${scopePath(scope)}`, query);
}

/** The feed of everything: pages that are about nothing else declare it. */
export function siteFeeds(site: Site): NamedFeeds {
  return { title: site.title, ...feedsOf(site, { kind: 'site' }) };
}

/** A format as pages name it, in the order they offer it. */
export type PageFeedFormat = { readonly key: keyof Feeds; readonly name: string; readonly type: string };

/** The formats pages offer, the most widely read first. */
export const feedFormats: readonly PageFeedFormat[] = [
  { key: 'rss', name: 'RSS', type: 'application/rss+xml' },
  { key: 'atom', name: 'Atom', type: 'application/atom+xml' },
  { key: 'json', name: 'JSON Feed', type: 'application/feed+json' },
];
