export type WorkQueue = {
  /** Adds a piece of work for a host, unless it is waiting or being done. */
  add(key: number, host: string): void;
  has(key: number): boolean;
  /** Resolves once nothing waits or is being done. */
  idle(): Promise<void>;
  /** Drops what waits. */
  clear(): void;
};

type WorkQueueOptions = {
  /** Done at a time. */
  readonly limit: number;
  /** Done at a time for one host. */
  readonly perHost: number;
  /** Does not reject. */
  readonly work: (key: number) => Promise<void>;
};

/** Lets requests of readers have their turn. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Pieces that are begun before others have their turn: each takes a tenth of a millisecond to begin, and fewer at a time cost more in all. */
const BEGUN = 16;

/** Does something once what has come meanwhile is answered; a timer waits a millisecond for nothing. */
const soon: (task: () => void) => void =
  globalThis.setImmediate ?? ((task: () => void) => setTimeout(task, 0));

/** Work for many hosts, in turn, so that one that is slow delays nobody else's; begun by and by, so that readers' requests come in between. */
export function createWorkQueue({ limit, perHost, work }: WorkQueueOptions): WorkQueue {
  const waiting = new Map<string, number[]>();
  const active = new Map<string, number>();
  /** Hosts with work that waits and room for it, in turn. */
  const ready = new Set<string>();
  const keys = new Set<number>();
  let running = 0;
  let isScheduled = false;
  let idle = Promise.withResolvers<void>();
  idle.resolve();
  const activeOf = (host: string) => active.get(host) ?? 0;
  const refresh = (host: string) => {
    ready.delete(host);
    if ((waiting.get(host)?.length ?? 0) === 0) waiting.delete(host);
    else if (activeOf(host) < perHost) ready.add(host);
  };
  const finish = (key: number, host: string) => {
    running -= 1;
    keys.delete(key);
    const left = activeOf(host) - 1;
    if (left > 0) active.set(host, left);
    else active.delete(host);
    refresh(host);
    schedule();
    if (keys.size === 0) idle.resolve();
  };
  const schedule = () => {
    if (isScheduled || ready.size === 0 || running >= limit) return;
    isScheduled = true;
    soon(start);
  };
  const start = () => {
    isScheduled = false;
    const most = Math.min(limit, running + BEGUN);
    for (const host of ready) {
      if (running >= most) return schedule();
      const key = waiting.get(host)?.shift();
      if (key !== undefined) {
        running += 1;
        active.set(host, activeOf(host) + 1);
        void work(key).finally(() => finish(key, host));
      }
      // Last in turn: a set is walked in the order of insertion, what is added meanwhile included.
      refresh(host);
    }
  };
  return {
    add(key, host) {
      if (keys.has(key)) return;
      if (keys.size === 0) idle = Promise.withResolvers();
      keys.add(key);
      const queue = waiting.get(host);
      if (queue) queue.push(key);
      else waiting.set(host, [key]);
      if (activeOf(host) < perHost) ready.add(host);
      schedule();
    },
    has: (key) => keys.has(key),
    idle: () => idle.promise,
    clear() {
      for (const queue of waiting.values()) for (const key of queue) keys.delete(key);
      waiting.clear();
      ready.clear();
      if (keys.size === 0) idle.resolve();
    },
  };
}
