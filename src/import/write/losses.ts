import type { Loss } from '../imported.ts';

/** Passes losses on, one by one, and counts those that are alike. */
export type Losses = {
  add(loss: Loss): void;
  /** By kind, the most frequent first. */
  counts(): readonly (readonly [kind: string, count: number])[];
  /** Those that a person has to act on. */
  errors(): readonly Loss[];
};

export function createLosses(onLoss: (loss: Loss) => void): Losses {
  const counts = new Map<string, number>();
  const errors: Loss[] = [];
  return {
    add(loss) {
      counts.set(loss.kind, (counts.get(loss.kind) ?? 0) + (loss.count ?? 1));
      if (loss.error) errors.push(loss);
      onLoss(loss);
    },
    errors: () => errors,
    counts: () => [...counts].toSorted(([, a], [, b]) => b - a),
  };
}
