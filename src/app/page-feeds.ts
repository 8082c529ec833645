import { type Scope, scopePath } from '../collection/selection.ts';
import type { Site } from '../collection/site.ts';
import type { Feeds } from '../pages/feeds.ts';

/** The feed of a scope as its page offers it; `query`: that of a selection among it, with its question mark. */
export function feedsOf(site: Site, scope: Scope, query = ''): Feeds {
  const base = `${site.url}${scopePath(scope)}`;
  return {
    rss: `${base}/rss.xml${query}`,
    atom: `${base}/atom.xml${query}`,
    json: `${base}/feed.json${query}`,
  };
}
