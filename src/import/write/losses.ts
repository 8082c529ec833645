import type { Loss } from '../imported.ts';

/** Passes losses on, one by one, and counts those that are alike. */
export type Losses = {
  add(loss: Loss): void;
  /** By kind, the most frequent first. */
  counts(): readonly (readonly [kind: string, count: number])[];
};

export function createLosses(onLoss: (loss: Loss) => void): Losses {
  const counts = new Map<string, number>();
  return {
    add(loss) {
      counts.set(loss.kind, (counts.get(loss.kind) ?? 0) + (loss.count ?? 1));
      onLoss(loss);
    },
    counts: () => [...counts].toSorted(([, a], [, b]) => b - a),
  };
}
