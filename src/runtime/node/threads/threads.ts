import { Worker } from 'node:worker_threads';
import type { Room } from './garbage.ts';

/** A thread that answers lists of tasks with lists of answers, in the order asked. */
export type Thread<Data, Task, Answer> = {
  /** What the lists that follow are about. */
  begin(data: Data): void;
  ask(tasks: readonly Task[]): Promise<readonly Answer[]>;
  close(): Promise<unknown>;
};

/** What a thread is started with. */
export type ThreadData = { readonly room: Room | undefined };

/** What a thread is posted. */
export type Posted<Data, Task> = { readonly data: Data } | { readonly tasks: readonly Task[] };

/** What a thread posts for each list. */
export type Answered<Answer> = { readonly results: readonly Answer[] } | { readonly failure: string };

/** Lists a thread has before it, so that it has work while whoever asks stores what came. */
const ahead = 6;

export type ThreadOptions = {
  /** MiB for what is wanted for a moment only: the more there are, the less time clearing it away takes. */
  readonly young?: number;
  readonly room?: Room;
};

/** Starts a thread; it keeps no program alive that does not wait for it. */
export function createThread<Data, Task, Answer>(
  script: URL,
  { young = 16, room }: ThreadOptions = {},
): Thread<Data, Task, Answer> {
  const worker = new Worker(script, {
    resourceLimits: { maxYoungGenerationSizeMb: young },
    workerData: { room } satisfies ThreadData,
  });
  const post = (posted: Posted<Data, Task>) => worker.postMessage(posted);
  worker.unref();
  let failure: Error | undefined;
  // Whoever waits for the end must not be left waiting by an answer that comes meanwhile.
  let closing = false;
  const waiting: PromiseWithResolvers<readonly Answer[]>[] = [];
  worker.on('message', (answered: Answered<Answer>) => {
    const asker = waiting.shift();
    if (waiting.length === 0 && !closing) worker.unref();
    if ('results' in answered) asker?.resolve(answered.results);
    else asker?.reject(new Error(answered.failure));
  });
  worker.on('error', (error: Error) => {
    failure = error;
    for (const { reject } of waiting.splice(0)) reject(error);
  });
  return {
    begin: (data) => post({ data }),
    ask(tasks) {
      const pending = Promise.withResolvers<readonly Answer[]>();
      // Whoever waits for an earlier answer must not be told of a failure here before that.
      pending.promise.catch(() => {});
      if (failure) {
        pending.reject(failure);
        return pending.promise;
      }
      waiting.push(pending);
      worker.ref();
      post({ tasks });
      return pending.promise;
    },
    close() {
      closing = true;
      return worker.terminate();
    },
  };
}

/** Gives lists of tasks to threads in turn; answers come in the order of the tasks, and no more are under way than fit in little memory. */
export async function* share<Task, Answer>(
  threads: readonly Pick<Thread<never, Task, Answer>, 'ask'>[],
  lists: Iterable<readonly Task[]> | AsyncIterable<readonly Task[]>,
): AsyncIterable<Answer> {
  const under: Promise<readonly Answer[]>[] = [];
  let turn = 0;
  for await (const some of lists) {
    const thread = threads[turn++ % threads.length];
    if (thread) under.push(thread.ask(some));
    if (under.length >= threads.length * ahead) yield* (await under.shift()) ?? [];
  }
  for (const some of under) yield* await some;
}
