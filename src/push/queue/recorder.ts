import { pause } from './work-queue.ts';

/** Milliseconds for which records are gathered, unless given: each transaction waits for the disk. */
const TOGETHER = 10;

/** Records of one transaction, after which readers' requests come in between. */
const MOST = 64;

/** Records what came of deliveries, those that end at about the same time as one transaction. */
export function createRecorder<Outcome, Result>(
  {
    record,
  }: {
    /** As one transaction. */
    readonly record: (outcomes: readonly Outcome[], now: number) => Promise<Result>;
  },
  now: () => Date,
  together = TOGETHER,
): {
  /** Resolves once it is recorded, to what that gave; until then the delivery counts as under way. */
  add(one: Outcome): Promise<Result>;
} {
  let waiting: { readonly outcome: Outcome; readonly recorded: PromiseWithResolvers<Result> }[] = [];
  const write = async () => {
    await new Promise((resolve) => setTimeout(resolve, together));
    const batch = waiting;
    waiting = [];
    for (let at = 0; at < batch.length; at += MOST) {
      if (at > 0) await pause();
      const some = batch.slice(at, at + MOST);
      const result = record(
        some.map(({ outcome }) => outcome),
        now().getTime(),
      );
      for (const { recorded } of some) recorded.resolve(result);
      await result.catch(() => {});
    }
  };
  return {
    add(outcome) {
      const recorded = Promise.withResolvers<Result>();
      if (waiting.push({ outcome, recorded }) === 1) void write();
      return recorded.promise;
    },
  };
}
