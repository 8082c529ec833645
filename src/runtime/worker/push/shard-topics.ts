import { createApp } from '../../../app/app.ts';
import type { Cache } from '../../../domain/lru.ts';
import { itemMemory } from '../../../feed/render.ts';
import type { Send } from '../../../push/push-request.ts';
import { siteTopics } from '../../../push/site-topics.ts';
import type { TopicSource } from '../../../push/topic-source.ts';
import { topicsElsewhere } from '../../../push/topics/topics-elsewhere.ts';
import type { Collection } from '../../../store/collection.ts';
import type { Handle } from '../../../store/sql/handle.ts';
import { changedScopes } from '../../../store/sql/read/changed-scopes.ts';
import { createSqlCollections } from '../../../store/sql/read/collections.ts';
import { UnavailableError } from '../../../store/unavailable.ts';

type ShardTopicsOptions = {
  /** What readers see. */
  readonly database: Handle;
  readonly secrets: (name: string) => string | undefined;
  /** Of encoded items and feeds. */
  readonly cache: Cache;
  /** Fetches topics elsewhere. */
  readonly send: Send;
  readonly now: () => Date;
};

/** Topics as the reading Worker answers them, in process, and those elsewhere that site.yaml lets the hub take. */
export function createShardTopics({ database, secrets, cache, send, now }: ShardTopicsOptions): {
  readonly topics: TopicSource;
  readonly collection: () => Promise<Collection | undefined>;
  /** The collection as it was last seen. */
  readonly latest: () => Collection | undefined;
  /** The collection is to be looked for again: something was published, or it is asked about. */
  readonly refresh: () => void;
} {
  const collections = createSqlCollections({ handle: database, cache, media });
  let last: Collection | undefined;
  let lastUntil = Number.NEGATIVE_INFINITY;
  let refreshed = 0;
  const collection = async () => {
    const at = now().getTime();
    if (at < lastUntil) return last;
    const before = refreshed;
    const found = await collections();
    // What was asked before a publication may not have it.
    if (before === refreshed) [last, lastUntil] = [found, at + SHARED];
    last ??= found;
    return found;
  };
  const latest = () => last;
  const refresh = () => {
    refreshed += 1;
    lastUntil = Number.NEGATIVE_INFINITY;
  };
  const app = createApp({ collection, secrets, memory: cache, now, compressors: {} });
  const reading = {
    fetch: (request: Request) => app.fetch(request),
    changedScopes: (query: Parameters<typeof changedScopes>[1]) => changedScopes(database, query),
    ...{ memory: itemMemory(cache), secrets, now },
  };
  // What is asked without waiting is asked of the site as it was last seen.
  const { accepts, hubs, podping } = siteTopics({ ...reading, collection: latest });
  const topics = topicsElsewhere({
    own: { ...siteTopics({ ...reading, collection }), accepts, hubs, podping },
    allowed: () => last?.site.hubTopics ?? [],
    hub: () => (last?.site.ownHub ? last.site.hubs[0] : undefined),
    ...{ send, now },
  });
  return { topics, collection, latest, refresh };
}

/** Milliseconds for which it is not asked again which collection there is: each question is a trip to D1. */
const SHARED = 250;

/** No feed has any. */
const media = () => Promise.reject(new UnavailableError('Files are not read here.'));
