import type { Article } from '../collection/article.ts';
import type { Collection, Listing, Located } from '../collection/collection.ts';
import type { Directory, DirectoryEntry } from '../collection/directory.ts';
import { type Scope, scopePath } from '../collection/selection.ts';
import type { Site } from '../collection/site.ts';
import { type Prepared, prepare, type Resource } from '../http/resource.ts';
import { articlePage, type Neighbour } from '../pages/article.ts';
import type { Feeds, NamedFeeds } from '../pages/feeds.ts';
import { withdrawnPage } from '../pages/notice.ts';
import { subjectPage } from '../pages/subject.ts';
import { digest } from './digest.ts';
import { pageLinks } from './links.ts';
import { pageFields } from './page-fields.ts';

const encoder = new TextEncoder();

type Question = { readonly collection: Collection; readonly now: Date };

/** The page of what a feed is about. Undefined when nothing has that feed. */
export async function scopePage(scope: Scope, { collection, now }: Question): Promise<Prepared | undefined> {
  const { site } = collection;
  const listing = await collection.list({ scope }, { limit: site.feeds.limit }, now);
  const directory = await collection.directory(now);
  const entry = listing && entryOf(directory, scope);
  if (!listing || !entry) return undefined;
  const render = async () =>
    subjectPage({
      site,
      entry,
      children: childrenOf(directory, scope),
      articles: await collection.read(listing.entries, now),
      feeds: feedsOf(site, scope),
      ...(scope.kind === 'site' && { directory }),
    });
  return page(site, render, {
    status: 200,
    headers: { ...pageFields(site), Link: pageLinks(site, scope) },
    ...(listing.changed && { lastModified: listing.changed }),
    ...(listing.changesAt && { changesAt: listing.changesAt }),
  });
}

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
    { ...feedsOf(site, { kind: 'site' }), title: site.title },
  ];
  const render = async () => articlePage({ site, article, feeds, ...around.stories });
  const next = earliest(changesAt, around.changesAt);
  return page(site, render, {
    status: 200,
    headers: { ...pageFields(site), Link: pageLinks(site, scope) },
    lastModified: latest(article.from, article.updated),
    ...(next && { changesAt: next }),
  });
}

/** What stands where a story was taken back: 410, since it will not return. */
export function withdrawalPage(
  { withdrawal }: Extract<Located, { kind: 'withdrawn' }>,
  { collection: { site } }: Question,
): Promise<Prepared> {
  return page(site, async () => withdrawnPage({ site, withdrawal }), {
    status: 410,
    headers: pageFields(site),
  });
}

type PageFacts = Pick<Resource, 'status' | 'headers' | 'lastModified' | 'changesAt'>;

/** Pages depend on more than a listing tells, so their tag is that of their bytes. */
async function page(site: Site, render: () => Promise<string>, facts: PageFacts): Promise<Prepared> {
  const bytes = encoder.encode(await render());
  return prepare({
    ...facts,
    tag: await digest(bytes),
    mediaType: 'text/html; charset=utf-8',
    compressible: true,
    ranges: false,
    policy: site.cache,
    bytes: handOver(bytes, async () => encoder.encode(await render())),
  });
}

/** Gives bytes away once and makes them again after that, so that only the bounded memory of answers keeps them. */
function handOver<Bytes>(made: Bytes, make: () => Promise<Bytes>): () => Promise<Bytes> {
  let held: Bytes | undefined = made;
  return async () => {
    const bytes = held ?? (await make());
    held = undefined;
    return bytes;
  };
}

type Neighbours = {
  readonly stories: { readonly previous?: Neighbour; readonly next?: Neighbour };
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
    stories: { ...(previous && { previous }), ...(next && { next }) },
    ...(changesAt && { changesAt }),
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

function feedsOf(site: Site, scope: Scope): Feeds {
  const base = `${site.url}${scopePath(scope)}`;
  return { rss: `${base}/rss.xml`, atom: `${base}/atom.xml`, json: `${base}/feed.json` };
}

function earliest(...dates: readonly (Date | undefined)[]): Date | undefined {
  return dates.filter((date) => date !== undefined).toSorted((a, b) => a.getTime() - b.getTime())[0];
}

function latest(first: Date, second: Date | undefined): Date {
  return second && second > first ? second : first;
}
