import { createApp } from '../../app/app.ts';
import { FEED_FILES } from '../../domain/addresses.ts';
import { writePath } from '../../http/path.ts';
import type { Collection } from '../../store/collection.ts';
import type { ShownArticle } from './shown-article.ts';

/** Names of formats that a feed of one article can be had in. */
export type FeedName = 'rss' | 'atom' | 'json';

/** The feed that the service would give if the collection had this article alone; with it in no feed, one without items. */
export const feedAlone = ({ alone, at }: ShownArticle, name: FeedName): Promise<string> =>
  textOf(alone, `/${FEED_FILES[name]}`, at);

/** The page that the service would give. */
export const pageOf = (shown: ShownArticle): Promise<string> =>
  textOf(shown.collection, pathOf(shown), shown.at);

/** The page's address below the site's. */
export function pathOf({ about }: Pick<ShownArticle, 'about'>): string {
  return writePath('article' in about ? about.article.path : about.withdrawal.path);
}

async function textOf(collection: Collection, path: string, at: Date): Promise<string> {
  const app = createApp({ collection: () => collection, compressors: {}, now: () => at });
  const { origin, pathname } = new URL(collection.site.url);
  const response = await app.fetch(new Request(`${origin}${pathname.replace(/\/$/, '')}${path}`));
  return response.text();
}
