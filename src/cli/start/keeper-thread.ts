import { parentPort, workerData } from 'node:worker_threads';

/** What the thread is started with. */
export type KeeperData = {
  readonly dir: string;
  readonly siteUrl?: string;
  readonly here: string;
  /** The database's file. */
  readonly path: string;
};

const [{ follow }, { openSqlite }] = await Promise.all([
  import('./follow.ts'),
  import('../../runtime/node/sqlite.ts'),
]);

// Only `live.ts` starts this.
const { path, ...about } = workerData as KeeperData;
const handle = openSqlite({ path, cache: 32 });
follow({ ...about, handle, onEvent: (event) => parentPort?.postMessage(event) });
