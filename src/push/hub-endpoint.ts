import { PLEASE_NOTIFY } from '../domain/addresses.ts';
import type { CallbackRules } from './callback.ts';
import { notifyResult, readPleaseNotify } from './cloud/please-notify.ts';
import { createRate, type HubLimits, reachedLimit } from './limits.ts';
import type { PushStore } from './push-store.ts';
import { readSubscribeRequest } from './subscribe-request.ts';
import type { SubscribeRequest } from './subscription.ts';
import type { TopicSource } from './topic-source.ts';
import { shownLock } from './topics/lock.ts';

type HubEndpointOptions = {
  readonly store: PushStore;
  readonly topics: Pick<TopicSource, 'accepts'>;
  readonly rules: CallbackRules;
  readonly limits: HubLimits;
  readonly now: () => Date;
  /** Called once a verification is stored. */
  readonly onAccepted: () => void;
  /** Called once topics are to be compared. */
  readonly onPing: () => void;
};

/** Bytes of a request, which has a topic, a callback and a secret. */
const LONGEST = 16_384;

/** Topics of one publication that are looked at. */
const PUBLISHED = 100;

/** Seconds after which one who came too often may come again. */
const WAIT = '60';

/** Answers subscribers at `HUB` (WebSub §5.1); `address`: where the request comes from. */
export function createHubEndpoint({
  store,
  topics,
  rules,
  limits,
  now,
  onAccepted,
  onPing,
}: HubEndpointOptions): (request: Request, address: string) => Promise<Response> {
  const isWithinRate = createRate(limits.requestsOfAddress);
  /** Publishers name a topic by `hub.url`, or by `hub.topic`; the specification leaves it to them (WebSub §6). */
  const publish = async (form: URLSearchParams) => {
    const urls = [...form.getAll('hub.url'), ...form.getAll('hub.topic')].slice(0, PUBLISHED);
    const accepted = urls.filter((url) => topics.accepts(url));
    if (accepted.length === 0) return text(400, 'hub.url is not a feed of this hub.');
    await store.suspect(accepted, now().getTime());
    onPing();
    return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
  };
  /** Why a request is not taken; undefined: its verification is stored. */
  const refusal = async (read: SubscribeRequest) => {
    const { mode, topic, callback } = read;
    const isRenewed = await store.has(topic, callback);
    if (mode === 'subscribe' && !topics.accepts(topic))
      return { status: 400, reason: 'hub.topic is not a feed of this hub.' };
    // Nobody is asked whether it means to end what it does not have.
    if (mode === 'unsubscribe' && !isRenewed)
      return { status: 404, reason: 'There is no such subscription.' };
    const counts = await store.counts(topic, callback);
    const limit = reachedLimit(isRenewed ? { ...counts, ofHost: 0, ofTopic: 0, topics: 0 } : counts, limits);
    if (limit) return { status: limit.isPassing ? 503 : 403, reason: limit.text };
    await store.addVerification(read);
    onAccepted();
    return undefined;
  };
  /** By rssCloud every answer has the status 200. */
  const pleaseNotify = async (form: URLSearchParams, address: string, accept: string | null) => {
    const read = readPleaseNotify(form, address, rules);
    if ('problem' in read) return notifyResult(false, read.problem, accept);
    for (const one of read.requests) {
      const refused = await refusal(one);
      if (refused) return notifyResult(false, refused.reason.replace('hub.topic', one.topic), accept);
    }
    return notifyResult(true, 'What is to be told is asked now. Register again every 24 hours.', accept);
  };
  return async (request, address) => {
    const isCloudRequest = new URL(request.url).pathname.endsWith(PLEASE_NOTIFY);
    if (request.method === 'GET' || request.method === 'HEAD')
      return text(200, 'This is a WebSub hub: https://www.w3.org/TR/websub/. Subscribers send POST.');
    if (request.method !== 'POST') return text(405, 'Send POST.', { Allow: 'GET, HEAD, POST' });
    if (!isWithinRate(address, now().getTime()))
      return text(429, 'Too many requests came from this address.', { 'Retry-After': WAIT });
    const type = request.headers.get('content-type') ?? '';
    if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type))
      return text(415, 'Send a form: Content-Type: application/x-www-form-urlencoded.');
    const body = await bodyOf(request);
    if (body === undefined) return text(413, `A request has ${LONGEST} bytes at most.`);
    const form = new URLSearchParams(body);
    if (isCloudRequest) return pleaseNotify(form, address, request.headers.get('accept'));
    if (form.get('hub.mode') === 'publish') return publish(form);
    const read = readSubscribeRequest(form, rules, await shownLock(request.headers.get('authorization')));
    if ('problem' in read) return text(400, read.problem);
    const refused = await refusal(read);
    if (refused)
      return text(
        refused.status,
        refused.reason,
        refused.status === 400 || refused.status === 404 ? {} : { 'Retry-After': WAIT },
      );
    return text(202, 'The callback is asked whether it means this.');
  };
}

function text(status: number, body: string, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(`${body}\n`, {
    status,
    headers: {
      ...{ 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' },
      ...{ 'X-Content-Type-Options': 'nosniff', ...headers },
    },
  });
}

/** The body as text; undefined, and not read further, where it is too long. */
async function bodyOf(request: Request): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of request.body ?? []) {
    length += part.length;
    if (length > LONGEST) return undefined;
    parts.push(part);
  }
  const decoder = new TextDecoder();
  return parts.map((part) => decoder.decode(part, { stream: true })).join('') + decoder.decode();
}
