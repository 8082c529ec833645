import { createServer, type ServerResponse } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { callbackProblem, isPublicAddress } from '../../src/push/callback.ts';
import { portOf } from '../../src/runtime/node/listen-address.ts';
import { createSender } from '../../src/runtime/node/push/sender.ts';
import { BASE, hubPaper } from './hub-paper.ts';
import { subscriber, until } from './subscriber.ts';

const strict = { allowsLoopback: false };
const loopback = { allowsLoopback: true };

test.each([
  ['93.184.215.14', true],
  ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', true],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['100.64.0.1', false],
  ['127.0.0.1', false],
  ['169.254.169.254', false],
  ['172.16.0.1', false],
  ['192.0.2.1', false],
  ['192.168.1.1', false],
  ['198.18.0.1', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['::ffff:10.0.0.1', false],
  ['::ffff:93.184.215.14', false],
  ['::127.0.0.1', false],
  ['64:ff9b::10.0.0.1', false],
  ['2001::1', false],
  ['2002:a00:1::', false],
  ['2001:db8::1', false],
  ['fc00::1', false],
  ['fe80::1', false],
  ['ff02::1', false],
  ['news.example', false],
])('%s is a public address: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic);
});

test.each([
  ['https://subscriber.example/', undefined],
  ['http://subscriber.example:8080/a?b', undefined],
  ['http://2130706433/', 'is not at a public address'],
  ['http://localhost/', 'is not at a public address'],
  ['https://a.localhost./', 'is not at a public address'],
  ['http://127.1/', 'is not at a public address'],
  ['http://[::ffff:127.0.0.1]/', 'is not at a public address'],
  ['http://169.254.169.254/latest/meta-data/', 'is not at a public address'],
  ['https://subscriber.example:6379/', 'has port 6379; allowed are 80, 443, 8080, 8443'],
  ['https://user@subscriber.example/', 'has a name or a password in it'],
  ['https://subscriber.example/#a', 'has a fragment'],
  ['gopher://subscriber.example/', 'is neither https nor http'],
])('a callback at %s: %s', (callback, problem) => {
  expect(callbackProblem(callback, strict)).toBe(problem);
});

test.each([
  ['http://127.0.0.1:49152/', undefined],
  ['http://127.9.9.9:22/', undefined],
  ['http://2130706433:49152/', undefined],
  ['http://[::1]:49152/', 'has port 49152; allowed are 80, 443, 8080, 8443'],
  ['http://[::1]:8080/', 'is not at a public address'],
  ['http://[::ffff:127.0.0.1]:8080/', 'is not at a public address'],
  ['http://10.0.0.1/', 'is not at a public address'],
  ['http://10.0.0.1:49152/', 'has port 49152; allowed are 80, 443, 8080, 8443'],
  ['http://0.0.0.0:8080/', 'is not at a public address'],
  ['http://169.254.169.254:8080/', 'is not at a public address'],
  ['http://93.184.215.14:49152/', 'has port 49152; allowed are 80, 443, 8080, 8443'],
  ['https://subscriber.example:6379/', 'has port 6379; allowed are 80, 443, 8080, 8443'],
  // A name may lead anywhere, also to this machine: where it leads is looked at for each connection.
  ['http://localhost:49152/', 'has port 49152; allowed are 80, 443, 8080, 8443'],
  ['http://localhost:8080/', undefined],
  ['http://127.0.0.1.subscriber.example:49152/', 'has port 49152; allowed are 80, 443, 8080, 8443'],
  ['http://127.0.0.1@subscriber.example:49152/', 'has a name or a password in it'],
])('where loopback is let in for tests, a callback at %s: %s', (callback, problem) => {
  expect(callbackProblem(callback, loopback)).toBe(problem);
});

/** A server that counts its connections, and its port. */
async function target(): Promise<{ readonly port: number; readonly requests: string[] }> {
  const requests: string[] = [];
  const server = createServer((incoming, outgoing) => {
    requests.push(incoming.headers.host ?? '');
    outgoing.end('x'.repeat(1_000_000));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: portOf(server), requests };
}

const request = (url: string, limit = 0) => ({ method: 'GET', url, headers: {}, limit }) as const;

const sender = (resolved: readonly (readonly string[])[], rules = strict) => {
  const hosts: string[] = [];
  const made = createSender({
    rules,
    resolve: async (host) => {
      const addresses = resolved[Math.min(hosts.length, resolved.length - 1)] ?? [];
      hosts.push(host);
      return addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    },
  });
  onTestFinished(() => made.close());
  return { send: made.send, hosts };
};

test.each([
  ['loopback', [['127.0.0.1']]],
  ['an address of the cloud', [['169.254.169.254']]],
  ['a public and a private one', [['93.184.215.14', '10.0.0.1']]],
  ['a mapped one', [['::ffff:127.0.0.1']]],
])('a host that leads to %s is not connected to', async (_, resolved) => {
  const { requests } = await target();
  const { send } = sender(resolved);
  expect(await send(request('http://rebind.example:8080/'))).toMatchObject({
    kind: 'failed',
    reason: expect.stringContaining('rebind.example is not at a public address'),
  });
  expect(requests).toEqual([]);
});

test('a host is resolved once for a connection, which is to what was checked', async () => {
  const { port, requests } = await target();
  // Were it resolved again, it would lead elsewhere.
  const { send, hosts } = sender([['127.0.0.1'], ['10.0.0.1']], loopback);
  // Ports are free only for addresses, so the name is given with one of the list; nothing listens there.
  await send(request('http://rebind.example:8443/'));
  expect(hosts).toEqual(['rebind.example']);
  expect(await send(request('http://rebind.example:8443/'))).toMatchObject({
    reason: expect.stringContaining('not at a public address'),
  });
  expect((await send(request(`http://127.0.0.1:${port}/`))).kind).toBe('response');
  expect(requests).toHaveLength(1);
});

test('of a long answer the beginning is read', async () => {
  const { port } = await target();
  const { send } = sender([['127.0.0.1']], loopback);
  const result = await send(request(`http://127.0.0.1:${port}/`, 64));
  expect(result.kind === 'response' && result.body.length).toBe(64);
});

test('requests to a host that hang delay no other to it', async () => {
  const hanging: ServerResponse[] = [];
  const server = createServer((incoming, outgoing) => {
    if (incoming.url === '/hang') hanging.push(outgoing);
    else outgoing.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { send, close } = createSender({ rules: loopback, timeout: 3_600_000 });
  onTestFinished(async () => {
    server.closeAllConnections();
    server.close();
    await close();
  });
  const host = `http://127.0.0.1:${portOf(server)}`;
  const held = Array.from({ length: 12 }, () => send(request(`${host}/hang`)));
  await until(() => hanging.length === held.length);
  expect((await send(request(`${host}/other`))).kind).toBe('response');
  for (const outgoing of hanging) outgoing.end();
  for (const result of await Promise.all(held)) expect(result.kind).toBe('response');
});

test('a flood of one address is refused, and asks nobody', async () => {
  const paper = await hubPaper({ limits: { requestsOfAddress: 5 } });
  const { callback, queries } = await subscriber();
  const post = (topic: string) =>
    paper.post({ 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.callback': callback });
  const statuses: number[] = [];
  for (let at = 0; at < 8; at += 1) statuses.push((await post(`${BASE}/rss.xml?limit=${at + 1}`)).status);
  expect(statuses).toEqual([202, 202, 202, 202, 202, 429, 429, 429]);
  await until(async () => (await paper.store.verifications()).length === 0);
  expect(queries).toHaveLength(5);
});

test.each([
  ['subscriptionsOfTopic', { subscriptionsOfTopic: 1 }, '/rss.xml'],
  ['topics', { topics: 1 }, '/atom.xml'],
])('no more than so many %s', async (_, limits, path) => {
  const paper = await hubPaper({ limits });
  const first = await subscriber();
  const second = await subscriber();
  await paper.subscribe(`${BASE}/rss.xml`, first.callback);
  const answer = await paper.post({
    ...{ 'hub.mode': 'subscribe', 'hub.topic': `${BASE}${path}`, 'hub.callback': second.callback },
  });
  expect(answer.status).toBe(403);
  // One that is there may be renewed.
  await paper.subscribe(`${BASE}/rss.xml`, first.callback);
});

test('no more than so many subscriptions of one host, of which few wait at a time', async () => {
  const paper = await hubPaper({ limits: { subscriptionsOfHost: 2 } });
  const { callback } = await subscriber();
  for (const name of ['a', 'b']) await paper.subscribe(`${BASE}/rss.xml`, `${callback}/${name}`);
  await expect(paper.subscribe(`${BASE}/rss.xml`, `${callback}/c`)).rejects.toThrow(/^403/);
});
