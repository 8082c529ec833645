import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';
import { createLive } from '../../src/cli/start/live.ts';
import { createCache } from '../../src/domain/lru.ts';
import { createKeyStore } from '../../src/publish/keys.ts';
import type { HubLimits } from '../../src/push/limits.ts';
import { createPingStore, type PingStore } from '../../src/push/ping/ping-store.ts';
import { createPushStore, type PushStore } from '../../src/push/push-store.ts';
import type { EndpointState } from '../../src/push/webhook/endpoint.ts';
import { createEndpointStore } from '../../src/push/webhook/endpoint-store.ts';
import { createObservedStore } from '../../src/push/webhook/observed-store.ts';
import { createNodeApi, openPublishDatabase } from '../../src/runtime/node/publish/node-api.ts';
import { createNodeHub, openPushDatabase } from '../../src/runtime/node/push/node-hub.ts';
import { serve } from '../../src/runtime/node/serve.ts';
import { article, type Files, site, write } from '../content/folder.ts';
import { openUnthreaded } from '../publish/paper.ts';
import { until } from './subscriber.ts';

/** The base of the paper's addresses. */
export const BASE = 'https://paper.example';

/** An article with a headline of its own. */
export const story = (name: string, body = `About the ${name}.\n`, date?: string): string => {
  const text = article('', body).replace(':a\n', `:${name}\n`).replace('A headline', `The ${name}`);
  return date === undefined ? text : text.replace(/^date: .*$/m, `date: ${date}`);
};

export type HubPaper = {
  readonly dir: string;
  readonly home: string;
  readonly url: string;
  readonly store: PushStore;
  readonly pings: PingStore;
  /** Subscribes, or unsubscribes; gives the hub's answer. */
  post(fields: Readonly<Record<string, string>>): Promise<Response>;
  /** Subscribes and waits until the subscription is verified. */
  subscribe(topic: string, callback: string, more?: Readonly<Record<string, string>>): Promise<void>;
  /** Asks the API as one that may do everything; `path` below `/api`. */
  api(
    path: string,
    body?: unknown,
    method?: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Response>;
  put(file: string, content: string): void;
  remove(file: string): void;
  get(path: string, init?: RequestInit): Promise<Response>;
  /** Moves the clock that the hub and the service read, in milliseconds. */
  advance(by: number): void;
  readonly paused: readonly string[];
  /** Endpoints, and whether what happens to articles is followed for them. */
  webhooks(): Promise<{ readonly list: readonly EndpointState[]; readonly isObserved: boolean }>;
  close(): Promise<void>;
};

type PaperOptions = {
  readonly files?: Files;
  readonly site?: string;
  readonly home?: string;
  /** Its address, where another is to be tested than `BASE`. */
  readonly url?: string;
  readonly limits?: Partial<HubLimits>;
  readonly secrets?: (name: string) => string | undefined;
};

/** Publishes a story that is public for a while, within the five minutes that receivers of webhooks bear: from when, and until when. */
export async function embargoed({ put, api }: HubPaper): Promise<readonly [from: Date, end: Date]> {
  const second = Math.ceil(Date.now() / 1000);
  const [from, end] = [new Date((second + 100) * 1000), new Date((second + 200) * 1000)];
  const period = `date: ${from.toISOString()}\nexpires: ${end.toISOString()}`;
  put('news/embargoed.md', story('embargoed').replace(/^date: .*$/m, period));
  await until(async () => (await (await api('/articles?state=scheduled')).json()).articles.length === 1);
  return [from, end];
}

/** A paper with a hub of its own, as `dateline start` serves it. */
export async function hubPaper(options: PaperOptions = {}): Promise<HubPaper> {
  const home = options.home ?? realpathSync(mkdtempSync(join(tmpdir(), 'hub-')));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  // What site.yaml names is at this machine.
  vi.stubEnv('DATELINE_UNSAFE_CALLBACKS', 'loopback');
  onTestFinished(() => void vi.unstubAllEnvs());
  const dir = join(home, 'content');
  const files: Files = {
    'site.yaml': `${site.replace(BASE, options.url ?? BASE)}hub: own\n${options.site ?? ''}`,
    'news/_index.md': '---\ntitle: News\n---\n',
    'news/first.md': story('first'),
    ...options.files,
  };
  if (!options.home) for (const [name, content] of Object.entries(files)) write(dir, name, content);
  let ahead = 0;
  const now = () => new Date(Date.now() + ahead);
  const database = await openUnthreaded(dir, join(home, 'collection.db'));
  const paused: string[] = [];
  const failures: unknown[] = [];
  const memory = createCache(2 ** 25);
  const path = join(home, 'push.db');
  let publish = () => {};
  const live = await createLive({
    ...{ dir, here: options.url ?? 'http://localhost', database, cache: memory, onEvent: () => {} },
    onCollection: () => publish(),
  });
  await live.ready;
  const { secrets } = options;
  const hub = createNodeHub({
    ...{ path, collection: live.current, changedScopes: live.changedScopes, memory, now, secrets },
    articles: live.articles,
    rules: { allowsLoopback: true },
    limits: options.limits,
    onPaused: (_, reason) => paused.push(reason),
    onEndpointPaused: ({ id }, reason) => paused.push(`${id}: ${reason}`),
    onFailure: (error) => failures.push(error),
  });
  publish = hub.publish;
  hub.publish();
  const publishDatabase = join(home, 'publish.db');
  const api = createNodeApi({
    ...{ path: publishDatabase, publisher: live.publisher, webhooks: hub.webhooks, now },
    ...{ receipts: hub.receipts, hub: hub.admin },
    site: () => live.current()?.site,
    onFailure: (error) => failures.push(error),
  });
  const running = await serve({
    ...{ port: 0, host: 'localhost', collection: live.current, hub, api, now, memory },
    secrets: secrets ?? (() => undefined),
  });
  const handle = await openPushDatabase(path);
  const store = createPushStore(handle);
  const pings = createPingStore(handle);
  let isClosed = false;
  const close = async () => {
    if (isClosed) return;
    isClosed = true;
    await running.close(1);
    api.close();
    await hub.close();
    handle.close();
    await live.close();
    if (failures.length > 0) throw failures[0];
  };
  onTestFinished(close);
  const post = (fields: Readonly<Record<string, string>>) =>
    fetch(`${running.url}/hub`, { method: 'POST', body: new URLSearchParams(fields) });
  return {
    ...{ dir, home, url: running.url, store, pings, paused, close, post },
    async subscribe(topic, callback, more = {}) {
      const before = (await store.list()).find((one) => one.topic === topic && one.callback === callback);
      const answer = await post({
        ...{ 'hub.mode': 'subscribe', 'hub.topic': topic, 'hub.callback': callback, ...more },
      });
      if (answer.status !== 202) throw new Error(`${answer.status} ${await answer.text()}`);
      await until(async () => (await store.verifications()).length === 0);
      const after = (await store.list()).find((one) => one.topic === topic && one.callback === callback);
      if (!after || (before && before.ends > after.ends)) throw new Error('It is not subscribed.');
    },
    webhooks: async () => ({
      list: await createEndpointStore(handle).list(),
      isObserved: (await createObservedStore(handle).generation()) !== undefined,
    }),
    async api(target, body, method = body === undefined ? 'GET' : 'POST', headers = {}) {
      const keys = await openPublishDatabase(publishDatabase);
      const { secret } = await createKeyStore(keys).create(
        'a test',
        { read: [''], write: [''], admin: true },
        now(),
      );
      keys.close();
      return fetch(`${running.url}/api${target}`, {
        ...{ method, headers: { Authorization: `Bearer ${secret}`, ...headers } },
        body: body === undefined || typeof body === 'string' ? body : JSON.stringify(body),
      });
    },
    put: (file, content) => write(dir, file, content),
    remove: (file) => rmSync(join(dir, file)),
    get: (target, init) => fetch(running.url + target, init),
    advance(by) {
      ahead += by;
      hub.publish();
    },
  };
}
