import type { AtomFeed, MediaNs } from 'feedsmith';
import { plain } from '../plain.ts';
import { absoluteTo, paragraphs, rebased } from './addresses.ts';
import type { FeedEntry, FeedLink, FeedPerson, ParsedFeed } from './feed-document.ts';
import { mediaOf } from './media.ts';

type ParsedAtom = AtomFeed.Feed<string>;
type AtomEntry = NonNullable<ParsedAtom['entries']>[number];
type AtomText = { readonly value?: string; readonly type?: string };

/** Atom 1.0 (RFC 4287) as feedsmith reads it. */
export function atomDocument(feed: ParsedAtom, url?: string): Omit<ParsedFeed, 'deleted' | 'faults'> {
  const base = absoluteTo(feed.xml?.base, url) ?? url;
  const links = linksOf(feed.links, base);
  return {
    kind: 'atom',
    title: plainText(feed.title),
    description: plainText(feed.subtitle),
    link: pageOf(links),
    language: feed.xml?.lang,
    rights: plainText(feed.rights) || undefined,
    generator: [feed.generator?.text, feed.generator?.uri].filter(Boolean).join(' '),
    publisher: personsOf(feed.authors)[0]?.name,
    links,
    updated: feed.updated,
    entries: (feed.entries ?? []).map((entry) => entryOf(entry, base)),
  };
}

/** The same as `alternate` (RFC 4287 §4.2.7.2), as Dateline writes it for pages in other languages. */
const TRANSLATION = 'http://www.iana.org/assignments/relation/alternate';

function entryOf(entry: AtomEntry, feedBase: string | undefined): FeedEntry {
  const base = absoluteTo(entry.xml?.base, feedBase) ?? feedBase;
  const links = linksOf(entry.links, base);
  const link = pageOf(links);
  const contentBase = absoluteTo(entry.content?.xml?.base, base) ?? base;
  const own = htmlOf(entry.content);
  const summary = htmlOf(entry.summary);
  const content = own === '' ? summary : own;
  const via = links.find(({ rel }) => rel === 'via');
  const name = via?.title ?? plainText(entry.source?.title);
  return {
    id: entry.id ?? link ?? '',
    title: plainText(entry.title),
    link,
    published: entry.published ?? entry.updated,
    updated: entry.updated,
    authors: personsOf(entry.authors ?? entry.source?.authors),
    categories: (entry.categories ?? []).map(({ term, label, scheme }) => ({
      name: label ?? term ?? '',
      scheme,
    })),
    summary: plain(summary) || undefined,
    content: rebased(content, contentBase ?? link),
    isSummary: own === '',
    ...mediaOf({ media: entry.media, links: fileLinks(entry, base), itunes: entry.itunes, base }),
    source:
      name === ''
        ? undefined
        : {
            name,
            url: via?.href ?? pageOf(linksOf(entry.source?.links, base)),
            feed: sourceFeed(entry, base),
          },
    language: entry.content?.xml?.lang ?? entry.xml?.lang,
    rights: plainText(entry.rights) || undefined,
    license: links.find(({ rel }) => rel === 'license')?.href,
    translations: (entry.links ?? []).flatMap(({ rel, href, hreflang }) =>
      rel === TRANSLATION && href !== undefined && hreflang !== undefined
        ? [{ language: hreflang, url: absoluteTo(href, base) ?? href }]
        : [],
    ),
    sections: [],
    corrections: [],
    unread: entry.content?.src === undefined ? [] : ['content at another address'],
  };
}

const sourceFeed = ({ source }: AtomEntry, base: string | undefined): string | undefined =>
  linksOf(source?.links, base).find(({ rel }) => rel === 'self')?.href;

const fileLinks = ({ links }: AtomEntry, base: string | undefined): readonly MediaNs.Content[] =>
  (links ?? [])
    .filter(({ rel }) => rel === 'enclosure')
    .map(({ href, type, length, title }) => ({
      url: absoluteTo(href, base),
      type,
      fileSize: length,
      title: title === undefined ? undefined : { value: title },
    }));

export function linksOf(links: ParsedAtom['links'], base: string | undefined): readonly FeedLink[] {
  return (links ?? []).flatMap(({ href, rel = 'alternate', type, title }) => {
    const absolute = absoluteTo(href, base);
    return absolute === undefined ? [] : [{ rel, href: absolute, type, title }];
  });
}

/** The page for people: an alternate that is no feed. */
const pageOf = (links: readonly FeedLink[]): string | undefined => {
  const all = links.filter(({ rel }) => rel === 'alternate');
  return (all.find(({ type = 'text/html' }) => /html/.test(type)) ?? all[0])?.href;
};

const personsOf = (persons: ParsedAtom['authors']): readonly FeedPerson[] =>
  (persons ?? []).flatMap(({ name, uri, email }) =>
    name === undefined && email === undefined ? [] : [{ name: plain(name ?? email ?? ''), url: uri, email }],
  );

/** RFC 4287 §3.1.1: what is not HTML is text as it is. */
const isHtml = ({ type = 'text' }: AtomText): boolean => /html/i.test(type);

const plainText = (text: AtomText | undefined): string =>
  text?.value === undefined ? '' : isHtml(text) ? plain(text.value) : text.value.replace(/\s+/g, ' ').trim();

const htmlOf = (text: AtomText | undefined): string =>
  text?.value === undefined ? '' : isHtml(text) ? text.value : paragraphs(text.value);
