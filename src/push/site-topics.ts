import type { Secrets } from '../app/credentials.ts';
import { type FeedBase, feedBase, feedSince } from '../app/feeds/feed-since.ts';
import { partnerAt } from '../app/feeds/partner.ts';
import {
  buildPath,
  FEED_FILES,
  type FeedFormat,
  HUB,
  parsePath,
  type Scope,
  scopePath,
  writePath,
} from '../domain/addresses.ts';
import { basePath, type Site } from '../domain/site.ts';
import type { ItemMemory } from '../feed/render.ts';
import { entityTags } from '../http/conditional.ts';
import { readPath } from '../http/path.ts';
import type { Collection } from '../store/collection.ts';
import { withOpenLinks } from '../store/open-links.ts';
import type { ChangedScopes, ScopesQuery } from '../store/sql/read/changed-scopes.ts';
import type { TopicContent, TopicSource } from './topic-source.ts';
import { headerAccess } from './topics/lock.ts';

type SiteTopicsOptions = {
  readonly collection: () => Collection | undefined | Promise<Collection | undefined>;
  /** The service itself, so that what is delivered is what a fetch gives. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
  /** Which scopes may have changed, by the database of the collection. */
  readonly changedScopes: (query: ScopesQuery) => Promise<ChangedScopes>;
  readonly memory: ItemMemory;
  /** Opens feeds of partners that are behind a header; none is, unless given. */
  readonly secrets?: Secrets;
  readonly now: () => Date;
};

/** Where changes that were looked at end: the last publication, and an instant in milliseconds since 1970. */
type ChangeCursor = { readonly modified: number; readonly at: number };

/** Redirects followed from a topic. */
const MOST_REDIRECTS = 5;

/** The feeds of a site: every scope, format and selection, and those of partners that are public or have the key in their address. */
export function siteTopics({
  collection: current,
  fetch,
  changedScopes,
  memory,
  secrets = () => undefined,
  now,
}: SiteTopicsOptions): TopicSource {
  const source = async () => {
    const collection = await current();
    const at = now();
    return collection && { collection: withOpenLinks(collection, at), now: at };
  };
  const read = async (
    topic: string,
    etag: string | undefined,
    left = MOST_REDIRECTS,
  ): Promise<TopicContent> => {
    const collection = await current();
    if (!collection) return { kind: 'missing', status: 503 };
    const { site } = collection;
    if (!isBelow(topic, site)) return { kind: 'missing', status: 404 };
    const address = addressAt(topic, site);
    const partner = address?.kind === 'partner' ? partnerAt(address, site) : undefined;
    const access = partner && (await headerAccess(partner.access, secrets));
    const headers = new Headers(etag === undefined ? {} : { 'If-None-Match': `"${etag}"` });
    if (access) headers.set('Authorization', access.authorization);
    const response = await fetch(new Request(topic, { headers }));
    const { status } = response;
    const scope = await listedIn(scopeOf(topic, site), { collection, now: now() });
    if (status === 304) return { kind: 'same', scope: scope && scopePath(scope) };
    const location = response.headers.get('location');
    if (status > 300 && status < 400 && location !== null && left > 0)
      return read(new URL(location, topic).href, etag, left - 1);
    if (status !== 200) return { kind: 'missing', status };
    if (!scope) return { kind: 'missing', status: 404 };
    const tags = entityTags(response.headers.get('etag') ?? '');
    return {
      kind: 'feed',
      etag: tags === '*' ? '' : (tags[0]?.tag ?? ''),
      contentType: response.headers.get('content-type') ?? '',
      link: response.headers.get('link') ?? '',
      bytes: new Uint8Array(await response.arrayBuffer()),
      scope: scopePath(scope),
      lock: access?.lock,
    };
  };
  return {
    accepts: (topic) => {
      const collection = current();
      return collection instanceof Promise || (collection !== undefined && isBelow(topic, collection.site));
    },
    isElsewhere: () => false,
    hubs: () => {
      const collection = current();
      if (!collection || collection instanceof Promise) return [];
      const { site } = collection;
      return site.hubs.filter((hub) => hub !== `${site.url}${HUB}`);
    },
    podping() {
      const collection = current();
      if (!collection || collection instanceof Promise) return undefined;
      const { url, token: variable } = collection.site.podping ?? {};
      return url === undefined || variable === undefined
        ? undefined
        : { url, variable, token: secrets(variable) || undefined };
    },
    async isPodcast(topic) {
      const { collection, now: at } = (await source()) ?? {};
      const address = collection && addressAt(topic, collection.site);
      if (!collection || !at || address?.kind !== 'feed' || address.format !== 'rss') return false;
      const listing = await collection.list({ scope: address.scope }, { limit: 1 }, at);
      return listing?.subject.podcast !== undefined;
    },
    async changes(cursor) {
      const found = await source();
      if (!found) return undefined;
      const { site, modified } = found.collection;
      const at = found.now.getTime();
      // It was written below.
      const last = cursor === undefined ? undefined : (JSON.parse(cursor) as ChangeCursor);
      const isPart = last !== undefined && modified !== undefined && modified.all.getTime() <= last.modified;
      const query = { modified: isPart ? last.modified : undefined, from: last?.at ?? at, now: at };
      const { scopes, next } = await changedScopes(query);
      const reached: ChangeCursor = { modified: modified?.any.getTime() ?? 0, at };
      return {
        scopes: isPart ? scopes.map(scopePath) : undefined,
        feeds: scopes.flatMap((scope) => feedsOf(scope).map((path) => `${site.url}${writePath(path)}`)),
        next,
        cursor: JSON.stringify(reached),
      };
    },
    read: (topic, etag) => read(topic, etag),
    async changesAt(topic) {
      const { collection, now: at } = (await source()) ?? {};
      if (!collection || !at) return undefined;
      const scope = scopeOf(topic, collection.site);
      const listing = scope && (await collection.list({ scope }, { limit: collection.site.feeds.limit }, at));
      return listing?.changesAt?.getTime();
    },
    async base(topic) {
      const found = await source();
      const base = found && (await feedBase(topic, found));
      return base && JSON.stringify(base);
    },
    async since(topic, base) {
      const found = await source();
      // `base` has written it.
      return found && feedSince(topic, JSON.parse(base) as FeedBase, { ...found, memory });
    },
  };
}

// The keys of that object literal are formats and nothing else.
const FORMATS = Object.keys(FEED_FILES) as FeedFormat[];

/** A partner has one of them; where the others would be nothing is. */
const feedsOf = (scope: Scope): readonly string[] =>
  FORMATS.map((format) => buildPath({ kind: 'feed', scope, format }));

/** Whether a URL is one of the site. */
export const isBelow = (topic: string, { url }: Pick<Site, 'url'>): boolean =>
  URL.parse(topic)?.href.startsWith(`${new URL(url).origin}${basePath({ url })}/`) ?? false;

function addressAt(topic: string, site: Site) {
  if (!isBelow(topic, site)) return undefined;
  const path = readPath(new URL(topic).pathname.slice(basePath(site).length))?.canonical;
  return path === undefined ? undefined : parsePath(path);
}

/** The scope that changes with a feed: of a story in progress the section that lists it. */
async function listedIn(
  scope: Scope | undefined,
  { collection, now }: { readonly collection: Collection; readonly now: Date },
): Promise<Scope | undefined> {
  if (scope?.kind !== 'section') return scope;
  const there = await collection.locate(`/${scope.path}`, now);
  return there?.kind === 'article' ? { kind: 'section', path: there.article.sections[0].path } : scope;
}

/** What a feed is of; undefined: it is no feed. */
function scopeOf(topic: string, site: Site) {
  const address = addressAt(topic, site);
  if (address?.kind === 'partner') return { kind: 'partner', slug: address.name } as const;
  return address?.kind === 'feed' || address?.kind === 'negotiated' ? address.scope : undefined;
}
