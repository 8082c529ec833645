import { createWorker } from '../../../src/runtime/worker/worker.ts';
import { INSTANT } from '../instant.ts';

/** The worker with a clock that stands still. */
export default createWorker({ now: () => INSTANT });
