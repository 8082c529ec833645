import type { Collection } from '../../store/collection.ts';

/** Makes answers of a collection that is not served yet. */
export type Prepare = (next: Collection) => Promise<void>;

type RevealOptions = {
  readonly prepare: Prepare;
  /** Serves it from now on. */
  readonly reveal: (collection: Collection | undefined) => void;
};

/** Milliseconds for which an edit waits at most for answers to be made. */
const LONGEST = 100;

/**
 * Serves each collection once the answers that readers have asked for are made of it, so that nobody waits for what an edit changes.
 * Resolves once it, or one after it, is served.
 */
export function createReveal({ prepare, reveal }: RevealOptions) {
  let found: Collection | undefined;
  let [wanted, shown] = [0, 0];
  let turn = Promise.resolve();
  return (collection: Collection | undefined): Promise<void> => {
    found = collection;
    wanted += 1;
    const own = wanted;
    turn = turn.then(async () => {
      if (shown >= own) return;
      const [next, number] = [found, wanted];
      if (next) await atMost(LONGEST, prepare(next));
      shown = number;
      // One that is gone meanwhile is not served again.
      reveal(found && next);
    });
    return turn;
  };
}

/** What fails, fails for whoever asks for it, too. */
function atMost(milliseconds: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    work
      .catch(() => undefined)
      .finally(() => {
        clearTimeout(timer);
        resolve();
      });
  });
}
