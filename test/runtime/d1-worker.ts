import { createWorker } from '../../src/runtime/worker/worker-d1.ts';
import { INSTANT } from './instant.ts';

/** The worker that reads D1, with a clock that stands still. */
export default createWorker({ now: () => INSTANT });
