import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { diskFiles } from './disk.ts';
import { createGatherer, type Gathered, type Task } from './gather.ts';
import type { Answered, ThreadData } from './gather-thread.ts';

export type PoolOptions = ThreadData & {
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

/** Files sent to a thread at once, and how many such lists a thread has before it. */
const batch = 50;
const ahead = 2;

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
  const threads = Array.from({ length: Math.min(availableParallelism(), 8) }, () =>
    createThread({ root, scene }),
  );
  return {
    async *gather(tasks) {
      const under: Promise<readonly Gathered[]>[] = [];
      let turn = 0;
      for (const some of batches(tasks)) {
        const thread = threads[turn++ % threads.length];
        if (thread) under.push(thread.ask(some));
        if (under.length >= threads.length * ahead) yield* (await under.shift()) ?? [];
      }
      for (const some of under) yield* await some;
    },
    close: async () => {
      await Promise.all(threads.map(({ close }) => close()));
    },
  };
}

function createThread(workerData: ThreadData) {
  const worker = new Worker(new URL('./gather-thread.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  worker.unref();
  // Answers come in the order of the questions.
  const waiting: {
    readonly resolve: (some: readonly Gathered[]) => void;
    readonly reject: (error: Error) => void;
  }[] = [];
  worker.on('message', (answered: Answered) => {
    const asker = waiting.shift();
    if (waiting.length === 0) worker.unref();
    if ('gathered' in answered) asker?.resolve(answered.gathered);
    else asker?.reject(new Error(answered.failure));
  });
  worker.on('error', (error: Error) => {
    for (const { reject } of waiting.splice(0)) reject(error);
  });
  return {
    ask(tasks: readonly Task[]): Promise<readonly Gathered[]> {
      const { promise, resolve, reject } = Promise.withResolvers<readonly Gathered[]>();
      // Whoever waits for an earlier answer must not be told of a failure here before that.
      promise.catch(() => {});
      waiting.push({ resolve, reject });
      worker.ref();
      worker.postMessage(tasks);
      return promise;
    },
    close: () => worker.terminate(),
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
