import type { Hub } from '../../../push/hub.ts';

type RoundsOptions = {
  readonly hub: Pick<Hub, 'refresh' | 'check' | 'run' | 'idle'>;
  readonly now: () => Date;
};

/** Calls a hub for as long as there is something to do. */
export type Rounds = {
  /** Topics are to be compared. */
  check(): void;
  /** Something may be due. */
  run(): void;
  /** Works until nothing is left; when there is something to do next, in milliseconds since 1970. Rejects with the database's error. */
  work(): Promise<number>;
};

/** Milliseconds: after which topics are compared, and deliveries that came to an end are followed by others; what is waited for rather than slept over, and the longest that is waited without looking. */
const [CHECKED, TOGETHER, SOON, LONGEST] = [25, 100, 500, 30_000];

/** Rounds of one hub. */
export function createRounds({ hub, now }: RoundsOptions): Rounds {
  let checksAt = 0;
  let isRunDue = false;
  let signal = Promise.withResolvers<void>();
  const run = () => {
    isRunDue = true;
    signal.resolve();
  };
  const round = async (): Promise<number> => {
    signal = Promise.withResolvers();
    isRunDue = false;
    if (checksAt <= now().getTime()) {
      checksAt = Number.POSITIVE_INFINITY;
      const next = await hub.check().catch((error: unknown) => {
        checksAt = 0;
        throw error;
      });
      // What was published meanwhile is compared in the next round.
      checksAt = Math.min(checksAt, next ?? Number.POSITIVE_INFINITY);
    }
    return Math.min(checksAt, (await hub.run()) ?? Number.POSITIVE_INFINITY);
  };
  return {
    run,
    check() {
      hub.refresh();
      checksAt = 0;
      run();
    },
    async work() {
      for (;;) {
        const next = await round();
        const left = () => next - now().getTime();
        const isIdle = await isFirst(hub.idle(), signal.promise, Math.min(left(), LONGEST));
        if (isIdle && !isRunDue && left() > SOON) return next;
        const soonest = checksAt <= now().getTime() ? CHECKED : TOGETHER;
        await pause(isIdle && !isRunDue ? Math.max(CHECKED, left()) : soonest);
      }
    },
  };
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Whether one thing comes before another, and before `most` milliseconds are over. */
async function isFirst(one: Promise<void>, other: Promise<void>, most: number): Promise<boolean> {
  const { promise: timeout, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, Math.max(most, 0));
  const first = await Promise.race([one.then(() => true), Promise.race([other, timeout]).then(() => false)]);
  clearTimeout(timer);
  return first;
}
