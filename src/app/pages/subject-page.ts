import { type Scope, scopePath } from '../../domain/addresses.ts';
import type { Cursor } from '../../domain/archive.ts';
import type { Directory, DirectoryEntry } from '../../domain/directory.ts';
import { latestOf } from '../../domain/instant.ts';
import type { Listing } from '../../domain/listing.ts';
import { basePath, type Site } from '../../domain/site.ts';
import { siteFor } from '../../feed/model/head.ts';
import type { Prepared } from '../../http/resource.ts';
import { withinBudget } from '../../pages/parts/budget.ts';
import { feedsOf } from '../../pages/parts/feeds.ts';
import { STORIES, type SubjectPage, subjectPage } from '../../pages/subject.ts';
import type { Collection } from '../../store/collection.ts';
import { pageLinks } from '../feeds/links.ts';
import { page } from './html-page.ts';
import { newestOf, quietSections } from './newest.ts';
import { pageFields } from './page-fields.ts';
import { type PageQuery, readPageQuery, writePageQuery } from './page-query.ts';

type SubjectContext = { readonly collection: Collection; readonly now: Date; readonly query: string };

/** The page of what a feed is about, or of a selection among it. Undefined when nothing has that feed. */
export async function scopePage(scope: Scope, question: SubjectContext): Promise<Prepared | undefined> {
  const { collection, now, query } = question;
  const { site } = collection;
  const pageQuery = readPageQuery(query, site, scope);
  const { choice, older } = pageQuery;
  const plain = choice.label === undefined && pageQuery.unreadable === undefined && older === undefined;
  const front = plain && scope.kind === 'site';
  const limit = Math.min(front ? STORIES.front : STORIES.page, choice.limit);
  const selection = { scope, filter: choice.filter };
  const [listing, all] = await Promise.all([
    collection.list(selection, { limit, after: older }, now),
    scope.kind === 'site' && collection.directory(now),
  ]);
  if (!listing) return undefined;
  // Only of what is there, and together with its articles, as each alone would be a trip to the store.
  const [directory] = await Promise.all([
    all || collection.directory(now),
    all || collection.read(listing.entries, now),
  ]);
  const entry = entryOf(directory, scope);
  if (!entry) return undefined;
  const search = searchOf(pageQuery, listing);
  const render = async () => {
    const [articles, quiet] = await Promise.all([
      search?.problem === undefined ? collection.read(listing.entries, now) : [],
      front ? quietSections(directory, listing, question) : [],
    ]);
    const newest = front ? newestOf(directory, articles, quiet) : undefined;
    return withinBudget(articles.length, (shown) =>
      subjectPage({
        site: siteFor(site, entry),
        entry,
        children: plain ? childrenOf(directory, scope) : [],
        articles: articles.slice(0, shown),
        feeds: feedsOf(site, scope, choice.query),
        paging: pagingOf({ scope, site, pageQuery, next: nextOf(listing, shown) }),
        search,
        directory: newest && directory,
        newest,
      }),
    );
  };
  return page(site, render, {
    status: 200,
    headers: { ...(await pageFields(site)), Link: pageLinks(siteFor(site, entry), [scope], choice.query) },
    lastModified: latestOf(collection.modified?.any, listing.modified),
    changesAt: listing.changesAt,
  });
}

function searchOf({ choice, typed, unreadable }: PageQuery, { refused }: Listing): SubjectPage['search'] {
  if (choice.label === undefined && unreadable === undefined) return undefined;
  const problem = unreadable ?? (refused && (refused.reason === 'too-wide' ? `${refused.prefix}*` : '…'));
  return {
    title: choice.label ?? `“${typed ?? ''}”`,
    query: typed,
    problem,
  };
}

/** Where a page goes on that shows so many of what was listed. */
function nextOf({ entries, next }: Listing, shown: number): Cursor | undefined {
  return shown < entries.length ? entries[shown - 1] : next;
}

type Paged = {
  readonly scope: Scope;
  readonly site: Site;
  readonly pageQuery: PageQuery;
  /** Where older stories begin. */
  readonly next: Cursor | undefined;
};

function pagingOf({ scope, site, pageQuery, next }: Paged): NonNullable<SubjectPage['paging']> {
  const path = `${basePath(site)}${scopePath(scope)}/`;
  return {
    older: next && `${path}${writePageQuery(pageQuery.choice, next)}`,
    newest: pageQuery.older && `${path}${writePageQuery(pageQuery.choice)}`,
  };
}

function entryOf(directory: Directory, scope: Scope): DirectoryEntry | undefined {
  const path = scopePath(scope);
  const { site, sections, authors, tags } = directory;
  return [site, ...sections, ...authors, ...tags].find((entry) => scopePath(entry.scope) === path);
}

function childrenOf({ sections }: Directory, scope: Scope): readonly DirectoryEntry[] {
  if (scope.kind !== 'section') return [];
  const path = `${scopePath(scope)}/`;
  return sections.filter(({ scope: each }) => {
    const below = scopePath(each);
    return below.startsWith(path) && !below.slice(path.length).includes('/');
  });
}
