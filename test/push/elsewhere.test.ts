import type { ServerResponse } from 'node:http';
import { expect, test } from 'vitest';
import { BASE, hubPaper, story } from './hub-paper.ts';
import { otherSite } from './other-site.ts';
import { subscriber, until } from './subscriber.ts';

test.each([
  ['plain text', 'text/plain; charset=utf-8', 'hub.url', true],
  ['JSON, as hub.topic', 'application/json', 'hub.topic', true],
  ['HTML without Link', 'text/html', 'hub.url', false],
])(
  'a topic elsewhere that site.yaml names is fetched when it is published, and delivered as it is: %s',
  async (_, type, name, hasLink) => {
    const other = await otherSite();
    const paper = await hubPaper({ site: `hubTopics: ["${other.origin}/wire/"]\n` });
    const topic = `${other.origin}/wire/feed?a=b`;
    const link = [`<${topic}>; rel="self"`, '<https://other.example/hub>; rel="hub"'];
    const put = (body: string) => other.put('/wire/feed?a=b', type, body, hasLink ? link : undefined);
    put('one');
    const { callback, deliveries } = await subscriber();
    await paper.subscribe(topic, callback, { 'hub.secret': 'a secret', 'hub.delivery': 'delta' });
    const publish = () => paper.post({ 'hub.mode': 'publish', [name]: topic });
    put('two');
    const answer = await publish();
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    await until(() => deliveries.length === 1);
    expect(deliveries[0]).toMatchObject({ body: 'two', headers: { 'content-type': type } });
    expect(deliveries[0]?.headers['x-hub-signature']).toMatch(/^sha256=/);
    expect(deliveries[0]?.headers.link).toBe(
      hasLink ? link.join(', ') : `<${topic}>; rel="self", <${BASE}/hub>; rel="hub"`,
    );
    // What is published as it was is not sent again.
    const count = other.fetched.length;
    await publish();
    await until(() => other.fetched.length === count + 1);
    put('three');
    await publish();
    await until(() => deliveries.length === 2);
    expect(deliveries[1]?.body).toBe('three');
  },
);

test('of topics elsewhere those that are not named, not there, redirected or too long are not taken', async () => {
  const other = await otherSite();
  const paper = await hubPaper({
    site: `hubTopics: ["${other.origin}/one", "${other.origin}/wire/"]\n`,
  });
  const { callback, queries } = await subscriber();
  const post = async (mode: string, path: string) => {
    const topic = { 'hub.topic': `${other.origin}${path}`, 'hub.callback': callback };
    return (await paper.post({ 'hub.mode': mode, ...topic })).status;
  };
  for (const path of ['/one/more', '/wire', '/one?a', '/wire/../two']) {
    expect(await post('subscribe', path), path).toBe(400);
    expect(await post('publish', path), path).toBe(400);
  }
  expect(other.fetched).toEqual([]);
  other.set('/wire/moved', (answer) => answer.writeHead(302, { Location: '/one' }).end());
  other.put('/wire/long', 'text/plain', 'x'.repeat(2 ** 21 + 1));
  for (const path of ['/one', '/wire/moved', '/wire/long']) expect(await post('subscribe', path)).toBe(202);
  await until(() => queries.length === 3);
  for (const query of queries) expect(query.get('hub.mode')).toBe('denied');
  expect(await post('publish', '/wire/nobody')).toBe(204);
  expect(other.fetched).not.toContain('/wire/nobody');
});

test('a topic elsewhere that hangs delays no other', async () => {
  const other = await otherSite();
  const paper = await hubPaper({ site: `hubTopics: ["${other.origin}/"]\n` });
  other.put('/slow', 'text/plain', 'one');
  const [slow, own] = [await subscriber(), await subscriber()];
  await paper.subscribe(`${other.origin}/slow`, slow.callback);
  await paper.subscribe(`${BASE}/rss.xml`, own.callback);
  const waiting: ServerResponse[] = [];
  other.set('/slow', (answer) => void waiting.push(answer));
  await paper.post({ 'hub.mode': 'publish', 'hub.url': `${other.origin}/slow` });
  await until(() => waiting.length === 1);
  paper.put('news/ferry.md', story('ferry'));
  await until(() => own.deliveries.length === 1);
  expect(waiting).toHaveLength(1);
  waiting[0]?.writeHead(200, { 'Content-Type': 'text/plain' }).end('two');
  await until(() => slow.deliveries.length === 1);
});
