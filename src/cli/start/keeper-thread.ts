import { parentPort, workerData } from 'node:worker_threads';
import type { PublishOutcome, PublishRequest } from '../../publish/publisher.ts';

/** What the thread is asked. */
export type PublishMessage = { readonly number: number; readonly request: PublishRequest };

/** What it answers, besides what it tells of itself. */
export type PublishAnswer = {
  readonly kind: 'outcome';
  readonly number: number;
  readonly outcome?: PublishOutcome;
  /** Why the machine failed. */
  readonly failure?: string;
};

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
const follower = follow({ ...about, handle, onEvent: (event) => parentPort?.postMessage(event) });
parentPort?.on('message', async ({ number, request }: PublishMessage) => {
  const answer = await follower.publish(request).then(
    (outcome): PublishAnswer => ({ kind: 'outcome', number, outcome }),
    (error: unknown): PublishAnswer => ({
      kind: 'outcome',
      number,
      failure: error instanceof Error ? error.message : String(error),
    }),
  );
  parentPort?.postMessage(answer);
});
