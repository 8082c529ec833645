import { createHash } from 'node:crypto';

/** Characters of a hash in an address. */
const SHORT = 12;

/** Queries that choose another document; a host of files looks at the path alone, so they become part of it. */
const PAGED = /^\??(archive|older|from)=([^&]+)$/;

/** Whether something stands at a path and query (`/rss.xml?archive=…`) that an export is to hold. */
export function isExported(target: string): boolean {
  const [, query] = split(target);
  return query === '' || PAGED.test(query);
}

/** The page that hosts show where there is nothing. */
export const NOT_FOUND = '/404.html';

/** The path at which a host of files has what stands at a path and query: `/news/archive/9f2c41d0aa10/rss.xml`. */
export function pathOf(target: string): string {
  const [path, query] = split(target);
  const [, kind, value = ''] = PAGED.exec(query) ?? [];
  if (kind === undefined) return path;
  const key = createHash('sha256').update(decodeURIComponent(value)).digest('hex').slice(0, SHORT);
  const end = path.lastIndexOf('/') + 1;
  return `${path.slice(0, end)}${kind}/${key}/${path.slice(end)}`;
}

/**
 * The file of a path, with `/` between names: a page of its own is `story.html`, which hosts show at `/story`, and one whose own address ends so
 * is `story.html.html`, as a folder has the address for what is below it.
 */
export function fileOf(path: string, isPage: boolean): string {
  const name = decodeURIComponent(path).slice(1);
  if (name === '' || name.endsWith('/')) return `${name}index.html`;
  return isPage && path !== NOT_FOUND ? `${name}.html` : name;
}

function split(target: string): readonly [path: string, query: string] {
  const queryStart = target.indexOf('?');
  return queryStart < 0 ? [target, ''] : [target.slice(0, queryStart), target.slice(queryStart)];
}
