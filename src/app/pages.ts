import type { Article } from '../collection/article.ts';
import type { Collection, Listing, Located } from '../collection/collection.ts';
import { latestOf } from '../collection/modified.ts';
import type { Scope } from '../collection/selection.ts';
import type { Prepared } from '../http/resource.ts';
import { articlePage, type Neighbour } from '../pages/article.ts';
import { feedsOf, type NamedFeeds, siteFeeds } from '../pages/feeds.ts';
import { withdrawnPage } from '../pages/notice.ts';
import { pageLinks } from './links.ts';
import { page } from './page.ts';
import { pageFields } from './page-fields.ts';

type Question = { readonly collection: Collection; readonly now: Date };

/** The page of one story, with its neighbours in its section. */
export async function storyPage(
  { article, changesAt }: Extract<Located, { kind: 'article' }>,
  { collection, now }: Question,
): Promise<Prepared> {
  const { site } = collection;
  const [section] = article.sections;
  const scope: Scope = { kind: 'section', path: section.path };
  const around = await neighbours(article, scope, { collection, now });
  const feeds: readonly NamedFeeds[] = [
    { ...feedsOf(site, scope), title: section.trail.at(-1) ?? section.path },
    siteFeeds(site),
  ];
  const render = async () => articlePage({ site, article, feeds, ...around.stories });
  const next = earliest(changesAt, around.changesAt);
  return page(site, render, {
    status: 200,
    headers: { ...(await pageFields(site)), Link: pageLinks(site, scope) },
    lastModified: latestOf(collection.modified?.any, around.modified, article.from),
    changesAt: next,
  });
}

/** What stands where a story was taken back: 410, since it will not return. */
export async function withdrawalPage(
  { withdrawal }: Extract<Located, { kind: 'withdrawn' }>,
  { collection: { site, modified } }: Question,
): Promise<Prepared> {
  return page(site, async () => withdrawnPage({ site, withdrawal }), {
    status: 410,
    headers: await pageFields(site),
    lastModified: latestOf(modified?.any, withdrawal.withdrawn),
  });
}

type Neighbours = {
  readonly stories: { readonly previous?: Neighbour; readonly next?: Neighbour };
  readonly modified?: Date;
  readonly changesAt?: Date;
};

/** The older story comes by a keyset page; the newer one is known while the story is on the section's first page. */
async function neighbours(
  article: Article,
  scope: Scope,
  { collection, now }: Question,
): Promise<Neighbours> {
  const first = await collection.list({ scope }, { limit: collection.site.feeds.limit }, now);
  const after = { published: article.published, id: article.id };
  const rest = await collection.list({ scope }, { limit: 1, after }, now);
  const place = first?.entries.findIndex(({ id }) => id === article.id) ?? -1;
  const newer = place > 0 ? first?.entries[place - 1] : undefined;
  const [previous] = await collection.read(rest?.entries ?? [], now);
  const [next] = await collection.read(newer ? [newer] : [], now);
  const changesAt: Listing['changesAt'] = first?.changesAt;
  return {
    stories: { previous, next },
    modified: first?.modified,
    changesAt,
  };
}

function earliest(...dates: readonly (Date | undefined)[]): Date | undefined {
  return dates.filter((date) => date !== undefined).toSorted((a, b) => a.getTime() - b.getTime())[0];
}
