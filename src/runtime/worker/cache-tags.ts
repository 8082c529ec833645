import { parsePath } from '../../domain/addresses.ts';

/** Of everything that is neither the feed of one scope nor a file: pages, lists, sitemaps, and what is not there. */
export const SITE_TAG = 'site';

/** Of pictures and other files. */
export const MEDIA_TAG = 'media';

/**
 * The tags under which Cloudflare's cache keeps an answer (https://developers.cloudflare.com/workers/cache/purge/): of a feed or a page that
 * of its scope, of an article or a file its own. They follow from the address alone, so that nothing has to be looked up for them.
 */
export function answerTags(path: string, mediaType: string): readonly string[] {
  const folder = path.slice(0, path.lastIndexOf('/'));
  switch (parsePath(path).kind) {
    case 'feed':
    case 'negotiated':
    case 'partner':
      return [pathTag(folder)];
    case 'page':
    case 'opml':
    case 'document':
      return [pathTag(folder), SITE_TAG];
    case 'path':
      return [pathTag(path), /^text\/html\b/.test(mediaType) ? SITE_TAG : MEDIA_TAG];
    default:
      return [SITE_TAG];
  }
}

/** Of what is at a path, decoded, with the path of the site's URL before it: an article, or a scope (`scopePath`) with its feeds and page. */
export const pathTag = (path: string): string => `p-${digest(path)}`;

/** Short, as a tag holds no comma or space and an answer few bytes of tags; two that are alike make a cache ask once too often. */
function digest(text: string): string {
  // FNV-1a of 32 bits, over UTF-16 units, from two starts.
  let [first, second] = [0x811c9dc5, 0x050c5d1f];
  for (let at = 0; at < text.length; at += 1) {
    first = Math.imul(first ^ text.charCodeAt(at), 0x01000193);
    second = Math.imul(second ^ text.charCodeAt(at), 0x01000193);
  }
  return (first >>> 0).toString(36) + (second >>> 0).toString(36);
}
