import { type Address, PUBLICATION, takesQuery, type WellKnown } from '../domain/addresses.ts';
import { formats, wireFormats } from '../feed/formats/formats.ts';
import { negotiate } from '../http/accept.ts';
import type { Collection } from '../store/collection.ts';
import type { Secrets } from './credentials.ts';
import type { FeedRequest } from './feeds/feed-request.ts';
import { type FeedMemory, feedResource } from './feeds/feeds.ts';
import { feedOffers } from './feeds/formats.ts';
import { hasLiveFeed } from './feeds/live-feed.ts';
import { partnerAt, partnerFeed } from './feeds/partner.ts';
import { type FeedQuery, feedQueryOf } from './feeds/selection/feed-query.ts';
import { newsSitemapFile, sitemapFile, sitemapIndexFile } from './feeds/sitemaps.ts';
import { storyFile } from './feeds/story-file.ts';
import { mediaResource } from './media.ts';
import { storyPage } from './pages/article-page.ts';
import { namesPage } from './pages/name-index-page.ts';
import { ownReader } from './pages/self-hosted-reader.ts';
import { scopePage } from './pages/subject-page.ts';
import { withdrawalPage } from './pages/withdrawal-page.ts';
import { redirectTo } from './redirects.ts';
import { found, type RouteResult } from './route-result.ts';
import { hasTerms, health, opmlList, publicationRecord, robots, terms } from './well-known.ts';

/** One request's circumstances. */
export type RequestContext = {
  readonly collection: Collection;
  readonly now: Date;
  readonly accept: string | null;
  readonly memory: FeedMemory;
  readonly started: Date;
  /** As sent. */
  readonly authorization: string | null;
  readonly secrets: Secrets;
  /** Of the address, as sent. */
  readonly query: string;
  /** What that query asks of a feed. */
  readonly choice?: FeedQuery;
};

/** What stands at an address; undefined when nothing does. `feedOf`: which kind of feed, where it is one's. */
export async function routeTo(
  address: Address,
  question: RequestContext,
  feedOf: (request: FeedRequest, memory: FeedMemory) => Promise<RouteResult | undefined> = feedResource,
): Promise<RouteResult | undefined> {
  const { collection, now, accept, memory } = question;
  const { choice = feedQueryOf(new Map(), collection.site) } = question;
  switch (address.kind) {
    case 'feed': {
      const format = [...formats, ...wireFormats].find(({ name }) => name === address.format);
      const { scope } = address;
      return format && feedOf({ collection, scope, choice, format, negotiated: false, now }, memory);
    }
    case 'negotiated': {
      const offer = negotiate(accept, feedOffers);
      const { scope } = address;
      if (!offer) return (await exists(address, question)) ? notAcceptable : undefined;
      const { format } = offer;
      return feedOf({ collection, scope, choice, format, negotiated: true, now }, memory);
    }
    case 'page':
      return found(await scopePage(address.scope, question));
    case 'names':
      return found(await namesPage(address.name, question));
    case 'fixed':
      return fixed[address.name](question);
    case 'partner':
      return partnerFeed(address, question);
    case 'opml':
      return found(await opmlList(question, address));
    case 'sitemap':
      return found(await sitemapFile(address.name, question));
    case 'document':
      return storyFile(address, question);
    case 'path':
      return located(address.path, question);
  }
}

/** Whether anything stands at an address, without making it. */
export async function exists(address: Address, question: RequestContext): Promise<boolean> {
  const { collection, now } = question;
  if (address.kind === 'fixed') {
    const { site } = collection;
    return address.name === PUBLICATION
      ? site.atproto !== undefined
      : address.name !== '/license.xml' || hasTerms(site);
  }
  if (address.kind === 'sitemap') return (await sitemapFile(address.name, question)) !== undefined;
  if (address.kind === 'partner') return partnerAt(address, collection.site) !== undefined;
  if (address.kind === 'document') return (await storyFile(address, question)) !== undefined;
  if (address.kind === 'names') return (await collection.directory(now))[address.name].length > 0;
  if (address.kind === 'path') return (await collection.locate(address.path, now)) !== undefined;
  const { scope } = address;
  const isStory = takesQuery(address) && scope.kind === 'section';
  // At once, as each alone would be a trip to the store.
  const there = await Promise.all([
    collection.has(scope, now),
    isStory && hasLiveFeed(`/${scope.path}`, collection, now),
  ]);
  return there.includes(true);
}

async function located(path: string, question: RequestContext): Promise<RouteResult | undefined> {
  const there = await question.collection.locate(path, question.now);
  switch (there?.kind) {
    case 'article':
      return found(await storyPage(there, question));
    case 'withdrawn':
      return found(await withdrawalPage(there, question));
    case 'media':
      return found(mediaResource(there, question.collection));
    case 'moved':
      return redirectTo(there.to, question.collection.site);
    default:
      return undefined;
  }
}

const fixed: Readonly<Record<WellKnown, (question: RequestContext) => Promise<RouteResult | undefined>>> = {
  '/sitemap.xml': async (question) => found(await sitemapIndexFile(question)),
  '/news-sitemap.xml': async (question) => found(await newsSitemapFile(question)),
  '/license.xml': async (question) => found(await terms(question)),
  [PUBLICATION]: async (question) => found(await publicationRecord(question)),
  '/robots.txt': async (question) => found(await robots(question)),
  '/health': async (question) => ({ kind: 'response', response: await health(question) }),
  '/subscribe': async (question) => ({ kind: 'response', response: await ownReader(question) }),
};

const notAcceptable: RouteResult = {
  kind: 'problem',
  problem: {
    status: 406,
    detail: `Accept rules out every format of this feed: ${feedOffers.map(({ type }) => type).join(', ')}.`,
  },
};
