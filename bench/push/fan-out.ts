import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createPushStore } from '../../src/push/push-store.ts';
import { openPushDatabase, pushPath } from '../../src/runtime/node/push/node-hub.ts';
import { started } from '../build/dateline.ts';
import { hostsOf, type Receiver } from './receivers.ts';

const BIN = resolve(import.meta.dirname, '../../src/bin.js');
const BASE = 'http://paper.example';

/** Milliseconds that a fan-out to 1,000 takes. */
const WINDOW = 400;

export type FanOut = {
  /** Milliseconds from the answer of the API to the last subscriber, of each round. */
  readonly delays: readonly number[];
  /** Milliseconds from the instant of an embargo to the last subscriber. */
  readonly lift: number;
  /** Of readers of the same feed, in milliseconds: while nothing happens, and while a story is published and sent. */
  readonly readers: { readonly quiet: readonly number[]; readonly busy: readonly number[] };
};

type FanOutOptions = {
  readonly receiver: Receiver;
  /** With none, readers are timed for as long as 1,000 take. */
  readonly subscribers: number;
  /** Of them, those that never answer. */
  readonly silent: number;
  readonly rounds: number;
};

/** A paper with subscribers, each at a host of its own, to which stories are put by API. */
export async function measureFanOut(options: FanOutOptions): Promise<FanOut> {
  const { receiver, subscribers, silent, rounds } = options;
  const home = mkdtempSync(join(tmpdir(), 'bench-fan-out-'));
  const dir = join(home, 'content');
  writePaper(dir);
  await subscribe(dir, options);
  const secret = keyOf(dir);
  process.env.DATELINE_UNSAFE_CALLBACKS = 'loopback';
  const service = await started(dir, { cold: false, feed: '/rss.xml' });
  const put = async (name: string, date: Date): Promise<number> => {
    const answer = await fetch(`${service.url}/api/files/news/${name}.md`, {
      ...{ method: 'PUT', body: story(name, date), headers: { Authorization: `Bearer ${secret}` } },
    });
    if (!answer.ok) throw new Error(`PUT: ${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer();
    return Date.now();
  };
  try {
    // What was changed by the start itself is sent first.
    await settled(receiver);
    const quiet = await read(service.url, wait(2_000));
    const delays: number[] = [];
    const busy: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const before = await receiver.count();
      const answered = await put(`round-${round}`, new Date(Date.now() - 60_000));
      const sent = subscribers === 0 ? wait(WINDOW) : reached(receiver, before + subscribers - silent);
      busy.push(...(await read(service.url, sent)));
      delays.push((await receiver.last()) - answered);
      await settled(receiver);
    }
    const lifts = new Date(1000 * Math.ceil(Date.now() / 1000 + 3));
    const before = await receiver.count();
    await put('embargoed', lifts);
    await reached(receiver, before + subscribers - silent);
    return { delays, lift: (await receiver.last()) - lifts.getTime(), readers: { quiet, busy } };
  } finally {
    await service.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

const story = (name: string, date: Date): string =>
  `---\nid: tag:paper.example,2026:${name}\ntitle: "${name}"\ndate: ${date.toISOString()}\n---\n${'A sentence of the story. '.repeat(60)}\n`;

function writePaper(dir: string): void {
  mkdirSync(join(dir, 'news'), { recursive: true });
  writeFileSync(
    join(dir, 'site.yaml'),
    `title: Paper\nurl: ${BASE}\nid: tag:paper.example,2020:site\nhub: own\n`,
  );
  for (let at = 0; at < 20; at += 1)
    writeFileSync(join(dir, `news/s${at}.md`), story(`s${at}`, new Date(Date.UTC(2026, 0, 1 + at))));
}

/** Into the database: by HTTP one address may send 240 requests a minute. */
async function subscribe(dir: string, { receiver, subscribers, silent }: FanOutOptions): Promise<void> {
  const handle = await openPushDatabase(pushPath(dir));
  handle.execute('PRAGMA synchronous = OFF');
  const store = createPushStore(handle);
  const hosts = [...hostsOf(subscribers - silent), ...hostsOf(silent, 'silent')];
  for (const host of hosts) {
    const about = { topic: `${BASE}/rss.xml`, callback: `http://${host}:${receiver.port}/callback` };
    const how = { secret: 'a secret', method: 'sha256', delivery: 'feed' } as const;
    const state = { ends: Date.now() + 86_400_000, sent: 'a', base: undefined };
    await store.save({ ...about, ...how, ...state }, 'a', Date.now());
  }
  handle.close();
}

function keyOf(dir: string): string {
  const args = [BIN, 'key', 'create', 'bench', '--content', dir, '--write', '/', '--json'];
  // What the command prints.
  const made = JSON.parse(execFileSync(process.execPath, args).toString()) as { readonly secret: string };
  return made.secret;
}

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

async function reached(receiver: Receiver, count: number): Promise<void> {
  const began = performance.now();
  while ((await receiver.count()) < count) {
    if (performance.now() - began > 120_000) throw new Error('Subscribers were not reached in two minutes.');
    await wait(50);
  }
}

/** Waits until nothing has come for a second. */
async function settled(receiver: Receiver): Promise<void> {
  for (let before = -1, now = 0; before !== now; ) {
    before = now;
    await wait(1_000);
    now = await receiver.count();
  }
}

/** Milliseconds of each request of four readers until something is over. */
async function read(url: string, until: Promise<void>): Promise<readonly number[]> {
  const taken: number[] = [];
  let isOver = false;
  const readers = Array.from({ length: 4 }, async () => {
    while (!isOver) {
      const began = performance.now();
      await (await fetch(`${url}/rss.xml`)).arrayBuffer();
      taken.push(performance.now() - began);
      await wait(5);
    }
  });
  await until;
  isOver = true;
  await Promise.all(readers);
  return taken;
}
