import { line } from '../../content/source/clean.ts';
import type { StoryFacts } from './page-facts.ts';

/** What microformats (h-entry, hentry), microdata and the head of a page say of its story. */
export function microformatFacts(document: Document): StoryFacts {
  const root =
    document.querySelector('.h-entry') ??
    document.querySelector(
      '[itemtype*="schema.org/"][itemtype$="Article"], [itemtype$="schema.org/BlogPosting"]',
    ) ??
    document.querySelector('.hentry');
  if (root === null) return {};
  const first = (selector: string) => textOf(root.querySelector(selector));
  const time = (selector: string) => timeOf(root.querySelector(selector));
  return {
    title: first('.p-name, [itemprop~="headline"], .entry-title'),
    description: first(
      '.p-summary, [itemprop~="alternativeHeadline"], [itemprop~="description"], .entry-summary',
    ),
    authors: namesIn(root),
    published: time('.dt-published, [itemprop~="datePublished"], time.published, abbr.published'),
    updated: time('.dt-updated, [itemprop~="dateModified"], time.updated, abbr.updated'),
    address:
      root.querySelector('.u-url, [itemprop~="mainEntityOfPage"], [itemprop~="url"]')?.getAttribute('href') ??
      undefined,
    tags: [...root.querySelectorAll('.p-category, [rel~="tag"], [itemprop~="keywords"]')]
      .flatMap((each) => textOf(each).split(','))
      .map(line),
  };
}

/** What the head says (Open Graph, Dublin Core, plain names). */
export function metaFacts(document: Document): StoryFacts {
  const all = (...names: readonly string[]) =>
    names.flatMap((name) =>
      [...document.querySelectorAll('meta')]
        .filter((meta) =>
          [meta.getAttribute('property'), meta.getAttribute('name')].some(
            // RDFa: several names, with white space between them.
            (each) => each?.toLowerCase().split(/\s/).includes(name),
          ),
        )
        .map((meta) => line(meta.getAttribute('content') ?? ''))
        .filter((content) => content !== ''),
    );
  const [image] = all('og:image', 'og:image:url', 'twitter:image');
  return {
    title: all('og:title', 'twitter:title')[0] ?? textOf(document.querySelector('h1')),
    description: all('og:description', 'description', 'twitter:description')[0],
    authors: all('author', 'article:author', 'byl', 'dc.creator', 'parsely-author').filter(
      (name) => !/^https?:/.test(name),
    ),
    published: all(
      'article:published_time',
      'datepublished',
      'dc.date.issued',
      'parsely-pub-date',
      'date',
    )[0],
    updated: all('article:modified_time')[0],
    address: document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ?? all('og:url')[0],
    trail: all('article:section', 'parsely-section').slice(0, 1),
    tags: all('article:tag').concat(
      all('news_keywords')
        .flatMap((each) => each.split(','))
        .map(line),
    ),
    images: image === undefined ? [] : [{ src: image, alt: all('og:image:alt', 'twitter:image:alt')[0] }],
    publisher: all('og:site_name', 'application-name')[0],
    language: document.documentElement?.getAttribute('lang') ?? undefined,
  };
}

export const textOf = (element: Element | null | undefined): string =>
  line(element?.getAttribute('content') ?? element?.textContent ?? '');

const timeOf = (element: Element | null): string =>
  element?.getAttribute('datetime') ??
  element?.getAttribute('content') ??
  element?.getAttribute('title') ??
  textOf(element);

/** Each author once, by the name within what tells of a person. */
function namesIn(root: Element): readonly string[] {
  const all = [...root.querySelectorAll('.p-author, [itemprop~="author"], .author.vcard, .byline .fn')];
  const names = all
    .filter((each) => !all.some((other) => other !== each && other.contains(each)))
    .map((each) => textOf(each.querySelector('.p-name, [itemprop~="name"], .fn') ?? each));
  return [...new Set(names)].filter((name) => name !== '');
}
