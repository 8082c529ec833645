import { writePath } from '../../domain/addresses.ts';
import type { Article } from '../../domain/article.ts';
import type { Translation } from '../../domain/metadata/translation.ts';
import { basePath, type Site } from '../../domain/site.ts';
import { markup, type PageMarkup } from './template.ts';

/** Address of a page of this service, from the root: it holds on whatever host serves the page. */
export function localLink(site: Site, path: string): string {
  return `${basePath(site)}/${path.replace(/^[/\\]+/, '')}`;
}

/** The same address in full, for what is copied or read by machines. */
export function fullLink(site: Site, path: string): string {
  return `${site.url}/${path.replace(/^[/\\]+/, '')}`;
}

/** Where readers open a story. */
export function storyLink(
  site: Site,
  story: Pick<Article, 'path' | 'url' | 'elsewhere'>,
): string | undefined {
  return story.elsewhere ? webLink(story.url) : localLink(site, writePath(story.path));
}

/** An address as it is when a browser may be sent there; undefined for scripts, data and what is not a URL. */
export function webLink(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  return schemes.has(new URL(address).protocol) ? address : undefined;
}

const schemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** Where a page is found in other languages, for people: each language by its own name. */
export function languageLinks(translations: readonly Translation[] = []): PageMarkup | undefined {
  if (translations.length === 0) return undefined;
  return markup`<p class="translations">${translations.map(
    ({ language, url, name }, place) =>
      markup`${place > 0 && ' · '}<a rel="alternate" hreflang="${language}" lang="${language}" href="${webLink(url)}">${name}</a>`,
  )}</p>\n`;
}
