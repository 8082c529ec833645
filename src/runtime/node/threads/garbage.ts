import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * MiB by which a thread's heap may grow before what is no longer wanted is cleared away. Clearing away also throws out programs that V8
 * has made for what is not there at that moment, and will be again: with little room a load takes an eighth longer.
 */
export type Room = number;

/** For a load of more files than `manyFiles`, which must not need more memory the more there are; and of fewer. */
const rooms = { little: 20, much: 128 };
const manyFiles = 20_000;

/** The room of each of so many threads that share a load. */
export const roomFor = (files: number, threads = 1): Room =>
  files < manyFiles ? Math.max(rooms.much / threads, rooms.little) : rooms.little;

/** What part of itself a heap may grow by at least: looking through a large one takes longer. */
const part = 0.4;

/**
 * Keeps the heap small while much passes through it: left to itself, V8 lets it grow to several times what is in use. Call it now and
 * then; it looks at the heap and mostly does nothing.
 */
export function createTidying(room: Room = rooms.little): () => void {
  const used = () => getHeapStatistics().used_heap_size;
  // What was garbage at the beginning is no measure: the first look finds out.
  let least = 0;
  return () => {
    if (used() < least + Math.max(room * 2 ** 20, least * part)) return;
    collect();
    least = used();
  };
}

let collector: (() => void) | undefined;

function collect(): void {
  if (!collector) {
    setFlagsFromString('--expose-gc');
    // The flag shows only in contexts made after it.
    const gc: unknown = runInNewContext('gc');
    collector = typeof gc === 'function' ? () => void gc() : () => undefined;
  }
  collector();
}
