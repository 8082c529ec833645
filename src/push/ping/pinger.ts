import { isSuccess, type PushRequest, type PushResult, type Send } from '../push-request.ts';
import { afterFailure } from '../retry.ts';
import type { TopicSource } from '../topic-source.ts';
import type { Ping, PingStore } from './ping-store.ts';
import { podpingRequest } from './podping.ts';

type PingerOptions = {
  readonly store: PingStore;
  readonly topics: Pick<TopicSource, 'hubs' | 'podping' | 'isPodcast' | 'changes' | 'read'>;
  readonly send: Send;
  readonly now: () => Date;
  /** From 0 to 1; for jitter. */
  readonly random: () => number;
  /** Lets others have their turn. */
  readonly pause: () => Promise<void>;
  /** Called when there may be something to send: `run` is to be called. */
  readonly onDue: () => void;
  readonly onFailure: (error: unknown) => void;
};

/** Tells hubs elsewhere which feeds have changed (WebSub §6), one request to a hub at a time. */
export type Pinger = {
  /** Compares feeds with what hubs were last told of, besides whatever else is done. */
  check(): void;
  /** Starts what is due; when something is due next, in milliseconds since 1970. */
  run(): Promise<number | undefined>;
  /** Resolves once nothing is under way. */
  idle(): Promise<void>;
  /** Starts nothing more. */
  stop(): void;
};

/** Feeds in one request. */
const FEEDS = 50;

/** Pings the hubs that site.yaml names besides its own. */
export function createPinger(options: PingerOptions): Pinger {
  const { store, now, onDue, onFailure } = options;
  const active = new Map<string, Promise<void>>();
  let checking: Promise<void> | undefined;
  let isWanted = false;
  let isStopped = false;
  const compare = async () => {
    while (isWanted && !isStopped) {
      isWanted = false;
      await compareFeeds(options, () => isStopped);
    }
  };
  return {
    check() {
      isWanted = true;
      checking ??= compare()
        .catch(onFailure)
        .finally(() => {
          checking = undefined;
        });
    },
    async run() {
      const at = now().getTime();
      for (const { hub, attempt } of isStopped ? [] : await store.due(at)) {
        if (active.has(hub)) continue;
        const sending = ping({ hub, attempt }, options)
          .catch(onFailure)
          .finally(() => {
            active.delete(hub);
            onDue();
          });
        active.set(hub, sending);
      }
      return store.nextDue(at);
    },
    async idle() {
      await checking;
      await Promise.all(active.values());
    },
    stop() {
      isStopped = true;
    },
  };
}

async function compareFeeds(
  { store, topics, now, pause, onDue }: PingerOptions,
  isStopped: () => boolean,
): Promise<void> {
  const [hubs, podping] = [topics.hubs(), topics.podping()];
  const receivers = [...hubs, ...(podping ? [podping.url] : [])];
  await store.retain(receivers);
  if (receivers.length === 0) return;
  const receiversOf = async (feed: string) => (podping && (await topics.isPodcast(feed)) ? receivers : hubs);
  const before = await store.cursor();
  const changes = await topics.changes(before);
  if (!changes) return;
  // At first nothing is sent: who subscribed there before has what the hub fetched then.
  const isFirst = before === undefined;
  for (const feed of changes.feeds) {
    if (isStopped()) return;
    const known = await store.etag(feed);
    const content = await topics.read(feed, known);
    // What is behind a header the hub could not fetch.
    const isLocked = content.kind === 'feed' && content.lock !== undefined;
    if (content.kind === 'missing' || isLocked) await store.forget(feed);
    else if (content.kind === 'feed' && content.etag !== known) {
      const to = isFirst ? [] : await receiversOf(feed);
      await store.add({ feed, etag: content.etag }, to, now().getTime());
      onDue();
    }
    await pause();
  }
  await store.setCursor(changes.cursor);
}

async function ping(
  { hub, attempt }: { readonly hub: string; readonly attempt: number },
  { store, topics, send, now, random }: PingerOptions,
): Promise<void> {
  const podping = topics.podping();
  const isPodping = hub === podping?.url;
  const pings = await store.pending(hub, isPodping ? 1 : FEEDS);
  const [first] = pings;
  if (first === undefined) return store.sent(hub, pings, now().getTime());
  const result: PushResult =
    isPodping && podping.token === undefined
      ? { kind: 'failed', reason: `${podping.variable} holds no token: set it to yours` }
      : await send(isPodping ? podpingRequest(podping, first.feed) : publishRequest(hub, pings));
  const at = now().getTime();
  if (result.kind === 'response' && isSuccess(result.status)) return store.sent(hub, pings, at);
  const { reason, retryAfter } = failureOf(result);
  const decision = afterFailure({ attempt, failures: 0, now: at, random: random(), retryAfter });
  return store.failed({ hub, due: decision.due, attempt: decision.attempt, reason, at });
}

function publishRequest(hub: string, pings: readonly Ping[]): PushRequest {
  const form = new URLSearchParams([['hub.mode', 'publish'], ...pings.map(({ feed }) => ['hub.url', feed])]);
  return {
    method: 'POST',
    url: hub,
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new TextEncoder().encode(form.toString()),
    limit: 0,
  };
}

const failureOf = (result: PushResult) =>
  result.kind === 'response'
    ? { reason: `it answered ${result.status}`, retryAfter: result.retryAfter }
    : { reason: result.reason, retryAfter: undefined };
