import { Worker } from 'node:worker_threads';
import type { Delivery } from '../../runtime/node/push/delivery.ts';
import { siblingScript } from '../../runtime/node/threads/sibling-script.ts';
import type { DeliveryMessage, DeliveryThreadData } from './delivery-thread.ts';

/** A thread that has ended, by a failure or not, is started again after so long, in milliseconds. */
const PAUSE = 5_000;

/** Delivers in a thread of its own, so that readers wait for no delivery; `speak` is given what an operator is to know. */
export function startDelivery(
  data: DeliveryThreadData,
  speak: (line: string) => void,
  script: string | URL = siblingScript(import.meta.url, './delivery-thread'),
): Delivery {
  let thread: Worker | undefined;
  let ended = Promise.resolve();
  let waiting: NodeJS.Timeout | undefined;
  let isClosed = false;
  const post = (message: DeliveryMessage) => thread?.postMessage(message);
  const launch = () => {
    const started = new Worker(script, { workerData: data });
    thread = started;
    let reason: string | undefined;
    started.on('message', speak);
    started.on('error', (error: Error) => {
      reason = error.message;
    });
    ended = new Promise((resolve) => {
      // It comes after an error as well, and where one had no time to.
      started.on('exit', (code) => {
        thread = undefined;
        if (reason !== undefined || !isClosed)
          speak(`The hub cannot work now: ${reason ?? `its thread ended (exit code ${code})`}`);
        if (!isClosed) waiting = setTimeout(launch, PAUSE);
        resolve();
      });
    });
    post('check');
  };
  launch();
  return {
    check: () => post('check'),
    run: () => post('run'),
    close() {
      isClosed = true;
      clearTimeout(waiting);
      post('close');
      return ended;
    },
  };
}
