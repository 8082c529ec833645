import { parsePath, takesQuery } from '../domain/addresses.ts';
import { earliestOf, latestOf } from '../domain/instant.ts';
import { type Cache, type CachePart, createCache } from '../domain/lru.ts';
import { modificationAfter } from '../domain/modified.ts';
import { itemMemory } from '../feed/render.ts';
import { cacheControl } from '../http/cache-control.ts';
import { createDeliver } from '../http/deliver.ts';
import { everywhere, type Fields, type Prepared, prepare, type Resource } from '../http/resource.ts';
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
  const { compressors, cache, manualEncoding = false, onCacheable, allocate } = options;
  const { memory = createCache(defaultMemory), secrets = () => undefined } = options;
  const bytes = memory.part<EncodedBytes>(({ byteLength }) => byteLength);
  const variants = createVariants({ memory: bytes, compressors, cache });
  const deliver = createDeliver({ variants, manualEncoding, onCacheable });
  const feeds = { items: itemMemory(memory), deltas: createDeltas(memory), allocate };
  const recent = createRecent(memory);
  let { started } = options;
  const since = createSince(options.deployed);

  const give = (
    { request, raw, collection, now }: HandlerRequest & { readonly raw: boolean },
    prepared: Prepared,
  ) =>
    (raw ? undefined : toPage(request, prepared.resource)) ??
    deliver({ request, prepared, now, refuse: (problem) => refuse(request, problem, collection.site) });

  return (incoming) => {
    const { target, now, request } = incoming;
    const collection = withOpenLinks(incoming.collection, now);
    const context = { ...incoming, ...readRaw(target), collection };
    started ??= now;
    const key = keyOf(context.target);
    const hit = recent.get(key, context);
    if (hit) return give(context, hit);
    const accept = request.headers.get('accept');
    const authorization = request.headers.get('authorization');
    const canonical = { collection, now, accept, memory: feeds, started, authorization, secrets };
    return canonicalise(context.target, canonical).then((outcome) => {
      if (outcome.kind !== 'resource') return settle(context, outcome);
      const prepared = completed(outcome.prepared.resource, context, since(collection, now));
      recent.put(key, context, prepared);
      return give(context, prepared);
    });
  };
}

type Moment = Pick<HandlerRequest, 'collection' | 'now'>;

/** Answers of each collection that is still served, while they hold. */
function createRecent(memory: Cache) {
  const answers = new WeakMap<Collection, CachePart<RecentAnswer>>();
  const answersOf = (collection: Collection) => {
    const known = answers.get(collection);
    if (known) return known;
    const made = memory.part<RecentAnswer>(() => preparedBytes);
    answers.set(collection, made);
    return made;
  };
  return {
    get(key: string | undefined, { collection, now }: Moment): Prepared | undefined {
      const hit = key === undefined ? undefined : answersOf(collection).get(key);
      return hit && holds(hit, now) ? hit.prepared : undefined;
    },
    put(key: string | undefined, { collection, now }: Moment, prepared: Prepared): void {
      // What Accept chose, or a key opened, is not what stands there for everyone.
      const { contentLocation, restricted } = prepared.resource;
      if (key !== undefined && contentLocation === undefined && !restricted)
        answersOf(collection).put(key, { from: now, prepared });
    },
  };
}

/** A resource with what the site says of all. */
function completed(resource: Resource, { collection, now }: Moment, since: Date | undefined): Prepared {
  const own = siteState(collection.site, now);
  const lastModified = latestOf(resource.lastModified, since, own.modified);
  const changesAt = earliestOf(resource.changesAt, own.changesAt);
  return prepare({ ...resource, lastModified, changesAt, headers: withSignal(resource.headers, collection) });
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
