import { parentPort, workerData } from 'node:worker_threads';
import { diskFiles } from './disk.ts';
import { createGatherer, type Gathered, type Task } from './gather.ts';
import type { Scene } from './scene.ts';

/** What a thread is started with. */
export type ThreadData = { readonly root: string; readonly scene: Scene };

/** What it answers a list of tasks with, in their order. */
export type Answered = { readonly gathered: readonly Gathered[] } | { readonly failure: string };

// Only `pool.ts` starts this.
const { root, scene } = workerData as ThreadData;
const gather = createGatherer(scene, diskFiles(root));

parentPort?.on('message', async (tasks: readonly Task[]) => {
  parentPort?.postMessage(await answer(tasks));
});

async function answer(tasks: readonly Task[]): Promise<Answered> {
  try {
    const gathered: Gathered[] = [];
    for (const task of tasks) gathered.push(await gather(task));
    return { gathered };
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
