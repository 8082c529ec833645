import { diskFiles } from './disk.ts';
import { createGatherer, type Gathered, type Task } from './gather.ts';
import type { GatherData } from './gather-threads.ts';
import { serveTasks } from './serve-tasks.ts';

serveTasks<GatherData, Task, Gathered>(({ root, scene }) => createGatherer(scene, diskFiles(root)));
