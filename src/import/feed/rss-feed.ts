import type { CreativeCommonsNs, RdfFeed, RssFeed } from 'feedsmith';
import { plain } from '../plain.ts';
import { absoluteTo, rebased } from './addresses.ts';
import { linksOf } from './atom-feed.ts';
import type { FeedEntry, FeedPerson, ParsedFeed } from './feed-document.ts';
import { mediaOf } from './media.ts';

/** What RSS 2.0 and 1.0 have: each element that the other does not know is absent there. */
type ParsedRss = RssFeed.Feed<string> & { readonly rdf?: { readonly about?: string } };
type RssItem = NonNullable<RssFeed.Feed<string>['items']>[number] & {
  readonly rdf?: { readonly about?: string };
};

/** RSS 2.0 (https://www.rssboard.org/rss-specification) and 1.0 as feedsmith reads them. */
export function rssDocument(
  parsed: RssFeed.Feed<string> | RdfFeed.Feed<string>,
  url?: string,
): Omit<ParsedFeed, 'deleted' | 'faults'> {
  // RSS 1.0's are a part of RSS 2.0's, but for rdf:about.
  const feed = parsed as ParsedRss;
  const base = absoluteTo(feed.xml?.base, url) ?? url;
  return {
    kind: 'rss',
    title: plain(feed.title ?? ''),
    description: plain(feed.description ?? ''),
    link: absoluteTo(feed.link, base),
    language: feed.language ?? feed.dc?.languages?.[0],
    rights: plain(feed.copyright ?? feed.dc?.rights?.[0] ?? '') || undefined,
    generator: feed.generator ?? '',
    publisher: feed.dc?.publishers?.[0] ?? feed.itunes?.author,
    isShow: feed.podcast?.guid !== undefined || feed.itunes?.categories !== undefined,
    links: linksOf(feed.atom?.links, base),
    updated: feed.lastBuildDate ?? feed.pubDate ?? feed.dc?.dates?.[0],
    ttl: feed.ttl === undefined ? undefined : feed.ttl * 60,
    entries: (feed.items ?? []).map((item) => entryOf(item, base)),
  };
}

function entryOf(item: RssItem, feedBase: string | undefined): FeedEntry {
  const base = absoluteTo(item.xml?.base, feedBase) ?? feedBase;
  const guid = item.guid?.value;
  const permalink = item.guid?.isPermaLink === false ? undefined : guid;
  const link = absoluteTo(item.link, base) ?? (URL.canParse(permalink ?? '') ? permalink : undefined);
  const encoded = item.content?.encoded;
  const story = encoded ?? item.description ?? item.itunes?.summary ?? '';
  const links = linksOf(item.atom?.links, base);
  const via = links.find(({ rel }) => rel === 'via');
  const name = plain(item.source?.title ?? via?.title ?? item.dc?.sources?.[0] ?? '');
  return {
    id: guid ?? item.rdf?.about ?? link ?? '',
    title: plainTitle(item.title ?? item.itunes?.title ?? ''),
    link,
    published: item.pubDate ?? item.dc?.dates?.[0] ?? item.dcterms?.issued?.[0] ?? item.atom?.published,
    updated: item.atom?.updated ?? item.dcterms?.modified?.[0],
    authors: authorsOf(item),
    categories: (item.categories ?? [])
      .map(({ name: category, domain }) => ({ name: plain(category ?? ''), scheme: domain }))
      .concat((item.dc?.subjects ?? []).map((subject) => ({ name: plain(subject), scheme: undefined }))),
    summary: (encoded === undefined && !isShort(story) ? '' : plain(item.description ?? story)) || undefined,
    content: rebased(story, absoluteTo(item.xml?.base, feedBase) ?? link ?? base),
    isSummary: encoded === undefined && isShort(story),
    ...mediaOf({
      ...{ media: item.media, links: enclosuresOf(item, base), itunes: item.itunes, base },
      transcript: item.podcast?.transcripts?.[0]?.url,
      chapters: item.podcast?.chapters?.url,
    }),
    source: name === '' ? undefined : { name, url: via?.href, feed: absoluteTo(item.source?.url, base) },
    language: item.dc?.languages?.[0],
    rights: plain(item.dc?.rights?.[0] ?? item.dcterms?.rights?.[0] ?? '') || undefined,
    license: links.find(({ rel }) => rel === 'license')?.href ?? licenseOf(item.creativeCommons),
    sections: [],
    corrections: [],
    unread: unreadOf(item),
  };
}

/** Titles are plain text to some and HTML to others (https://www.rssboard.org/rss-profile#element-channel-item-title): what looks like no element of a title is text. */
const plainTitle = (title: string): string =>
  plain(
    /<\/?(?:abbr|a|b|br|cite|code|em|font|i|p|q|s|small|span|strong|sub|sup|u)\b/i.test(title)
      ? title
      : title.replaceAll('<', '&lt;'),
  );

const licenseOf = (of: CreativeCommonsNs.ItemOrFeed | undefined): string | undefined => of?.licenses?.[0];

/** A description alone may be the whole story; one that has no paragraphs and breaks off is not. */
const isShort = (story: string): boolean =>
  !/<(?:p|br|div)\b/i.test(story) && (plain(story).length < 400 || /(?:…|\.\.\.|\])\s*$/.test(story));

function authorsOf({ dc, authors, itunes }: RssItem): readonly FeedPerson[] {
  const creators = (dc?.creators ?? []).map((name) => ({ name: plain(name) }));
  if (creators.length > 0) return creators;
  const persons = (authors ?? []).flatMap(({ name, email, link }) =>
    name === undefined && email === undefined ? [] : [{ name: plain(name ?? email ?? ''), email, url: link }],
  );
  return persons.length > 0 || itunes?.author === undefined ? persons : [{ name: plain(itunes.author) }];
}

const enclosuresOf = ({ enclosures }: RssItem, base: string | undefined) =>
  (enclosures ?? []).map(({ url, type, length }) => ({ url: absoluteTo(url, base), type, fileSize: length }));

function unreadOf({ podcast, psc, georss, geo, comments, slash }: RssItem): readonly string[] {
  const found: readonly (readonly [string, unknown])[] = [
    ['further transcript', podcast?.transcripts?.[1]],
    ['chapters', psc?.chapters],
    ['place on a map', georss ?? geo],
    ['address of comments', comments ?? slash?.comments],
  ];
  return found.filter(([, value]) => value !== undefined).map(([kind]) => kind);
}
