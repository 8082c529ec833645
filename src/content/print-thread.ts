import { print } from './print.ts';
import { serveTasks } from './serve-tasks.ts';

serveTasks(() => print);
