import { diskFiles } from './disk.ts';
import { createGatherer, type Gathered, type Task } from './gather.ts';
import type { GatherData } from './gather-threads.ts';
import { serveTasks } from './serve-tasks.ts';
import { createTray } from './tray.ts';

const tray = createTray();
serveTasks<GatherData, Task, Gathered>(({ root, scene }) => createGatherer(scene, diskFiles(root), tray), {
  passing: tray.take,
});
