import { diskFiles } from './disk.ts';
import { createGatherer, type Gathered, type Task } from './gather.ts';
import type { GatherData } from './gather-threads.ts';
import { serveTasks } from './serve-tasks.ts';
import { type Look, type Skimmed, skim } from './skim.ts';
import { createTray } from './tray.ts';

const tray = createTray();
serveTasks<GatherData, Task | Look, Gathered | Skimmed>(
  ({ root, scene }) => {
    const gather = createGatherer(scene, diskFiles(root), tray);
    return (task) => ('look' in task ? skim(task.look, scene.site.timezone) : gather(task));
  },
  { passing: tray.take },
);
