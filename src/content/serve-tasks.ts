import { parentPort } from 'node:worker_threads';
import { createTidying } from './garbage.ts';
import type { Answered } from './threads.ts';

/** The other end of `createThread`: answers each list, one task after the other. */
export function serveTasks<Task, Answer>(work: (task: Task) => Answer | Promise<Answer>): void {
  const tidy = createTidying();
  parentPort?.on('message', async (tasks: readonly Task[]) => {
    parentPort?.postMessage(await answered(tasks, work));
    tidy();
  });
}

async function answered<Task, Answer>(
  tasks: readonly Task[],
  work: (task: Task) => Answer | Promise<Answer>,
): Promise<Answered<Answer>> {
  try {
    const answers: Answer[] = [];
    for (const task of tasks) answers.push(await work(task));
    return { answers };
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
