import { createWorker } from '../../../src/runtime/worker/worker.ts';

let clock = new Date(0);
const worker = createWorker({ now: () => clock });

/** The worker with a clock that each request sets. */
export default {
  fetch(...[request, env, context]: Parameters<typeof worker.fetch>) {
    clock = new Date(request.headers.get('x-clock') ?? '');
    return worker.fetch(request, env, context);
  },
};
