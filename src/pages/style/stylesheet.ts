import type { Site } from '../../domain/site.ts';
import { chrome } from './chrome.ts';
import { foundation } from './foundation.ts';
import { front } from './front.ts';
import { listings } from './listings.ts';
import { names } from './names.ts';
import { print } from './print.ts';
import { sourceHash } from './source-hash.ts';
import { story } from './story.ts';
import { subscribe } from './subscribe.ts';

/** What a page is made up as; each carries the rules it needs and no others. */
export type Sheet = 'front' | 'listing' | 'names' | 'story' | 'notice';

/** The stylesheets, inline; nothing in them depends on the site. */
export const stylesheets: Readonly<Record<Sheet, string>> = {
  front: sheet(foundation, chrome, listings, subscribe, front, print),
  listing: sheet(foundation, chrome, listings, subscribe, print),
  names: sheet(foundation, chrome, listings, names, print),
  story: sheet(foundation, chrome, story, print),
  notice: sheet(foundation, chrome, print),
};

/** CSP sources of all stylesheets that pages of a site carry. */
export function styleHashes(site: Site): Promise<readonly string[]> {
  const own = siteStyle(site);
  return Promise.all([...Object.values(stylesheets), ...(own === undefined ? [] : [own])].map(sourceHash));
}

/** A site's own colour, as the rule that follows the stylesheet; undefined when it has none. */
export function siteStyle({ accents }: Site): string | undefined {
  return (
    accents &&
    `:root{--accent:${accents.light}}@media (prefers-color-scheme:dark){:root{--accent:${accents.dark}}}@media print{:root{--accent:${accents.light}}}`
  );
}

/** Rules are written one a line, without spaces that mean nothing. */
function sheet(...parts: readonly string[]): string {
  return parts.join('').replaceAll('\n', '');
}
