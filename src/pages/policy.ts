import type { Site } from '../domain/site.ts';
import { scriptHash } from './parts/script.ts';
import { styleHashes } from './style/stylesheet.ts';

/** The Content-Security-Policy header of every page of a site: one script, that copies addresses, and what articles show. */
export async function contentSecurityPolicy(site: Site): Promise<string> {
  const styles = await styleHashes(site);
  const frames = site.embeds.filter(isHost).map(secure);
  const own = new URL(site.url).origin;
  const directives: readonly (readonly string[])[] = [
    ['default-src', "'none'"],
    ['script-src', quoted(await scriptHash())],
    ['style-src', ...styles.map(quoted)],
    ['img-src', "'self'", own, 'https:'],
    ['media-src', "'self'", own, 'https:'],
    ['frame-src', frames.join(' ') || "'none'"],
    ['base-uri', "'none'"],
    ['form-action', "'self'", own],
    ['frame-ancestors', "'self'"],
  ];
  return directives.map((words) => words.join(' ')).join('; ');
}

const quoted = (hash: string): string => `'${hash}'`;
const secure = (host: string): string => `https://${host}`;
/** Anything else would end the directive or the header. */
const isHost = (host: string): boolean => /^[a-z0-9.-]+(?::\d+)?$/.test(host);
