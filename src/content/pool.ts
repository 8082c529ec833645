import { diskFiles } from './disk.ts';
import type { Gathered, Task } from './gather.ts';
import type { GatherData, GatherThreads } from './gather-threads.ts';
import { share } from './threads.ts';

export type PoolOptions = GatherData & {
  /** How many files there are to read, as far as that is known. */
  readonly expected: number;
  readonly threads: GatherThreads;
};

/** What files say, in the order of the tasks; no more are under way than fit in little memory. */
export type Gather = (tasks: Iterable<Task>) => AsyncIterable<Gathered>;

/** Files sent to a thread at once. */
const batch = 50;

/** Reads article files, on other threads where they are many. Rejects where the machine fails; authors' mistakes are in what is gathered. */
export async function createPool({ root, scene, expected, threads }: PoolOptions): Promise<Gather> {
  const ready = threads.for(expected);
  if (ready.length > 0) {
    for (const thread of ready) thread.begin({ root, scene });
    return (tasks) => share(ready, batches(tasks));
  }
  // Loaded only now: with threads, none of the compiler is wanted here.
  const [{ createGatherer }, { createTray }] = await Promise.all([
    import('./gather.ts'),
    import('./tray.ts'),
  ]);
  const gather = createGatherer(scene, diskFiles(root), createTray());
  return async function* (tasks) {
    for (const task of tasks) yield await gather(task);
  };
}

function* batches(tasks: Iterable<Task>): Generator<readonly Task[]> {
  let some: Task[] = [];
  for (const task of tasks) {
    some.push(task);
    if (some.length === batch) {
      yield some;
      some = [];
    }
  }
  if (some.length > 0) yield some;
}
