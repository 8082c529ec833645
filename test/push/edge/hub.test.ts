import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { BASE, story } from '../hub-paper.ts';
import { subscriber, until } from '../subscriber.ts';
import { edgeHub } from './hub-edge.ts';

const TOPIC = `${BASE}/rss.xml`;

// Workers take a second to start: what can be asked of one is asked of one.

test('on Workers a subscriber is verified, told of what changes, and no longer once it has left', async () => {
  const paper = await edgeHub();
  const { get, put, post, subscribe, subscriptions } = paper;
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
  const end = { 'hub.mode': 'unsubscribe', 'hub.topic': TOPIC, 'hub.callback': callback };
  expect((await post(end)).status).toBe(202);
  await until(async () => (await subscriptions(callback)).length === 0);
  expect((await post(end)).status).toBe(404);
});
