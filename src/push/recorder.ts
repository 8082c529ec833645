/** Milliseconds for which records are gathered: each transaction waits for the disk. */
const TOGETHER = 10;

/** Records what came of deliveries, those that end at about the same time as one transaction. */
export function createRecorder<Outcome>(
  {
    record,
  }: {
    /** As one transaction. */
    readonly record: (outcomes: readonly Outcome[], now: number) => Promise<void>;
  },
  now: () => Date,
): {
  /** Resolves once it is recorded; until then the delivery counts as under way. */
  add(one: Outcome): Promise<void>;
} {
  let records: Outcome[] = [];
  let writing: Promise<void> | undefined;
  const write = async () => {
    await new Promise((resolve) => setTimeout(resolve, TOGETHER));
    const batch = records;
    records = [];
    writing = undefined;
    await record(batch, now().getTime());
  };
  return {
    add(one) {
      records.push(one);
      writing ??= write();
      return writing;
    },
  };
}
