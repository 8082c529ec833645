import type { Site } from '../../domain/site.ts';
import { stringsOf } from '../strings/strings.ts';
import { fullLink, localLink } from './link.ts';
import { markup, type PageMarkup } from './template.ts';

/** A page above this one: its name, and its path below the site's URL. */
export type Crumb = { readonly name: string; readonly path: string };

/** The front page and the sections of a trail (`['News', 'Northwest']` of `news/northwest`), outermost first. */
export function crumbsOf(
  site: Site,
  section?: { readonly path: string; readonly trail: readonly string[] },
): readonly Crumb[] {
  const parts = section?.path.split('/') ?? [];
  const below = (section?.trail ?? []).map((name, depth) => ({
    name,
    path: `/${parts.slice(0, depth + 1).join('/')}/`,
  }));
  return [{ name: stringsOf(site).home, path: '/' }, ...below];
}

/** The way down to a page, as links. */
export function breadcrumb(site: Site, crumbs: readonly Crumb[]): PageMarkup {
  return markup`<nav class="breadcrumb" aria-label="${stringsOf(site).breadcrumb}"><ol>${crumbs.map(
    ({ name, path }) => markup`<li><a href="${localLink(site, path)}">${name}</a></li>\n`,
  )}</ol></nav>`;
}

/** The same for machines: schema.org's BreadcrumbList, ending with the page itself, which is named without its address. */
export function breadcrumbList(site: Site, crumbs: readonly Crumb[], title: string): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: [
      ...crumbs.map(({ name, path }, place) => ({
        '@type': 'ListItem',
        position: place + 1,
        name,
        item: fullLink(site, path),
      })),
      { '@type': 'ListItem', position: crumbs.length + 1, name: title },
    ],
  };
}
