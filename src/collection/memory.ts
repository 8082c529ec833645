import type { Collection } from './collection.ts';
import { directoryOf, subjectsOf } from './contents.ts';
import type { Directory } from './directory.ts';
import { createLists } from './lists.ts';
import { locator } from './locate.ts';
import { isPublic } from './public.ts';
import { lazy } from './remember.ts';
import { createSearch, type Search } from './search.ts';
import type { Snapshot, SnapshotSource } from './snapshot.ts';
import { type Stock, stocksOf, type View, viewer } from './stock.ts';
import { TOMBSTONES } from './withdrawn.ts';

const EMPTY: Stock = { heads: [], withdrawals: [] };

/**
 * The store that keeps a whole snapshot in memory and asks `source` for bodies and files: the compiled articles on
 * Node, static assets on Workers. Rejects only where `source` does.
 */
export function createMemoryCollection(snapshot: Snapshot, source: SnapshotSource): Collection {
  const heads = lazy(() => new Map(snapshot.heads.map((head) => [head.id, head])));
  const subjects = lazy(() => subjectsOf(snapshot));
  const stocks = lazy(() => stocksOf(snapshot));
  const stock = (key: string) => stocks().get(key) ?? EMPTY;
  const view = createViews(stock, snapshot.site.tombstones ?? TOMBSTONES);
  const search: Search =
    snapshot.site.search === false ? async () => ({ reason: 'off' }) : createSearch(snapshot.heads, source);
  const { modified } = snapshot;
  const list = createLists({
    ...{ subjects, view, stock, search },
    recorded: (key) => modified && (modified.scopes?.[key] ?? modified.all),
  });
  const locate = lazy(() => locator({ snapshot, source, heads: heads() }));
  const directories = new WeakMap<View, Directory>();
  return {
    site: snapshot.site,
    revision: snapshot.revision,
    ...(modified && { modified: { any: new Date(modified.any), all: new Date(modified.all) } }),
    list: (selection, page, now) => list(selection, page, now.getTime()),
    read: async (entries, now) => {
      const open = entries.map((entry) => heads().get(entry.id)).filter((head) => head !== undefined);
      const visible = open.filter((head) => isPublic(head, now.getTime()));
      const found = await (source.articles?.(visible) ??
        Promise.all(visible.map((head) => source.article(head))));
      return found.filter((article) => article !== undefined);
    },
    directory: async (now) => {
      const whole = view('site', now.getTime());
      const known = directories.get(whole) ?? directoryOf([...subjects().values()], view, now.getTime());
      directories.set(whole, known);
      return known;
    },
    locate: async (path, now) => locate()(path, now.getTime()),
    media: (file) => source.media(file),
    mediaPart: source.mediaPart,
    mediaStream: source.mediaStream,
  };
}

/** From a scope's key and an instant to what it shows; sorts the snapshot on first use, and a scope when it is first asked for. */
function createViews(stock: (key: string) => Stock, days: number): (key: string, now: number) => View {
  const viewers = new Map<string, (now: number) => View>();
  return (key, now) => {
    const known = viewers.get(key) ?? viewer(stock(key), days);
    viewers.set(key, known);
    return known(now);
  };
}
