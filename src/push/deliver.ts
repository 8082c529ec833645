import { notifyRequest } from './cloud/notify.ts';
import { isSuccess, type PushRequest, type PushResult, type Send } from './push-request.ts';
import type { DeliveryRecord } from './push-store.ts';
import { afterFailure } from './retry.ts';
import type { Sign } from './signature.ts';
import { isCloud, type Subscription } from './subscription.ts';
import { isOver, type TopicContent, type TopicSource } from './topic-source.ts';
import { opened } from './topics/lock.ts';
import { denialOf, deny } from './verify.ts';

export type DeliverContext = {
  readonly topics: Pick<TopicSource, 'base' | 'since'>;
  /** The topic's newest content, which several deliveries share. */
  readonly read: (topic: string) => Promise<TopicContent>;
  readonly send: Send;
  readonly sign: Sign;
  readonly now: () => Date;
  /** From 0 to 1. */
  readonly random: () => number;
};

/** One attempt; `began`: before its topic was read, in milliseconds since 1970. */
type Attempt = DeliverContext & { readonly began: number };

/** Milliseconds after which a topic that is away is looked for again. */
const AWAY = 300_000;

/** The end of a subscription: the subscriber is gone (RFC 9110 §15.5.11). */
const GONE = 410;

/** Sends a subscriber the newest state of its topic, unless it has that; what came of it. */
export async function deliver(subscription: Subscription, context: DeliverContext): Promise<DeliveryRecord> {
  const { id, topic, sent, delivery } = subscription;
  const { topics, read, send, now } = context;
  const began = now().getTime();
  // Taken before the content: what changes in between is sent again rather than left out.
  const base = delivery === 'delta' ? await topics.base(topic) : undefined;
  const content = opened(await read(topic), subscription.access);
  if (content.kind !== 'feed') return away(subscription, content, { ...context, began });
  if (content.etag === sent) return { kind: 'none', id, began };
  const result = await send(await requestOf(subscription, content, context));
  if (result.kind === 'response' && isSuccess(result.status))
    return { kind: 'sent', id, etag: content.etag, base, at: now().getTime() };
  if (result.kind === 'response' && result.status === GONE) return { kind: 'ended', id };
  return failed(subscription, result, { ...context, began });
}

async function requestOf(
  subscription: Subscription,
  content: Sending['content'],
  { topics, sign }: DeliverContext,
): Promise<PushRequest> {
  const { topic, callback, delivery, base } = subscription;
  if (isCloud(delivery)) return notifyRequest(callback, topic);
  const partial = base === undefined || delivery !== 'delta' ? undefined : await topics.since(topic, base);
  const body = partial ?? content.bytes;
  const headers = await fieldsOf(subscription, { content, body, isPartial: partial !== undefined, sign });
  return { method: 'POST', url: callback, headers, body, limit: 0 };
}

type Sending = {
  readonly content: Extract<TopicContent, { kind: 'feed' }>;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly isPartial: boolean;
  readonly sign: Sign;
};

/** Content type and links are the topic's own (WebSub §7). */
async function fieldsOf(
  { secret, method }: Subscription,
  { content, body, isPartial, sign }: Sending,
): Promise<Readonly<Record<string, string>>> {
  return {
    'Content-Type': content.contentType,
    Link: content.link,
    // As RFC 3229 marks what is not the whole.
    ...(isPartial ? { IM: 'feed' } : {}),
    ...(secret === undefined ? {} : { 'X-Hub-Signature': await sign(method, secret, body) }),
  };
}

async function away(
  { id, topic, callback, delivery }: Subscription,
  content: TopicContent,
  { send, now, began }: Attempt,
): Promise<DeliveryRecord> {
  if (!isOver(content)) return { kind: 'none', id, began, due: now().getTime() + AWAY };
  if (!isCloud(delivery)) await deny({ topic, callback, reason: denialOf(content) ?? '' }, { send });
  return { kind: 'ended', id };
}

function failed(
  { id, attempt, failures }: Subscription,
  result: PushResult,
  { now, random, began }: Attempt,
): DeliveryRecord {
  const at = now().getTime();
  const retryAfter = result.kind === 'response' ? result.retryAfter : undefined;
  const reason = result.kind === 'response' ? `it answered ${result.status}` : result.reason;
  const decision = afterFailure({ attempt, failures, now: at, random: random(), retryAfter });
  return { kind: 'failed', id, began, ...decision, reason, at };
}
