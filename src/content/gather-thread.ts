import { workerData } from 'node:worker_threads';
import { diskFiles } from './disk.ts';
import { createGatherer } from './gather.ts';
import type { Scene } from './scene.ts';
import { serveTasks } from './serve-tasks.ts';

/** What a thread is started with. */
export type GatherData = { readonly root: string; readonly scene: Scene };

// Only `pool.ts` starts this.
const { root, scene } = workerData as GatherData;
serveTasks(createGatherer(scene, diskFiles(root)));
