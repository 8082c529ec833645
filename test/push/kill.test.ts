import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createPingStore } from '../../src/push/ping/ping-store.ts';
import { createPushStore } from '../../src/push/push-store.ts';
import { createEndpointStore } from '../../src/push/webhook/endpoint-store.ts';
import { portOf } from '../../src/runtime/node/listen-address.ts';
import { openPushDatabase, pushPath } from '../../src/runtime/node/push/node-hub.ts';
import type { SqliteHandle } from '../../src/runtime/node/sqlite.ts';
import { integer } from '../../src/store/sql/handle.ts';
import { program, ROOT } from '../cli/program.ts';
import { site, write } from '../content/folder.ts';
import { BASE, story } from './hub-paper.ts';
import { until } from './subscriber.ts';

/** Kills, and subscribers of the fan-out in which each comes: enough for every run. */
const ROUNDS = Number(process.env.DATELINE_HUB_KILLS ?? 5);
const SUBSCRIBERS = Number(process.env.DATELINE_HUB_SUBSCRIBERS ?? 40);
const ENDPOINTS = 12;
/** Deliveries under way to one host, and as many messages. */
const IN_FLIGHT = 4;
/** Hosts of subscribers, which are all this program. */
const HOSTS = Math.ceil(SUBSCRIBERS / 40);

/** Many subscribers, each slow enough for a kill to come in between: how often each path had what is asked for. */
async function subscribers() {
  const counts = new Map<string, number>();
  let wanted = '';
  const server = createServer(async (incoming, outgoing) => {
    const { pathname, searchParams } = new URL(incoming.url ?? '', 'http://subscriber');
    if (incoming.method === 'GET') return outgoing.end(searchParams.get('hub.challenge'));
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part);
    if (Buffer.concat(parts).includes(wanted)) counts.set(pathname, (counts.get(pathname) ?? 0) + 1);
    return setTimeout(() => outgoing.end(), 20);
  });
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    counts,
    /** Counts from now on what has a text. */
    count(text: string) {
      wanted = text;
      counts.clear();
    },
    base: (host = 0) => `http://127.0.0.${host + 1}:${portOf(server)}`,
  };
}

/** `dateline start`, until it is killed; where it is reached. */
async function start(
  dir: string,
): Promise<{ readonly child: ChildProcess; readonly url: string; readonly output: () => string }> {
  const child = spawn(process.execPath, [join(ROOT, 'src/bin.js'), 'start', '--content', dir], {
    env: { ...process.env, PORT: '0', HOST: 'localhost', DATELINE_UNSAFE_CALLBACKS: 'loopback' },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const address = () => / at (http:\S+?)\/\s/.exec(output)?.[1];
  await until(() => address() !== undefined || child.exitCode !== null);
  const url = address();
  if (url === undefined) throw new Error(output);
  return { child, url, output: () => output };
}

/** Into the database, as one address may send few requests a minute. */
async function subscribeAll(handle: SqliteHandle, base: (host: number) => string): Promise<void> {
  const store = createPushStore(handle);
  for (let at = 0; at < SUBSCRIBERS; at += 1) {
    const about = { topic: `${BASE}/rss.xml`, callback: `${base(at % HOSTS)}/${at}` };
    const how = { secret: undefined, method: 'sha256', delivery: 'feed' } as const;
    const state = { ends: Date.now() + 86_400_000, sent: 'a', base: undefined };
    await store.save({ ...about, ...how, ...state }, 'a', Date.now());
  }
}

const LEFT = `SELECT (SELECT COUNT(*) FROM push_subscription WHERE due IS NOT NULL)
  + (SELECT COUNT(*) FROM push_delivery WHERE due IS NOT NULL) AS due`;

test(`${ROUNDS} kills during fan-outs to ${SUBSCRIBERS} lose nothing, and repeat at most what was under way`, {
  timeout: 300_000 + ROUNDS * 60_000,
}, async () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'kill-')));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const dir = join(home, 'content');
  const { counts, count, base } = await subscribers();
  const names = Array.from({ length: ENDPOINTS }, (_, at) => `hook${at}`);
  const hooks = names.map((name) => `  ${name}: {url: '${base()}/${name}', secret: HOOK_SECRET}\n`);
  write(dir, 'site.yaml', `${site}hub: own\nwebhooks:\n${hooks.join('')}`);
  write(dir, 'news/first.md', story('first'));
  process.env.HOOK_SECRET = 'whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=';
  onTestFinished(() => void delete process.env.HOOK_SECRET);
  const handle = await openPushDatabase(pushPath(dir));
  onTestFinished(() => handle.close());
  await subscribeAll(handle, base);
  let running = await start(dir);
  expect(running.output()).toContain('DATELINE_UNSAFE_CALLBACKS=loopback');
  // What was public before the endpoints were there is not told of.
  await until(() => handle.rows('SELECT 1 FROM push_observed').length > 0);
  const all = SUBSCRIBERS + ENDPOINTS;
  const repeated: number[] = [];
  onTestFinished(() => {
    const sum = repeated.reduce((one, other) => one + other, 0);
    const most = Math.max(...repeated);
    if (process.env.DATELINE_HUB_KILLS)
      console.log(
        `${repeated.length} kills lost nothing; ${sum} deliveries repeated, at most ${most} of a kill`,
      );
  });
  for (let round = 0; round < ROUNDS; round += 1) {
    count(`The round${round}`);
    write(dir, 'news/round.md', story(`round${round}`));
    const killedAt = 1 + ((round * 7919) % (all - 1));
    await until(() => counts.size >= killedAt);
    running.child.kill('SIGKILL');
    await once(running.child, 'exit');
    running = await start(dir);
    const restarted = Date.now();
    // A delivery that failed is made again after a minute; what nothing is due for any more is lost.
    const isEnded = () => Date.now() > restarted + 60_000 && integer(handle.rows(LEFT)[0]?.due) === 0;
    await until(() => counts.size === all || isEnded());
    expect(counts.size, `of ${all} in round ${round}`).toBe(all);
    await until(() => integer(handle.rows(LEFT)[0]?.due) === 0);
    repeated.push([...counts.values()].reduce((sum, times) => sum + times - 1, 0));
    expect(repeated.at(-1)).toBeLessThanOrEqual(IN_FLIGHT * (HOSTS + 1));
  }
});

test('dateline hub shows subscriptions without keys, and pauses and resumes them', async () => {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'hub-')));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const dir = join(home, 'content');
  write(
    dir,
    'site.yaml',
    `${site}hub: own\npartners:\n  wire:\n    profile: generic\n    access:\n      key: WIRE_KEY\n`,
  );
  write(dir, 'news/first.md', story('first'));
  const run = (...args: readonly string[]) => program('hub', { args: [...args, '--content', dir] });
  expect((await run()).stdout).toBe('0 subscriptions of 0 topics: 0 paused, 0 failing\n');
  const elsewhere = await openPushDatabase(pushPath(dir));
  const pings = createPingStore(elsewhere);
  const at = Date.UTC(2026, 0, 1);
  await pings.add(
    { feed: `${BASE}/rss.xml`, etag: 'a' },
    ['https://hub.example/', 'https://down.example/'],
    at,
  );
  await pings.sent('https://hub.example/', [{ feed: `${BASE}/rss.xml`, etag: 'a' }], at);
  const failure = { hub: 'https://down.example/', attempt: 1, reason: 'it answered 503', at };
  await pings.failed({ ...failure, due: at + 60_000 });
  const endpoint = { url: 'https://hooks.example/', events: ['article.expired'], tags: ['ferries'] } as const;
  const { id: hook, secret: first } = await createEndpointStore(elsewhere).create(endpoint, at);
  elsewhere.close();
  expect((await run()).stdout).toContain(
    `\n  ${hook}  https://hooks.example/  article.expired; only ferries; nothing sent yet\n`,
  );
  const [second] = (await run('rotate', hook)).stdout.split('\n');
  expect(second).toMatch(/^whsec_/);
  expect(second).not.toBe(first);
  expect((await run('test', hook)).stdout).toContain('https://hooks.example/');
  expect((await run()).stdout).toContain('nothing sent yet; 1 message to be sent; next attempt');
  expect(await run('pause', hook)).toMatchObject({ code: 0, stdout: '1 endpoint paused.\n' });
  expect(await run('rotate', 'none')).toMatchObject({ code: 1 });
  const hubs = `
Hubs elsewhere
  https://down.example/  nothing sent yet; 1 feed to be sent; failed 2026-01-01T00:00:00.000Z: it answered 503; next attempt 2026-01-01T00:01:00.000Z
  https://hub.example/  last told of a change 2026-01-01T00:00:00.000Z, of 1 change in all
`;
  expect((await run()).stdout).toContain(hubs);
  const { base } = await subscribers();
  process.env.WIRE_KEY = 'open-sesame';
  onTestFinished(() => void delete process.env.WIRE_KEY);
  const { url } = await start(dir);
  await fetch(`${url}/hub`, {
    method: 'POST',
    body: new URLSearchParams({
      ...{ 'hub.mode': 'subscribe', 'hub.callback': `${base()}/a` },
      ...{ 'hub.topic': `${BASE}/partners/wire/rss.xml?key=open-sesame`, 'hub.delivery': 'delta' },
    }),
  });
  await until(async () => (await run()).stdout.startsWith('1 subscription of 1 topic: 0 paused, 0 failing'));
  const { stdout } = await run();
  expect(stdout).toContain('/partners/wire/rss.xml?key=…\n');
  expect(stdout).not.toContain('sesame');
  expect(stdout).toMatch(/^ {2}1 {2}http:\/\/127\.0\.0\.1:\d+\/a {2}deltas; nothing sent yet; lease ends /m);
  expect(await run('pause', '1')).toMatchObject({ code: 0, stdout: '1 subscription paused.\n' });
  expect((await run()).stdout).toContain('1 paused');
  expect(await run('resume', '1')).toMatchObject({ code: 0, stdout: '1 subscription resumed.\n' });
  expect((await run('pause', '2')).code).toBe(1);
  expect((await run('pause')).code).toBe(2);
  expect((await run('stop')).code).toBe(2);
});
