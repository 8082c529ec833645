import { statSync } from 'node:fs';
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { createCache } from '../../domain/lru.ts';
import { createDelivery } from '../../runtime/node/push/delivery.ts';
import { openPushDatabase, pushPath } from '../../runtime/node/push/node-hub.ts';
import { openSqlite } from '../../runtime/node/sqlite.ts';
import { mediaFrom } from '../../runtime/node/stored.ts';
import { decodeArticle } from '../../store/codec.ts';
import type { Collection } from '../../store/collection.ts';
import { changedScopes } from '../../store/sql/read/changed-scopes.ts';
import { createSqlCollections } from '../../store/sql/read/collections.ts';
import { deliveryReports } from './delivery-reports.ts';

/** What the thread is started with. */
export type DeliveryThreadData = {
  readonly dir: string;
  /** The file of the collection's database. */
  readonly database: string;
  readonly allowsLoopback: boolean;
};

/** What it is asked: to look what has been published, to do what is due, and to end. */
export type DeliveryMessage = 'check' | 'run' | 'close';

/** Bytes of encoded items and feeds. */
const MEMORY = 16 * 2 ** 20;

// Readers go first, as in the thread that takes edits in.
if (process.platform === 'linux') setPriority(0, 5);

// Only `delivery.ts` starts this.
const { dir, database, allowsLoopback } = workerData as DeliveryThreadData;

const memory = createCache(MEMORY);
let opened: ReturnType<typeof openCollection> | undefined;
let collection: Collection | undefined;

function openCollection() {
  const handle = openSqlite({ path: database, readOnly: true });
  const collections = createSqlCollections({
    ...{ handle, cache: memory, article: async (document: string) => decodeArticle(document) },
    ...mediaFrom(dir),
  });
  return { file: statSync(database).ino, handle, collections };
}

/** Another file may be at the database's place, where that was damaged; what reads the one before comes to its end. */
async function refresh(): Promise<void> {
  if (opened?.file !== statSync(database).ino) opened = openCollection();
  collection = await opened?.collections();
}

const path = pushPath(dir);
const handle = await openPushDatabase(path);
const reports = deliveryReports(path, (line) => parentPort?.postMessage(line));
const delivery = createDelivery({
  ...{ handle, memory, rules: { allowsLoopback }, ...reports },
  collection: () => collection,
  changedScopes: async (query) => {
    opened ??= openCollection();
    return changedScopes(opened.handle, query);
  },
  articles: async () => collection && opened?.handle,
});

const check = () => refresh().then(delivery.check, reports.onFailure);

parentPort?.on('message', async (message: DeliveryMessage) => {
  switch (message) {
    case 'check':
      return void check();
    case 'run':
      return delivery.run();
    case 'close':
      await delivery.close();
      handle.close();
      process.exit();
  }
});
