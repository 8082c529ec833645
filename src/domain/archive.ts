/** An archive page holds so many articles at most, whatever their ids. */
export const ARCHIVE_LIMIT = 100;

/** After so many articles without a boundary, a weaker one will do. */
const MAX_PAGES = 48;

/**
 * Whether an archive page may end with this article. It depends on the id alone, so what is published, moved, edited
 * or withdrawn changes the page it is in and no other (content-defined chunks). One id in 48 ends every page it is in.
 */
export function isBoundary(id: string): boolean {
  return fingerprint(id) % 48 === 0;
}

/** One id in four, and every boundary, ends a page that would grow too long. */
function isWeakBoundary(id: string): boolean {
  return fingerprint(id) % 4 === 0;
}

/** Whether a page that begins after this article stays where it is: only what happens to its own articles changes it. */
export function isClosed(after: { readonly id: string } | undefined): boolean {
  return after !== undefined && isWeakBoundary(after.id);
}

/** How many of the ids (newest first, from where the page begins, `ARCHIVE_LIMIT` of them) are on the page. */
export function archiveLength(ids: readonly string[]): number {
  return endIn(ids) ?? ids.length;
}

/** Where a page that begins with these ids ends; undefined when that is beyond them. */
function endIn(ids: readonly string[]): number | undefined {
  const end = ids.findIndex((id, index) => isBoundary(id) || (index >= MAX_PAGES && isWeakBoundary(id)));
  if (end >= 0 && end < ARCHIVE_LIMIT) return end + 1;
  return ids.length >= ARCHIVE_LIMIT ? ARCHIVE_LIMIT : undefined;
}

/** How far back `previousOf` must see. */
export const LOOK_BACK = 2 * ARCHIVE_LIMIT;

/**
 * Where the page before begins, that is, the one that ends with the cursor. `newer`: the ids from the cursor upwards,
 * itself first, `LOOK_BACK` of them. Undefined: no archive page comes before it, or none that lasts.
 */
export function previousOf(newer: readonly string[]): number | undefined {
  const anchor = newer.findIndex((id, index) => index > 0 && isBoundary(id));
  let start = anchor;
  while (start > 0) {
    // From the anchor down to the cursor, page by page.
    const page = newer.slice(Math.max(0, start - ARCHIVE_LIMIT), start).reverse();
    const length = endIn(page);
    if (length === undefined) return undefined;
    if (length === start) return start;
    start -= length;
  }
  return undefined;
}

/** FNV-1a over UTF-16 units, mixed so that its low bits are as random as the others. */
function fingerprint(id: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** A place in a listing, for keyset paging: strictly older than this. */
export type Cursor = { readonly published: Date; readonly id: string };
