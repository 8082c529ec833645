import { createAnswerStore } from '../../../publish/answers.ts';
import { createApi } from '../../../publish/api.ts';
import type { ApiContext } from '../../../publish/api-context.ts';
import { createKeyStore } from '../../../publish/keys.ts';
import { createEditLog } from '../../../publish/log.ts';
import { problemResponse } from '../../../publish/problem-response.ts';
import { publishSchema } from '../../../publish/publish-schema.ts';
import { callPath } from '../../../publish/request/call-path.ts';
import { createHubAdmin } from '../../../push/admin/hub-admin.ts';
import { callbackProblem } from '../../../push/callback.ts';
import { isHubRequest, siteWithHub } from '../../../push/own-hub.ts';
import { createReceiptStore } from '../../../push/receipt/receipt-store.ts';
import { receiptReport } from '../../../push/receipt/report.ts';
import { createDeliveryStore } from '../../../push/webhook/delivery-store.ts';
import { createEndpointStore } from '../../../push/webhook/endpoint-store.ts';
import type { WebhookAdmin } from '../../../push/webhook/webhook-admin.ts';
import type { Handle } from '../../../store/sql/handle.ts';
import { stagedCollection } from '../../../sync/proposal.ts';
import { createSync } from '../../../sync/sync.ts';
import { changeText, EDITION, NOT_MINE } from '../publishing.ts';
import { RECORDS, type ShardBinding } from '../push/shard-request.ts';
import { createShards, type Shards } from '../push/shards.ts';
import { createEdgePublisher, publishedSite } from './edge-publisher.ts';
import { cacheChange } from './edition.ts';
import { withFirstKey } from './first-key.ts';
import { migrateStorage } from './migrate-storage.ts';
import { createShowing, type Showing } from './showing.ts';
import { type SourceBucket, sourceTable } from './source-table.ts';
import { type ObjectStorage, type StorageHandle, storageHandle } from './storage-handle.ts';

/** What wrangler.toml binds to the publisher. */
export type SiteBindings = {
  /** The database that the reading Worker reads. */
  readonly DB: Handle;
  /** For pictures and other files. */
  readonly MEDIA?: SourceBucket;
  /** A secret of the deployment, which opens everything and makes the first keys. */
  readonly PUBLISH_KEY?: string;
  /** Overrides the `url` of site.yaml. */
  readonly SITE_URL?: string;
  readonly VERSION?: { readonly id: string };
  /** Subscriptions to feeds, where the site has a hub of its own. */
  readonly HUB?: ShardBinding;
  /** `loopback` lets callbacks be at 127.0.0.0/8: for tests alone. */
  readonly DATELINE_UNSAFE_CALLBACKS?: string;
};

export type Site = {
  fetch(request: Request): Promise<Response>;
  /** Shows what could not be shown yet and what was dated later, and settles what was released or has expired. */
  alarm(): Promise<void>;
};

type SiteOptions = {
  readonly storage: ObjectStorage;
  readonly env: SiteBindings;
  readonly now?: () => Date;
};

/** One site: its sources and all that follows from them in a Durable Object's database, and a copy of what readers see in D1. */
export async function createSite({ storage, env, now = () => new Date() }: SiteOptions): Promise<Site> {
  const handle = storageHandle(storage);
  migrateStorage(handle);
  await publishSchema(handle);
  const table = sourceTable(handle, now);
  const location = {
    ...{ name: 'the sources', origin: 'sources', isOther: () => false },
    open: () => ({ source: table.source }),
  };
  const program = env.VERSION?.id ?? 'publisher';
  const rules = { allowsLoopback: env.DATELINE_UNSAFE_CALLBACKS === 'loopback' };
  const sync = createSync({
    ...{ location, handle, siteUrl: env.SITE_URL || undefined, clock: now, program: () => program },
    receiverProblem: (url) => callbackProblem(url, rules),
  });
  const inTurn = createTurns();
  const bucket = env.MEDIA;
  const publisher = createEdgePublisher({ table, sync, handle, bucket, now });
  const shards = env.HUB && createShards({ binding: env.HUB, handle });
  const showing = createShowing({
    ...{ storage, handle, table, bucket, readers: env.DB, now, refresh: () => sync.refresh([]) },
    siteOf: shards ? siteWithHub : (each) => each,
  });
  const announce = async () => {
    const shown = showing.shown();
    if (!shards || shown === undefined) return;
    const { webhooks, podping, hubs = [] } = publishedSite(handle) ?? {};
    const withRecords = webhooks !== undefined || podping !== undefined || hubs.length > 0;
    await shards.publish(shown, withRecords).catch(unannounced(showing));
  };
  const show = async () => {
    const edition = await showing.show();
    await announce();
    return edition;
  };
  const site = () => publishedSite(handle) ?? (env.SITE_URL ? { url: env.SITE_URL } : undefined);
  const push = shards && pushParts({ shards, handle, rules, now });
  const api = createApi({
    publisher: {
      ...publisher,
      publish: (request) => inTurn(() => publisher.publish(request)),
      preview: (request) => inTurn(() => publisher.preview(request)),
    },
    keys: withFirstKey(createKeyStore(handle), env.PUBLISH_KEY),
    log: createEditLog(handle),
    answers: createAnswerStore(handle),
    addressOf: (request) => request.headers.get('CF-Connecting-IP') ?? '',
    ...{ ...push, site, onFailure: report, listFiles: table.after, now },
  });
  return {
    async fetch(request) {
      if (shards && isHubRequest(request.url, publishedSite(handle))) return shards.fetch(request);
      if (callPath(request.url, site()) === undefined) return elsewhere();
      if (Number(request.headers.get('Content-Length')) > MOST) return tooLarge();
      const response = await api.fetch(request);
      if (!response.ok || /^(?:GET|HEAD|OPTIONS)$/.test(request.method)) return response;
      try {
        const edition = await inTurn(show);
        if (edition === undefined) return response;
        const headers = new Headers(response.headers);
        headers.set(EDITION, changeText(cacheChange(edition)));
        return new Response(response.body, { status: response.status, headers });
      } catch (error) {
        const requestId = crypto.randomUUID();
        report(error instanceof Error ? error : new Error(String(error)), requestId, request);
        await showing.retry();
        return kept(requestId);
      }
    },
    alarm: () =>
      inTurn(async () => {
        await showing.alarm();
        await announce();
      }),
  };
}

type PushPartsOptions = Pick<WebhookAdmin, 'rules'> & {
  readonly shards: Shards;
  readonly handle: StorageHandle;
  readonly now: () => Date;
};

/** What the API has of the hub, whose databases are in other objects. */
function pushParts({
  shards,
  handle,
  rules,
  now,
}: PushPartsOptions): Pick<ApiContext, 'webhooks' | 'receipts' | 'hub'> {
  const { records, wake } = shards;
  const webhooks: WebhookAdmin = {
    ...{ endpoints: createEndpointStore(records), deliveries: createDeliveryStore(records), rules },
    collection: () => stagedCollection(handle),
    onChange: () => wake(RECORDS),
  };
  const hub = createHubAdmin({
    subscriptions: () =>
      new Map([...shards.subscriptions()].map(([shard, database]) => [`${shard}-`, database])),
    ...{ records, onResumed: (prefix) => wake(Number.parseInt(prefix, 10)) },
  });
  const store = createReceiptStore(records);
  return {
    webhooks: async () => webhooks,
    hub: async () => hub,
    async receipts(article) {
      const site = publishedSite(handle);
      return (
        site &&
        receiptReport(article, {
          ...{ articles: handle, store, site, now: now() },
          // Who fetches what asks the reading Worker, or a cache in front of it.
          recorded: ['delivered', 'webhook'],
        })
      );
    },
  };
}

/** Subscribers that could not be told of a publication are told when it is tried again. */
const unannounced = (showing: Pick<Showing, 'retry'>) => (error: unknown) => {
  console.error(JSON.stringify({ level: 'error', message: `the hub was not told: ${error}` }));
  return showing.retry();
};

/** Not a request to the API: the reading Worker answers it. */
const elsewhere = (): Response => new Response(null, { status: 404, headers: { [EDITION]: NOT_MINE } });

/** Bytes of a request: an object has 128 MB for it, for what it says, and for all else. */
const MOST = 40_000_000;

const tooLarge = (): Response =>
  problemResponse({
    status: 413,
    detail: `At most ${MOST / 1e6} MB are taken at once here; send several batches.`,
    extensions: { limit: MOST },
  });

/** Does one thing after the other. */
function createTurns(): <Made>(work: () => Promise<Made>) => Promise<Made> {
  let queue: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = queue.then(work);
    queue = result.catch(() => {});
    return result;
  };
}

/** An edit that outlasts everything, and that readers do not see yet. */
const kept = (requestId: string): Response =>
  problemResponse({
    status: 503,
    detail:
      'The edit is kept, and will be shown: the database that readers see cannot be written now, and is tried again until it can. Sending the edit again changes nothing.',
    extensions: { instance: `urn:uuid:${requestId}` },
    headers: { 'Retry-After': '30' },
  });

/** One JSON line. */
function report({ message, stack }: Error, requestId: string, { method, url }: Request): void {
  const path = new URL(url).pathname;
  console.error(JSON.stringify({ level: 'error', requestId, method, path, message, stack }));
}
