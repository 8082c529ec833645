import { expect, test } from 'vitest';
import { readPleaseNotify } from '../../src/push/cloud/please-notify.ts';
import { BASE, hubPaper, story } from './hub-paper.ts';
import { type Subscriber, subscriber, until } from './subscriber.ts';

const FEED = `${BASE}/rss.xml`;

/** What a reader asks for, of its own address or of a domain. */
const asked = ({ callback }: Pick<Subscriber, 'callback'>, more: Readonly<Record<string, string>> = {}) => {
  const { port, pathname } = new URL(callback);
  return { ...{ protocol: 'http-post', registerProcedure: '', port, path: pathname, url1: FEED }, ...more };
};

test('a reader that registers by rssCloud is asked whether it wants that, and then told of changes for 25 hours', async () => {
  const paper = await hubPaper({ site: 'rssCloud: true\n' });
  const rss = await (await paper.get('/rss.xml')).text();
  expect(rss).toContain(
    '<cloud domain="paper.example" port="443" path="/hub/pleaseNotify" registerProcedure="" protocol="http-post"/>',
  );
  expect(await (await paper.get('/atom.xml')).text()).not.toContain('pleaseNotify');
  const post = (fields: Readonly<Record<string, string>>, headers = {}) =>
    paper.get('/hub/pleaseNotify', { method: 'POST', body: new URLSearchParams(fields), headers });
  const other = await subscriber({ verify: () => ({ body: 'yes' }) });
  const reader = await subscriber({
    verify: (query) => ({ body: `${query.get('challenge')}\n` }),
    deliver: () => ({ status: 200 }),
  });
  const of = (one: Subscriber) => asked(one, { domain: '127.0.0.1', url2: `${BASE}/news/rss.xml` });
  const answer = await post(of(reader));
  expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8');
  expect(await answer.text()).toMatch(
    /^<\?xml version="1\.0"\?>\n<notifyResult success="true" msg="[^"]+"\/>\n$/,
  );
  expect(await (await post(of(other), { Accept: 'application/json' })).json()).toMatchObject({
    success: true,
  });
  await until(async () => (await paper.store.verifications()).length === 0);
  expect(reader.queries.map((query) => query.get('url'))).toEqual([FEED, `${BASE}/news/rss.xml`]);
  const list = await paper.store.list();
  expect(list.map(({ callback, delivery }) => [callback, delivery])).toEqual([
    [reader.callback, 'cloud'],
    [reader.callback, 'cloud'],
  ]);
  for (const { ends } of list) expect(Math.abs(ends - Date.now() - 25 * 3_600_000)).toBeLessThan(600_000);
  paper.put('news/new.md', story('new'));
  await until(() => reader.deliveries.length === 2);
  expect(reader.deliveries.map(({ body }) => new URLSearchParams(body).get('url')).toSorted()).toEqual([
    `${BASE}/news/rss.xml`,
    FEED,
  ]);
  expect(reader.deliveries[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
  expect(other.deliveries).toEqual([]);
  for (const [fields, reason] of [
    [
      { ...of(reader), url1: 'https://other.example/rss.xml' },
      'https://other.example/rss.xml is not a feed of this hub',
    ],
    [{ ...of(reader), domain: '10.0.0.1', port: '80' }, 'is not at a public address'],
  ] as const)
    expect(await (await post(fields)).text()).toMatch(new RegExp(`success="false" msg="[^"]*${reason}`));
  const off = await hubPaper();
  expect((await off.get('/hub/pleaseNotify', { method: 'POST' })).status).toBe(405);
  expect(await (await off.get('/rss.xml')).text()).not.toContain('<cloud');
});

const reader = { callback: 'http://reader.example:8080/told' };

test.each([
  ['93.184.215.14', {}, 'http://93.184.215.14:8080/told', 'cloud-address'],
  ['2606:2800:21f::1', {}, 'http://[2606:2800:21f::1]:8080/told', 'cloud-address'],
  ['93.184.215.14', { domain: 'reader.example' }, 'http://reader.example:8080/told', 'cloud'],
  ['93.184.215.14', { domain: 'reader.example', port: '443' }, 'https://reader.example/told', 'cloud'],
  ['', { domain: 'reader.example', protocol: 'https-post' }, 'https://reader.example:8080/told', 'cloud'],
  ['', { domain: 'a@10.0.0.1' }, 'The address that is to be told is not one.'],
  ['', { domain: 'reader.example/a?' }, 'The address that is to be told is not one.'],
  [
    '',
    { domain: 'reader.example', port: '22' },
    'The address that is to be told has port 22; allowed are 80, 443, 8080, 8443.',
  ],
  ['192.168.1.1', {}, 'The address that is to be told is not at a public address.'],
  ['', {}, 'The address that is to be told is not one.'],
  ['', { protocol: 'xml-rpc' }, 'protocol must be http-post or https-post.'],
  ['', { port: '80@evil' }, 'port must be a number, and path must begin with a slash.'],
  ['', { path: '@evil.example/' }, 'port must be a number, and path must begin with a slash.'],
  ['93.184.215.14', { url1: 'rss.xml' }, 'url1, url2 and so on must be absolute URLs of feeds.'],
  ['93.184.215.14', { url1: '' }, 'url1, url2 and so on must be absolute URLs of feeds.'],
])('from %j, %j: %s', (address, more, expected, delivery?: string) => {
  const read = readPleaseNotify(new URLSearchParams(asked(reader, more)), address, { allowsLoopback: false });
  if ('problem' in read) return expect([read.problem, undefined]).toEqual([expected, delivery]);
  expect(read.requests).toMatchObject([{ callback: expected, delivery, topic: FEED, lease: 90_000 }]);
});
