import { pause } from './work-queue.ts';

/** Milliseconds for which records are gathered, unless given: each transaction waits for the disk. */
const TOGETHER = 10;

/** Records of one transaction, after which readers' requests come in between: it takes half a millisecond. */
const MOST = 32;

/** Records what came of deliveries, those that end at about the same time as one transaction. */
export function createRecorder<Outcome>(
  {
    record,
  }: {
    /** As one transaction. */
    readonly record: (outcomes: readonly Outcome[], now: number) => Promise<void>;
  },
  now: () => Date,
  together = TOGETHER,
): {
  /** Resolves once it is recorded; until then the delivery counts as under way. */
  add(one: Outcome): Promise<void>;
} {
  let records: Outcome[] = [];
  let writing: Promise<void> | undefined;
  const write = async () => {
    await new Promise((resolve) => setTimeout(resolve, together));
    const batch = records;
    records = [];
    writing = undefined;
    for (let at = 0; at < batch.length; at += MOST) {
      if (at > 0) await pause();
      await record(batch.slice(at, at + MOST), now().getTime());
    }
  };
  return {
    add(one) {
      records.push(one);
      writing ??= write();
      return writing;
    },
  };
}
