import { sha256 } from '@noble/hashes/sha2.js';
import type { Site } from '../collection/site.ts';
import { accents } from './colour.ts';
import { foundation } from './style/foundation.ts';
import { furniture } from './style/furniture.ts';
import { listings } from './style/listings.ts';
import { story } from './style/story.ts';

/** The one stylesheet of every page, inline; nothing in it depends on the site. */
export const stylesheet: string = compact(foundation + furniture + story + listings);

/** CSP source of `stylesheet`; a test computes it again. */
export const stylesheetHash = 'sha256-mjoGZ+st0x7s3HriZnFwJ2tjMRvek5yDmuUNRhp29SI=';

/** A site's own colour, as the rule that follows the stylesheet; undefined when it has none. */
export function siteStyle({ colour }: Site): string | undefined {
  const accent = accents(colour);
  return accent === undefined
    ? undefined
    : `:root{--accent:${accent.light}}@media (prefers-color-scheme:dark){:root{--accent:${accent.dark}}}@media print{:root{--accent:${accent.light}}}`;
}

/** CSP source of `siteStyle`. */
export function siteStyleHash(site: Site): string | undefined {
  const style = siteStyle(site);
  return style === undefined
    ? undefined
    : `sha256-${btoa(String.fromCharCode(...sha256(new TextEncoder().encode(style))))}`;
}

function compact(css: string): string {
  return css
    .replace(/\s*\n\s*/g, '')
    .replace(/\s*([{};,>])\s*/g, '$1')
    .replaceAll(';}', '}')
    .replaceAll(': ', ':');
}
