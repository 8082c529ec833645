import { createGatherer, type Gathered, type Task } from '../article/parse-article.ts';
import { diskFiles } from '../source/disk.ts';
import { createTray } from './byte-arena.ts';
import type { GatherData } from './parse-threads.ts';
import { serveTasks } from './serve-tasks.ts';

const tray = createTray();
serveTasks<GatherData, Task, Gathered>(({ root, scene }) => createGatherer(scene, diskFiles(root), tray), {
  passing: tray.take,
});
