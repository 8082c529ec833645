import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Delivery } from '../../runtime/node/push/delivery.ts';
import { siblingScript } from '../../runtime/node/threads/sibling-script.ts';
import type { DeliveryMessage, DeliveryThreadData } from './delivery-thread.ts';

/** A thread that ended by a failure is started again after so long, in milliseconds. */
const PAUSE = 5_000;

/** Delivers in a thread of its own, so that readers wait for no delivery; `speak` is given what an operator is to know. */
export function startDelivery(data: DeliveryThreadData, speak: (line: string) => void): Delivery {
  let thread: Worker | undefined;
  let waiting: NodeJS.Timeout | undefined;
  const post = (message: DeliveryMessage) => thread?.postMessage(message);
  const launch = () => {
    thread = new Worker(siblingScript(import.meta.url, './delivery-thread'), { workerData: data });
    thread.on('message', speak);
    thread.on('error', (error: Error) => {
      thread = undefined;
      speak(`The hub cannot work now: ${error.message}`);
      waiting = setTimeout(launch, PAUSE);
    });
    post('check');
  };
  launch();
  return {
    check: () => post('check'),
    run: () => post('run'),
    async close() {
      clearTimeout(waiting);
      if (!thread) return;
      const ended = once(thread, 'exit');
      post('close');
      await ended;
    },
  };
}
