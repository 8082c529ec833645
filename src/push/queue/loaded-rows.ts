import type { Handle } from '../../store/sql/handle.ts';
import type { Subscription } from '../subscription.ts';

/** Subscriptions that were read some at a time, each until it is served or their database has been written otherwise. */
export type LoadedRows = {
  /** Keeps those of what is read. */
  load<Read>(
    read: () => Promise<readonly Read[]>,
    rowOf: (one: Read) => Subscription | undefined,
  ): Promise<readonly Read[]>;
  /** One that is as it was read; undefined: it is to be read again. */
  take(id: number): Subscription | undefined;
  /** Writes what changes no row that is yet to be served. */
  write<Made>(work: () => Made): Made;
};

/** Rows in memory: as many as are due there, and those of one more page. */
const MOST = 5_000;

/** Rows of a database; none is kept where that does not say what has been written. */
export function createLoadedRows({ changes }: Pick<Handle, 'changes'>): LoadedRows {
  const rows = new Map<number, Subscription>();
  let served = 0;
  let seen = '';
  /** Whether rows are as they were read: forgets them if not. */
  const refresh = (): boolean => {
    if (!changes) return false;
    const state = `${changes.others()} ${changes.own() - served}`;
    if (state !== seen || rows.size >= MOST) rows.clear();
    seen = state;
    return true;
  };
  return {
    async load(read, rowOf) {
      // Before it is read: what is written meanwhile may not be in it.
      const isKept = refresh();
      const before = seen;
      const found = await read();
      if (isKept && seen === before) for (const row of found.map(rowOf)) if (row) rows.set(row.id, row);
      return found;
    },
    take(id) {
      if (rows.size > 0) refresh();
      const row = rows.get(id);
      rows.delete(id);
      return row;
    },
    write(work) {
      const before = changes?.own() ?? 0;
      const made = work();
      served += (changes?.own() ?? 0) - before;
      return made;
    },
  };
}
