import { parsePath, takesQuery } from '../domain/addresses.ts';
import { earliestOf, latestOf } from '../domain/instant.ts';
import { createCache } from '../domain/lru.ts';
import { modificationAfter } from '../domain/modified.ts';
import { itemMemory } from '../feed/render.ts';
import { cacheControl } from '../http/cache-control.ts';
import { createDeliver } from '../http/deliver.ts';
import { everywhere, type Fields, type Prepared, prepare } from '../http/resource.ts';
import { createVariants, type EncodedBytes } from '../http/variants.ts';
import type { Collection } from '../store/collection.ts';
import { siteState, withOpenLinks } from '../store/open-links.ts';
import { canonicalise } from './canonicalise.ts';
import { refuse } from './errors.ts';
import { createDeltas } from './feeds/deltas.ts';
import type { AppOptions } from './options.ts';
import { readRaw, toPage } from './pages/browser-redirect.ts';
import { asksSomething } from './pages/page-query.ts';
import type { RouteResult } from './route-result.ts';

/** A GET or HEAD, with all it depends on. */
export type HandlerRequest = {
  readonly request: Request;
  /** Path and query as sent. */
  readonly target: string;
  readonly collection: Collection;
  readonly now: Date;
};

/** What stood at a path from one instant until another. */
type RecentAnswer = { readonly from: Date; readonly prepared: Prepared };

/** What a resource takes without its bytes: header fields and what they are made from. */
const preparedBytes = 4_096;

const defaultMemory = 56 * 2 ** 20;

/** Characters of the longest target that is remembered; longer ones are somebody's own. */
const longestKept = 500;

/** Answers GET and HEAD; a path asked for before, without asking the collection again while that answer holds. */
export function createHandler(
  options: AppOptions,
): (incoming: HandlerRequest) => Response | Promise<Response> {
  const {
    compressors,
    cache,
    manualEncoding = false,
    memory = createCache(defaultMemory),
    onCacheable,
    allocate,
  } = options;
  const { secrets = () => undefined } = options;
  const bytes = memory.part<EncodedBytes>(({ byteLength }) => byteLength);
  const variants = createVariants({ memory: bytes, compressors, cache });
  const deliver = createDeliver({ variants, manualEncoding, onCacheable });
  const feeds = { items: itemMemory(memory), deltas: createDeltas(memory), allocate };
  const none = () => memory.part<RecentAnswer>(() => preparedBytes);
  let recent = none();
  /** What is known is of this one. */
  let latest: Collection | undefined;
  let { started } = options;
  const since = createSince(options.deployed);

  const give = (
    { request, raw, collection, now }: HandlerRequest & { readonly raw: boolean },
    prepared: Prepared,
  ) =>
    (raw ? undefined : toPage(request, prepared.resource)) ??
    deliver({ request, prepared, now, refuse: (problem) => refuse(request, problem, collection.site) });

  return (incoming) => {
    const context = {
      ...incoming,
      ...readRaw(incoming.target),
      collection: withOpenLinks(incoming.collection, incoming.now),
    };
    const { request, target, collection, now } = context;
    started ??= now;
    if (collection !== latest) recent = none();
    latest = collection;
    const key = keyOf(target);
    const hit = key === undefined ? undefined : recent.get(key);
    if (hit && holds(hit, now)) return give(context, hit.prepared);
    const accept = request.headers.get('accept');
    const authorization = request.headers.get('authorization');
    return canonicalise(target, {
      collection,
      now,
      accept,
      memory: feeds,
      started,
      authorization,
      secrets,
    }).then((outcome) => {
      if (outcome.kind !== 'resource') return settle(context, outcome);
      const { resource } = outcome.prepared;
      const own = siteState(collection.site, now);
      const lastModified = latestOf(resource.lastModified, since(collection, now), own.modified);
      const changesAt = earliestOf(resource.changesAt, own.changesAt);
      const headers = withSignal(resource.headers, collection);
      const prepared = prepare({ ...resource, lastModified, changesAt, headers });
      // What Accept chose, or a key opened, is not what stands there for everyone.
      const { contentLocation, restricted } = prepared.resource;
      if (key !== undefined && collection === latest && contentLocation === undefined && !restricted)
        recent.put(key, { from: now, prepared });
      return give(context, prepared);
    });
  };
}

/**
 * Since when what is answered may be as it is, whatever its own dates say: since the program was deployed, and since a collection
 * that records no changes was first asked for.
 */
function createSince(deployed: Date | undefined): (collection: Collection, now: Date) => Date | undefined {
  let revision: string | undefined;
  let first = 0;
  return (collection, now) => {
    if (collection.modified) return deployed;
    if (collection.revision !== revision) first = modificationAfter(now.getTime(), first);
    revision = collection.revision;
    return new Date(first);
  };
}

/** Beside the fields of what is served, what machines may use it for (https://contentsignals.org). */
function withSignal(headers: Fields, { site: { licensing } }: Collection): Fields {
  return licensing?.signal === undefined ? headers : { ...headers, 'Content-Signal': licensing.signal };
}

/** What a target is remembered under: a query that means nothing there is left out. Only canonical ones have an answer to remember. */
function keyOf(target: string): string | undefined {
  if (target.length > longestKept) return undefined;
  const queryStart = target.indexOf('?');
  if (queryStart < 0) return target;
  const path = target.slice(0, queryStart);
  return takesQuery(parsePath(path)) || asksSomething(target.slice(queryStart + 1)) ? target : path;
}

function holds({ from, prepared }: RecentAnswer, now: Date): boolean {
  const { changesAt } = prepared.resource;
  return now >= from && (changesAt === undefined || now < changesAt);
}

function settle(
  { request, collection }: HandlerRequest,
  outcome: Exclude<RouteResult, { kind: 'resource' }>,
): Response | Promise<Response> {
  switch (outcome.kind) {
    case 'response':
      return outcome.response;
    case 'problem':
      return refuse(request, outcome.problem, collection.site);
    case 'redirect': {
      const policy = collection.site.cache;
      const headers = {
        ...everywhere,
        // Never stale: where it leads may be nothing public soon.
        'Cache-Control': cacheControl(policy, policy.maxAge),
        'Content-Length': '0',
        Location: outcome.location,
      };
      return new Response(null, { status: outcome.status, headers });
    }
  }
}
