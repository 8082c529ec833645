import { FEED_FILES, feedUrls, NEGOTIATED, writePath } from '../../domain/addresses.ts';
import { type Article, hasOwnFeed, updateName } from '../../domain/article.ts';
import { trustedHtml } from '../../domain/html.ts';
import { latestOf } from '../../domain/instant.ts';
import type { Located } from '../../domain/listing.ts';
import { basePath, type Site } from '../../domain/site.ts';
import { createHead, type HeadPlace } from '../../feed/model/head.ts';
import { createItem } from '../../feed/model/item.ts';
import { PUBLIC, redactFor } from '../../feed/model/rights.ts';
import { concatenate } from '../../feed/xml/encoded.ts';
import { prepare } from '../../http/resource.ts';
import type { Collection } from '../../store/collection.ts';
import { digest } from '../digest.ts';
import { withdrawalPage } from '../pages/withdrawal-page.ts';
import { redirectTo } from '../redirects.ts';
import { found, type RouteResult } from '../route-result.ts';
import type { FeedRequest } from './feed-request.ts';
import { ownLinks } from './links.ts';
import { writePlace } from './selection/archive-place.ts';
import type { FeedQuery } from './selection/feed-query.ts';

/**
 * The feed of one story in progress: each update an item, each that was taken out a tombstone. It is gone, or has moved, with its story.
 * Undefined where the path is no such story's.
 */
export async function liveFeed(request: FeedRequest): Promise<RouteResult | undefined> {
  const { collection, scope, choice, format, negotiated, now } = request;
  if (scope.kind !== 'section' || choice.filter || choice.brief) return undefined;
  const there = await collection.locate(`/${scope.path}`, now);
  const { site } = collection;
  const file = FEED_FILES[format.name];
  if (there?.kind === 'moved') {
    const at = `${there.to}/${negotiated ? NEGOTIATED : file}`;
    return hasFeed(there.story) ? redirectTo(at, site, choice.query.slice(1)) : undefined;
  }
  if (!hasFeed(there)) return undefined;
  if (there.kind === 'withdrawn') return found(await withdrawalPage(there, request));
  const { article, modified, changesAt } = there;
  const path = `${basePath(site)}${writePath(article.path)}`;
  const part = partOf(article, choice, site.feeds.limit);
  const { from, to, place } = part;
  const query = place.archive ?? choice.query;
  const urls = feedUrls(article.url, query);
  return found(
    prepare({
      status: 200,
      tag: await digest([format.name, format.revision, site.hash, article.hash, query].join(' ')),
      mediaType: format.mediaType,
      compressible: true,
      ranges: false,
      forPeople: path,
      headers: {
        Link: ownLinks(`${article.url}/${negotiated ? NEGOTIATED : file}${query}`, {
          ...site,
          license: article.license ?? site.license,
        }),
      },
      policy: site.cache,
      lastModified: latestOf(collection.modified?.any, article.from, modified),
      changesAt,
      contentLocation: negotiated ? `${path}/${file}${query}` : undefined,
      bytes: async () => {
        const head = { ...headOf(article, site, choice.query, part), link: article.url, feedLinks: urls };
        const items = itemsOf(article).slice(from, to);
        const encoded = items.map((item) => format.encodeItem(createItem(item, site)));
        return concatenate(format.join(head, encoded), undefined);
      },
    }),
  );
}

/** Whether a feed is, or was, that of the story at a path, or is where that has moved to. */
export async function hasLiveFeed(path: string, collection: Collection, now: Date): Promise<boolean> {
  const there = await collection.locate(path, now);
  return hasFeed(there?.kind === 'moved' ? there.story : there);
}

/** Whether a story has a feed, or may have had one: what is left of it does not say. */
const hasFeed = (there: Located | undefined): there is Extract<Located, { kind: 'article' | 'withdrawn' }> =>
  there?.kind === 'article'
    ? hasOwnFeed(there.article)
    : there?.kind === 'withdrawn' && !there.withdrawal.unlisted;

/** Updates from a position to another, and the place of what has them in the history. */
type Part = { readonly from: number; readonly to: number; readonly place: HeadPlace };

/**
 * Which updates are in a document, and what is before and behind it (RFC 5005). Pages of the archive are counted from the oldest update, so
 * that new ones change none of them; the first one fills up what is missing.
 */
function partOf({ id, live }: Article, { place, limit, at }: FeedQuery, size: number): Part {
  const { updates = [] } = live ?? {};
  const ids = updates.map((update) => `${id}#${updateName(update)}`);
  const behind = (count: number): string | undefined => {
    const last = updates[count - 1];
    return last && count < ids.length
      ? at(writePlace({ after: { published: new Date(last.published), id: ids[count - 1] ?? '' } }))
      : undefined;
  };
  if (!place) return { from: 0, to: limit, place: { older: behind(limit) } };
  const { after } = place;
  const known = ids.indexOf(after.id) + 1;
  const from = known || updates.filter(({ published }) => published >= after.published.getTime()).length;
  const to = from + ((ids.length - from - 1) % size) + 1;
  const isWhole = (ids.length - from) % size === 0;
  const own = { archive: at(writePlace(place)), older: behind(to) };
  return { from, to, place: { ...own, newer: isWhole ? behind(from - size) : undefined } };
}

function headOf(article: Article, site: Site, query: string, { from, to, place }: Part) {
  const { sections, title, language, rights, license, live, path } = article;
  // No more of the story than feeds may carry.
  const { description, picture: image, category: categories } = createItem(article, site);
  const { updates = [], removed = [] } = live ?? {};
  const isArchive = place.archive !== undefined;
  const changes = [
    article.published.getTime(),
    ...(isArchive ? updates.slice(from, to) : updates).map(({ published, updated = published }) => updated),
    ...(isArchive ? [] : removed).map(({ when }) => when),
  ];
  const head = createHead({
    ...{ site, query, place },
    listing: {
      changed: new Date(Math.max(...changes)),
      subject: {
        scope: { kind: 'section', path: path.slice(1) },
        ...{ title, description, image, language, rights, license },
        trail: [...sections[0].trail, title],
      },
    },
    deleted: (isArchive ? [] : removed).map((update) => ({
      id: `${article.id}#${updateName(update)}`,
      when: new Date(update.when),
      comment: update.reason,
    })),
  });
  return { ...head, categories };
}

/** Each update as an article of its own, cut out of the story's body: from behind its line of times to the heading of the next. */
function itemsOf(story: Article): readonly Article[] {
  const article = redactFor(story, PUBLIC);
  const { body, live, path, hash, from, language, syndication, sections, authors, tags, elsewhere, local } =
    article;
  const { updates = [] } = live ?? {};
  let end = body.length;
  const fromLast = updates.toReversed().map((update) => {
    const { anchor, title, published, updated } = update;
    const start = body.lastIndexOf(`<h2 id="${anchor}">`, end);
    const part = body.slice(start, end);
    end = start;
    return {
      ...{ path, hash, from, language, syndication, sections, authors, tags, elsewhere, local },
      ...{
        direction: article.direction,
        rights: article.rights,
        license: article.license,
        made: article.made,
        subjects: article.subjects,
        places: article.places,
      },
      id: `${article.id}#${updateName(update)}`,
      url: `${article.url}#${updateName(update)}`,
      title,
      published: new Date(published),
      updated: updated === undefined ? undefined : new Date(updated),
      attachments: [],
      corrections: [],
      body: trustedHtml(part.slice(part.indexOf('</p>\n') + 5)),
    };
  });
  return fromLast.toReversed();
}
