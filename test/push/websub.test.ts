import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BASE, hubPaper, story } from './hub-paper.ts';
import { subscriber, until } from './subscriber.ts';

const TOPIC = `${BASE}/rss.xml`;

const subscribing = (callback: string, more: Readonly<Record<string, string>> = {}) => ({
  ...{ 'hub.mode': 'subscribe', 'hub.topic': TOPIC, 'hub.callback': callback, ...more },
});

test('feeds and their Link fields name the hub, also those of partners', async () => {
  const { get } = await hubPaper({ site: 'partners:\n  wire:\n    profile: generic\n' });
  expect(await (await get('/rss.xml')).text()).toContain(`href="${BASE}/hub"`);
  expect(await (await get('/feed.json')).json()).toMatchObject({
    hubs: [{ type: 'WebSub', url: `${BASE}/hub` }],
  });
  for (const path of ['/atom.xml', '/news/rss.xml', '/partners/wire/rss.xml']) {
    const link = (await get(path)).headers.get('link');
    expect(link).toContain(`<${BASE}/hub>; rel="hub"`);
    expect(link).toContain(`<${BASE}${path}>; rel="self"`);
  }
  expect(await (await get('/hub')).text()).toContain('WebSub');
});

test('§5.1: a subscription is answered with 202 and verified with mode, topic, challenge and lease', async () => {
  const paper = await hubPaper();
  const { callback, queries } = await subscriber();
  // Parameters that nobody defines are ignored.
  const answer = await paper.post(
    subscribing(`${callback}?id=a%20b&x`, { foo: 'bar', 'hub.foo': 'hub.bar' }),
  );
  expect(answer.status).toBe(202);
  await until(() => queries.length === 1);
  const [query] = queries;
  expect(query?.get('id')).toBe('a b');
  expect(query?.get('hub.mode')).toBe('subscribe');
  expect(query?.get('hub.topic')).toBe(TOPIC);
  expect(query?.get('hub.challenge')).toMatch(/^[0-9a-f]{48}$/);
  expect(query?.get('hub.lease_seconds')).toBe('864000');
  await until(async () => (await paper.store.list()).length === 1);
});

test.each([
  ['shorter than the least', '1', '300'],
  ['as it is asked for', '5000', '5000'],
  ['longer than the most', '99999999', '2592000'],
])('§5.1: a lease %s is granted within bounds', async (_, asked, granted) => {
  const paper = await hubPaper();
  const { callback, queries } = await subscriber();
  await paper.subscribe(TOPIC, callback, { 'hub.lease_seconds': asked });
  expect(queries[0]?.get('hub.lease_seconds')).toBe(granted);
});

test.each([
  ['another mode', { 'hub.mode': 'follow' }, 400],
  ['no callback', { 'hub.callback': '' }, 400],
  ['a callback with a password', { 'hub.callback': 'https://a:b@subscriber.example/' }, 400],
  ['a callback at another port', { 'hub.callback': 'https://subscriber.example:25/' }, 400],
  ['a callback of another scheme', { 'hub.callback': 'ftp://subscriber.example/' }, 400],
  ['a callback at a private address', { 'hub.callback': 'http://10.0.0.1/' }, 400],
  ['a callback at a private address, otherwise written', { 'hub.callback': 'http://0x0a000001/' }, 400],
  ['a callback in IPv6 that is private', { 'hub.callback': 'http://[::1]/' }, 400],
  ['no topic', { 'hub.topic': '' }, 400],
  ['a topic elsewhere', { 'hub.topic': 'https://other.example/rss.xml' }, 400],
  ['a lease that is no number', { 'hub.lease_seconds': 'long' }, 400],
  ['a secret of 200 bytes', { 'hub.secret': 'x'.repeat(200) }, 400],
  ['another way to deliver', { 'hub.delivery': 'pigeon' }, 400],
  ['another way to sign', { 'hub.signature_method': 'md5' }, 400],
  ['the end of a subscription that is not there', { 'hub.mode': 'unsubscribe' }, 404],
])('§5.1: %s is refused', async (_, fields, status) => {
  const paper = await hubPaper();
  const answer = await paper.post(subscribing('https://subscriber.example/', fields));
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
  expect((await answer.text()).length).toBeGreaterThan(10);
});

test('§5.1: what is not a form, and what is too long, is refused', async () => {
  const { url } = await hubPaper();
  const send = (body: string, type: string) =>
    fetch(`${url}/hub`, { method: 'POST', body, headers: { 'Content-Type': type } });
  expect((await send('{}', 'application/json')).status).toBe(415);
  expect((await send(`hub.mode=${'x'.repeat(20_000)}`, 'application/x-www-form-urlencoded')).status).toBe(
    413,
  );
  expect((await fetch(`${url}/hub`, { method: 'PUT' })).status).toBe(405);
});

test.each([
  ['answers 404', { status: 404 }],
  ['gives another challenge', { body: 'challenge' }],
  ['gives more than the challenge', (query: URLSearchParams) => `${query.get('hub.challenge')}\n`],
  ['redirects', { status: 302, headers: { Location: '/elsewhere' } }],
])('§5.3: a subscriber that %s is not subscribed', async (_, reply) => {
  const paper = await hubPaper();
  const { callback, queries } = await subscriber({
    verify: (query) => (typeof reply === 'function' ? { body: reply(query) } : reply),
  });
  await paper.post(subscribing(callback));
  await until(() => queries.length === 1);
  await until(async () => (await paper.store.verifications()).length === 0);
  expect(await paper.store.list()).toEqual([]);
  // It is asked once, whatever it says.
  expect(queries).toHaveLength(1);
});

test('§5.2: a topic that is not there, or not a feed, is denied with the reason', async () => {
  const paper = await hubPaper();
  const { callback, queries } = await subscriber();
  await paper.post(subscribing(callback, { 'hub.topic': `${BASE}/nothing/rss.xml` }));
  await until(() => queries.length === 1);
  await paper.post(subscribing(callback, { 'hub.topic': `${BASE}/news/first` }));
  await until(() => queries.length === 2);
  for (const query of queries) {
    expect(query.get('hub.mode')).toBe('denied');
    expect(query.get('hub.topic')).toContain(BASE);
    expect(query.get('hub.reason')).toBe('There is no such feed.');
    expect(query.has('hub.challenge')).toBe(false);
  }
  await until(async () => (await paper.store.verifications()).length === 0);
  expect(await paper.store.list()).toEqual([]);
});

test.each([
  ['/rss.xml'],
  ['/atom.xml'],
  ['/feed.json'],
  ['/ninjs.json'],
  ['/feed'],
  ['/news/rss.xml'],
  ['/rss.xml?limit=5&q=ferry'],
])('§7: %s is delivered as a fetch gives it', async (path) => {
  const paper = await hubPaper();
  const { callback, deliveries } = await subscriber();
  await paper.subscribe(`${BASE}${path}`, callback);
  paper.put('news/ferry.md', story('ferry'));
  await until(() => deliveries.length === 1);
  const answer = await paper.get(path, { headers: { Accept: '*/*' } });
  expect(deliveries[0]?.body).toBe(await answer.text());
  expect(deliveries[0]?.body).toContain('The ferry');
  expect(deliveries[0]?.headers['content-type']).toBe(answer.headers.get('content-type'));
  expect(deliveries[0]?.headers.link).toBe(answer.headers.get('link'));
  expect(deliveries[0]?.headers).not.toHaveProperty('x-hub-signature');
});

test.each(['sha1', 'sha256', 'sha384', 'sha512'])(
  '§8: with a secret a delivery is signed with %s',
  async (method) => {
    const paper = await hubPaper();
    const { callback, deliveries } = await subscriber();
    await paper.subscribe(TOPIC, callback, {
      ...{ 'hub.secret': 'a sécret', 'hub.signature_method': method },
    });
    paper.put('news/ferry.md', story('ferry'));
    await until(() => deliveries.length === 1);
    const [delivery] = deliveries;
    const expected = createHmac(method, 'a sécret')
      .update(delivery?.body ?? '')
      .digest('hex');
    expect(delivery?.headers['x-hub-signature']).toBe(`${method}=${expected}`);
  },
);

test('§5.1: a subscription that is renewed has the new secret and lease, and is one', async () => {
  const paper = await hubPaper();
  const { callback, deliveries } = await subscriber();
  await paper.subscribe(TOPIC, callback, { 'hub.secret': 'old', 'hub.lease_seconds': '300' });
  await paper.subscribe(TOPIC, callback, { 'hub.secret': 'new', 'hub.lease_seconds': '600' });
  expect(await paper.store.list()).toHaveLength(1);
  paper.put('news/ferry.md', story('ferry'));
  await until(() => deliveries.length === 1);
  const expected = createHmac('sha256', 'new')
    .update(deliveries[0]?.body ?? '')
    .digest('hex');
  expect(deliveries[0]?.headers['x-hub-signature']).toBe(`sha256=${expected}`);
});

test('one that is renewed, and a start, send nothing that has arrived', async () => {
  const paper = await hubPaper();
  const { callback, deliveries } = await subscriber();
  await paper.subscribe(TOPIC, callback);
  paper.put('news/ferry.md', story('ferry'));
  await until(async () => (await paper.store.list()).some(({ sentAt }) => sentAt !== undefined));
  await paper.subscribe(TOPIC, callback);
  await until(async () => (await paper.store.list()).every(({ due }) => due === undefined));
  await paper.close();
  const again = await hubPaper({ home: paper.home });
  again.put('news/pier.md', story('pier'));
  await until(() => deliveries.some(({ body }) => body.includes('The pier')));
  expect(deliveries).toHaveLength(2);
});

test('§5.3: the end of a subscription is verified too, and then nothing is delivered', async () => {
  const paper = await hubPaper();
  const leaving = await subscriber();
  const staying = await subscriber();
  await paper.subscribe(TOPIC, leaving.callback);
  await paper.subscribe(TOPIC, staying.callback);
  const end = { 'hub.mode': 'unsubscribe' };
  leaving.behave({ verify: () => ({ status: 404 }) });
  expect((await paper.post(subscribing(leaving.callback, end))).status).toBe(202);
  await until(() => leaving.queries.length === 2);
  await until(async () => (await paper.store.verifications()).length === 0);
  expect(await paper.store.list()).toHaveLength(2);
  leaving.behave({});
  await paper.post(subscribing(leaving.callback, end));
  await until(() => leaving.queries.length === 3);
  expect(leaving.queries[2]?.get('hub.mode')).toBe('unsubscribe');
  expect(leaving.queries[2]?.has('hub.lease_seconds')).toBe(false);
  await until(async () => (await paper.store.list()).length === 1);
  paper.put('news/ferry.md', story('ferry'));
  await until(() => staying.deliveries.length === 1);
  expect(leaving.deliveries).toEqual([]);
});

test('a publisher that names a feed of the site is thanked, and one that names another refused', async () => {
  const paper = await hubPaper();
  const publish = async (url: string) => (await paper.post({ 'hub.mode': 'publish', 'hub.url': url })).status;
  expect(await publish(TOPIC)).toBe(204);
  expect(await publish('https://other.example/rss.xml')).toBe(400);
});

test('a lease ends a subscription', async () => {
  const paper = await hubPaper();
  const { callback } = await subscriber();
  await paper.subscribe(TOPIC, callback, { 'hub.lease_seconds': '300' });
  paper.advance(301_000);
  await until(async () => (await paper.store.list()).length === 0);
});

test('§7: 410 ends a subscription', async () => {
  const paper = await hubPaper();
  const { callback, deliveries } = await subscriber({ deliver: () => ({ status: 410 }) });
  await paper.subscribe(TOPIC, callback);
  paper.put('news/ferry.md', story('ferry'));
  await until(() => deliveries.length === 1);
  await until(async () => (await paper.store.list()).length === 0);
});

test('a topic that has moved for good is delivered from where it is now', async () => {
  const paper = await hubPaper({ site: 'redirects:\n  /old/rss.xml: /news/rss.xml\n' });
  const { callback, deliveries, queries } = await subscriber();
  await paper.subscribe(`${BASE}/old/rss.xml`, callback);
  expect(queries[0]?.get('hub.topic')).toBe(`${BASE}/old/rss.xml`);
  paper.put('news/ferry.md', story('ferry'));
  await until(() => deliveries.length === 1);
  expect(deliveries[0]?.headers.link).toContain(`<${BASE}/news/rss.xml>; rel="self"`);
});

test('subscribers of the feed of a story in progress are told that it is gone once the story is withdrawn', async () => {
  const live = (more: string) =>
    story('storm', 'So far.\n').replace(
      '\n---\n',
      `\nupdates:\n  - {time: 2019-09-26 09:00, title: Crews arrive}\n${more}---\n`,
    );
  const paper = await hubPaper({ files: { 'news/storm.md': live('') } });
  const { callback, queries } = await subscriber();
  await paper.subscribe(`${BASE}/news/storm/rss.xml`, callback);
  await paper.subscribe(TOPIC, callback);
  paper.put('news/storm.md', live('status: withdrawn\nwithdrawn: 2019-09-27 09:00\nreason: It was wrong.\n'));
  await until(() => queries.some((query) => query.get('hub.mode') === 'denied'));
  expect(queries.at(-1)?.get('hub.topic')).toBe(`${BASE}/news/storm/rss.xml`);
  expect(queries.at(-1)?.get('hub.reason')).toBe('The feed is gone for good.');
  await until(async () => (await paper.store.list()).length === 1);
  expect((await paper.store.list())[0]?.topic).toBe(TOPIC);
});

test('a partner’s feed is delivered to one who has its key, and no longer once the key is another', async () => {
  let key = 'open-sesame';
  const paper = await hubPaper({
    site: 'partners:\n  wire:\n    profile: generic\n    access:\n      key: WIRE_KEY\n',
    secrets: () => key,
  });
  const topic = `${BASE}/partners/wire/rss.xml?key=open-sesame`;
  const { callback, deliveries, queries } = await subscriber();
  const wrong = await subscriber();
  await paper.post(subscribing(wrong.callback, { 'hub.topic': topic.replace('sesame', 'barley') }));
  await until(() => wrong.queries.length === 1);
  expect(wrong.queries[0]?.get('hub.mode')).toBe('denied');
  await paper.subscribe(topic, callback);
  paper.put('news/ferry.md', story('ferry'));
  await until(() => deliveries.length === 1);
  // The key stands in no answer, and in no delivery.
  expect(deliveries[0]?.headers.link).toContain(`<${BASE}/partners/wire/rss.xml>; rel="self"`);
  expect(JSON.stringify(deliveries)).not.toContain('sesame');
  key = 'another';
  paper.put('news/pier.md', story('pier'));
  await until(() => queries.length === 2);
  expect(queries[1]?.get('hub.mode')).toBe('denied');
  await until(async () => (await paper.store.list()).length === 0);
  expect(deliveries).toHaveLength(1);
});

test('without hub: own nothing names a hub, and nothing is there', async () => {
  const paper = await hubPaper({ files: { 'site.yaml': 'title: P\nurl: https://paper.example\n' } });
  expect((await paper.get('/hub')).status).toBe(404);
  expect((await paper.get('/rss.xml')).headers.get('link')).not.toContain('rel="hub"');
});

const base64 = (text: string) => Buffer.from(text).toString('base64');

test.each([
  ['bearer', 'open-sesame', 'Bearer open-sesame', 'Bearer open-barley'],
  ['basic', 'wire:sésame', `Basic ${base64('wire:sésame')}`, `Basic ${base64('wire:barley')}`],
])(
  'a partner’s feed behind a header (%s) is delivered to one who has shown it to the hub, as long as it opens',
  async (kind, secret, right, wrong) => {
    let current = secret;
    const paper = await hubPaper({
      site: `partners:\n  wire:\n    profile: generic\n    access:\n      ${kind}: WIRE_KEY\n`,
      secrets: () => current,
    });
    const topic = `${BASE}/partners/wire/rss.xml`;
    const post = (callback: string, authorization?: string, to = topic) =>
      fetch(`${paper.url}/hub`, {
        method: 'POST',
        body: new URLSearchParams(subscribing(callback, { 'hub.topic': to })),
        headers: authorization === undefined ? {} : { Authorization: authorization },
      });
    const [insider, outsider] = [await subscriber(), await subscriber()];
    for (const each of [undefined, wrong]) await post(`${outsider.callback}/${each?.length}`, each);
    // An address that leads to the feed opens it no more than its own.
    await post(`${outsider.callback}/alias`, undefined, `${BASE}/partners/wire/rss.xml/`);
    await until(() => outsider.queries.length === 3);
    for (const query of outsider.queries) expect(query.get('hub.mode')).toBe('denied');
    await post(insider.callback, right);
    await until(async () => (await paper.store.list()).length === 1);
    paper.put('news/ferry.md', story('ferry'));
    await until(() => insider.deliveries.length === 1);
    expect(insider.deliveries[0]?.body).toContain('The ferry');
    await paper.store.list();
    for (const name of readdirSync(paper.home).filter((each) => each.startsWith('push.db')))
      expect(readFileSync(join(paper.home, name)).includes('sesame'), name).toBe(false);
    current = 'another';
    paper.put('news/pier.md', story('pier'));
    await until(() => insider.queries.some((query) => query.get('hub.mode') === 'denied'));
    await until(async () => (await paper.store.list()).length === 0);
    expect(insider.deliveries).toHaveLength(1);
    expect(outsider.deliveries).toEqual([]);
  },
);
