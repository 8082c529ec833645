import { existsSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { AppOptions } from '../../../app/app.ts';
import { itemMemory } from '../../../feed/render.ts';
import { createHubAdmin, type HubAdmin } from '../../../push/admin/hub-admin.ts';
import { createHubEndpoint } from '../../../push/hub-endpoint.ts';
import { type HubLimits, LIMITS } from '../../../push/limits.ts';
import { isCloudRequest, isHubRequest } from '../../../push/own-hub.ts';
import { pushSchema } from '../../../push/push-schema.ts';
import { createPushStore } from '../../../push/push-store.ts';
import { partnerOfFeed } from '../../../push/receipt/partner-of-feed.ts';
import { createPartnerReads, type PartnerReads } from '../../../push/receipt/partner-reads.ts';
import { createReceiptStore } from '../../../push/receipt/receipt-store.ts';
import { type ReceiptReport, receiptReport } from '../../../push/receipt/report.ts';
import { isTopic } from '../../../push/topics/topics-elsewhere.ts';
import { createDeliveryStore } from '../../../push/webhook/delivery-store.ts';
import { createEndpointStore } from '../../../push/webhook/endpoint-store.ts';
import type { WebhookAdmin } from '../../../push/webhook/webhook-admin.ts';
import { openPrivateDatabase } from '../private-database.ts';
import type { SqliteHandle } from '../sqlite.ts';
import type { Delivery, DeliveryOptions } from './delivery.ts';
import { withNodeHub } from './with-node-hub.ts';

/** Where the subscriptions of a content folder are: beside the folder, since they cannot be made again from it. */
export const pushPath = (dir: string): string => {
  const name = basename(dir) === 'content' ? 'push' : `${basename(dir) || 'collection'}-push`;
  return join(dirname(resolve(dir)), '.dateline', `${name}.db`);
};

/** Opens the subscriptions, and makes their tables where they are not there. */
export async function openPushDatabase(path: string): Promise<SqliteHandle> {
  return await openPrivateDatabase(path, pushSchema);
}

type NodeHubOptions = Omit<DeliveryOptions, 'handle'> & {
  /** The database of subscriptions. */
  readonly path: string;
  readonly limits?: Partial<HubLimits>;
  /** Begins to deliver elsewhere what is in the database; here, unless given. */
  readonly startDelivery?: (() => Delivery) | undefined;
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
  readonly fetch: (request: Request, address: string) => Promise<Response>;
  readonly delivery: Delivery;
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
        const { fetch } = await ready();
        return await fetch(request, addressOf(env));
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
      return found instanceof Promise ? found.then(withNodeHub) : withNodeHub(found);
    },
    onAnswer(request, response) {
      const { status, headers } = response;
      const etag = headers.get('etag');
      if (request.method !== 'GET' || (status !== 200 && status !== 304) || etag === null) return;
      const current = withNodeHub(collection());
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
      ready().then(({ delivery }) => delivery.check(), options.onFailure);
    },
    async close() {
      await (await opened?.catch(() => undefined))?.close();
    },
  };
}

async function open({ path, ...options }: NodeHubOptions): Promise<OpenHub> {
  const { collection, articles, memory, rules, now = () => new Date(), onFailure } = options;
  const handle = await openPushDatabase(path);
  const delivery = options.startDelivery?.() ?? (await deliverHere(handle, options));
  const receipts = createReceiptStore(handle);
  const reads = createPartnerReads({ store: receipts, memory: itemMemory(memory), onFailure });
  const fetch = createHubEndpoint({
    store: createPushStore(handle),
    topics: {
      accepts(topic) {
        const site = collection()?.site;
        return site !== undefined && isTopic(topic, site);
      },
    },
    ...{ rules, limits: { ...LIMITS, ...options.limits }, now },
    ...{ onAccepted: delivery.run, onPing: delivery.check },
  });
  delivery.check();
  return {
    ...{ fetch, delivery, reads },
    webhooks: {
      ...{ endpoints: createEndpointStore(handle), deliveries: createDeliveryStore(handle), rules },
      ...{ collection, onChange: delivery.check },
    },
    admin: createHubAdmin({
      subscriptions: () => new Map([['', handle]]),
      ...{ records: handle, onResumed: delivery.run },
    }),
    async receipts(article) {
      const [database, site] = [await articles(), collection()?.site];
      return (
        database && site && receiptReport(article, { articles: database, store: receipts, site, now: now() })
      );
    },
    async close() {
      await delivery.close();
      await reads.flush();
      handle.close();
    },
  };
}

/** Delivers in this thread; loaded only once there is somebody to send to. */
async function deliverHere(
  handle: SqliteHandle,
  options: Omit<DeliveryOptions, 'handle'>,
): Promise<Delivery> {
  const { createDelivery } = await import('./delivery.ts');
  return createDelivery({ ...options, handle });
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
