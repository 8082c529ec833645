import type { Spool } from '../runtime/node/disk-map.ts';
import type { Known } from './file-record.ts';

/** What was known of files before something was done with them; the first that is told of a file counts. */
export type Before = {
  has(file: string): boolean;
  get(file: string): Known | undefined;
  note(file: string, known: Known | undefined): void;
};

/** Files of which it is held in memory. */
const held = 1_000;

/** Of more files than a few it is put aside. */
export function createBefore(spool: Spool<Known>): Before {
  const near = new Map<string, Known | undefined>();
  const far = new Set<string>();
  return {
    has: (file) => near.has(file) || far.has(file),
    get: (file) => (far.has(file) ? spool.get(file) : near.get(file)),
    note(file, known) {
      if (near.has(file) || far.has(file)) return;
      if (near.size < held || known === undefined) near.set(file, known);
      else {
        far.add(file);
        spool.put(file, known);
      }
    },
  };
}
