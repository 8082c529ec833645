import { writePath } from '../../domain/addresses.ts';
import type { Site } from '../../domain/site.ts';
import { RETAINED_GENERATIONS } from '../../store/sql/retained-generations.ts';
import { StaleCollectionError } from '../../store/stale-collection.ts';
import {
  type ArticleAfter,
  type ArticleBefore,
  type ArticleEvent,
  eventOf,
  factsOf,
  mergedEvent,
} from './article-events.ts';
import { type ArticleRef, type ArticleSource, STATE, type StoredVersion, stateAt } from './article-source.ts';
import { type Endpoint, isForEndpoint, NO_FACTS } from './endpoint.ts';
import {
  type EarlierDelivery,
  messageId,
  type NewDelivery,
  type ObservedArticle,
  type ObservedStore,
} from './observed-store.ts';

/** What comparing articles takes. */
export type ObserveContext = {
  readonly source: ArticleSource;
  readonly store: ObservedStore;
  readonly site: Pick<Site, 'url'>;
  readonly endpoints: readonly Endpoint[];
  readonly now: number;
  /** Every article is compared, as it is not known of which ones something changed. */
  readonly isWhole: boolean;
  /** Whether to leave off; what is left is found the next time. */
  readonly isStopped: () => boolean;
  /** Lets requests of readers have their turn. */
  readonly pause: () => Promise<void>;
};

/** Generations after which it is known what has gone since. */
const REMEMBERED = RETAINED_GENERATIONS + 1;

/** Articles that are compared at a time, with their texts. */
const TOGETHER = 100;

/**
 * Finds what has happened to articles since the last time, and adds a message for every endpoint that is to be told of it. Rejects with a
 * StaleCollectionError where too much was published meanwhile; what was found by then is not found twice.
 */
export async function observeArticles(context: ObserveContext): Promise<void> {
  const { source, store, now, isWhole, isStopped } = context;
  const generation = await source.generation();
  if (generation === 0) return;
  const last = await store.generation();
  if (last === undefined) await observeFirst(context, generation);
  else if (isWhole || generation < last || generation - last > REMEMBERED) {
    for await (const ids of differing(context, generation)) await compare(ids, generation, context);
  } else if (generation > last) await compare(await source.changed(last, generation), generation, context);
  if (isStopped()) return;
  if (last !== generation) await store.complete(generation);
  await compare(await store.elapsed(now), generation, context);
}

/** What is there when the first endpoint comes is not news to it. */
async function observeFirst(context: ObserveContext, generation: number): Promise<void> {
  const { store, now } = context;
  for await (const refs of pages(context, generation)) {
    const articles = refs.map((ref) => observed(ref, now));
    await store.save({ articles, gone: [], deliveries: [] }, now);
  }
}

async function* pages(
  { source, isStopped, pause }: ObserveContext,
  generation: number,
): AsyncGenerator<readonly ArticleRef[]> {
  for (let after = ''; !isStopped(); await pause()) {
    const refs = await source.page(after, generation);
    if (refs.length === 0) return;
    yield refs;
    after = refs.at(-1)?.id ?? after;
  }
}

/** Ids of articles that are not as they were, or not there any more, a page at a time. */
async function* differing(context: ObserveContext, generation: number): AsyncGenerator<readonly string[]> {
  const { store, isStopped } = context;
  let after = '';
  for await (const refs of pages(context, generation)) {
    const end = refs.at(-1)?.id;
    const before = await betweenAll(store, after, end);
    after = end ?? after;
    const ids = new Set(refs.map(({ id }) => id));
    const changed = refs.filter((ref) => isDifferent(ref, before.get(ref.id))).map(({ id }) => id);
    yield [...changed, ...[...before.keys()].filter((id) => !ids.has(id))];
  }
  if (!isStopped()) yield [...(await betweenAll(store, after, undefined)).keys()];
}

async function betweenAll(
  store: ObservedStore,
  after: string,
  last: string | undefined,
): Promise<ReadonlyMap<string, ObservedArticle>> {
  const found = new Map<string, ObservedArticle>();
  for (let from = after; ; ) {
    const some = await store.between(from, last);
    for (const one of some) found.set(one.id, one);
    if (some.length === 0) return found;
    from = some.at(-1)?.id ?? from;
  }
}

const isDifferent = (ref: ArticleRef, before: ObservedArticle | undefined): boolean =>
  before === undefined ||
  before.hash !== ref.hash ||
  before.since !== ref.since ||
  before.until !== ref.until ||
  (before.state === STATE.withdrawn) !== (stateAt(ref, 0) === STATE.withdrawn);

async function compare(ids: readonly string[], generation: number, context: ObserveContext): Promise<void> {
  for (let at = 0; at < ids.length && !context.isStopped(); at += TOGETHER) {
    await compareSome(ids.slice(at, at + TOGETHER), generation, context);
    await context.pause();
  }
}

/** What is stored of it and what is to be sent changes as one. */
async function compareSome(
  ids: readonly string[],
  generation: number,
  { source, store, endpoints, now, site }: ObserveContext,
): Promise<void> {
  const before = await store.articles(ids);
  const current = await source.current(ids, generation);
  const changed = [...before.values()].filter(({ id, hash }) => current.get(id)?.hash !== hash);
  const previous = await source.previous(changed);
  // What has gone since would look as if it had been withdrawn.
  if ((await source.generation()) > generation + RETAINED_GENERATIONS) throw new StaleCollectionError();
  const earlier = Map.groupBy(await store.earlier(ids), ({ article }) => article);
  const deliveries = ids.flatMap((id) => {
    const [was, version] = [before.get(id), current.get(id)];
    return newDeliveries({
      ...{ id, endpoints, site, now },
      before: was && { ...was, article: previous.get(id) ?? unchanged(was, version) },
      after: version && { state: stateAt(version, now), version },
      earlier: earlier.get(id) ?? [],
    });
  });
  const articles = [...current.values()].map((version) => observed(version, now));
  await store.save({ articles, gone: ids.filter((id) => !current.has(id)), deliveries }, now);
}

/** The article as it was, where it is still that. */
const unchanged = ({ hash }: ObservedArticle, version: StoredVersion | undefined) =>
  version?.hash === hash && version.content.kind === 'article' ? version.content.article : undefined;

const observed = ({ id, hash, kind, since, until }: ArticleRef, now: number): ObservedArticle => ({
  ...{ id, hash, since, until },
  state: stateAt({ kind, since, until }, now),
});

type ArticleChange = Pick<ObserveContext, 'endpoints' | 'site' | 'now'> & {
  readonly id: string;
  readonly before: ArticleBefore | undefined;
  readonly after: ArticleAfter | undefined;
  readonly earlier: readonly EarlierDelivery[];
};

function newDeliveries(change: ArticleChange): readonly NewDelivery[] {
  const { id, endpoints, before, after, earlier } = change;
  const event = eventOf(before, after);
  if (!event) return [];
  return endpoints.flatMap((endpoint): readonly NewDelivery[] => {
    const sent = earlier.find((one) => one.endpoint === endpoint.id);
    const own = eventFor(endpoint, event, { ...change, hasEarlier: sent !== undefined });
    if (!own || !endpoint.events.includes(own.event)) return [];
    const { event: type, changed } = sent?.isPending ? mergedEvent(sent.event, own) : own;
    const message = messageId();
    const about = { ...placeOf(change), changed };
    return [{ endpoint: endpoint.id, article: id, message, event: type, about, at: instantOf(own, change) }];
  });
}

/** The event as it is for one endpoint, whose filter the article may begin or cease to pass; undefined: none. */
function eventFor(
  endpoint: Endpoint,
  event: ArticleEvent,
  { before, after, hasEarlier }: ArticleChange & { readonly hasEarlier: boolean },
): ArticleEvent | undefined {
  const factsAfter = factsOf(after?.version.content);
  const factsBefore = before?.article && factsOf({ kind: 'article', article: before.article });
  const isPassing = factsAfter !== undefined && isForEndpoint(endpoint, factsAfter);
  // Of what has gone without a trace, one that takes everything is told all the same.
  const hasPassed = factsBefore
    ? isForEndpoint(endpoint, factsBefore)
    : hasEarlier || isForEndpoint(endpoint, NO_FACTS);
  if (isPassing) {
    const isNew = factsBefore !== undefined && !hasPassed && after?.state === STATE.public;
    if (isNew) return { event: 'article.published', changed: undefined };
    const changed = event.changed?.filter((name) => name !== 'partners');
    return changed?.length === 0 ? undefined : { ...event, changed };
  }
  if (!hasPassed) return undefined;
  // To a partner, what it is not given any more is withdrawn; elsewhere, the change says that it has left.
  const isTaken = endpoint.partner !== undefined && !factsAfter?.partners.includes(endpoint.partner);
  return isTaken ? { event: 'article.withdrawn', changed: undefined } : event;
}

/** Where the article is, or was; empty where that is not known any more. */
function placeOf({ before, after, site }: ArticleChange): {
  readonly url: string;
  readonly path: string;
} {
  const content = after?.version.content;
  const article = content?.kind === 'article' ? content.article : before?.article;
  if (article) return { url: article.url, path: article.path };
  if (content?.kind !== 'withdrawal') return { url: '', path: '' };
  const { path } = content.withdrawal;
  return { url: `${site.url}${writePath(path)}`, path };
}

/** When it happened: at its own instant where it has one. */
function instantOf({ event }: ArticleEvent, { before, after, now }: ArticleChange): number {
  const { since, until, content } = after?.version ?? {};
  if (event === 'article.expired') return until ?? now;
  if (event === 'article.withdrawn' && content?.kind === 'withdrawal') return +content.withdrawal.withdrawn;
  const isReleased = event === 'article.published' && before?.state === STATE.scheduled;
  return (isReleased ? since : undefined) ?? now;
}
