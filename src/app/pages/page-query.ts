import type { Scope } from '../../domain/addresses.ts';
import type { Cursor } from '../../domain/archive.ts';
import type { Site } from '../../domain/site.ts';
import { type FeedQuery, feedQueryOf } from '../feeds/selection/feed-query.ts';
import { hasSelection, readSelection } from '../feeds/selection/read.ts';

/** What the query of a page's address asks for; everything else in it is somebody's tracking, and ignored. */
export type PageQuery = {
  readonly choice: FeedQuery;
  /** As typed into the search box. */
  readonly typed?: string;
  /** Where a search cannot be read: what stands there. */
  readonly unreadable?: string;
  /** Stories older than this. */
  readonly older?: Cursor;
};

/** Whether the query of a page's address asks for anything. */
export function asksSomething(query: string): boolean {
  return query.includes(OLDER) || query.includes(`${FROM}=`) || hasSelection(query);
}

/** Reads the query of a page. */
export function readPageQuery(query: string, site: Site, scope: Scope): PageQuery {
  const parameters = new URLSearchParams(query);
  const typed = parameters.get('q')?.trim();
  const older = readCursor(parameters.get(OLDER) ?? '');
  // An empty search box asks for nothing.
  const search = typed === '' ? '' : query;
  const read = readSelection(search, { scope, site, path: '' });
  const choice = read.ok ? read.choice : feedQueryOf(new Map(), site);
  return {
    choice,
    typed: typed || undefined,
    unreadable: read.ok ? undefined : (typed ?? ''),
    older,
  };
}

/** The query, with its question mark, of the page of a selection that begins with stories older than `older`. */
export function writePageQuery({ query }: FeedQuery, older?: Cursor): string {
  if (older === undefined) return query;
  const place = new URLSearchParams([[OLDER, `${older.published.toISOString()}~${older.id}`]]);
  return `${query === '' ? '?' : `${query}&`}${place}`;
}

const OLDER = 'older';

/** Of a page that names all authors or tags: the slug of the one it begins with. */
export const FROM = 'from';

function readCursor(text: string): Cursor | undefined {
  const separator = text.indexOf('~');
  const published = new Date(text.slice(0, Math.max(0, separator)));
  const id = text.slice(separator + 1);
  return separator < 0 || id === '' || Number.isNaN(published.getTime()) ? undefined : { published, id };
}
