import type { Hub } from '../../../push/hub.ts';

type ScheduleOptions = {
  readonly hub: Pick<Hub, 'refresh' | 'check' | 'run' | 'stop' | 'idle'>;
  readonly acquire: (() => { readonly release: () => void } | undefined) | undefined;
  readonly now: () => Date;
  readonly onFailure: (error: unknown) => void;
};

export type Schedule = {
  /** Compares the topics soon. */
  check(): void;
  /** Does what is due soon. */
  run(): void;
  /** Starts nothing more, and waits for what is under way. */
  close(): Promise<void>;
};

/** Milliseconds: what is done together, after which it is asked for changes although nothing is known to have changed, and until another try. */
const [TOGETHER, SWEEP, RETRY] = [25, 60_000, 5_000];

/** Calls a hub when it is time, one step after the other. */
export function createSchedule({ hub, acquire, now, onFailure }: ScheduleOptions): Schedule {
  let lock: { readonly release: () => void } | undefined;
  let timer: NodeJS.Timeout | undefined;
  let due = Number.POSITIVE_INFINITY;
  let checksAt = 0;
  let step: Promise<void> | undefined;
  let isClosed = false;
  /** By an instant; the clock may be set meanwhile, and what is waited for is not. */
  const schedule = (instant: number) => {
    const wait = Math.max(instant - now().getTime(), 0);
    const at = performance.now() + wait;
    if (isClosed || at >= due) return;
    clearTimeout(timer);
    due = at;
    timer = setTimeout(() => {
      due = Number.POSITIVE_INFINITY;
      step = (step ?? Promise.resolve()).then(attempt);
    }, wait);
    timer.unref();
  };
  const work = async () => {
    if (acquire && !lock) lock = acquire();
    if (acquire && !lock) return schedule(now().getTime() + RETRY);
    if (now().getTime() >= checksAt) {
      checksAt = now().getTime() + SWEEP;
      const change = await hub.check();
      if (change !== undefined) checksAt = Math.min(checksAt, change);
    }
    const next = await hub.run();
    schedule(Math.min(checksAt, next ?? checksAt));
  };
  const attempt = async () => {
    if (isClosed) return;
    try {
      await work();
    } catch (error) {
      onFailure(error);
      schedule(now().getTime() + RETRY);
    }
  };
  return {
    check() {
      hub.refresh();
      checksAt = 0;
      schedule(now().getTime());
    },
    run: () => schedule(now().getTime() + TOGETHER),
    async close() {
      isClosed = true;
      clearTimeout(timer);
      hub.stop();
      await step;
      await hub.idle();
      lock?.release();
    },
  };
}
