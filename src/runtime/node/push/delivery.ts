import { createApp } from '../../../app/app.ts';
import type { Cache } from '../../../domain/lru.ts';
import { itemMemory } from '../../../feed/render.ts';
import type { CallbackRules } from '../../../push/callback.ts';
import { createHub } from '../../../push/hub.ts';
import { createPingStore } from '../../../push/ping/ping-store.ts';
import { createPushStore } from '../../../push/push-store.ts';
import { partnerOfFeed } from '../../../push/receipt/partner-of-feed.ts';
import { createPartnerReads } from '../../../push/receipt/partner-reads.ts';
import { createReceiptStore } from '../../../push/receipt/receipt-store.ts';
import { siteTopics } from '../../../push/site-topics.ts';
import type { Subscription } from '../../../push/subscription.ts';
import { topicsElsewhere } from '../../../push/topics/topics-elsewhere.ts';
import type { Endpoint } from '../../../push/webhook/endpoint.ts';
import { createWebhooks } from '../../../push/webhook/webhooks.ts';
import type { Collection } from '../../../store/collection.ts';
import type { Handle } from '../../../store/sql/handle.ts';
import type { ChangedScopes, ScopesQuery } from '../../../store/sql/read/changed-scopes.ts';
import { sign } from '../../sign.ts';
import { createSchedule } from './schedule.ts';
import { createSender } from './sender.ts';
import { withNodeHub } from './with-node-hub.ts';

export type DeliveryOptions = {
  /** The database of subscriptions. */
  readonly handle: Handle;
  readonly collection: () => Collection | undefined;
  /** Which scopes may have changed, by its database. */
  readonly changedScopes: (query: ScopesQuery) => Promise<ChangedScopes>;
  /** The database of the collection as it is now, for reading; undefined: there is none at the moment. */
  readonly articles: () => Promise<Handle | undefined>;
  readonly memory: Cache;
  readonly rules: CallbackRules;
  readonly secrets?: ((name: string) => string | undefined) | undefined;
  readonly now?: (() => Date) | undefined;
  /** Of several programs that serve a folder one delivers: the one that has this. Undefined: another has it now. */
  readonly acquire?: (() => { readonly release: () => void } | undefined) | undefined;
  readonly onPaused: (subscription: Subscription, reason: string) => void;
  readonly onEndpointPaused: (endpoint: Endpoint, reason: string) => void;
  readonly onFailure: (error: unknown) => void;
};

/** What sends: to subscribers, endpoints and hubs elsewhere. */
export type Delivery = {
  /** Compares the topics soon. */
  check(): void;
  /** Does what is due soon. */
  run(): void;
  /** Starts nothing more, and waits for what is under way. */
  close(): Promise<void>;
};

/** Delivers what is due, once `check` or `run` is called. */
export function createDelivery({ handle, memory, rules, ...options }: DeliveryOptions): Delivery {
  const collection = () => withNodeHub(options.collection());
  const { now = () => new Date(), secrets = (name) => process.env[name], onFailure } = options;
  const sender = createSender({ rules });
  const app = createApp({ collection, secrets, memory, now, compressors: {} });
  const fetch = (request: Request) => app.fetch(request);
  const webhooks = createWebhooks({
    ...{ handle, articles: options.articles, secrets, now, send: sender.send, onFailure },
    site: () => options.collection()?.site,
    onDue: () => schedule.run(),
    onPaused: options.onEndpointPaused,
  });
  const reads = createPartnerReads({
    ...{ store: createReceiptStore(handle), memory: itemMemory(memory), onFailure },
  });
  const hub = createHub({
    webhooks,
    onDelivered(topic, etag) {
      const current = collection();
      const partner = current && partnerOfFeed(topic, current.site);
      if (partner) reads.add({ partner, etag, at: now(), via: 'delivered', collection: current });
    },
    ...{ store: createPushStore(handle), pings: createPingStore(handle) },
    ...{ rules, now, onFailure },
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
  return {
    check: schedule.check,
    run: schedule.run,
    async close() {
      await schedule.close();
      await sender.close();
      await reads.flush();
    },
  };
}
