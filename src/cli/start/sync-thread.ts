import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type {
  PreviewOutcome,
  PreviewRequest,
  PublishOutcome,
  PublishRequest,
} from '../../publish/publisher.ts';
import { UnavailableError } from '../../store/unavailable.ts';

/** What the thread is asked. */
export type PublishMessage =
  | { readonly kind: 'publish'; readonly number: number; readonly request: PublishRequest }
  | { readonly kind: 'preview'; readonly number: number; readonly request: PreviewRequest };

/** What it answers, besides what it tells of itself. */
export type PublishAnswer = {
  readonly kind: 'outcome';
  readonly number: number;
  /** Of the kind that was asked for. */
  readonly outcome?: PublishOutcome | PreviewOutcome;
  /** Why the machine failed. */
  readonly failure?: string;
  /** Whether that passes, so that it is worth trying again. */
  readonly isUnavailable?: boolean;
};

/** What the thread is started with. */
export type SyncThreadData = {
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

// Readers go first. On Linux alone is this the thread's own priority (setpriority(2), "C library/kernel differences").
if (process.platform === 'linux') setPriority(0, 5);

// Only `live.ts` starts this.
const { path, ...about } = workerData as SyncThreadData;
const handle = openSqlite({ path, cache: 32, isCheckpointed: true });
const follower = follow({ ...about, handle, onEvent: (event) => parentPort?.postMessage(event) });
parentPort?.on('message', async (message: PublishMessage) => {
  const { number } = message;
  const work: Promise<PublishOutcome | PreviewOutcome> =
    message.kind === 'publish' ? follower.publish(message.request) : follower.preview(message.request);
  const answer = await work.then(
    (outcome): PublishAnswer => ({ kind: 'outcome', number, outcome }),
    (error: unknown): PublishAnswer => ({
      kind: 'outcome',
      number,
      failure: error instanceof Error ? error.message : String(error),
      isUnavailable: error instanceof UnavailableError,
    }),
  );
  parentPort?.postMessage(answer);
});
