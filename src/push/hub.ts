import { earliestAt } from '../domain/instant.ts';
import type { CallbackRules } from './callback.ts';
import { deliver } from './deliver.ts';
import { createHubEndpoint } from './hub-endpoint.ts';
import { type HubLimits, LIMITS } from './limits.ts';
import type { PingStore } from './ping/ping-store.ts';
import { createPinger } from './ping/pinger.ts';
import type { Send } from './push-request.ts';
import type { DeliveryRecord, PushStore } from './push-store.ts';
import { createDueQueue } from './queue/due-queue.ts';
import { createRecorder } from './queue/recorder.ts';
import { createWorkQueue, pause } from './queue/work-queue.ts';
import { type Sign, signatureOf } from './signature.ts';
import type { Subscription } from './subscription.ts';
import type { TopicContent, TopicSource } from './topic-source.ts';
import { createTopicCheck, type Sweeping } from './topics/check-topics.ts';
import { verify } from './verify.ts';
import type { Webhooks } from './webhook/webhooks.ts';

export type HubOptions = {
  readonly store: PushStore;
  /** What hubs elsewhere are told; undefined: nothing here. */
  readonly pings?: PingStore;
  readonly topics: TopicSource;
  /** Messages to endpoints; undefined: they are not sent here. */
  readonly webhooks?: Webhooks;
  readonly send: Send;
  /** How deliveries are signed; with what every runtime has, unless given. */
  readonly sign?: Sign;
  readonly rules: CallbackRules;
  readonly limits?: Partial<HubLimits>;
  readonly concurrency?: Concurrency;
  /** Milliseconds for which what came of deliveries is gathered, so that it is one transaction; 10 unless given. */
  readonly recordsTogether?: number;
  /** When all topics are compared: at each start, and every quarter of an hour, unless given. */
  readonly sweep?: Sweeping;
  readonly now?: () => Date;
  /** From 0 to 1; for jitter. */
  readonly random?: () => number;
  /** Called when there may be something to do: `run` is to be called. */
  readonly onDue: () => void;
  /** Called when somebody says that a topic has changed: `check` is to be called. */
  readonly onPing: () => void;
  /** Called when a delivery has arrived; `etag`: of what it was. */
  readonly onDelivered?: ((topic: string, etag: string) => void) | undefined;
  /** Called when a subscription is paused. */
  readonly onPaused: (subscription: Subscription, reason: string) => void;
  /** Called when the database fails. */
  readonly onFailure: (error: unknown) => void;
};

/** A WebSub hub. It sets no timers: whoever runs it calls `check` and `run` when it is time. */
export type Hub = {
  /** Answers a subscriber; `address`: where the request comes from. */
  fetch(request: Request, address: string): Promise<Response>;
  /** Something was published: what is sent from now on is read anew. */
  refresh(): void;
  /** Compares topics that may have changed with what they were; when that is to be done next, in milliseconds since 1970. */
  check(): Promise<number | undefined>;
  /** Starts what is due; when something is due next, in milliseconds since 1970. */
  run(): Promise<number | undefined>;
  /** Resolves once nothing is under way. */
  idle(): Promise<void>;
  /** Starts nothing more. */
  stop(): void;
};

/** Requests under way: to subscribers that were reached last time, to those that were not, and to those that are verified. */
export type Concurrency = {
  readonly reached: number;
  readonly retried: number;
  readonly verified: number;
  /** To one host: of one that is slow, and whose turn others have. */
  readonly perHost: number;
};

const CONCURRENCY: Concurrency = { reached: 256, retried: 32, verified: 16, perHost: 4 };

/** Milliseconds for which nothing is started after the database failed. */
const FAILURE_PAUSE = 30_000;

/** Milliseconds between sweeps of all topics. */
const SWEEP = 900_000;

/** Milliseconds for which deliveries share what was read of a topic. */
const SHARED = 1_000;

/** A hub over a store, the topics it offers, and a way to send. */
export function createHub(options: HubOptions): Hub {
  const { store, topics, webhooks, send, rules, onDue, onPing, onPaused, onFailure } = options;
  const { now = () => new Date(), random = Math.random } = options;
  const { sign = signatureOf, concurrency = CONCURRENCY } = options;
  const { sweep = { program: crypto.randomUUID(), interval: SWEEP } } = options;
  const limits = { ...LIMITS, ...options.limits };
  let isStopped = false;
  let resumesAt = 0;
  const shared = createSharedContent(topics, now);
  const recorder = createRecorder<DeliveryRecord, boolean>(store, now, options.recordsTogether);
  const fail = (error: unknown) => {
    // What was not recorded is due still: it is not sent at once, for as long as the database fails.
    resumesAt = now().getTime() + FAILURE_PAUSE;
    onFailure(error);
  };
  const deliverDue = async (id: number): Promise<boolean> => {
    const subscription = isStopped ? undefined : await store.find(id);
    if (!subscription) return false;
    const record = await deliver(subscription, { topics, read: shared.read, send, sign, now, random });
    const isDue = await recorder.add(record);
    if (record.kind === 'failed' && record.isPaused) onPaused(subscription, record.reason);
    if (record.kind === 'sent') options.onDelivered?.(subscription.topic, record.etag);
    return isDue;
  };
  const waiting = new Map<number, Awaited<ReturnType<PushStore['verifications']>>[number]>();
  const verifyOne = async (id: number) => {
    const verification = waiting.get(id);
    waiting.delete(id);
    if (!verification || isStopped) return;
    await verify(verification, { store, topics, send, now });
    onDue();
  };
  const due = createDueQueue({
    ...{ store, perHost: concurrency.perHost, limits: concurrency },
    work: (id) =>
      deliverDue(id).catch((error: unknown) => {
        fail(error);
        return true;
      }),
    onDue,
  });
  const verified = createWorkQueue({
    ...{ limit: concurrency.verified, perHost: concurrency.perHost },
    work: (id) => verifyOne(id).catch(fail),
  });
  const checks = createTopicCheck({
    store,
    topics: shared.of(topics),
    now,
    pause,
    onChange: onDue,
    onFailure,
    sweep,
  });
  const pinging = { topics, send, now, random, pause, onDue, onFailure };
  const pinger = options.pings && createPinger({ store: options.pings, ...pinging });
  return {
    fetch: createHubEndpoint({ store, topics, rules, limits, now, onAccepted: onDue, onPing }),
    refresh: shared.clear,
    async check() {
      shared.clear();
      webhooks?.check();
      const next = await checks.check();
      pinger?.check();
      return next;
    },
    async run() {
      const at = now().getTime();
      if (at < resumesAt) return resumesAt;
      await store.expire(at);
      for (const verification of await store.verifications()) {
        if (verified.has(verification.id)) continue;
        waiting.set(verification.id, verification);
        verified.add(verification.id, verification.host);
      }
      const isMore = await store.mark(at);
      await due.load(now().getTime());
      if (isMore) onDue();
      const next = [await webhooks?.run(), await store.nextDue(at), await pinger?.run()];
      return earliestAt(next)?.getTime();
    },
    async idle() {
      await Promise.all([checks.idle(), due.idle(), verified.idle(), webhooks?.idle(), pinger?.idle()]);
    },
    stop() {
      isStopped = true;
      for (const queue of [due, verified]) queue.clear();
      webhooks?.stop();
      pinger?.stop();
    },
  };
}

/** What several deliveries of a topic read once. */
function createSharedContent(topics: TopicSource, now: () => Date) {
  let contents = new Map<string, { readonly at: number; readonly content: Promise<TopicContent> }>();
  return {
    /** The same topics: what is read of one that has changed need not be read again to be delivered. */
    of: (source: TopicSource): TopicSource => ({
      ...source,
      async read(topic, etag) {
        const at = now().getTime();
        // What is read while something is published may be of before.
        const current = contents;
        const content = await source.read(topic, etag);
        if (content.kind === 'feed') current.set(topic, { at, content: Promise.resolve(content) });
        return content;
      },
    }),
    read(topic: string): Promise<TopicContent> {
      const at = now().getTime();
      const before = contents.get(topic);
      if (before && at - before.at < SHARED) return before.content;
      const content = topics.read(topic);
      contents.set(topic, { at, content });
      return content;
    },
    clear() {
      contents = new Map();
    },
  };
}
