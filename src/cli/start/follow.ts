import { createKeeper, type Keeper, type KeeperOptions } from '../../node/keeper/keeper.ts';
import type { Report } from '../../node/keeper/report.ts';
import { watchFolder } from './watch.ts';

/** What whoever keeps a database up with a folder tells whoever serves it. */
export type Told =
  /** With the files that were looked at because they may have changed, where it was not the whole folder. */
  | { readonly kind: 'report'; readonly report: Report; readonly files?: readonly string[] }
  | { readonly kind: 'progress'; readonly done: number; readonly of: number }
  | { readonly kind: 'unwatched' | 'failure'; readonly message: string };

export type Following = Omit<KeeperOptions, 'progress'> & { readonly tell: (told: Told) => void };

/** Nothing is told more often than this, in milliseconds. */
const pace = 100;

/** After a change the whole folder is looked at, in case the system did not tell of all; no sooner and no more often than this, in milliseconds. */
const review = 30_000;

/** Brings the database up to date, then again after every change; meanwhile makes articles searchable. Ends with `close`. */
export function follow({ tell, ...options }: Following): { close(): void } {
  let last = 0;
  const progress = (done: number, of: number) => {
    if (done < of && performance.now() - last < pace) return;
    last = performance.now();
    tell({ kind: 'progress', done, of });
  };
  const keeper = createKeeper({ ...options, progress });
  let reviewing: NodeJS.Timeout | undefined;
  let closed = false;
  let indexing: Promise<void> | undefined;
  const refresh = async (files?: readonly string[]) => {
    try {
      const report = await keeper.refresh(files);
      if (closed) return;
      tell({ kind: 'report', report, ...(files && { files }) });
      if (files) reviewing ??= setTimeout(reviewed, review).unref();
      if (indexing) return;
      indexing = index(keeper, () => closed).finally(() => {
        indexing = undefined;
      });
    } catch (error) {
      tell({ kind: 'failure', message: error instanceof Error ? error.message : String(error) });
    }
  };
  const reviewed = () => {
    reviewing = undefined;
    void refresh();
  };
  const watch = watchFolder({
    dir: options.dir,
    onChange: (files) => void refresh(files),
    onTrouble: ({ message }) => tell({ kind: 'unwatched', message }),
  });
  void refresh();
  return {
    close() {
      closed = true;
      clearTimeout(reviewing);
      watch.close();
    },
  };
}

/** Steps of `index` after which the search index is worth a step of tidying. */
const untidy = 60;

/** Edits come in between, as each step is short. A failure leaves the rest for the next time. */
async function index(keeper: Keeper, ended: () => boolean): Promise<void> {
  const turn = () => new Promise(setImmediate);
  try {
    let done = 0;
    for (; !ended() && (await keeper.index()); done += 1) await turn();
    for (let left = done; !ended() && left >= untidy; left -= untidy) {
      await keeper.tidy();
      await turn();
    }
  } catch {
    // Another process writes; it, or the next change, makes the rest searchable.
  }
}
