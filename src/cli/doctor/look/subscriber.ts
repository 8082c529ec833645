import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** What became of a subscription to a feed at its hub. */
export type SubscriptionVisit = {
  readonly hub: string;
  readonly topic: string;
  /** Why the hub did not take it; absent where it did. */
  readonly refusal?: string;
  /** Whether the hub asked whether the subscription is meant. */
  readonly isVerified: boolean;
  readonly delivery?: ReceivedDelivery;
  /** Whether the feed has changed while a delivery was waited for. */
  readonly hasChanged: boolean;
  /** Whether the hub asked whether the end is meant. */
  readonly isEnded: boolean;
};

/** The first delivery that came. */
export type ReceivedDelivery = {
  /** Milliseconds after the feed was last seen as it was before. */
  readonly delay: number;
  readonly signature: 'valid' | 'missing' | 'wrong';
  readonly contentType: string | undefined;
  readonly link: string | undefined;
};

/** Who subscribes, to what, and for how long a delivery is waited for. */
export type SubscriberOptions = {
  readonly hub: string;
  readonly topic: string;
  /** Where the hub reaches this machine, and the port at which it is listened. */
  readonly callback: string;
  readonly port: number;
  /** Milliseconds for which a delivery is waited for. */
  readonly time: number;
  /** What tells one state of the feed from the next. */
  readonly version: () => Promise<string | undefined>;
  /** Called once the subscription is verified: something is to be published. */
  readonly onSubscribed?: (topic: string, seconds: number) => void;
};

/** Milliseconds for an answer of the hub, between looks at the feed, and at most for the hub’s question and for a delivery after the feed has changed. */
const [ANSWER, GLANCE, PATIENCE] = [20_000, 500, 20_000];

/** Bytes of a delivery. */
const LARGEST = 2 ** 24;

/** Subscribes with a callback of its own, waits for a delivery, and unsubscribes. */
export async function visitAsSubscriber(options: SubscriberOptions): Promise<SubscriptionVisit> {
  const { hub, topic, time, version, onSubscribed } = options;
  const secret = randomBytes(16).toString('hex');
  const patience = Math.min(PATIENCE, 3 * time);
  const listener = await listen(options, secret);
  const none = { hub, topic, isVerified: false, hasChanged: false, isEnded: false };
  try {
    const before = await version();
    const refusal = await post(hub, { ...listener.about, 'hub.mode': 'subscribe', 'hub.secret': secret });
    if (refusal !== undefined) return { ...none, refusal };
    if (!(await within(patience, () => listener.isAsked('subscribe')))) return none;
    onSubscribed?.(topic, Math.round(time / 1000));
    let seenAt = Date.now();
    let isSame = true;
    const hasMoved = async () => {
      const now = await version();
      if (now === before || now === undefined) seenAt = Date.now();
      else isSame = false;
      return listener.delivery() !== undefined || !isSame;
    };
    await within(time, hasMoved);
    if (!isSame) await within(patience, () => listener.delivery() !== undefined);
    const received = listener.delivery();
    await post(hub, { ...listener.about, 'hub.mode': 'unsubscribe' });
    const isEnded = await within(patience, () => listener.isAsked('unsubscribe'));
    const delivery = received && { ...received, delay: Math.max(received.delay - seenAt, 0) };
    return { hub, topic, isVerified: true, delivery, hasChanged: !isSame, isEnded };
  } finally {
    listener.close();
  }
}

/** Why the hub refuses; undefined: it does not. */
async function post(hub: string, fields: Readonly<Record<string, string>>): Promise<string | undefined> {
  try {
    const answer = await fetch(hub, {
      ...{ method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' },
      signal: AbortSignal.timeout(ANSWER),
    });
    const text = (await answer.text()).slice(0, 200).trim();
    return answer.status === 202
      ? undefined
      : `it answers ${answer.status}${text === '' ? '' : `, “${text}”`}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function within(time: number, holds: () => boolean | Promise<boolean>): Promise<boolean> {
  for (const end = Date.now() + time; ; ) {
    if (await holds()) return true;
    if (Date.now() >= end) return false;
    await pause(Math.min(GLANCE, Math.max(end - Date.now(), 1)));
  }
}

/** Answers the hub's questions, and keeps the first delivery; its `delay` is an instant yet. */
async function listen({ topic, callback, port }: SubscriberOptions, secret: string) {
  const path = `/${randomBytes(12).toString('hex')}`;
  const asked = new Set<string | null>();
  let delivery: ReceivedDelivery | undefined;
  const server = createServer(async (incoming, outgoing) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://callback');
    if (!pathname.endsWith(path)) return outgoing.writeHead(404).end();
    if (incoming.method === 'GET') {
      const isOurs = searchParams.get('hub.topic') === topic && searchParams.has('hub.challenge');
      if (isOurs) asked.add(searchParams.get('hub.mode'));
      outgoing.writeHead(isOurs ? 200 : 404, { 'Content-Type': 'text/plain' });
      return outgoing.end(isOurs ? searchParams.get('hub.challenge') : '');
    }
    const body = await bodyOf(incoming);
    delivery ??= receivedOf(incoming, body, secret);
    return outgoing.writeHead(204).end();
  });
  await listening(server, port);
  return {
    about: { 'hub.topic': topic, 'hub.callback': `${callback.replace(/\/$/, '')}${path}` },
    isAsked: (mode: string) => asked.has(mode),
    delivery: () => delivery,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

const listening = (server: Server, port: number) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => resolve());
  });

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of incoming) {
    length += part.length;
    if (length > LARGEST) break;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function receivedOf({ headers }: IncomingMessage, body: Buffer, secret: string): ReceivedDelivery {
  const [method = '', signature = ''] = String(headers['x-hub-signature'] ?? '').split('=');
  const isKnown = ['sha1', 'sha256', 'sha384', 'sha512'].includes(method);
  const expected = isKnown ? createHmac(method, secret).update(body).digest('hex') : undefined;
  const { 'content-type': contentType, link } = headers;
  return {
    delay: Date.now(),
    signature: signature === '' ? 'missing' : signature === expected ? 'valid' : 'wrong',
    contentType,
    link: Array.isArray(link) ? link.join(', ') : link,
  };
}
