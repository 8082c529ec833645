import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { main } from '../../src/cli/doctor/main.ts';
import { spec } from '../../src/cli/doctor/spec.ts';
import { portOf } from '../../src/runtime/node/listen-address.ts';
import { command } from '../cli/command.ts';
import { hubPaper, story } from './hub-paper.ts';
import { until } from './subscriber.ts';

/** A port that is free. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The same site at an address of this machine, whose feeds name the site's own: what goes through is changed. */
async function proxy(target: () => string, change: (path: string, request: Request) => Response | undefined) {
  const server = createServer(async (incoming, outgoing) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part);
    const url = `${target()}${incoming.url}`;
    const headers = new Headers({ 'Content-Type': incoming.headers['content-type'] ?? '' });
    const body = incoming.method === 'POST' ? Buffer.concat(parts) : undefined;
    const request = new Request(url, { method: incoming.method, headers, body });
    const answer = change(incoming.url ?? '', request) ?? (await fetch(request));
    const kept = [...answer.headers].filter(([name]) => ['content-type', 'etag', 'link'].includes(name));
    outgoing.writeHead(answer.status, Object.fromEntries(kept));
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${portOf(server)}`;
}

type Outcome = {
  readonly code: number | undefined;
  readonly subscription: Readonly<Record<string, unknown>> | undefined;
  readonly codes: readonly string[];
};

async function doctor(
  change: (path: string, request: Request) => Response | undefined,
  wait: string,
  publish?: 'publishes',
): Promise<Outcome> {
  let target = '';
  const url = await proxy(() => target, change);
  const paper = await hubPaper({ url });
  target = paper.url;
  const callback = `http://127.0.0.1:${await freePort()}/`;
  const running = command(
    { spec, main },
    { args: [`${url}/rss.xml`, '--callback', callback, '--wait', wait, '--json'] },
  );
  if (publish) {
    await until(async () => (await paper.store.list()).length === 1);
    paper.put('news/ferry.md', story('ferry'));
  }
  const { code, stdout } = await running;
  const { subscription, findings } = JSON.parse(stdout);
  const codes = findings.map((found: { readonly code: string }) => found.code);
  if (subscription?.isEnded) expect(await paper.store.list()).toEqual([]);
  return { code, subscription, codes: codes.filter((name: string) => name.startsWith('hub-')) };
}

let version = 0;

/** Fields of a feed that is another each time. */
const another = () => {
  version += 1;
  const links = '</hub>; rel="hub", </rss.xml>; rel="self"';
  return { ETag: `"${version}"`, Link: links, 'Content-Type': 'application/rss+xml; charset=utf-8' };
};

const isHub = (path: string) => path === '/hub';

test('doctor subscribes at the hub, sees a publication delivered, and unsubscribes', async () => {
  const { subscription, codes } = await doctor(() => undefined, '60', 'publishes');
  expect(codes).toEqual([]);
  expect(subscription).toMatchObject({
    ...{ isVerified: true, isEnded: true },
    delivery: { signature: 'valid', contentType: 'application/rss+xml; charset=utf-8' },
  });
});

test.each([
  [
    'where nothing is published says so',
    () => undefined,
    [],
    { isVerified: true, hasChanged: false, isEnded: true },
  ],
  [
    'names a hub that refuses',
    (path: string, { method }: Request) =>
      isHub(path) && method === 'POST' ? new Response('Not here.', { status: 400 }) : undefined,
    ['hub-refused'],
    { isVerified: false, refusal: 'it answers 400, “Not here.”' },
  ],
  [
    'names a hub that does not verify',
    (path: string, { method }: Request) =>
      isHub(path) && method === 'POST' ? new Response('', { status: 202 }) : undefined,
    ['hub-unverified'],
    { isVerified: false },
  ],
  [
    'names a hub that delivers nothing, although the feed has changed',
    (path: string, { method }: Request) =>
      path === '/rss.xml' && method === 'GET'
        ? new Response('<rss version="2.0"><channel><title>T</title></channel></rss>', { headers: another() })
        : undefined,
    ['hub-undelivered'],
    { isVerified: true, hasChanged: true, isEnded: true },
  ],
])('doctor %s', async (_, change, expected, about) => {
  const { subscription, codes } = await doctor(change, '1');
  expect(codes).toEqual(expected);
  expect(subscription).toMatchObject(about);
});
