import type { ArticleHead } from './article.ts';
import type { Collection, Cursor, Entry, Listing, Page } from './collection.ts';
import { directoryOf, subjectsOf } from './contents.ts';
import type { Directory, Subject } from './directory.ts';
import { locator } from './locate.ts';
import { isPublic } from './public.ts';
import { createMemory, lazy } from './remember.ts';
import type { Selection } from './selection.ts';
import type { Snapshot, SnapshotSource } from './snapshot.ts';
import { firstIndex, type Stock, scopeKey, stocksOf, type View, viewer } from './stock.ts';

/** Listings kept for their identity; past it the one used longest ago is made anew. */
const LISTINGS = 512;

const EMPTY: Stock = { heads: [], withdrawals: [] };

/**
 * The store that keeps a whole snapshot in memory and asks `source` for bodies and files: the compiled articles on
 * Node, static assets on Workers. Rejects only where `source` does.
 */
export function createMemoryCollection(snapshot: Snapshot, source: SnapshotSource): Collection {
  const heads = lazy(() => new Map(snapshot.heads.map((head) => [head.id, head])));
  const subjects = lazy(() => subjectsOf(snapshot));
  const view = createViews(snapshot);
  const list = createLists(subjects, view);
  const locate = lazy(() => locator({ snapshot, source, heads: heads() }));
  const directories = new WeakMap<View, Directory>();
  return {
    site: snapshot.site,
    revision: snapshot.revision,
    list: async (selection, page, now) => list(selection, page, now.getTime()),
    read: async (entries, now) => {
      const open = entries.map((entry) => heads().get(entry.id)).filter((head) => head !== undefined);
      const visible = open.filter((head) => isPublic(head, now.getTime()));
      return source.articles?.(visible) ?? Promise.all(visible.map((head) => source.article(head)));
    },
    directory: async (now) => {
      const whole = view('site', now.getTime());
      const known = directories.get(whole) ?? directoryOf([...subjects().values()], view, now.getTime());
      directories.set(whole, known);
      return known;
    },
    locate: async (path, now) => locate()(path, now.getTime()),
    media: (file) => source.media(file),
  };
}

/** From a scope's key and an instant to what it shows; sorts the snapshot on first use, and a scope when it is first asked for. */
function createViews(snapshot: Snapshot): (key: string, now: number) => View {
  const stocks = lazy(() => stocksOf(snapshot));
  const viewers = new Map<string, (now: number) => View>();
  return (key, now) => {
    const known = viewers.get(key) ?? viewer(stocks().get(key) ?? EMPTY);
    viewers.set(key, known);
    return known(now);
  };
}

function createLists(
  subjects: () => ReadonlyMap<string, Subject>,
  view: (key: string, now: number) => View,
): (selection: Selection, page: Page, now: number) => Listing | undefined {
  const listings = createMemory<string, { readonly view: View; readonly listing: Listing }>(LISTINGS);
  return ({ scope }, page, now) => {
    const key = scopeKey(scope);
    const subject = subjects().get(key);
    if (subject === undefined) return undefined;
    const shown = view(key, now);
    if (shown.heads.length === 0 && (scope.kind === 'author' || scope.kind === 'tag')) return undefined;
    const { limit, after } = page;
    const pageKey = `${key} ${limit} ${after === undefined ? '' : `${after.published.getTime()} ${after.id}`}`;
    const known = listings.get(pageKey);
    if (known?.view === shown) return known.listing;
    return listings.put(pageKey, { view: shown, listing: pageOf(subject, shown, page) }).listing;
  };
}

function pageOf(subject: Subject, { heads, changed, changesAt }: View, { limit, after }: Page): Listing {
  const start = after === undefined ? 0 : firstIndex(heads.length, (index) => isAfter(heads[index], after));
  const entries = heads.slice(start, start + limit);
  const last = entries.at(-1);
  return {
    subject,
    entries,
    ...(last !== undefined && start + limit < heads.length && { next: cursorOf(last) }),
    ...(changed !== undefined && { changed: new Date(changed) }),
    ...(changesAt !== undefined && { changesAt: new Date(changesAt) }),
  };
}

function isAfter(head: ArticleHead | undefined, cursor: Cursor): boolean {
  if (head === undefined) return true;
  const distance = cursor.published.getTime() - head.published.getTime();
  return distance === 0 ? head.id < cursor.id : distance > 0;
}

function cursorOf({ published, id }: Entry): Cursor {
  return { published, id };
}
