import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import { createHub } from '../../src/push/hub.ts';
import { createPingStore } from '../../src/push/ping/ping-store.ts';
import { createPushStore } from '../../src/push/push-store.ts';
import type { TopicSource } from '../../src/push/topic-source.ts';
import { openPushDatabase } from '../../src/runtime/node/push/node-hub.ts';
import { createSender } from '../../src/runtime/node/push/sender.ts';
import { sign } from '../../src/runtime/sign.ts';
import { hostsOf, type Receiver } from './receivers.ts';

/** Requests under way, as the hub has them. */
const [HOSTS, PER_HOST] = [64, 4];

const SECRET = 'a secret of a subscriber';

type Sending = { readonly port: number; readonly body: Uint8Array<ArrayBuffer>; readonly count: number };

type Sent = { readonly name: string; readonly perCpuSecond: number; readonly perSecond: number };

/** Makes ready what is then measured. */
type Way = (sending: Sending) => Promise<() => Promise<void>>;

/** What a second of processor sends, by four ways to send and by the hub with all it does. */
export async function compareSenders(receiver: Receiver, count: number): Promise<readonly Sent[]> {
  const body = new Uint8Array(Buffer.alloc(30_000, 'What a feed of 30 kB has. '));
  const sending = { port: receiver.port, body, count };
  const ways = { fetch: byFetch, 'undici Pool': byPool, 'raw sockets': bySockets, hub: byHub };
  const sent: Sent[] = [];
  for (const [name, way] of Object.entries(ways)) {
    await (await way({ ...sending, count: Math.ceil(count / 10) }))();
    const run = await way(sending);
    const before = await receiver.count();
    const [cpu, began] = [process.cpuUsage(), performance.now()];
    await run();
    const { user, system } = process.cpuUsage(cpu);
    const seconds = (performance.now() - began) / 1000;
    const arrived = (await receiver.count()) - before;
    if (arrived !== count) throw new Error(`${name}: ${arrived} of ${count} arrived`);
    sent.push({ name, perCpuSecond: count / ((user + system) / 1e6), perSecond: count / seconds });
  }
  return sent;
}

const signature = (body: Uint8Array): string =>
  `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;

const headers = (body: Uint8Array) => ({
  'Content-Type': 'application/rss+xml; charset=utf-8',
  Link: '<https://paper.example/rss.xml>; rel="self", <https://paper.example/hub>; rel="hub"',
  'X-Hub-Signature': signature(body),
});

/** So many requests, each host with its share at a time. */
async function inParallel(count: number, send: (host: string) => Promise<void>): Promise<void> {
  let left = count;
  await Promise.all(
    hostsOf(HOSTS).flatMap((host) =>
      Array.from({ length: PER_HOST }, async () => {
        while (left > 0) {
          left -= 1;
          await send(host);
        }
      }),
    ),
  );
}

const byFetch: Way =
  async ({ port, body, count }) =>
  () =>
    inParallel(count, async (host) => {
      const answer = await fetch(`http://${host}:${port}/`, { method: 'POST', headers: headers(body), body });
      await answer.arrayBuffer();
    });

const byPool: Way =
  async ({ port, body, count }) =>
  async () => {
    const pools = new Map(
      hostsOf(HOSTS).map((host) => [host, new Pool(`http://${host}:${port}`, { connections: PER_HOST })]),
    );
    await inParallel(count, async (host) => {
      const answer = await pools
        .get(host)
        ?.request({ method: 'POST', path: '/', headers: headers(body), body });
      await answer?.body.dump();
    });
    await Promise.all([...pools.values()].map((pool) => pool.close()));
  };

const bySockets: Way =
  async ({ port, body, count }) =>
  async () => {
    const idle = new Map<string, Socket[]>();
    const opened = async (host: string): Promise<Socket> => {
      const free = idle.get(host)?.pop();
      if (free) return free;
      const socket = connect({ host, port, noDelay: true });
      await new Promise<void>((resolve) => socket.once('connect', resolve));
      return socket;
    };
    await inParallel(count, async (host) => {
      const socket = await opened(host);
      const fields = Object.entries({
        Host: `${host}:${port}`,
        ...headers(body),
        'Content-Length': body.length,
      });
      const answered = new Promise((resolve) => socket.once('data', resolve));
      socket.cork();
      socket.write(
        `POST / HTTP/1.1\r\n${fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`,
        'latin1',
      );
      socket.write(body);
      socket.uncork();
      await answered;
      idle.set(host, [...(idle.get(host) ?? []), socket]);
    });
    for (const socket of [...idle.values()].flat()) socket.destroy();
  };

/** As `dateline start` sends: found in the database, signed, sent, recorded. */
async function byHub({ port, body, count }: Sending): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'bench-push-'));
  const handle = await openPushDatabase(join(home, 'push.db'));
  const store = createPushStore(handle);
  const topic = 'https://paper.example/rss.xml';
  const hosts = hostsOf(HOSTS);
  for (let at = 0; at < count; at += 1) {
    const callback = `http://${hosts[at % HOSTS]}:${port}/${at}`;
    const about = { topic, callback, secret: SECRET, method: 'sha256', delivery: 'feed' } as const;
    await store.save(
      { ...about, ends: Date.now() + 86_400_000, sent: 'a', base: undefined },
      'a',
      Date.now(),
    );
  }
  const sender = createSender({ rules: { allowsLoopback: true } });
  let wake = () => {};
  const hub = createHub({
    ...{ store, pings: createPingStore(handle), send: sender.send, sign, rules: { allowsLoopback: true } },
    webhooks: { check: async () => undefined, run: async () => undefined, idle: async () => {}, stop() {} },
    topics: constantTopic(body),
    onDue: () => wake(),
    onPing() {},
    onPaused() {},
    onFailure(error) {
      throw error;
    },
  });
  return async () => {
    await hub.check();
    for (let isLeft = true; isLeft; ) {
      const next = new Promise<void>((resolve) => {
        wake = resolve;
      });
      await hub.run();
      const [left] = handle.rows("SELECT EXISTS (SELECT 1 FROM push_subscription WHERE sent = 'a') AS any");
      isLeft = left?.any === 1;
      if (isLeft) await Promise.race([next, hub.idle()]);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    await sender.close();
    handle.close();
    rmSync(home, { recursive: true });
  };
}

const constantTopic = (bytes: Uint8Array<ArrayBuffer>): TopicSource => ({
  accepts: () => true,
  isElsewhere: () => false,
  hubs: () => [],
  podping: () => undefined,
  isPodcast: async () => false,
  changes: async () => ({ scopes: undefined, feeds: [], next: undefined, cursor: '{}' }),
  read: async () => ({
    ...{ kind: 'feed', etag: 'b', contentType: 'application/rss+xml; charset=utf-8', scope: '', bytes },
    link: '<https://paper.example/rss.xml>; rel="self", <https://paper.example/hub>; rel="hub"',
  }),
  changesAt: async () => undefined,
  base: async () => undefined,
  since: async () => undefined,
});
