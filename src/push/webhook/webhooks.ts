import { earliestAt } from '../../domain/instant.ts';
import type { Site } from '../../domain/site.ts';
import type { Handle } from '../../store/sql/handle.ts';
import { StaleCollectionError } from '../../store/stale-collection.ts';
import { isSuccess, type Send } from '../push-request.ts';
import { createDueQueue } from '../queue/due-queue.ts';
import { createRecorder } from '../queue/recorder.ts';
import { pause } from '../queue/work-queue.ts';
import { createReceiptStore, type Taken } from '../receipt/receipt-store.ts';
import { afterFailure } from '../retry.ts';
import { articleSource } from './article-source.ts';
import { createDeliveryStore, type Delivery, type MessageRecord } from './delivery-store.ts';
import type { Endpoint, Receiver } from './endpoint.ts';
import { createEndpointStore, type EndpointStore } from './endpoint-store.ts';
import { messageBody } from './message.ts';
import { observeArticles } from './observe.ts';
import { createObservedStore } from './observed-store.ts';
import { secretBytes, webhookSignature } from './secret.ts';

/** What webhooks take from where they run. */
export type WebhookOptions = {
  /** The database of `pushSchema`. */
  readonly handle: Handle;
  /** The database of the collection as it is now; undefined: there is none at the moment. */
  readonly articles: () => Promise<Handle | undefined>;
  readonly site: () =>
    | Pick<Site, 'url' | 'webhooks'>
    | undefined
    | Promise<Pick<Site, 'url' | 'webhooks'> | undefined>;
  readonly send: Send;
  /** From the name of an environment variable to what it holds. */
  readonly secrets: (name: string) => string | undefined;
  readonly now: () => Date;
  /** From 0 to 1; for jitter. */
  readonly random?: () => number;
  /** Which program compares: one that has compared every article goes on from there. Each start is another, unless given. */
  readonly program?: string;
  /** Requests under way: to endpoints that were reached last time, to those that were not, and to one host. */
  readonly concurrency?: { readonly reached: number; readonly retried: number; readonly perHost: number };
  /** Called when there may be something to send: `run` is to be called. */
  readonly onDue: () => void;
  /** Called when an endpoint is paused. */
  readonly onPaused: (endpoint: Endpoint, reason: string) => void;
  /** Called when the database fails. */
  readonly onFailure: (error: unknown) => void;
};

/** Tells endpoints what happens to articles. It sets no timers: its caller calls `check` and `run` when it is time. */
export type Webhooks = {
  /** Adds messages of what has happened to articles, besides whatever else is done. */
  check(): void;
  /** Starts what is due; when something is due next, in milliseconds since 1970. */
  run(): Promise<number | undefined>;
  /** Resolves once nothing is under way. */
  idle(): Promise<void>;
  /** Starts nothing more. */
  stop(): void;
};

const CONCURRENCY = { reached: 64, retried: 16, perHost: 4 } as const;

/** Milliseconds for which nothing is started after the database failed. */
const FAILURE_PAUSE = 30_000;

/** Milliseconds after which a message is tried again where there is no collection at the moment. */
const AWAY = 30_000;

/** Webhooks over a store, the collection's database and a way to send. */
export function createWebhooks(options: WebhookOptions): Webhooks {
  const { handle, articles, site: current, now } = options;
  const { program = crypto.randomUUID(), concurrency = CONCURRENCY } = options;
  const endpoints = createEndpointStore(handle);
  const deliveries = createDeliveryStore(handle);
  const observed = createObservedStore(handle);
  const receipts = createReceiptStore(handle);
  const recorder = createRecorder<MessageRecord, void>(deliveries, now);
  let resumesAt = 0;
  let isStopped = false;
  let isWanted = false;
  let checking: Promise<void> | undefined;
  let settings: string | undefined;
  let observedIn: Handle | undefined;
  const update = async (webhooks: Site['webhooks'] = []) => {
    const text = JSON.stringify(webhooks);
    if (text !== settings) await endpoints.update(webhooks, now().getTime());
    settings = text;
  };
  const observe = async () => {
    const [collection, site] = await Promise.all([articles(), current()]);
    if (!collection || !site) return;
    await update(site.webhooks);
    const at = now().getTime();
    if (await deliveries.forget(at)) await receipts.forget(at);
    const all = await endpoints.receivers();
    if (all.length > 0) {
      const isFirst = observedIn === undefined && (await observed.program()) !== program;
      const isWhole = isFirst || (observedIn !== undefined && observedIn !== collection);
      await observeArticles({
        ...{ source: articleSource(collection), store: observed, site, endpoints: all, now: at, pause },
        ...{ isWhole, isStopped: () => isStopped },
      });
      if (isWhole) await observed.setProgram(program);
      observedIn = collection;
    } else if ((await observed.generation()) !== undefined) await observed.reset();
    options.onDue();
  };
  const observeAll = async () => {
    while (isWanted && !isStopped) {
      isWanted = false;
      try {
        await observe();
      } catch (error) {
        isWanted = true;
        // Too much was published meanwhile: from the start, at once; `run` begins what failed otherwise.
        if (!(error instanceof StaleCollectionError)) {
          fail(error);
          break;
        }
      }
      await pause();
    }
    checking = undefined;
  };
  const check = () => {
    isWanted = true;
    checking ??= observeAll();
  };
  /** What was not recorded is due still: it is not done at once, for as long as the database fails. */
  const fail = (error: unknown) => {
    resumesAt = now().getTime() + FAILURE_PAUSE;
    options.onFailure(error);
  };
  const work = async (id: number): Promise<boolean> => {
    const delivery = isStopped ? undefined : await deliveries.find(id);
    const endpoint = delivery && (await endpoints.receiver(delivery.endpoint));
    if (!delivery || !endpoint) return false;
    const record = await sendMessage(delivery, endpoint, { ...options, endpoints });
    await recorder.add(record);
    if (record.kind === 'sent' && endpoint.partner !== undefined)
      await receipts.save(takenOf(endpoint.partner, delivery, record));
    if (record.kind === 'failed' && record.isPaused) options.onPaused(endpoint, record.reason);
    // Another message of the article may have come meanwhile, or another attempt is to be made.
    return true;
  };
  const queue = createDueQueue({
    ...{ store: deliveries, perHost: concurrency.perHost, limits: concurrency },
    work: (id) =>
      work(id).catch((error: unknown) => {
        fail(error);
        return true;
      }),
    onDue: options.onDue,
  });
  return {
    check,
    async run() {
      const at = now().getTime();
      if (at < resumesAt) return resumesAt;
      // What has become public or expired by itself; as long as there is no collection, nothing is found.
      if (isWanted || (await observed.elapsed(at)).length > 0) check();
      await queue.load(at);
      return earliestAt([await deliveries.nextDue(at), await observed.nextChange(at)])?.getTime();
    },
    async idle() {
      await checking;
      await queue.idle();
    },
    stop() {
      isStopped = true;
      queue.clear();
    },
  };
}

/** What a partner has by a message that arrived. */
function takenOf(
  partner: string,
  { article: id, event }: Delivery,
  { at, article }: Extract<MessageRecord, { kind: 'sent' }>,
): Taken {
  const corrected = article?.corrections[0]?.date.getTime();
  const isGone = event === 'article.withdrawn' || event === 'article.expired';
  return {
    ...{ partner, at, via: 'webhook' },
    articles: article ? [{ article: id, hash: article.hash, corrected }] : [],
    withdrawn: isGone ? [id] : [],
  };
}

type SendContext = Pick<WebhookOptions, 'articles' | 'send' | 'secrets' | 'now' | 'random'> & {
  readonly endpoints: Pick<EndpointStore, 'secrets'>;
};

/** An endpoint that answers so wants no more messages (Standard Webhooks, Deliverability). */
const GONE = 410;

async function sendMessage(
  delivery: Delivery,
  endpoint: Receiver,
  { articles, send, secrets, now, random = Math.random, endpoints }: SendContext,
): Promise<MessageRecord> {
  const { id, message, attempt } = delivery;
  const { failures } = endpoint;
  const base = { id, message, endpoint: endpoint.id };
  const at = now().getTime();
  const failed = (reason: string, retryAfter?: string, isGone = false): MessageRecord => {
    const decision = afterFailure({ attempt, failures, now: at, random: random(), retryAfter });
    return { ...base, kind: 'failed', ...decision, ...(isGone ? PAUSED : {}), reason, at };
  };
  const collection = await articles();
  if (!collection && delivery.event !== 'test') return { ...base, kind: 'away', due: at + AWAY };
  const source = collection && articleSource(collection);
  const made = await messageBody(delivery, endpoint, { source, now: at });
  if (made === undefined) return { ...base, kind: 'none' };
  const { body, article } = made;
  const keys = secretsOf(endpoint, secrets) ?? (await endpoints.secrets(endpoint.id, at));
  const bytes = keys.flatMap((key) => secretBytes(key) ?? []);
  if (bytes.length === 0 || bytes.length < keys.length) return failed(withoutSecret(endpoint));
  const timestamp = Math.floor(at / 1000);
  const result = await send({
    method: 'POST',
    url: endpoint.url,
    headers: {
      'Content-Type': 'application/json',
      'webhook-id': message,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': await webhookSignature(bytes, { message, timestamp, body }),
    },
    body: new TextEncoder().encode(body),
    limit: 0,
  });
  if (result.kind === 'failed') return failed(result.reason);
  if (isSuccess(result.status)) return { ...base, kind: 'sent', at: now().getTime(), article };
  return failed(`it answered ${result.status}`, result.retryAfter, result.status === GONE);
}

const PAUSED = { due: undefined, attempt: 0, isPaused: true } as const;

/** What the variable of an endpoint holds: several secrets with spaces between them while one takes the place of another. */
function secretsOf({ secret }: Endpoint, secrets: WebhookOptions['secrets']): readonly string[] | undefined {
  return secret === undefined ? undefined : (secrets(secret) ?? '').split(/\s+/).filter(Boolean);
}

const withoutSecret = ({ id, secret }: Endpoint): string =>
  secret === undefined
    ? `it has no secret: dateline hub rotate ${id} makes one`
    : `${secret} holds no secret: set it to whsec_ and base64`;
