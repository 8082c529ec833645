import { createApp } from '../../../app/app.ts';
import { createCache } from '../../../domain/lru.ts';
import { itemMemory } from '../../../feed/render.ts';
import { createHub } from '../../../push/hub.ts';
import { pushSchema } from '../../../push/push-schema.ts';
import { createPushStore } from '../../../push/push-store.ts';
import { siteTopics } from '../../../push/site-topics.ts';
import type { Subscription } from '../../../push/subscription.ts';
import type { TopicSource } from '../../../push/topic-source.ts';
import { redactedTopic } from '../../../push/topic-text.ts';
import type { Collection } from '../../../store/collection.ts';
import type { Handle } from '../../../store/sql/handle.ts';
import { changedScopes } from '../../../store/sql/read/changed-scopes.ts';
import { createSqlCollections } from '../../../store/sql/read/collections.ts';
import { UnavailableError } from '../../../store/unavailable.ts';
import { secretOf } from '../create.ts';
import { readingFrom } from '../database.ts';
import { type ObjectStorage, storageHandle } from '../publish/storage-handle.ts';
import { createFetchSender } from './fetch-sender.ts';
import { createInvocationBudget, type InvocationBudget } from './invocation-budget.ts';
import { createRounds } from './rounds.ts';
import { publishedRequest, publishedTo, type ShardBinding, shardOf } from './shards.ts';

/** What wrangler.toml binds to a part of the subscribers. */
export type ShardBindings = {
  /** What readers see. */
  readonly DB: Handle;
  /** All parts. */
  readonly HUB?: ShardBinding;
  readonly VERSION?: { readonly id: string };
  /** `loopback` lets callbacks be at 127.0.0.0/8: for tests alone. */
  readonly DATELINE_UNSAFE_CALLBACKS?: string;
};

/** A part of a site's subscribers: their subscriptions, and what is sent to them. */
export type Shard = {
  fetch(request: Request): Promise<Response>;
  /** Verifies, delivers and ends what is due. */
  alarm(): Promise<void>;
};

type ShardOptions = {
  readonly storage: ObjectStorage;
  readonly env: ShardBindings;
  readonly now?: () => Date;
};

/** Requests of an invocation, of the 50 that the free plan has, to subscribers and to the database. */
const REQUESTS = 45;

/** Of the six connections: those who do not answer leave some to the others. */
const CONCURRENCY = { reached: 5, retried: 1, verified: 1, perHost: 2 };

/** Milliseconds after which all topics are compared, although nothing is known to have changed. */
const SWEEP = 21_600_000;

/** Of one part; nobody knows what the others have. */
const LIMITS = {
  ...{ topics: 2_000, subscriptionsOfTopic: 20_000, subscriptionsOfHost: 2_000 },
  ...{ pending: 200, pendingOfHost: 20 },
};

/** Bytes of encoded items and feeds: several parts may share the 128 MB of an isolate. */
const MEMORY = 4 * 2 ** 20;

/** Milliseconds: after a failure; and after which one that was ended in its middle goes on. */
const [RETRY, RESUME] = [10_000, 5_000];

/** Opens it over a Durable Object's database. */
export async function createShard({ storage, env, now = () => new Date() }: ShardOptions): Promise<Shard> {
  const handle = storageHandle(storage);
  await pushSchema(handle);
  const rules = { allowsLoopback: env.DATELINE_UNSAFE_CALLBACKS === 'loopback' };
  if (rules.allowsLoopback) warn(UNSAFE);
  const wake = (at: number) => storage.setAlarm(Math.max(at, now().getTime()));
  const wakeNow = () => void wake(0).catch(fail);
  const budget = createInvocationBudget({ limit: REQUESTS, onSpent: wakeNow });
  const { topics, refresh } = createTopics({ env, budget, now });
  const hub = createHub({
    ...{ store: createPushStore(handle), topics, rules, now, limits: LIMITS, concurrency: CONCURRENCY },
    send: createFetchSender({ rules, budget }),
    sweep: { program: env.VERSION?.id ?? '', interval: SWEEP },
    onDue: () => rounds.run(),
    onPing: () => rounds.check(),
    onPaused,
    onFailure: fail,
  });
  const rounds = createRounds({ hub, now });
  let working: Promise<number> | undefined;
  /** Goes on over several invocations. */
  const work = () => {
    working ??= rounds
      .work()
      .catch((error: unknown) => {
        fail(error);
        return now().getTime() + RETRY;
      })
      .finally(() => {
        working = undefined;
      });
    return working;
  };
  return {
    async fetch(request) {
      const others = publishedTo(request);
      if (others) {
        rounds.check();
        await wake(0);
        await passOn(env.HUB, others);
        return new Response(null, { status: 204 });
      }
      await refresh();
      const response = await hub.fetch(request, request.headers.get('CF-Connecting-IP') ?? '');
      if (response.status === 202) await wake(0);
      return response;
    },
    async alarm() {
      await storage.setAlarm(now().getTime() + RESUME);
      budget.renew();
      const next = await Promise.race([work(), budget.spent().then(() => 0)]);
      if (Number.isFinite(next)) await wake(next);
      else await storage.deleteAlarm();
    },
  };
}

/** Tells other parts that something was published: two, of which each tells half of the rest. */
async function passOn(binding: ShardBinding | undefined, others: readonly number[]): Promise<void> {
  if (!binding) return;
  const middle = Math.ceil(others.length / 2);
  const halves = [others.slice(0, middle), others.slice(middle)];
  const answers = await Promise.all(
    halves.flatMap(([first, ...rest]) =>
      first === undefined ? [] : [shardOf(binding, first).fetch(publishedRequest(rest))],
    ),
  );
  if (answers.some(({ ok }) => !ok)) throw new Error('A part of the hub could not be told.');
}

type TopicsOptions = {
  readonly env: ShardBindings;
  readonly budget: Pick<InvocationBudget, 'spend'>;
  readonly now: () => Date;
};

/** Topics as the reading Worker answers them, in process. */
function createTopics({ env, budget, now }: TopicsOptions): {
  readonly topics: TopicSource;
  /** Learns which site it is. */
  readonly refresh: () => Promise<unknown>;
} {
  const cache = createCache(MEMORY);
  const database = readingFrom(counted(env.DB, budget), now);
  const collections = createSqlCollections({ handle: database, cache, media });
  let latest: Collection | undefined;
  const collection = async () => (latest = await collections());
  const secrets = (name: string) => secretOf(env, name);
  const app = createApp({ collection, secrets, memory: cache, now, compressors: {} });
  const reading = {
    fetch: (request: Request) => app.fetch(request),
    changedScopes: (query: Parameters<typeof changedScopes>[1]) => changedScopes(database, query),
    ...{ memory: itemMemory(cache), now },
  };
  // What is asked without waiting is asked of the site as it was last seen.
  const { accepts, hubs } = siteTopics({ ...reading, collection: () => latest });
  return { topics: { ...siteTopics({ ...reading, collection }), accepts, hubs }, refresh: collection };
}

/** A database whose statements count as requests of the invocation. */
const counted = (database: Handle, { spend }: Pick<InvocationBudget, 'spend'>): Handle => ({
  prepare: (sql) => database.prepare(sql),
  async batch(statements) {
    await spend(statements.length);
    return database.batch(statements);
  },
});

/** No feed has any. */
const media = () => Promise.reject(new UnavailableError('Files are not read here.'));

const UNSAFE =
  'DATELINE_UNSAFE_CALLBACKS=loopback lets subscribers have requests sent to this machine. It is for tests alone; unset it.';

function onPaused({ id, callback, topic }: Subscription, reason: string): void {
  warn(
    `Subscription ${id}, ${callback} to ${redactedTopic(topic)}, is paused as nothing reaches it: ${reason}. It is resumed when it subscribes again.`,
  );
}

const warn = (message: string): void => console.warn(JSON.stringify({ level: 'warning', message }));

const fail = (error: unknown): void =>
  console.error(JSON.stringify({ level: 'error', message: `hub: ${error}` }));
