import { takesNotices } from './cloud/notify.ts';
import { isSuccess, type Send } from './push-request.ts';
import type { PushStore, Verification } from './push-store.ts';
import { hex } from './signature.ts';
import { isCloud, type SubscribeRequest } from './subscription.ts';
import { isOver, type TopicContent, type TopicSource } from './topic-source.ts';
import { opened } from './topics/lock.ts';

export type VerifyContext = {
  readonly store: PushStore;
  readonly topics: TopicSource;
  readonly send: Send;
  readonly now: () => Date;
};

/** Verifies that a subscriber means what was asked in its name (WebSub §5.3), and does it; one request, whatever comes of it. */
export async function verify({ id, request }: Verification, context: VerifyContext): Promise<void> {
  const { store, topics, now } = context;
  const { topic, callback } = request;
  const started = now().getTime();
  if (request.mode === 'unsubscribe') {
    if (await isIntended(request, context)) await store.remove(topic, callback);
    return store.removeVerification(id);
  }
  // Taken before the content: what changes in between is sent again rather than left out.
  const base = request.delivery === 'delta' ? await topics.base(topic) : undefined;
  const content = opened(await topics.read(topic), request.access);
  const denial = denialOf(content);
  const isAsked = isCloud(request.delivery)
    ? () => takesNotices(request, context.send)
    : () => isIntended(request, context);
  if (denial !== undefined && isCloud(request.delivery)) return store.removeVerification(id);
  if (denial !== undefined) await deny({ topic, callback, reason: denial }, context);
  else if (content.kind === 'feed' && (await isAsked())) {
    const { mode: _, lease, ...wanted } = request;
    const verified = { ...wanted, ends: started + 1000 * lease, sent: content.etag, base };
    await store.save(verified, content.etag, now().getTime());
  }
  return store.removeVerification(id);
}

/** Why nobody may subscribe to what stands at a topic; undefined: it is a feed, or is so again soon. */
export function denialOf(content: TopicContent): string | undefined {
  if (content.kind !== 'missing' || content.status >= 500) return undefined;
  if (!isOver(content)) return 'There is no such feed.';
  return content.status === 410 ? 'The feed is gone for good.' : 'The key of the feed is missing or wrong.';
}

/** Tells a subscriber that it is not, or no longer, subscribed (WebSub §5.2). */
export async function deny(
  { topic, callback, reason }: { readonly topic: string; readonly callback: string; readonly reason: string },
  { send }: Pick<VerifyContext, 'send'>,
): Promise<void> {
  const url = withParameters(callback, { mode: 'denied', topic, reason });
  await send({ method: 'GET', url, headers: {}, limit: 0 });
}

async function isIntended(
  { mode, topic, callback, lease }: SubscribeRequest,
  { send }: VerifyContext,
): Promise<boolean> {
  const challenge = hex(crypto.getRandomValues(new Uint8Array(24)));
  const url = withParameters(callback, {
    ...{ mode, topic, challenge },
    lease_seconds: mode === 'subscribe' ? String(lease) : undefined,
  });
  const result = await send({ method: 'GET', url, headers: {}, limit: 2 * challenge.length });
  return (
    result.kind === 'response' &&
    isSuccess(result.status) &&
    new TextDecoder().decode(result.body) === challenge
  );
}

/** The callback with parameters of ours after its own, which stay as they are. */
function withParameters(callback: string, parameters: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(
    Object.entries(parameters).flatMap(([name, value]) =>
      value === undefined ? [] : [[`hub.${name}`, value]],
    ),
  );
  return `${callback}${callback.includes('?') ? '&' : '?'}${query}`;
}
