import type { Collection } from '../../collection/collection.ts';
import { createMemoryCollection } from '../../collection/memory.ts';
import { type Compiled, type Problem, sourceOf } from '../../content/compile.ts';
import { keepLastGood } from './last-good.ts';

/** What a compilation found, for whoever started the program. */
export type Report = {
  /** Absent when there is nothing to serve: site.yaml cannot be used, and never could. */
  readonly collection?: Collection;
  readonly problems: readonly Problem[];
  /** Left out because of an error; relative files. */
  readonly skipped: readonly string[];
  /** Served as they last were right; relative files. */
  readonly kept: readonly string[];
  /** Whether anything is served differently than before. */
  readonly changed: boolean;
};

/** A collection that is compiled anew on demand. */
export type Live = {
  /** Compiles anew what changed. Calls while one is under way are answered by one more, together. */
  refresh(): Promise<Report>;
};

/** A content folder as a collection that follows it. */
export function createLive(options: { readonly dir: string; readonly siteUrl?: string }): Live {
  const compileKept = keepLastGood(options);
  let collection: Collection | undefined;
  let running: Promise<Report> | undefined;
  let next: Promise<Report> | undefined;

  const run = async (): Promise<Report> => {
    const { compiled, problems, kept } = await compileKept();
    const fresh = collectionOf(compiled);
    const changed = fresh !== undefined && fresh.revision !== collection?.revision;
    // Unchanged content keeps its collection, and with it all that is remembered of it.
    if (changed) collection = fresh;
    return { ...(collection && { collection }), problems, kept, skipped: compiled.skipped, changed };
  };
  const start = (): Promise<Report> => {
    next = undefined;
    running = run().finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    refresh() {
      if (!running) return start();
      next ??= running.then(start, start);
      return next;
    },
  };
}

function collectionOf(compiled: Compiled): Collection | undefined {
  return compiled.snapshot && createMemoryCollection(compiled.snapshot, sourceOf(compiled));
}
