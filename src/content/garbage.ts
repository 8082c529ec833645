import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes that a thread's heap may grow by before what is no longer wanted is cleared away, and what part of itself: looking through a large one takes longer. */
const growth = { least: 20 * 2 ** 20, part: 0.4 };

/**
 * Keeps the heap small while much passes through it: left to itself, V8 lets it grow to several times what is in use. Call it now and
 * then; it looks at the heap and mostly does nothing.
 */
export function createTidying(): () => void {
  setFlagsFromString('--expose-gc');
  // The flag shows only in contexts made after it.
  const collect: unknown = runInNewContext('gc');
  const used = () => getHeapStatistics().used_heap_size;
  // What was garbage at the beginning is no measure: the first look finds out.
  let least = 0;
  return () => {
    if (used() < least + Math.max(growth.least, least * growth.part) || typeof collect !== 'function') return;
    collect();
    least = used();
  };
}
