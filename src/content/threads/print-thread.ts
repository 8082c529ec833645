import { print } from '../article/print.ts';
import { serveTasks } from './serve-tasks.ts';

serveTasks(() => print);
