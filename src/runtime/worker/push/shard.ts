import { type Cache, createCache } from '../../../domain/lru.ts';
import { itemMemory } from '../../../feed/render.ts';
import type { CallbackRules } from '../../../push/callback.ts';
import { createHub, type Hub } from '../../../push/hub.ts';
import { createPingStore } from '../../../push/ping/ping-store.ts';
import { pushSchema } from '../../../push/push-schema.ts';
import { createPushStore } from '../../../push/push-store.ts';
import { partnerOfFeed } from '../../../push/receipt/partner-of-feed.ts';
import { createPartnerReads } from '../../../push/receipt/partner-reads.ts';
import { createReceiptStore } from '../../../push/receipt/receipt-store.ts';
import type { Subscription } from '../../../push/subscription.ts';
import { redactedTopic } from '../../../push/topic-text.ts';
import type { Endpoint } from '../../../push/webhook/endpoint.ts';
import { createWebhooks } from '../../../push/webhook/webhooks.ts';
import { type Handle, type Query, query } from '../../../store/sql/handle.ts';
import { sign } from '../../sign.ts';
import { secretOf } from '../create.ts';
import { readingFrom } from '../database.ts';
import { type ObjectStorage, type StorageHandle, storageHandle } from '../publish/storage-handle.ts';
import { createFetchSender } from './fetch-sender.ts';
import { createInvocationBudget, type InvocationBudget } from './invocation-budget.ts';
import { createRounds, type Rounds } from './rounds.ts';
import { shardHandle } from './shard-handle.ts';
import {
  askShard,
  RECORDS,
  readShardRequest,
  type ShardBinding,
  type ShardRequest,
} from './shard-request.ts';
import { createShardTopics } from './shard-topics.ts';

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

/** A part of a site's subscribers, their subscriptions, and what is sent to them; or the endpoints of its webhooks. */
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

/** Six connections are open at once at most, whoever wants them (fetch-sender.ts): those who did not answer last time have one. */
const CONCURRENCY = { reached: 6, retried: 1, verified: 1, perHost: 2 };

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

/** Opens it over a Durable Object's database at its first event. */
export function createShard({ storage, env, now = () => new Date() }: ShardOptions): Shard {
  const handle = storageHandle(storage);
  const rules = { allowsLoopback: env.DATELINE_UNSAFE_CALLBACKS === 'loopback' };
  if (rules.allowsLoopback) warn(UNSAFE);
  const wake = (at: number) => storage.setAlarm(Math.max(at, now().getTime()));
  const budget = createInvocationBudget({ limit: REQUESTS, onSpent: () => void wake(0).catch(fail) });
  let opened: Promise<Work> | undefined;
  const open = (asked?: ShardRequest) => {
    const isRecords = asked?.shard === RECORDS;
    opened ??= openWork({ handle, env, rules, budget, now, isRecords }).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return {
    async fetch(request) {
      const asked = await readShardRequest(request);
      const { hub, rounds, refresh, collection } = await open(asked);
      if (asked?.kind === 'query') return answerQuery(handle, asked.queries);
      refresh();
      if (asked) {
        rounds.check();
        // Others first: what an object sends waits until what it has written is on disk.
        await Promise.all([passOn(env.HUB, asked.others), wake(0)]);
        return new Response(null, { status: 204 });
      }
      await collection();
      const response = await hub.fetch(request, request.headers.get('CF-Connecting-IP') ?? '');
      if (response.status === 202 || response.status === 204) await wake(0);
      return response;
    },
    async alarm() {
      await storage.setAlarm(now().getTime() + RESUME);
      const { work } = await open();
      budget.renew();
      const next = await Promise.race([work(), budget.spent().then(() => 0)]);
      if (Number.isFinite(next)) await wake(next);
      else await storage.deleteAlarm();
    },
  };
}

async function answerQuery(handle: Handle, queries: readonly Query[]): Promise<Response> {
  try {
    return Response.json(await query(handle, queries));
  } catch (error) {
    return new Response(String(error), { status: 500 });
  }
}

/** Tells other parts that something was published: two, of which each tells half of the rest. */
async function passOn(binding: ShardBinding | undefined, all: readonly number[]): Promise<void> {
  if (!binding) return;
  const middle = Math.ceil(all.length / 2);
  const halves = [all.slice(0, middle), all.slice(middle)];
  const answers = await Promise.all(
    halves.flatMap(([shard, ...others]) =>
      shard === undefined ? [] : [askShard(binding, { kind: 'published', shard, others })],
    ),
  );
  if (answers.some(({ ok }) => !ok)) throw new Error('A part of the hub could not be told.');
}

type WorkOptions = Required<Pick<ShardOptions, 'env' | 'now'>> & {
  readonly handle: StorageHandle;
  readonly rules: CallbackRules;
  readonly budget: InvocationBudget;
  /** It is asked as the object of endpoints. */
  readonly isRecords: boolean;
};

/** What an object does. */
type Work = {
  readonly hub: Hub;
  readonly rounds: Rounds;
  /** Goes on over several invocations. */
  readonly work: () => Promise<number>;
  /** Something may have been published. */
  readonly refresh: () => void;
  /** Learns which site it is. */
  readonly collection: () => Promise<unknown>;
};

async function openWork({ handle, env, rules, budget, now, isRecords }: WorkOptions): Promise<Work> {
  await pushSchema(handle);
  if (isRecords) handle.rows("INSERT OR IGNORE INTO push_state (name, value) VALUES ('records', '')");
  const hasRecords = handle.rows("SELECT 1 FROM push_state WHERE name = 'records'").length > 0;
  const cache = createCache(MEMORY);
  const send = createFetchSender({ rules, budget });
  const database = readingFrom(counted(env.DB, budget), now);
  const secrets = (name: string) => secretOf(env, name);
  const { topics, collection, latest, refresh } = createShardTopics({ database, secrets, cache, send, now });
  const program = env.VERSION?.id ?? '';
  const common = { handle, send, secrets, now, program, onFailure: fail, onDue: () => rounds.run() };
  const webhooks = createWebhooks({
    ...{ ...common, concurrency: CONCURRENCY, onPaused: onEndpointPaused },
    articles: async () => database,
    site: async () => (await collection())?.site,
  });
  const reads = env.HUB && createReads({ binding: env.HUB, spend: budget.spend, cache });
  const hub = createHub({
    ...{ store: createPushStore(handle), topics, rules, limits: LIMITS, concurrency: CONCURRENCY },
    // The runtime gathers what is written; until then the connection stands for nothing.
    recordsTogether: 0,
    webhooks: hasRecords ? webhooks : undefined,
    pings: hasRecords ? createPingStore(handle) : undefined,
    ...{ ...common, sign, sweep: { program, interval: SWEEP }, onPing: () => rounds.check(), onPaused },
    onDelivered(topic, etag) {
      const current = latest();
      const partner = current && partnerOfFeed(topic, current.site);
      if (partner) reads?.add({ partner, etag, at: now(), via: 'delivered', collection: current });
    },
  });
  const idle = async () => {
    await hub.idle();
    await reads?.flush();
  };
  const check = () => {
    refresh();
    return hub.check();
  };
  const rounds = createRounds({ hub: { ...hub, check, idle }, now });
  return { hub, rounds, work: createWork(rounds, now), refresh, collection };
}

function createWork(rounds: Pick<Rounds, 'work'>, now: () => Date): Work['work'] {
  let working: Promise<number> | undefined;
  return () => {
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
}

type ReadsOptions = Pick<InvocationBudget, 'spend'> & {
  readonly binding: ShardBinding;
  readonly cache: Cache;
};

/** Notes in the object of endpoints what partners were delivered. */
const createReads = ({ binding, spend, cache }: ReadsOptions) =>
  createPartnerReads({
    store: createReceiptStore(shardHandle({ binding, shard: RECORDS, spend })),
    ...{ memory: itemMemory(cache), onFailure: fail },
  });

/** A database whose statements count as requests of the invocation. */
const counted = (database: Handle, { spend }: Pick<InvocationBudget, 'spend'>): Handle => ({
  prepare: (sql) => database.prepare(sql),
  async batch(statements) {
    await spend(statements.length);
    return database.batch(statements);
  },
});

const UNSAFE =
  'DATELINE_UNSAFE_CALLBACKS=loopback lets subscribers have requests sent to this machine. It is for tests alone; unset it.';

function onPaused({ callback, topic }: Subscription, reason: string): void {
  warn(
    `The subscription of ${callback} to ${redactedTopic(topic)} is paused as nothing reaches it: ${reason}. It is resumed when it subscribes again, or by dateline hub resume.`,
  );
}

const onEndpointPaused = ({ id, url }: Endpoint, reason: string): void =>
  warn(
    `The endpoint ${id}, ${url}, is paused as nothing reaches it: ${reason}. dateline hub resume ${id} resumes it.`,
  );

const warn = (message: string): void => console.warn(JSON.stringify({ level: 'warning', message }));

const fail = (error: unknown): void =>
  console.error(JSON.stringify({ level: 'error', message: `hub: ${error}` }));
