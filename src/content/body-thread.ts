import type { Html } from '../collection/html.ts';
import { printed } from './printed.ts';
import type { PrintTask } from './printer.ts';
import { serveTasks } from './serve-tasks.ts';

serveTasks<undefined, PrintTask, Html>(
  () =>
    ({ body, about }) =>
      printed(body, about),
);
