import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { type AppOptions, createApp } from '../../../app/app.ts';
import type { Cache } from '../../../domain/lru.ts';
import { itemMemory } from '../../../feed/render.ts';
import { createHubAdmin, type HubAdmin } from '../../../push/admin/hub-admin.ts';
import type { CallbackRules } from '../../../push/callback.ts';
import { createHub, type Hub, type HubOptions } from '../../../push/hub.ts';
import { isCloudRequest, isHubRequest, withOwnHub } from '../../../push/own-hub.ts';
import { createPingStore } from '../../../push/ping/ping-store.ts';
import { pushSchema } from '../../../push/push-schema.ts';
import { createPushStore } from '../../../push/push-store.ts';
import { partnerOfFeed } from '../../../push/receipt/partner-of-feed.ts';
import { createPartnerReads, type PartnerReads } from '../../../push/receipt/partner-reads.ts';
import { createReceiptStore } from '../../../push/receipt/receipt-store.ts';
import { type ReceiptReport, receiptReport } from '../../../push/receipt/report.ts';
import { siteTopics } from '../../../push/site-topics.ts';
import type { Subscription } from '../../../push/subscription.ts';
import { topicsElsewhere } from '../../../push/topics/topics-elsewhere.ts';
import { createDeliveryStore } from '../../../push/webhook/delivery-store.ts';
import type { Endpoint } from '../../../push/webhook/endpoint.ts';
import { createEndpointStore } from '../../../push/webhook/endpoint-store.ts';
import type { WebhookAdmin } from '../../../push/webhook/webhook-admin.ts';
import { createWebhooks } from '../../../push/webhook/webhooks.ts';
import type { Collection } from '../../../store/collection.ts';
import type { Handle } from '../../../store/sql/handle.ts';
import type { ChangedScopes, ScopesQuery } from '../../../store/sql/read/changed-scopes.ts';
import { sign } from '../../sign.ts';
import { openPrivateDatabase } from '../private-database.ts';
import type { SqliteHandle } from '../sqlite.ts';
import { createSchedule, type Schedule } from './schedule.ts';

/** Where the subscriptions of a content folder are: beside the folder, since they cannot be made again from it. */
export const pushPath = (dir: string): string => {
  const name = basename(dir) === 'content' ? 'push' : `${basename(dir) || 'collection'}-push`;
  return join(dirname(resolve(dir)), '.dateline', `${name}.db`);
};

/** Opens the subscriptions, and makes their tables where they are not there. */
export async function openPushDatabase(path: string): Promise<SqliteHandle> {
  return await openPrivateDatabase(path, pushSchema);
}

type CurrentCollection = () => Collection | undefined;

type NodeHubOptions = {
  /** The database of subscriptions. */
  readonly path: string;
  readonly collection: CurrentCollection;
  /** Which scopes may have changed, by its database. */
  readonly changedScopes: (query: ScopesQuery) => Promise<ChangedScopes>;
  /** The database of the collection as it is now, for reading; undefined: there is none at the moment. */
  readonly articles: () => Promise<Handle | undefined>;
  readonly memory: Cache;
  readonly rules: CallbackRules;
  readonly secrets?: (name: string) => string | undefined;
  readonly limits?: HubOptions['limits'];
  readonly now?: () => Date;
  /** Of several programs that serve a folder one delivers: the one that has this. Undefined: another has it now. */
  readonly acquire?: () => { readonly release: () => void } | undefined;
  readonly onPaused: (subscription: Subscription, reason: string) => void;
  readonly onEndpointPaused: (endpoint: Endpoint, reason: string) => void;
  readonly onFailure: (error: unknown) => void;
};

export type NodeHub = {
  /** Whether a request is for it: site.yaml says `hub: own`. */
  isAt(url: string): boolean;
  fetch(request: Request, env: unknown): Promise<Response>;
  /** The same collections, whose feeds name the hub. */
  namedIn(collection: AppOptions['collection']): AppOptions['collection'];
  /** Told of an answer to a reader, whether a partner has its feed by that. */
  onAnswer(request: Request, response: Response): void;
  /** What partners have of an article; undefined: there is no such article. */
  receipts(article: string): Promise<ReceiptReport | undefined>;
  /** Endpoints and their deliveries. */
  webhooks(): Promise<WebhookAdmin>;
  /** Subscriptions, endpoints and hubs elsewhere. */
  admin(): Promise<HubAdmin>;
  /** To be called when the collection may be another than it was. */
  publish(): void;
  /** Starts nothing more, and waits for what is under way. */
  close(): Promise<void>;
};

type OpenHub = {
  readonly hub: Hub;
  readonly schedule: Schedule;
  readonly webhooks: WebhookAdmin;
  readonly admin: HubAdmin;
  readonly reads: PartnerReads;
  readonly receipts: NodeHub['receipts'];
  readonly close: () => Promise<void>;
};

/** The hub on Node; opened once there is a subscription, one is asked for, or site.yaml names a hub elsewhere or an endpoint. */
export function createNodeHub(options: NodeHubOptions): NodeHub {
  const { path, collection } = options;
  let opened: Promise<OpenHub> | undefined;
  /** Nobody has subscribed, and no hub elsewhere and no endpoint is to learn of anything. */
  const isIdle = () => {
    const site = collection()?.site;
    if (!site) return true;
    return site.hubs.length === 0 && !site.webhooks && !site.podping && !opened && !existsSync(path);
  };
  const ready = () => {
    opened ??= open(options).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return {
    isAt: (url) => [isHubRequest, isCloudRequest].some((isFor) => isFor(url, collection()?.site)),
    async fetch(request, env) {
      try {
        const { hub } = await ready();
        return await hub.fetch(request, addressOf(env));
      } catch (error) {
        options.onFailure(error);
        return new Response('Subscriptions cannot be stored now. Try again.\n', {
          status: 503,
          headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '300' },
        });
      }
    },
    namedIn: (current) => () => {
      const found = current();
      return found instanceof Promise ? found.then(named) : named(found);
    },
    onAnswer(request, response) {
      const { status, headers } = response;
      const etag = headers.get('etag');
      if (request.method !== 'GET' || (status !== 200 && status !== 304) || etag === null) return;
      const current = named(collection());
      const partner = current && partnerOfFeed(request.url, current.site);
      // Of a feed that anybody may read nobody knows who did.
      if (!partner || partner.access.kind === 'public') return;
      const at = options.now?.() ?? new Date();
      ready().then(
        ({ reads }) => reads.add({ partner, etag: bareTag(etag), at, via: 'fetched', collection: current }),
        options.onFailure,
      );
    },
    async receipts(article) {
      const { reads, receipts } = await ready();
      await reads.flush();
      return receipts(article);
    },
    webhooks: async () => (await ready()).webhooks,
    admin: async () => (await ready()).admin,
    publish() {
      if (isIdle()) return;
      ready().then(({ schedule }) => schedule.check(), options.onFailure);
    },
    async close() {
      await (await opened?.catch(() => undefined))?.close();
    },
  };
}

const named = (collection: Collection | undefined) =>
  collection && withOwnHub(collection, { offersCloud: true });

async function open({ path, memory, rules, ...options }: NodeHubOptions): Promise<OpenHub> {
  const collection = () => named(options.collection());
  const { now = () => new Date(), secrets = (name) => process.env[name], onFailure } = options;
  const handle = await openPushDatabase(path);
  // Loaded only once there is somebody to send to.
  const { createSender } = await import('./sender.ts');
  const sender = createSender({ rules });
  const app = createApp({ collection, secrets, memory, now, compressors: {} });
  const fetch = (request: Request) => app.fetch(request);
  const webhooks = createWebhooks({
    ...{ handle, articles: options.articles, secrets, now, send: sender.send, onFailure },
    site: () => options.collection()?.site,
    onDue: () => schedule.run(),
    onPaused: options.onEndpointPaused,
  });
  const store = createReceiptStore(handle);
  const reads = createPartnerReads({ store, memory: itemMemory(memory), onFailure });
  const hub = createHub({
    webhooks,
    onDelivered(topic, etag) {
      const current = collection();
      const partner = current && partnerOfFeed(topic, current.site);
      if (partner) reads.add({ partner, etag, at: now(), via: 'delivered', collection: current });
    },
    ...{ store: createPushStore(handle), pings: createPingStore(handle) },
    ...{ rules, now, limits: options.limits, onFailure },
    topics: topicsElsewhere({
      own: siteTopics({
        ...{ collection, fetch, memory: itemMemory(memory), now },
        ...{ changedScopes: options.changedScopes, secrets },
      }),
      ...{ send: sender.send, now },
      allowed: () => options.collection()?.site.hubTopics ?? [],
      hub: () => collection()?.site.hubs[0],
    }),
    ...{ send: sender.send, sign },
    onDue: () => schedule.run(),
    onPing: () => schedule.check(),
    onPaused: options.onPaused,
  });
  const schedule = createSchedule({ hub, acquire: options.acquire, now, onFailure });
  schedule.check();
  return {
    hub,
    schedule,
    webhooks: {
      ...{ endpoints: createEndpointStore(handle), deliveries: createDeliveryStore(handle), rules },
      collection: options.collection,
      onChange: schedule.check,
    },
    admin: createHubAdmin({
      subscriptions: () => new Map([['', handle]]),
      ...{ records: handle, onResumed: schedule.run },
    }),
    reads,
    async receipts(article) {
      const [articles, site] = [await options.articles(), options.collection()?.site];
      return articles && site && receiptReport(article, { articles, store, site, now: now() });
    },
    async close() {
      await schedule.close();
      await sender.close();
      await reads.flush();
      handle.close();
    },
  };
}

const bareTag = (etag: string): string => etag.replace(/^(?:W\/)?"|"$/g, '');

/** The address of the connection: what a client writes into fields is not believed. */
function addressOf(env: unknown): string {
  // What @hono/node-server gives with each request.
  const { incoming } = Object(env) as {
    readonly incoming?: { readonly socket?: { readonly remoteAddress?: string } };
  };
  return incoming?.socket?.remoteAddress ?? '';
}
