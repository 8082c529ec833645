import type { CallbackRules } from './callback.ts';
import { deliver } from './deliver.ts';
import { createHubEndpoint } from './hub-endpoint.ts';
import { type HubLimits, LIMITS } from './limits.ts';
import type { Send } from './push-request.ts';
import type { PushStore } from './push-store.ts';
import { createRecorder } from './recorder.ts';
import type { Subscription } from './subscription.ts';
import type { TopicContent, TopicSource } from './topic-source.ts';
import { verify } from './verify.ts';
import { createWorkQueue } from './work-queue.ts';

export type HubOptions = {
  readonly store: PushStore;
  readonly topics: TopicSource;
  readonly send: Send;
  readonly rules: CallbackRules;
  readonly limits?: Partial<HubLimits>;
  readonly now?: () => Date;
  /** From 0 to 1; for jitter. */
  readonly random?: () => number;
  /** Called when there may be something to do: `run` is to be called. */
  readonly onDue: () => void;
  /** Called when a subscription is paused. */
  readonly onPaused: (subscription: Subscription, reason: string) => void;
  /** Called when the database fails. */
  readonly onFailure: (error: unknown) => void;
};

/** A WebSub hub. It sets no timers: whoever runs it calls `check` and `run` when it is time. */
export type Hub = {
  /** Answers a subscriber; `address`: where the request comes from. */
  fetch(request: Request, address: string): Promise<Response>;
  /** Compares every topic with what it was; when the next changes by itself, in milliseconds since 1970. */
  check(): Promise<number | undefined>;
  /** Starts what is due; when something is due next, in milliseconds since 1970. */
  run(): Promise<number | undefined>;
  /** Resolves once nothing is under way. */
  idle(): Promise<void>;
  /** Starts nothing more. */
  stop(): void;
};

/** Requests under way: to subscribers that were reached last time, to those that were not, and to those that are verified. */
const [REACHED, RETRIED, VERIFIED] = [48, 16, 16];

/** Requests under way to one host: of one that is slow, and whose turn others have. */
const PER_HOST = 4;

/** Milliseconds for which nothing is started after the database failed. */
const FAILURE_PAUSE = 30_000;

/** Milliseconds for which deliveries share what was read of a topic. */
const SHARED = 1_000;

/** A hub over a store, the topics it offers, and a way to send. */
export function createHub(options: HubOptions): Hub {
  const { store, topics, send, rules, onDue, onPaused, onFailure } = options;
  const { now = () => new Date(), random = Math.random } = options;
  const limits = { ...LIMITS, ...options.limits };
  let isStopped = false;
  let resumesAt = 0;
  const shared = createSharedContent(topics, now);
  const recorder = createRecorder(store);
  const work = async (id: number) => {
    const subscription = isStopped ? undefined : await store.find(id);
    if (!subscription) return;
    const record = await deliver(subscription, { topics, read: shared.read, send, now, random });
    await recorder.add(record);
    if (record.kind === 'failed' && record.isPaused) onPaused(subscription, record.reason);
    // Another publication may have come meanwhile, or another attempt is to be made.
    if (record.kind !== 'ended') onDue();
  };
  const attempt = (task: (key: number) => Promise<void>) => (key: number) =>
    task(key).catch((error: unknown) => {
      // What was not recorded is due still: it is not sent at once, for as long as the database fails.
      resumesAt = now().getTime() + FAILURE_PAUSE;
      onFailure(error);
    });
  const reached = createWorkQueue({ limit: REACHED, perHost: PER_HOST, work: attempt(work) });
  const retried = createWorkQueue({ limit: RETRIED, perHost: PER_HOST, work: attempt(work) });
  const waiting = new Map<number, Awaited<ReturnType<PushStore['verifications']>>[number]>();
  const verified = createWorkQueue({
    ...{ limit: VERIFIED, perHost: PER_HOST },
    work: attempt(async (id) => {
      const verification = waiting.get(id);
      waiting.delete(id);
      if (!verification || isStopped) return;
      await verify(verification, { store, topics, send, now });
      onDue();
    }),
  });
  return {
    fetch: createHubEndpoint({ store, topics, rules, limits, now, onAccepted: onDue }),
    async check() {
      shared.clear();
      return checkTopics({ store, topics, now });
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
      for (const { id, host, isRetried } of await store.due(at)) {
        const isWaiting = reached.has(id) || retried.has(id);
        if (!isWaiting) (isRetried ? retried : reached).add(id, host);
      }
      return store.nextDue(at);
    },
    async idle() {
      await Promise.all([reached, retried, verified].map((queue) => queue.idle()));
    },
    stop() {
      isStopped = true;
      for (const queue of [reached, retried, verified]) queue.clear();
    },
  };
}

type CheckContext = {
  readonly store: PushStore;
  readonly topics: TopicSource;
  readonly now: () => Date;
};

async function checkTopics({ store, topics, now }: CheckContext): Promise<number | undefined> {
  let next: number | undefined;
  for (const { topic, etag } of await store.topics()) {
    const change = await topics.changesAt(topic);
    if (change !== undefined && (next === undefined || change < next)) next = change;
    const content = await topics.read(topic, etag);
    if (content.kind === 'feed' && content.etag !== etag)
      await store.change(topic, content.etag, now().getTime());
    // Its subscribers find out, each, that the key does not open it any more.
    if (content.kind === 'missing' && (content.status === 401 || content.status === 403))
      await store.change(topic, '', now().getTime());
  }
  return next;
}

/** What several deliveries of a topic read once. */
function createSharedContent(topics: TopicSource, now: () => Date) {
  let contents = new Map<string, { readonly at: number; readonly content: Promise<TopicContent> }>();
  return {
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
