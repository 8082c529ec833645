import { feedUrls, type Scope } from '../../domain/addresses.ts';
import { hasOwnFeed } from '../../domain/article.ts';
import { earliestOf, latestOf } from '../../domain/instant.ts';
import type { Located } from '../../domain/listing.ts';
import type { Prepared } from '../../http/resource.ts';
import { articlePage } from '../../pages/article.ts';
import { feedsOf, type NamedFeeds, siteFeeds } from '../../pages/parts/feeds.ts';
import { pageLinks } from '../feeds/links.ts';
import { type ArticleContext, page } from './html-page.ts';
import { pageFields } from './page-fields.ts';

/** The page of one story, with those beside it in its section. */
export async function storyPage(
  { article, modified, changesAt }: Extract<Located, { kind: 'article' }>,
  { collection, now }: ArticleContext,
): Promise<Prepared> {
  const { site } = collection;
  const [section] = article.sections;
  const scope: Scope = { kind: 'section', path: section.path };
  const neighbors = await collection.adjacent(scope, article, now);
  // The feeds of a story are below its page, as a section's are.
  const own: readonly Scope[] = hasOwnFeed(article) ? [{ kind: 'section', path: article.path.slice(1) }] : [];
  const feeds: readonly NamedFeeds[] = [
    ...own.map(() => ({ ...feedUrls(article.url), title: article.title })),
    { ...feedsOf(site, scope), title: section.trail.at(-1) ?? section.path },
    siteFeeds(site),
  ];
  const render = async () =>
    articlePage({ site, article, feeds, previous: neighbors.older, next: neighbors.newer });
  return page(site, render, {
    status: 200,
    headers: {
      ...(await pageFields(site)),
      Link: pageLinks({ ...site, license: article.license ?? site.license }, [...own, scope]),
    },
    lastModified: latestOf(collection.modified?.any, neighbors.modified, article.from, modified),
    changesAt: earliestOf(changesAt, neighbors.changesAt),
  });
}
