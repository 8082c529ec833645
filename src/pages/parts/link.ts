import type { Article } from '../../domain/article.ts';
import { basePath, type Site } from '../../domain/site.ts';

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
  return story.elsewhere ? webLink(story.url) : localLink(site, story.path);
}

/** An address as it is when a browser may be sent there; undefined for scripts, data and what is no URL. */
export function webLink(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  return schemes.has(new URL(address).protocol) ? address : undefined;
}

const schemes: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);
