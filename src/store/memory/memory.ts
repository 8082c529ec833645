import type { Scope } from '../../domain/addresses.ts';
import type { Article, ArticleHead } from '../../domain/article.ts';
import type { Directory } from '../../domain/directory.ts';
import type { Entry } from '../../domain/listing.ts';
import { createCache, lazy } from '../../domain/lru.ts';
import { isPublic } from '../../domain/visibility.ts';
import { TOMBSTONES } from '../../domain/withdrawals.ts';
import type { Collection } from '../collection.ts';
import type { Snapshot, SnapshotSource } from '../snapshot.ts';
import { STORE_CACHE } from '../store-cache.ts';
import { directoryOf, subjectsOf } from '../subjects.ts';
import { createLists, startOf } from './lists.ts';
import { locator } from './locate.ts';
import { indexScopes, type ScopeContents, scopeKey, type View, viewer } from './scope-index.ts';
import { createSearch, type Search } from './search.ts';

const EMPTY: ScopeContents = { heads: [], withdrawals: [] };

/**
 * The store that keeps a whole snapshot in memory and asks `source` for bodies and files: the compiled articles on
 * Node, static assets on Workers. Rejects only where `source` does.
 */
export function createMemoryCollection(
  snapshot: Snapshot,
  source: SnapshotSource,
  cache = createCache(STORE_CACHE),
): Collection {
  const heads = lazy(() => new Map(snapshot.heads.map((head) => [head.id, head])));
  const subjects = lazy(() => subjectsOf(snapshot));
  const stocks = lazy(() => indexScopes(snapshot));
  const entryOf = (key: string) => stocks().get(key) ?? EMPTY;
  const view = createViews(entryOf, snapshot.site.tombstones ?? TOMBSTONES);
  const search: Search =
    snapshot.site.search === false ? async () => ({ reason: 'off' }) : createSearch(snapshot.heads, source);
  const { modified } = snapshot;
  const list = createLists({
    ...{ subjects, view, scopeEntry: entryOf, search, cache },
    recorded: (key) => modified && (modified.scopes?.[key] ?? modified.all),
  });
  const locate = lazy(() => locator({ snapshot, source, heads: heads() }));
  const directories = new WeakMap<View, Directory>();
  const visible = (scope: Scope, now: Date) => view(scopeKey(scope), now.getTime()).heads;
  /** How what is beside a list changes: as the list does. */
  const changesOf = async (scope: Scope, now: Date) => {
    const listing = await list({ scope }, { limit: 1 }, now.getTime());
    return { modified: listing?.modified, changesAt: listing?.changesAt };
  };
  const read = (entries: readonly Pick<Entry, 'id'>[], now: Date) =>
    readArticles(
      source,
      entries.flatMap(({ id }) => heads().get(id) ?? []).filter((head) => isPublic(head, now.getTime())),
    );
  return {
    site: snapshot.site,
    revision: snapshot.revision,
    modified: modified && { any: new Date(modified.any), all: new Date(modified.all) },
    list: (selection, page, now) => list(selection, page, now.getTime()),
    read,
    directory: async (now) => {
      const whole = view('site', now.getTime());
      const cached = directories.get(whole) ?? directoryOf([...subjects().values()], view, now.getTime());
      directories.set(whole, cached);
      return cached;
    },
    has: async (scope, now) => (await list({ scope }, { limit: 1 }, now.getTime())) !== undefined,
    async newest(scopes, now) {
      const tops = scopes.map((scope) => visible(scope, now).slice(0, 1));
      const found = new Map((await read(tops.flat(), now)).map((article) => [article.id, article]));
      return tops.map(([head]) => head && found.get(head.id));
    },
    async adjacent(scope, place, now) {
      const beside = headsBeside(visible(scope, now), place).map((head) => (head ? read([head], now) : []));
      const [[newer] = [], [older] = []] = await Promise.all(beside);
      return { newer, older, ...(await changesOf(scope, now)) };
    },
    async months(limit, now) {
      const own = visible({ kind: 'site' }, now).filter(({ elsewhere }) => !elsewhere);
      const months = new Set(own.map(({ published }) => published.toISOString().slice(0, 7)));
      return { months: [...months].slice(0, limit), ...(await changesOf({ kind: 'site' }, now)) };
    },
    pages: async ({ from, before, limit }, now) =>
      visible({ kind: 'site' }, now)
        .filter(({ elsewhere, published }) => !elsewhere && from <= published && published < before)
        .slice(0, limit),
    locate: async (path, now) => locate()(path, now.getTime()),
    media: (file) => source.media(file),
    mediaPart: source.mediaPart,
    mediaStream: source.mediaStream,
  };
}

async function readArticles(
  source: SnapshotSource,
  heads: readonly ArticleHead[],
): Promise<readonly Article[]> {
  const found = await (source.articles?.(heads) ?? Promise.all(heads.map((head) => source.article(head))));
  return found.filter((article) => article !== undefined);
}

/** What comes before and after a place in a list. */
function headsBeside(all: readonly ArticleHead[], place: NonNullable<Parameters<typeof startOf>[1]>) {
  const after = startOf(all, place);
  const before = all[after - 1]?.id === place.id ? after - 2 : after - 1;
  return [all[before], all[after]];
}

/** From a scope's key and an instant to what it shows; sorts the snapshot on first use, and a scope when it is first asked for. */
function createViews(
  contentsOf: (key: string) => ScopeContents,
  days: number,
): (key: string, now: number) => View {
  const viewers = new Map<string, (now: number) => View>();
  return (key, now) => {
    const cachedViewer = viewers.get(key) ?? viewer(contentsOf(key), days);
    viewers.set(key, cachedViewer);
    return cachedViewer(now);
  };
}
