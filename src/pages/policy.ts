import type { Site } from '../collection/site.ts';
import { siteStyleHash, stylesheetHash } from './stylesheet.ts';

/** The Content-Security-Policy header of every page of a site: no script at all, and what articles show. */
export function contentSecurityPolicy(site: Site): string {
  const frames = site.embeds.filter(isHost).map(secure);
  const own = new URL(site.url).origin;
  const directives: readonly (readonly string[])[] = [
    ['default-src', "'none'"],
    ['style-src', ...[stylesheetHash, siteStyleHash(site)].filter((hash) => hash !== undefined).map(quoted)],
    ['img-src', "'self'", own, 'https:'],
    ['media-src', "'self'", own, 'https:'],
    ['frame-src', ...(frames.length === 0 ? ["'none'"] : frames)],
    ['base-uri', "'none'"],
    ['form-action', "'none'"],
    ['frame-ancestors', "'self'"],
  ];
  return directives.map((words) => words.join(' ')).join('; ');
}

const quoted = (hash: string): string => `'${hash}'`;
const secure = (host: string): string => `https://${host}`;
/** Anything else would end the directive or the header. */
const isHost = (host: string): boolean => /^[a-z0-9.-]+(?::\d+)?$/.test(host);
