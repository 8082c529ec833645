import { statSync } from 'node:fs';
import { fileHead } from '../file-head.ts';
import { type ImportOptions, type ImportSystem, UnreadableImport } from '../import-system.ts';
import type { ImportEvent, Loss } from '../imported.ts';
import { attribute, elementsIn, treeOf } from '../markdown/tree.ts';
import { createSectionNames } from '../story/section-names.ts';
import { listedPages } from './page-list.ts';
import { type ReadPage, readPage } from './read-page.ts';

/** Pages of a site: by JSON-LD, microformats, and what is printed; one, a list of addresses, or those of a sitemap. */
export const page: ImportSystem = {
  name: 'page',
  title: 'pages of a site',
  takes: ['authors', 'map', 'limit'],
  detect,
  read,
};

async function detect(from: string): Promise<number> {
  try {
    // Whatever is at an address and is no feed; less certain, as it is not looked at.
    if (/^https?:\/\//i.test(from)) return 0.3;
    if (!statSync(from).isFile()) return 0;
    const head = (await fileHead(from, 1 << 12)).toString('latin1');
    return /<(?:!doctype html|html|urlset|sitemapindex)\b/i.test(head) ||
      /^\s*https?:\/\/\S+\s*(?:\n|$)/i.test(head)
      ? 0.8
      : 0;
  } catch {
    return 0;
  }
}

async function* read(options: ImportOptions): AsyncGenerator<ImportEvent> {
  const names = createSectionNames();
  const addresses = new Set<string>();
  let siteLanguage: string | undefined;
  let hasSite = false;
  const feeds: string[] = [];
  for await (const listed of listedPages(options)) {
    const found = 'loss' in listed ? listed.loss : storyOf(listed, options);
    if ('html' in listed) feeds.push(...feedsNamedIn(listed.html, listed.url));
    if ('what' in found) {
      yield { kind: 'loss', loss: found };
      continue;
    }
    const { article, trail, facts, losses } = found;
    const key = article.address ?? article.place;
    if (addresses.has(key)) continue;
    addresses.add(key);
    if (!hasSite) yield siteEvent(found, options);
    if (!hasSite) siteLanguage = facts.language;
    hasSite = true;
    for (const section of names.of(trail, article.place)) yield { kind: 'section', section };
    for (const [what, kind] of losses) yield { kind: 'loss', loss: { place: article.place, what, kind } };
    const language = facts.language === siteLanguage ? undefined : facts.language;
    yield { kind: 'article', article: { ...article, language } };
  }
  if (!hasSite && /^https?:\/\//i.test(options.from)) throw new UnreadableImport(withoutStory(feeds));
}

/** Why nothing came of FROM, with all that was tried. */
const withoutStory = ([feed]: readonly string[]): string =>
  `it is not a feed, and no story was found in it: no headline with a text below it by JSON-LD, by microformats or as it is printed; ${
    feed === undefined
      ? 'give the address of a feed, of a sitemap or of a story'
      : `its feed is at ${feed}: import that`
  }`;

function storyOf(
  { html, url, place }: { readonly html: string; readonly url?: string; readonly place: string },
  options: ImportOptions,
): ReadPage | Loss {
  try {
    const story = readPage(html, url, options);
    return story === undefined
      ? { place, what: 'no headline with a text below it was found', kind: 'page without a story' }
      : { ...story, article: { ...story.article, place } };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { place, what: `the page cannot be read: ${why}`, kind: 'page that cannot be read' };
  }
}

/** The feeds that a page says it has (https://www.rssboard.org/rss-autodiscovery). */
const feedsNamedIn = (html: string, url: string | undefined): readonly string[] =>
  [...elementsIn(treeOf(html))].flatMap((element) => {
    const rel = attribute(element, 'rel') ?? '';
    const type = attribute(element, 'type') ?? '';
    if (element.tagName !== 'link' || !/\balternate\b/i.test(rel)) return [];
    const href = URL.parse(attribute(element, 'href') ?? '', url)?.href;
    return /^application\/(?:rss\+xml|atom\+xml|feed\+json)/i.test(type) && href ? [href] : [];
  });

function siteEvent({ article, facts }: ReadPage, { site, timezone }: ImportOptions): ImportEvent {
  const url = site ?? URL.parse(article.address ?? '')?.origin;
  return { kind: 'site', site: { title: facts.publisher, url, language: facts.language, timezone } };
}
