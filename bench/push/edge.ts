import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { convertV4MiniflareOptions, Miniflare } from 'miniflare';
import { readMigrations } from '../../src/runtime/node/migrations.ts';
import type { ShardRequest } from '../../src/runtime/worker/push/shard-request.ts';
import { shardNumber } from '../../src/runtime/worker/push/shards.ts';
import { hostsOf, type Receiver } from './receivers.ts';

const WORKER = resolve(import.meta.dirname, '../../src/runtime/worker');
const [BASE, KEY] = ['http://paper.example', 'a-key'];
const TOPIC = `${BASE}/rss.xml`;

/** What a fan-out on Workers took, round by round. */
export type EdgeFanOut = {
  /** Milliseconds from the answer of the API to the last subscriber. */
  readonly delays: readonly number[];
  /** Milliseconds of processor of workerd, from the request to the last subscriber. */
  readonly processor: readonly number[];
};

type EdgeOptions = {
  readonly receiver: Receiver;
  readonly subscribers: number;
  readonly rounds: number;
};

/** A paper in workerd with subscribers, each at a host of its own, to which stories are put by API. */
export async function measureEdgeFanOut({ receiver, subscribers, rounds }: EdgeOptions): Promise<EdgeFanOut> {
  const state = await mkdtemp(join(tmpdir(), 'bench-edge-'));
  const runtime = await start(state);
  const put = async (file: string, body: string) => {
    const headers = { Authorization: `Bearer ${KEY}` };
    const answer = await runtime.dispatchFetch(`${BASE}/api/files/${file}`, { method: 'PUT', body, headers });
    if (!answer.ok) throw new Error(`PUT ${file}: ${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer();
  };
  try {
    await put(
      'site.yaml',
      `title: Paper\nurl: ${BASE}\nid: tag:paper.example,2020:site\nlanguage: en\nhub: own\n`,
    );
    await put('news/_index.md', '---\ntitle: News\n---\n');
    for (let at = 0; at < 20; at += 1) await put(`news/s${at}.md`, story(`s${at}`, at));
    await subscribe(runtime, receiver, subscribers);
    const processor: number[] = [];
    const delays: number[] = [];
    const round = async (name: string) => {
      const [before, used] = [await receiver.count(), processorOf('workerd')];
      await put(`news/${name}.md`, story(name, 30));
      const answered = Date.now();
      await reached(receiver, before + subscribers);
      return { delay: (await receiver.last()) - answered, used: processorOf('workerd') - used };
    };
    await round('first');
    for (let number = 0; number < rounds; number += 1) {
      const { delay, used } = await round(`round-${number}`);
      delays.push(delay);
      processor.push(used);
    }
    return { delays, processor };
  } finally {
    await runtime.dispose();
    await rm(state, { recursive: true, force: true });
  }
}

const story = (name: string, day: number): string =>
  `---\nid: tag:paper.example,2026:${name}\ntitle: "${name}"\ndate: ${new Date(Date.UTC(2026, 0, 1 + day)).toISOString()}\n---\n${'A sentence of the story. '.repeat(60)}\n`;

async function start(state: string): Promise<Miniflare> {
  const [reader, publisher] = await Promise.all([bundled('worker-d1.ts'), bundled('publisher.ts')]);
  const shared = {
    ...{ modules: true, compatibilityDate: '2026-10-20' },
    ...{ d1Databases: { DB: 'paper' }, r2Buckets: { MEDIA: 'media' } },
  } as const;
  const runtime = new Miniflare(
    convertV4MiniflareOptions({
      resourcePersistencePath: state,
      workers: [
        {
          ...{ ...shared, name: 'reader', script: reader },
          // Miniflare has its own types of what Node has too.
          serviceBindings: {
            PUBLISHER: 'publisher',
            ASSETS: () => new Response(null, { status: 404 }) as never,
          },
        },
        {
          ...{ ...shared, name: 'publisher', script: publisher, compatibilityFlags: ['nodejs_compat'] },
          durableObjects: {
            SITE: { className: 'SiteObject', useSQLite: true },
            HUB: { className: 'HubObject', useSQLite: true },
          },
          bindings: { PUBLISH_KEY: KEY, DATELINE_UNSAFE_CALLBACKS: 'loopback' },
        },
      ],
    }),
  );
  const database = await runtime.getD1Database('DB', 'reader');
  await database.exec('CREATE TABLE d1_migrations (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE)');
  for (const { name, sql } of readMigrations()) {
    const statements = sql.replace(/^\s*--.*$/gm, '').split(/;\s*$/m);
    await database.batch([
      ...statements.filter((one) => one.trim() !== '').map((one) => database.prepare(one)),
      database.prepare('INSERT INTO d1_migrations (name) VALUES (?1)').bind(name),
    ]);
  }
  return runtime;
}

async function bundled(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [resolve(WORKER, entry)],
    ...{ bundle: true, minify: true, format: 'esm', write: false },
    conditions: ['workerd', 'worker', 'browser'],
    external: ['node:*'],
    loader: { '.sql': 'text' },
  });
  return outputFiles[0]?.text ?? '';
}

/** One of each object by HTTP, by which the publisher knows of it, and the others into its database: by HTTP one address may send 240 a minute. */
async function subscribe(runtime: Miniflare, { port }: Receiver, subscribers: number): Promise<void> {
  const objects = await runtime.getDurableObjectNamespace('HUB', 'publisher');
  const callbacks = hostsOf(subscribers).map((host) => `http://${host}:${port}/`);
  for (const [shard, [first = '', ...others]] of Map.groupBy(callbacks, shardNumber)) {
    const form = {
      'hub.mode': 'subscribe',
      'hub.topic': TOPIC,
      'hub.callback': first,
      'hub.secret': 'secret',
    };
    const body = new URLSearchParams(form).toString();
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    await runtime.dispatchFetch(`${BASE}/hub`, { method: 'POST', body, headers });
    const ask = async (sql: string): Promise<number> => {
      const asked: ShardRequest = { kind: 'query', shard, queries: [[sql]] };
      const stub = objects.get(objects.idFromName(`hub-${shard}`));
      const answer = await stub.fetch('https://shard.invalid/ask', {
        ...{ method: 'POST', body: JSON.stringify(asked) },
      });
      const [rows = []] = (await answer.json()) as readonly (readonly object[])[];
      return rows.length;
    };
    while ((await ask('SELECT 1 FROM push_subscription')) === 0) await wait(20);
    const values = others.map((callback) => `('${callback}', '${new URL(callback).host}')`);
    await ask(`INSERT INTO push_subscription (topic, callback, host, secret, method, delivery, ends, sent)
      SELECT s.topic, column1, column2, s.secret, s.method, s.delivery, s.ends, s.sent
      FROM (VALUES ${values.join()}) CROSS JOIN push_subscription s`);
  }
}

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

async function reached(receiver: Receiver, count: number): Promise<void> {
  while ((await receiver.count()) < count) await wait(20);
}

/** Milliseconds of processor that the programs of a name have used, of those that this process has started. */
function processorOf(name: string): number {
  const ticks = readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [, command, rest = ''] = /\((.*)\) (.*)/s.exec(stat) ?? [];
      const fields = rest.split(' ');
      const isOurs = command === name && fields[1] === String(process.pid);
      return isOurs ? [Number(fields[11]) + Number(fields[12])] : [];
    } catch {
      // It has ended.
      return [];
    }
  });
  return 10 * ticks.reduce((sum, one) => sum + one, 0);
}
