import { realpathSync } from 'node:fs';
import { isUnreadable } from '../../content/article/parsed.ts';
import { ifPresent } from '../../content/source/unreadable.ts';
import type { Publisher } from '../../publish/publisher.ts';
import { createSettlement } from '../../publish/settle.ts';
import { createFolderSync, type FolderSyncOptions } from '../../runtime/node/folder-sync.ts';
import { editFiles, finishInterrupted, removeLeftovers } from '../../runtime/node/publish/edit-files.ts';
import { DatabaseBusyError, isDamage } from '../../runtime/node/sqlite.ts';
import { UnavailableError } from '../../store/unavailable.ts';
import type { ProposedEdits } from '../../sync/proposal.ts';
import type { Report } from '../../sync/report.ts';
import type { Sync } from '../../sync/sync.ts';
import { busyText } from './busy.ts';
import { watchFolder } from './watch.ts';

/** What whoever keeps a database up with a folder tells whoever serves it. */
export type SyncEvent =
  /** With the files that were looked at because they may have changed, where it was not the whole folder. */
  | { readonly kind: 'report'; readonly report: Report; readonly files?: readonly string[] }
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  /** `isDamage`: the database cannot be read any more. `isBusy`: another program writes it. */
  | {
      readonly kind: 'failure';
      readonly message: string;
      readonly isDamage?: boolean;
      readonly isBusy?: boolean;
    }
  | { readonly kind: 'unwatched' | 'renewed'; readonly message: string };

export type Following = Omit<FolderSyncOptions, 'progress'> & {
  readonly onEvent: (event: SyncEvent) => void;
  /** How often the whole folder is looked at although nothing is told of it, in milliseconds; a minute by default. */
  readonly poll?: number;
};

export type Follower = Pick<Publisher, 'publish' | 'preview'> & { close(): void };

/** Nothing is told more often than this, in milliseconds. */
const pace = 100;

/** When the whole folder is looked at again, in milliseconds. */
const wait = {
  /** After a change, in case the system did not tell of all. */
  review: 30_000,
  /** Now and then, as some file systems (FUSE, NFS, SMB) tell of nothing. */
  poll: 60_000,
  /** Where the system says that it cannot tell of changes. */
  unwatched: 500,
  /** After a failure; twice as long after each that follows, up to the most. */
  retry: 1_000,
  most: 60_000,
};

/** Pages of the database's log that are brought into its file once nothing has been written for a while, in milliseconds, and those that are whatever comes: 4 and 16 MiB. */
const LOG = { some: 1_000, most: 4_000, idle: 500 } as const;

/** Looking takes no more than one part in so many of the time, and where nothing else tells of changes in ten. */
const [share, unwatchedShare] = [100, 10];

/**
 * Brings the database up to date, then again after every change, and after a failure until the folder and the database agree; meanwhile
 * makes articles searchable. Ends with `close`.
 */
export function follow({ onEvent, poll = wait.poll, ...options }: Following): Follower {
  const { dir, handle, clock: now = () => new Date() } = options;
  const sync = createFolderSync({ ...options, progress: paced(onEvent) });
  const state: State = {
    ...{ sync, onEvent, closed: false, indexing: false },
    timer: createTimer(() => void refresh(state), poll),
    log: createLogTimer(sync),
  };
  const watch = watchFolder({
    dir,
    onChange: (files) => void refresh(state, files),
    onTrouble: ({ message }) => {
      if (!state.timer.isUnwatched()) onEvent({ kind: 'unwatched', message });
      state.timer.unwatched();
    },
  });
  const cleaning = finishEdits(dir);
  void refresh(state);
  return {
    publish: async (request) =>
      settled(sync, createSettlement({ request, target: editFiles(realpathSync(dir)), handle, now })),
    async preview(request) {
      // Loaded only once somebody asks: what serves pages.
      const { createPreview } = await import('../../publish/preview/preview.ts');
      return settled(sync, createPreview({ request, handle, now }));
    },
    close() {
      state.closed = true;
      state.timer.close();
      state.log.close();
      clearTimeout(cleaning);
      watch.close();
    },
  };
}

/** A folder that is followed. */
type State = Pick<Following, 'onEvent'> & {
  readonly sync: Sync;
  readonly timer: ReturnType<typeof createTimer>;
  readonly log: ReturnType<typeof createLogTimer>;
  closed: boolean;
  indexing: boolean;
  /** Of the last turn, where it failed. */
  failure?: string | undefined;
};

function paced(onEvent: Following['onEvent']): NonNullable<FolderSyncOptions['progress']> {
  let last = 0;
  return (done, of) => {
    if (done < of && performance.now() - last < pace) return;
    last = performance.now();
    onEvent({ kind: 'progress', done, of });
  };
}

/** Says when the whole folder is looked at again. */
function createTimer(look: () => void, poll: number) {
  /** How long it takes to look at the whole folder where nothing has changed, in milliseconds. */
  let looking = 0;
  let unwatched = false;
  let retryDelay = wait.retry;
  let timer: NodeJS.Timeout | undefined;
  let due = Number.POSITIVE_INFINITY;
  /** Looks at the whole folder by then. */
  const lookIn = (milliseconds: number) => {
    const at = performance.now() + milliseconds;
    if (at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(() => {
      due = Number.POSITIVE_INFINITY;
      look();
    }, milliseconds);
  };
  return {
    retry() {
      lookIn(retryDelay);
      retryDelay = Math.min(2 * retryDelay, wait.most);
    },
    /** After some files were looked at. */
    review: () => lookIn(Math.max(wait.review, share * looking)),
    /** After all were; `took`: how long, where nothing had changed. */
    next(took = looking) {
      retryDelay = wait.retry;
      looking = took;
      const [least, part] = unwatched ? [wait.unwatched, unwatchedShare] : [poll, share];
      lookIn(Math.max(least, part * looking));
    },
    isUnwatched: () => unwatched,
    unwatched() {
      unwatched = true;
      lookIn(wait.unwatched);
    },
    close() {
      clearTimeout(timer);
      due = Number.NEGATIVE_INFINITY;
    },
  };
}

/** Brings the database's log into its file: once nothing has been written for a while, or at once where it has become long. */
function createLogTimer(sync: Sync) {
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  return {
    async empty() {
      clearTimeout(timer);
      // What fails now is done after the next edit.
      await sync.checkpoint(LOG.most).catch(() => {});
      if (!closed) timer = setTimeout(() => void sync.checkpoint(LOG.some).catch(() => {}), LOG.idle).unref();
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

async function refresh(state: State, files?: readonly string[]): Promise<void> {
  const { sync, timer, onEvent } = state;
  const began = performance.now();
  try {
    const report = await sync.refresh(files);
    if (state.closed) return;
    const took = performance.now() - began;
    state.failure = undefined;
    onEvent({ kind: 'report', report, files });
    if (isUnreadable(report.problems)) timer.retry();
    else if (files) timer.review();
    else timer.next(report.changed ? undefined : took);
  } catch (error) {
    if (!state.closed) fail(state, error);
    return;
  }
  void state.log.empty();
  if (state.indexing) return;
  state.indexing = true;
  await index(sync, () => state.closed);
  state.indexing = false;
}

function fail(state: State, error: unknown): void {
  const isBusy = error instanceof DatabaseBusyError;
  const message = isBusy ? busyText(error.path) : error instanceof Error ? error.message : String(error);
  if (state.failure !== message)
    state.onEvent({ kind: 'failure', message, isDamage: isDamage(error), isBusy });
  state.failure = message;
  state.timer.retry();
}

/** Takes edits in; what they have come to. */
async function settled<Outcome>(
  sync: Sync,
  { proposed, outcome }: { readonly proposed: ProposedEdits; readonly outcome: () => Outcome | undefined },
): Promise<Outcome> {
  await sync.publish(proposed);
  const found = outcome();
  if (found === undefined) throw new UnavailableError('The content folder is not there.');
  return found;
}

/** Milliseconds after which a temporary file is what a crash has left: an edit takes a small part of one second. */
const LEFT = 10_000;

/** Goes on with edits that a crash has interrupted, where the folder is there, and clears up after them a little later. */
function finishEdits(dir: string): NodeJS.Timeout | undefined {
  const root = ifPresent(dir, () => realpathSync(dir));
  if (root === undefined) return undefined;
  finishInterrupted(root);
  return setTimeout(() => removeLeftovers(root, new Date(Date.now() - LEFT)), LEFT).unref();
}

/** Steps of `index` after which the search index is worth a step of tidying. */
const untidy = 60;

/** Edits come in between, as each step is short. A failure leaves the rest for the next time. */
async function index(sync: Sync, ended: () => boolean): Promise<void> {
  const turn = () => new Promise(setImmediate);
  try {
    let done = 0;
    for (; !ended() && (await sync.index()); done += 1) {
      await sync.checkpoint(LOG.most);
      await turn();
    }
    for (let left = done; !ended() && left >= untidy; left -= untidy) {
      await sync.optimize();
      await sync.checkpoint(LOG.most);
      await turn();
    }
  } catch {
    // Another process writes; it, or the next change, makes the rest searchable.
  }
}
