import { feedUrls, type Scope } from '../../domain/addresses.ts';
import { hasOwnFeed } from '../../domain/article.ts';
import { earliestOf, latestOf } from '../../domain/instant.ts';
import type { Located } from '../../domain/listing.ts';
import type { Prepared } from '../../http/resource.ts';
import { articlePage } from '../../pages/article.ts';
import { withdrawnPage } from '../../pages/message-page.ts';
import { feedsOf, type NamedFeeds, siteFeeds } from '../../pages/parts/feeds.ts';
import type { Collection } from '../../store/collection.ts';
import { pageLinks } from '../feeds/links.ts';
import { page } from './html-page.ts';
import { pageFields } from './page-fields.ts';

type ArticleContext = { readonly collection: Collection; readonly now: Date };

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

/** What stands where a story was withdrawn: 410, since it will not return. */
export async function withdrawalPage(
  { withdrawal }: Extract<Located, { kind: 'withdrawn' }>,
  { collection: { site, modified } }: ArticleContext,
): Promise<Prepared> {
  return page(site, async () => withdrawnPage({ site, withdrawal }), {
    status: 410,
    headers: await pageFields(site),
    lastModified: latestOf(modified?.any, withdrawal.withdrawn),
  });
}
