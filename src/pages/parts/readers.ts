/** A feed reader on the web, and where it subscribes to the feed whose address follows. */
export type Reader = { readonly name: string; readonly address: string };

/** Readers that are one address for everybody, the most used first. */
export const readers: readonly Reader[] = [
  { name: 'Feedly', address: 'https://feedly.com/i/subscription/feed%2F' },
  { name: 'Inoreader', address: 'https://www.inoreader.com/?add_feed=' },
  { name: 'NewsBlur', address: 'https://www.newsblur.com/?url=' },
  { name: 'The Old Reader', address: 'https://theoldreader.com/feeds/subscribe?url=' },
  { name: 'Feedbin', address: 'https://feedbin.com/?subscribe=' },
];

/** Apps take over addresses that begin so: NetNewsWire, Reeder, Liferea, Akregator, Thunderbird and more. */
export function appAddress(feed: string): string {
  return `feed:${feed}`;
}

/** A reader that people run on a server of their own, under its root. */
export type OwnReader = {
  readonly key: string;
  readonly name: string;
  /** Where it subscribes to the feed whose address follows. */
  readonly path: string;
};

/** Readers on servers of one's own. */
export const ownReaders: readonly OwnReader[] = [
  { key: 'miniflux', name: 'Miniflux', path: '/bookmarklet?uri=' },
  { key: 'freshrss', name: 'FreshRSS', path: '/i/?c=feed&a=add&url_rss=' },
];

/**
 * The root of somebody's reader, as typed: a host alone is taken as https, a path is kept (`/freshrss`), query, fragment and
 * credentials are not. Undefined for what is no web address.
 */
export function readerRoot(typed: string): URL | undefined {
  const text = typed.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  if (url === null || !/^https?:$/.test(url.protocol) || text === '') return undefined;
  return new URL(`${url.protocol}//${url.host}${url.pathname.replace(/(?<!\/)\/+$/, '')}`);
}
