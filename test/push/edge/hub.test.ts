import { createHmac } from 'node:crypto';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { portOf } from '../../../src/runtime/node/listen-address.ts';
import { openSqlite } from '../../../src/runtime/node/sqlite.ts';
import { shardNumber } from '../../../src/runtime/worker/push/shards.ts';
import { BASE, story } from '../hub-paper.ts';
import { subscriber, until } from '../subscriber.ts';
import { edgeHub } from './hub-edge.ts';
import { storeSteps } from './store-steps.ts';

const TOPIC = `${BASE}/rss.xml`;

// Workers take a second to start: what can be asked of one is asked of one.

test('on Workers a subscriber is verified, told of what changes, and no longer once it has left', async () => {
  const paper = await edgeHub();
  const { get, put, post, subscribe, subscriptions, object } = paper;
  const before = await get('/rss.xml');
  expect(before.headers.get('link')).toContain(`<${BASE}/hub>; rel="hub"`);
  expect(await before.text()).toContain(`href="${BASE}/hub"`);
  expect(await (await get('/hub')).text()).toContain('WebSub');
  const { callback, deliveries, queries } = await subscriber();
  await subscribe(TOPIC, callback, { 'hub.secret': 'a secret', 'hub.lease_seconds': '600' });
  expect(Object.fromEntries(queries[0] ?? [])).toMatchObject({
    ...{ 'hub.mode': 'subscribe', 'hub.topic': TOPIC, 'hub.lease_seconds': '600' },
  });
  await put('news/ferry.md', story('ferry'));
  await until(() => deliveries.length === 1);
  const answer = await get('/rss.xml', { Accept: '*/*', 'Accept-Encoding': 'identity' });
  const [delivery] = deliveries;
  expect(delivery?.body).toBe(await answer.text());
  expect(delivery?.body).toContain('The ferry');
  expect(delivery?.headers['content-type']).toBe(answer.headers.get('content-type'));
  expect(delivery?.headers.link).toBe(answer.headers.get('link'));
  const signed = createHmac('sha256', 'a secret')
    .update(delivery?.body ?? '')
    .digest('hex');
  expect(delivery?.headers['x-hub-signature']).toBe(`sha256=${signed}`);
  await until(async () => (await subscriptions(callback)).every(({ due }) => due === null));
  const end = { 'hub.mode': 'unsubscribe', 'hub.topic': TOPIC, 'hub.callback': callback };
  expect((await post(end)).status).toBe(202);
  await until(async () => (await subscriptions(callback)).length === 0);
  expect((await post(end)).status).toBe(404);

  const home = realpathSync(mkdtempSync(join(tmpdir(), 'steps-')));
  onTestFinished(() => rmSync(home, { recursive: true }));
  const opened = () => openSqlite({ path: join(home, 'push.db') });
  const stored: unknown = JSON.parse(JSON.stringify(await storeSteps(opened(), opened())));
  expect(stored).toMatchObject({
    verifications: [{ id: 2, host: 'one.example', request: { lease: 900 } }],
    ...{ isMore: false, marked: [1, 2, 3], ofHost: [1, 2], nextDue: 650, changedMeanwhile: [1] },
    ...{ expired: false, paused: 1, duePaused: [1], renewed: { ends: 9_000, sent: 'old', attempt: 0 } },
    changed: [[], [{ etag: 'newer', changesAt: 1_300 }], [{ scope: '/' }]],
    late: [
      ...[
        [true, 'a'],
        [true, 'nothing'],
        [false, 'a'],
        [true, 'nothing'],
        [false, 'a'],
      ],
      ...[
        [true, 'b'],
        [true, 'c'],
        [true, 'd'],
        [true, 'e'],
        [true, 'nothing'],
      ],
    ],
    kept: ['here', { program: 'a', at: 1, after: TOPIC }, 1_300],
    left: [[], [], { topics: 0, ofTopic: 0, ofHost: 0, pending: 0, pendingOfHost: 0 }],
  });
  let unused = 0;
  while (shardNumber(`${unused}`) === shardNumber(callback)) unused += 1;
  expect(await object(`${unused}`, '/steps')).toEqual([stored]);
});

test('on Workers a correction, a withdrawal, an embargo that lifts and what failed reach a subscriber', async () => {
  const { put, subscribe, subscriptions, rows, advance, alarm } = await edgeHub();
  const text = 'xyzzy-the-mayor-resigns';
  const whole = await subscriber();
  // Of another object, as the clock of the first one's is set ahead below.
  let delta = await subscriber();
  while (shardNumber(delta.callback) === shardNumber(whole.callback)) delta = await subscriber();
  await subscribe(TOPIC, whole.callback);
  await subscribe(`${BASE}/news/atom.xml`, delta.callback, { 'hub.delivery': 'delta' });
  const both = (count: number) =>
    until(() => [whole, delta].every(({ deliveries }) => deliveries.length === count));
  await put('news/mayor.md', story('mayor', `${text}\n`));
  await both(1);
  expect(whole.deliveries[0]?.body).toContain(text);
  expect(delta.deliveries[0]?.headers.im).toBe('feed');
  await put('news/mayor.md', story('mayor', 'She does not.\n'));
  await both(2);
  for (const { deliveries } of [whole, delta]) {
    expect(deliveries[1]?.body).toContain('She does not.');
    expect(deliveries[1]?.body).not.toContain(text);
  }
  expect(delta.deliveries[1]?.body).not.toContain('The first');

  // It answers 503 until it is back, and gets what is true then.
  whole.behave({ deliver: () => ({ status: 503 }) });
  const withdrawn = `---\nstatus: withdrawn\nreason: It was wrong.\nwithdrawn: ${new Date().toISOString()}\n`;
  await put('news/mayor.md', story('mayor', `${text}\n`).replace('---\n', withdrawn));
  await both(3);
  expect(delta.deliveries[2]?.body).toContain('deleted-entry');
  await until(async () => (await subscriptions(whole.callback))[0]?.attempt === 1);
  expect(await subscriptions(whole.callback)).toMatchObject([{ reason: 'it answered 503' }]);
  await put('news/pier.md', story('pier'));
  await until(() => delta.deliveries.length === 4);
  whole.behave({});
  await advance(whole.callback, 120_000);
  await until(() => whole.deliveries.length === 4);
  expect(whole.deliveries[3]?.body).toContain('The pier');
  expect(whole.deliveries[3]?.body).toContain('deleted-entry');
  for (const { callback } of [whole, delta])
    for (const table of ['push_subscription', 'push_topic', 'push_state', 'push_verification'])
      expect(JSON.stringify(await rows(callback, `SELECT * FROM ${table}`))).not.toContain(text);

  // It wakes at the very instant at which an embargo lifts, and delivers.
  const from = new Date(Math.ceil((Date.now() + 600_000) / 1000) * 1000);
  await put('news/later.md', story('later').replace(/^date: .*$/m, `date: ${from.toISOString()}`));
  await until(async () => (await alarm(delta.callback)) === from.getTime());
  expect(delta.deliveries).toHaveLength(4);
  await advance(delta.callback, from.getTime() - Date.now());
  await until(() => delta.deliveries.length === 5);
  expect(delta.deliveries[4]?.body).toContain('The later');
});

/** Connections that an object may have of which the answer has not begun. */
const CONNECTIONS = 6;

/** Subscribers at many addresses of this machine, all of one object. */
async function manySubscribers(count: number) {
  const bodies = new Map<string, string[]>();
  let [open, peak] = [0, 0];
  const server = createServer(async (incoming, outgoing) => {
    open += 1;
    peak = Math.max(peak, open);
    const answer = (body?: string) => {
      open -= 1;
      outgoing.end(body);
    };
    const { pathname, searchParams } = new URL(incoming.url ?? '', 'http://subscriber');
    if (incoming.method === 'GET') return answer(searchParams.get('hub.challenge') ?? '');
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part);
    bodies.set(pathname, [...(bodies.get(pathname) ?? []), Buffer.concat(parts).toString()]);
    if (pathname.endsWith('-silent')) return void outgoing.on('close', () => (open -= 1));
    return void setTimeout(answer, 50);
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const port = portOf(server);
  const callbacks: string[] = [];
  for (let number = 0; callbacks.length < count; number += 1) {
    const name = callbacks.length < 2 ? `${number}-silent` : `${number}`;
    const callback = `http://127.0.0.${1 + (callbacks.length % 50)}:${port}/${name}`;
    if (shardNumber(callback) === 0) callbacks.push(callback);
  }
  return { callbacks, bodies, peak: () => peak };
}

test('on Workers an object has six connections at most, and loses nothing when it is ended in their middle', async () => {
  const { put, subscribe, subscriptions, rows, object } = await edgeHub();
  const written = async (callback: string) => Number((await object(callback, '/rows'))[0]?.written);
  const { callbacks, bodies, peak } = await manySubscribers(150);
  const [first = ''] = callbacks;
  await subscribe(TOPIC, first);
  const values = callbacks.slice(1).map((callback) => `('${callback}', '${new URL(callback).host}')`);
  await rows(
    first,
    `INSERT INTO push_subscription (topic, callback, host, method, delivery, ends, sent)
      SELECT '${TOPIC}', column1, column2, 'sha256', 'feed', ${Date.now() + 1e9}, '' FROM (VALUES ${values.join()})`,
  );
  const isAlive = ([path]: readonly [string, unknown]) => !path.endsWith('-silent');
  const having = (text: string) =>
    [...bodies].filter(isAlive).filter(([, received]) => received.some((body) => body.includes(text)));
  const before = await written(first);
  await put('news/ferry.md', story('ferry'));
  await until(() => having('The ferry').length === 148);
  // What Cloudflare bills (https://developers.cloudflare.com/durable-objects/platform/pricing/); docs/scale.md counts with it.
  expect((await written(first)) - before).toBeLessThanOrEqual(5 * callbacks.length);
  expect(peak()).toBeGreaterThan(3);
  expect(peak()).toBeLessThanOrEqual(CONNECTIONS);
  for (const [path, received] of [...bodies].filter(isAlive))
    expect([path, received.length]).toEqual([path, 1]);

  bodies.clear();
  await put('news/pier.md', story('pier'));
  await until(() => having('The pier').length > 30);
  await expect(object(first, '/abort')).rejects.toThrow();
  await until(() => having('The pier').length === 148);
  const twice = [...bodies].filter(isAlive).reduce((sum, [, received]) => sum + received.length - 1, 0);
  expect(twice).toBeLessThanOrEqual(CONNECTIONS);
  expect(await subscriptions(callbacks.at(-1) ?? '')).toMatchObject([{ attempt: 0, reason: null }]);
});
