import type { DuePlace, DueSubscription, PushStore } from '../push-store.ts';
import { createWorkQueue, pause } from './work-queue.ts';

type DueQueueOptions = {
  readonly store: Pick<PushStore, 'due' | 'dueOf'>;
  /** Done at a time for one host. */
  readonly perHost: number;
  /** Done at a time: of those that were reached last time, and of those that were not. */
  readonly limits: { readonly reached: number; readonly retried: number };
  /** Whether there may be more to do afterwards. Does not reject. */
  readonly work: (id: number) => Promise<boolean>;
  /** Called when `load` may find something: after work that says so, and when there is room for what was left. */
  readonly onDue: () => void;
};

/** What is due, as far as it is in memory: some of each host, so that many of one that is slow leave room for others. */
export type DueQueue = {
  /** Takes in what was due before an instant, as far as there is room. */
  load(now: number): Promise<void>;
  idle(): Promise<void>;
  clear(): void;
};

/** Subscriptions in memory: in all, and of one host. Those of a host that has more are looked for as it comes to an end. */
const [MOST, MOST_OF_HOST] = [4_000, 64];

/** Subscriptions read at a time, after which readers' requests come in between. */
const PAGE = 100;

/** Milliseconds after which it is begun from the earliest again: what another program has made due may lie before the place that was reached. */
const AGAIN = 60_000;

const START: DuePlace = { due: 0, id: 0 };

/** Work on what a store has due. */
export function createDueQueue({ store, perHost, limits, work, onDue }: DueQueueOptions): DueQueue {
  const counts = new Map<string, number>();
  /** Hosts with more than is in memory. */
  const crowded = new Set<string>();
  const hosts = new Map<number, string>();
  let reachedTo = START;
  let beganAt = Number.NEGATIVE_INFINITY;
  /** Whether there was no room for all. */
  let isMore = false;
  /** Takes one out; whether there is room for what was left. */
  const finish = (id: number): boolean => {
    const host = hosts.get(id) ?? '';
    hosts.delete(id);
    const left = (counts.get(host) ?? 1) - 1;
    if (left > 0) counts.set(host, left);
    else counts.delete(host);
    return (isMore && hosts.size <= MOST / 2) || (crowded.has(host) && left <= MOST_OF_HOST / 2);
  };
  const attempt = async (id: number) => {
    const isDue = await work(id);
    if (finish(id) || isDue) onDue();
  };
  const reached = createWorkQueue({ limit: limits.reached, perHost, work: attempt });
  const retried = createWorkQueue({ limit: limits.retried, perHost, work: attempt });
  const add = ({ id, host, isRetried }: DueSubscription) => {
    if (hosts.has(id)) return;
    const count = counts.get(host) ?? 0;
    if (count >= MOST_OF_HOST) return void crowded.add(host);
    counts.set(host, count + 1);
    hosts.set(id, host);
    (isRetried ? retried : reached).add(id, host);
  };
  const refill = async (now: number) => {
    for (const host of crowded) {
      if (hosts.size >= MOST) return;
      if ((counts.get(host) ?? 0) > MOST_OF_HOST / 2) continue;
      crowded.delete(host);
      for (const due of await store.dueOf(host, now, MOST_OF_HOST + 1)) add(due);
    }
  };
  return {
    async load(now) {
      if (hosts.size === 0 || now < reachedTo.due || now - beganAt >= AGAIN) {
        reachedTo = START;
        beganAt = now;
      }
      await refill(now);
      isMore = true;
      while (hosts.size < MOST) {
        // What becomes due at this very millisecond may still be written.
        const page = await store.due(reachedTo, now - 1, PAGE);
        for (const due of page) add(due);
        reachedTo = page.at(-1) ?? reachedTo;
        isMore = page.length === PAGE;
        if (!isMore) return;
        await pause();
      }
    },
    async idle() {
      await Promise.all([reached.idle(), retried.idle()]);
    },
    clear() {
      for (const queue of [reached, retried]) queue.clear();
      hosts.clear();
      counts.clear();
      crowded.clear();
      isMore = false;
    },
  };
}
