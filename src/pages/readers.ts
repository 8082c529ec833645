/** A feed reader on the web, and where it subscribes to a feed. */
export type Reader = { readonly name: string; readonly address: (feed: string) => string };

/** Readers that are one address for everybody, the most used first. */
export const readers: readonly Reader[] = [
  { name: 'Feedly', address: (feed) => `https://feedly.com/i/subscription/feed%2F${encoded(feed)}` },
  { name: 'Inoreader', address: (feed) => `https://www.inoreader.com/?add_feed=${encoded(feed)}` },
  { name: 'NewsBlur', address: (feed) => `https://www.newsblur.com/?url=${encoded(feed)}` },
  {
    name: 'The Old Reader',
    address: (feed) => `https://theoldreader.com/feeds/subscribe?url=${encoded(feed)}`,
  },
  { name: 'Feedbin', address: (feed) => `https://feedbin.com/?subscribe=${encoded(feed)}` },
];

/** Apps take over addresses that begin so: NetNewsWire, Reeder, Liferea, Akregator, Thunderbird and more. */
export function appAddress(feed: string): string {
  return `feed:${feed}`;
}

/** A reader that people run on a server of their own, under its root. */
export type OwnReader = {
  readonly key: string;
  readonly name: string;
  readonly path: (feed: string) => string;
};

/** Readers on servers of one's own. */
export const ownReaders: readonly OwnReader[] = [
  { key: 'miniflux', name: 'Miniflux', path: (feed) => `/bookmarklet?uri=${encoded(feed)}` },
  { key: 'freshrss', name: 'FreshRSS', path: (feed) => `/i/?c=feed&a=add&url_rss=${encoded(feed)}` },
];

/**
 * The root of somebody's reader, as typed: a host alone is taken as https, a path is kept (`/freshrss`), query, fragment and
 * credentials are not. Undefined for what is no web address.
 */
export function readerRoot(typed: string): URL | undefined {
  const text = typed.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`);
  if (url === null || !/^https?:$/.test(url.protocol) || text === '') return undefined;
  return new URL(`${url.protocol}//${url.host}${url.pathname.replace(/\/+$/, '')}`);
}

const encoded = encodeURIComponent;
