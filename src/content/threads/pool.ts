import type { Gathered, Task } from '../article/parse-article.ts';
import { diskFiles } from '../source/disk.ts';
import type { GatherData, GatherThreads } from './parse-threads.ts';
import { share } from './threads.ts';

export type PoolOptions = GatherData & {
  /** How many files there are to read, as far as that is known. */
  readonly expected: number;
  readonly threads: GatherThreads;
};

/** Gives answers in the order of the tasks; no more are under way than fit in little memory. */
export type Pool = {
  /** What files say. */
  gather(tasks: Iterable<Task>): AsyncIterable<Gathered>;
};

/** Files sent to a thread at once. */
const batch = 50;

/** Reads article files, on other threads where they are many. Rejects where the machine fails; authors' mistakes are in what is gathered. */
export async function createPool({ root, scene, expected, threads }: PoolOptions): Promise<Pool> {
  const ready = threads.for(expected);
  if (ready.length > 0) {
    for (const thread of ready) thread.begin({ root, scene });
    return { gather: (tasks) => share(ready, batches(tasks)) };
  }
  // Loaded only now: with threads, none of the compiler is wanted here.
  const [{ createGatherer }, { createTray }] = await Promise.all([
    import('../article/parse-article.ts'),
    import('./byte-arena.ts'),
  ]);
  const gather = createGatherer(scene, diskFiles(root), createTray());
  return {
    async *gather(tasks) {
      for (const task of tasks) yield await gather(task);
    },
  };
}

function* batches<One>(tasks: Iterable<One>): Generator<readonly One[]> {
  let some: One[] = [];
  for (const task of tasks) {
    some.push(task);
    if (some.length === batch) {
      yield some;
      some = [];
    }
  }
  if (some.length > 0) yield some;
}
