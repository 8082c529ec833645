import { parentPort, workerData } from 'node:worker_threads';
import { createTidying } from './garbage.ts';
import type { Answered, Posted, ThreadData } from './threads.ts';

/**
 * The other end of `createThread`: answers each list, one task after the other, by what it was given to begin with. `passing`: buffers
 * that go with the answers.
 */
export function serveTasks<Data, Task, Answer>(
  begin: (data: Data) => (task: Task) => Answer | Promise<Answer>,
  { passing = () => [] }: { readonly passing?: () => ArrayBuffer[] } = {},
): void {
  // Only `createThread` starts such a thread.
  const collectGarbage = createTidying((workerData as ThreadData).room);
  let work: ReturnType<typeof begin> | undefined;
  const answer = async (posted: Posted<Data, Task>) => {
    if ('data' in posted) {
      work = begin(posted.data);
      return;
    }
    // `createThread`'s user begins before it asks.
    if (work) parentPort?.postMessage(await answered(posted.tasks, work), passing());
    collectGarbage();
  };
  // One list after the other: while one waits for a file, the buffers that it has filled must not go with the answer to another.
  let last = Promise.resolve();
  parentPort?.on('message', (posted: Posted<Data, Task>) => {
    last = last.then(() => answer(posted));
  });
}

async function answered<Task, Answer>(
  tasks: readonly Task[],
  work: (task: Task) => Answer | Promise<Answer>,
): Promise<Answered<Answer>> {
  try {
    const results: Answer[] = [];
    for (const task of tasks) results.push(await work(task));
    return { results };
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
