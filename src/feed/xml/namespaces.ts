/** The XML vocabularies a feed may use, by prefix. The position of each is its bit in a `Namespaces` set. */
const namespaces = {
  atom: 'http://www.w3.org/2005/Atom',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  media: 'http://search.yahoo.com/mrss/',
  webfeeds: 'http://webfeeds.org/rss/1.0',
  fh: 'http://purl.org/syndication/history/1.0',
  at: 'http://purl.org/atompub/tombstones/1.0',
  rsl: 'https://rslstandard.org/rsl',
  itunes: 'http://www.itunes.com/dtds/podcast-1.0.dtd',
  podcast: 'https://podcastindex.org/namespace/1.0',
  dcterms: 'http://purl.org/dc/terms/',
  mi: 'http://schemas.ingestion.microsoft.com/common/',
  snf: 'http://www.smartnews.be/snf',
  nb: 'https://www.newsbreak.com/',
  /** What no vocabulary has a name for; docs/feeds.md describes it. */
  dateline: 'https://github.com/dateline-news/dateline/blob/main/docs/feeds.md#extension',
  georss: 'http://www.georss.org/georss',
  xhtml: 'http://www.w3.org/1999/xhtml',
  news: 'http://www.google.com/schemas/sitemap-news/0.9',
} as const;

/** A set of prefixes as bits, so that a thousand items' sets are joined in no time. */
export type Namespaces = number;

const prefixes = Object.keys(namespaces);

/** The set holding the prefix of a qualified name; empty for none and for `xml:`, which needs no declaration. */
export function namespaceOf(name: string): Namespaces {
  const colon = name.indexOf(':');
  if (colon < 0) return 0;
  const prefix = name.slice(0, colon);
  if (prefix === 'xml') return 0;
  const position = prefixes.indexOf(prefix);
  if (position < 0)
    throw new Error(`${name}: no namespace is known for this prefix; add it to namespaces.ts`);
  return 1 << position;
}

/** `xmlns:` attributes for exactly this set. */
export function declarations(used: Namespaces): Readonly<Record<string, string>> {
  const declared = Object.entries(namespaces).filter((_, position) => used & (1 << position));
  return Object.fromEntries(declared.map(([prefix, uri]) => [`xmlns:${prefix}`, uri]));
}
