import { type Html, trustedHtml } from '../../domain/html.ts';
import { printed } from '../article/printed.ts';
import { type PrintTask, TAKEN, take } from './render-pool.ts';
import { serveTasks } from './serve-tasks.ts';

/** For what has been taken back. */
const nothing = trustedHtml('');

serveTasks<Int32Array, PrintTask, Html>(
  (taken) =>
    ({ lot, body, about }) =>
      take(taken, lot, TAKEN.there) ? printed(body, about) : nothing,
);
