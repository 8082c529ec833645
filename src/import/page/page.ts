import { statSync } from 'node:fs';
import { fileHead } from '../file-head.ts';
import type { ImportOptions, ImportSystem } from '../import-system.ts';
import type { ImportEvent, Loss } from '../imported.ts';
import { createSectionNames } from '../story/section-names.ts';
import { listedPages } from './page-list.ts';
import { type ReadPage, readPage } from './read-page.ts';

/** Pages of a site: by JSON-LD, microformats, and what is printed; one, a list of addresses, or those of a sitemap. */
export const page: ImportSystem = { name: 'page', title: 'pages of a site', detect, read };

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
  for await (const listed of listedPages(options)) {
    const found = 'loss' in listed ? listed.loss : storyOf(listed, options);
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
}

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

function siteEvent({ article, facts }: ReadPage, { site, timezone }: ImportOptions): ImportEvent {
  const url = site ?? URL.parse(article.address ?? '')?.origin;
  return { kind: 'site', site: { title: facts.publisher, url, language: facts.language, timezone } };
}
