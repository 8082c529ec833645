import type { Withheld } from '../content/site/withheld.ts';

/** Which pictures articles withhold, by key; few do. */
export type Rights = {
  add(file: string, withheld: Withheld | undefined): void;
  remove(file: string, withheld: Withheld | undefined): void;
  /** What is withheld of these pictures, in the order of the keys, by any file but `except`. */
  of(keys: readonly string[], except?: string): readonly Withheld[];
};

export function createRights(): Rights {
  const byKey = new Map<string, Map<string, readonly string[]>>();
  return {
    add(file, withheld) {
      for (const key of withheld?.keys ?? []) {
        const all = byKey.get(key) ?? new Map<string, readonly string[]>();
        all.set(file, withheld?.from ?? []);
        byKey.set(key, all);
      }
    },
    remove(file, withheld) {
      for (const key of withheld?.keys ?? []) {
        const all = byKey.get(key);
        all?.delete(file);
        if (all?.size === 0) byKey.delete(key);
      }
    },
    of: (keys, except) =>
      keys.flatMap((key): readonly Withheld[] => {
        const others = [...(byKey.get(key) ?? [])].filter(([file]) => file !== except);
        const from = new Set(others.flatMap(([, audiences]) => audiences));
        return from.size === 0 ? [] : [{ keys: [key], from: [...from].sort() }];
      }),
  };
}

/** Equal where the same pictures are withheld from the same audiences; '' where none is. */
export const rightsDigest = (all: readonly Withheld[]): string =>
  all
    .map(({ keys, from }) => `${keys.join(' ')}: ${from.join(' ')}`)
    .sort()
    .join('\n');
