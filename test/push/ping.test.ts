import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { portOf } from '../../src/runtime/node/listen-address.ts';
import { BASE, hubPaper, story } from './hub-paper.ts';
import { until } from './subscriber.ts';

type Ping = {
  readonly type: string | undefined;
  readonly mode: string | null;
  readonly urls: readonly string[];
};

/** A hub elsewhere, and what it was sent. */
async function hubElsewhere() {
  const pings: Ping[] = [];
  let status = 204;
  const server = createServer(async (incoming, outgoing) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part);
    const form = new URLSearchParams(Buffer.concat(parts).toString());
    pings.push({
      type: incoming.headers['content-type'],
      mode: form.get('hub.mode'),
      urls: form.getAll('hub.url'),
    });
    outgoing.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const urls = () => new Set(pings.flatMap((ping) => ping.urls));
  return {
    ...{ url: `http://127.0.0.1:${portOf(server)}/`, pings, urls },
    answer(next: number) {
      status = next;
    },
  };
}

const feeds = (...scopes: readonly string[]): ReadonlySet<string> =>
  new Set(
    scopes.flatMap((scope) =>
      ['rss.xml', 'atom.xml', 'feed.json', 'ninjs.json'].map((file) => `${BASE}${scope}/${file}`),
    ),
  );

const SPORT = {
  'sport/_index.md': '---\ntitle: Sport\n---\n',
  'sport/match.md': story('match').replace('---\n', '---\ntags: [harbour]\n'),
};

test('a hub elsewhere learns of the feeds that a publication, an embargo or site.yaml has changed, several at once, and of no others', async () => {
  const hub = await hubElsewhere();
  const paper = await hubPaper({
    site: `hubs: [${hub.url}]\npartners:\n  wire:\n    profile: generic\n  locked:\n    profile: generic\n    access:\n      key: WIRE_KEY\n  guarded:\n    profile: generic\n    access:\n      bearer: WIRE_KEY\n`,
    secrets: () => 'open-sesame',
    files: SPORT,
  });
  expect((await paper.get('/rss.xml')).headers.get('link')).toContain(`<${hub.url}>; rel="hub"`);
  await until(async () => (await paper.pings.cursor()) !== undefined);
  expect(hub.pings).toEqual([]);
  const news = new Set([...feeds('', '/news'), `${BASE}/partners/wire/rss.xml`]);
  paper.put('news/ferry.md', story('ferry'));
  await until(() => hub.urls().size === news.size);
  expect(hub.urls()).toEqual(news);
  for (const { mode, type } of hub.pings)
    expect([mode, type]).toEqual(['publish', 'application/x-www-form-urlencoded']);
  expect(hub.pings.length).toBeLessThan(news.size);
  await until(async () => (await paper.pings.hubs())[0]?.pending === 0);
  hub.pings.length = 0;
  const lifts = new Date(Math.ceil(Date.now() / 1000) * 1000 + 600_000);
  paper.put('sport/final.md', story('final').replace(/^date: .*$/m, `date: ${lifts.toISOString()}`));
  const scheduled = async () => (await (await paper.api('/articles?state=scheduled')).json()).articles;
  await until(async () => (await scheduled()).length === 1);
  expect(hub.pings).toEqual([]);
  paper.advance(lifts.getTime() - Date.now());
  await until(() => hub.urls().has(`${BASE}/sport/rss.xml`));
  await until(() => hub.urls().size === news.size);
  expect(hub.urls()).toEqual(new Set([...feeds('', '/sport'), `${BASE}/partners/wire/rss.xml`]));
  hub.pings.length = 0;
  paper.put(
    'site.yaml',
    `${readFileSync(join(paper.dir, 'site.yaml'), 'utf8').replace('The Paper', 'The Sheet')}`,
  );
  const all = new Set([...news, ...feeds('/sport', '/tags/harbour')]);
  await until(() => hub.urls().size === all.size);
  expect(hub.urls()).toEqual(all);
});

test('a hub that fails is tried again later, at the end with what has changed until then, and neither is a hub at a private address asked', async () => {
  const hub = await hubElsewhere();
  const paper = await hubPaper({ site: `hubs: [${hub.url}, "http://10.1.2.3/"]\n`, files: SPORT });
  await until(async () => (await paper.pings.cursor()) !== undefined);
  hub.answer(503);
  paper.put('news/ferry.md', story('ferry'));
  const state = async (url: string) => (await paper.pings.hubs()).find((one) => one.hub === url);
  await until(async () => (await state(hub.url))?.reason === 'it answered 503');
  const count = hub.pings.length;
  paper.put('sport/final.md', story('final'));
  await until(async () => (await state(hub.url))?.pending === 12);
  // Nothing is sent before its time.
  expect(hub.pings).toHaveLength(count);
  expect(await state('http://10.1.2.3/')).toMatchObject({
    ...{ sent: 0, reason: 'its address is not at a public address' },
  });
  hub.answer(200);
  hub.pings.length = 0;
  paper.advance(70_000);
  await until(async () => (await state(hub.url))?.pending === 0);
  expect(hub.urls()).toEqual(feeds('', '/news', '/sport'));
  expect(hub.pings).toHaveLength(1);
  expect(await state(hub.url)).toMatchObject({ sent: 12, attempt: 0, reason: undefined, due: undefined });
});

test('players of podcasts are told of the RSS feed of one that has changed, one feed a request, and of no other feed', async () => {
  const requests: { readonly query: string; readonly token: string | undefined }[] = [];
  let status = 500;
  const server = createServer((incoming, outgoing) => {
    const { searchParams } = new URL(incoming.url ?? '', 'http://podping');
    requests.push({ query: decodeURIComponent(String(searchParams)), token: incoming.headers.authorization });
    outgoing.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${portOf(server)}/?node=1`;
  let token = '';
  const paper = await hubPaper({
    site: `podping: {url: '${url}', token: PODPING_TOKEN}\npodcasts: {Harbour: {description: Talk}}\n`,
    files: SPORT,
    secrets: () => token,
  });
  await until(async () => (await paper.pings.cursor()) !== undefined);
  paper.put('news/ferry.md', story('ferry'));
  paper.put('sport/final.md', story('final').replace('---\n', '---\ntags: [harbour]\n'));
  const state = async () => (await paper.pings.hubs())[0];
  await until(async () => (await state())?.reason === 'PODPING_TOKEN holds no token: set it to yours');
  expect(requests).toEqual([]);
  token = 'a token';
  paper.advance(70_000);
  await until(async () => (await state())?.reason === 'it answered 500');
  status = 200;
  paper.advance(400_000);
  await until(async () => (await state())?.pending === 0);
  const query = `node=1&url=${BASE}/tags/harbour/rss.xml&reason=update`;
  expect(requests).toEqual([
    { query, token },
    { query, token },
  ]);
  expect(await state()).toMatchObject({ hub: url, sent: 1 });
});
