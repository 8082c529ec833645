import { createApp } from '../../app/app.ts';
import { FEED_FILES } from '../../domain/addresses.ts';
import { writePath } from '../../http/path.ts';
import { createMemoryCollection } from '../../store/memory/memory.ts';
import type { Snapshot } from '../../store/snapshot.ts';
import type { Shown } from './proof.ts';

/** Names of formats that a feed of one article can be had in. */
export type FeedName = 'rss' | 'atom' | 'json';

/** The feed that the service would give if the collection had this article alone; with it in no feed, one without items. */
export function feedAlone({ snapshot, source, about, at }: Shown, name: FeedName): Promise<string> {
  const id = 'article' in about ? about.article.id : about.withdrawal.id;
  const alone: Snapshot = {
    ...snapshot,
    // Not the revision of a snapshot that the service knows.
    revision: `${snapshot.revision} ${id}`,
    heads: snapshot.heads.filter((head) => head.id === id),
    withdrawals: snapshot.withdrawals.filter((withdrawal) => withdrawal.id === id),
  };
  return ask({ snapshot: alone, source, at }, `/${FEED_FILES[name]}`);
}

/** The page that the service would give. */
export function pageOf(shown: Shown): Promise<string> {
  return ask(shown, pathOf(shown));
}

/** The page's address below the site's. */
export function pathOf({ about }: Pick<Shown, 'about'>): string {
  return writePath('article' in about ? about.article.path : about.withdrawal.path);
}

async function ask(
  { snapshot, source, at }: Pick<Shown, 'snapshot' | 'source' | 'at'>,
  path: string,
): Promise<string> {
  const collection = createMemoryCollection(snapshot, source);
  const app = createApp({ collection: () => collection, compressors: {}, now: () => at });
  const { origin, pathname } = new URL(snapshot.site.url);
  const response = await app.fetch(new Request(`${origin}${pathname.replace(/\/$/, '')}${path}`));
  return response.text();
}
