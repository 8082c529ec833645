import { availableParallelism } from 'node:os';
import { diskFiles } from './disk.ts';
import { createGatherer, type Gathered, type Task } from './gather.ts';
import type { GatherData } from './gather-thread.ts';
import { createThread, share } from './threads.ts';

export type PoolOptions = GatherData & {
  /** How many files there are to read, as far as that is known: threads take a while to start. */
  readonly expected: number;
};

/** Reads article files, on other threads where they are many. */
export type Pool = {
  /** What the files say, in the order of the tasks; no more are under way than fit in little memory. */
  gather(tasks: Iterable<Task>): AsyncIterable<Gathered>;
  close(): Promise<void>;
};

/** Fewer files are read on this thread before others would have started. */
const worthThreads = 400;

/** Files sent to a thread at once. */
const batch = 50;

/** Threads at work, so that a large machine does not read faster than one thread can store. */
const most = 8;

/** Rejects where the machine fails; authors' mistakes are in what is gathered. */
export function createPool({ root, scene, expected }: PoolOptions): Pool {
  if (expected < worthThreads) {
    const gather = createGatherer(scene, diskFiles(root));
    return {
      async *gather(tasks) {
        for (const task of tasks) yield await gather(task);
      },
      close: async () => {},
    };
  }
  const threads = Array.from({ length: Math.min(Math.max(availableParallelism() - 1, 1), most) }, () =>
    createThread<Task, Gathered>(new URL('./gather-thread.ts', import.meta.url), {
      root,
      scene,
    } satisfies GatherData),
  );
  return {
    gather: (tasks) => share(threads, batches(tasks)),
    close: async () => {
      await Promise.all(threads.map(({ close }) => close()));
    },
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
