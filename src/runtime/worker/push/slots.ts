/** Does some things at a time, and the others in turn; `work` may reject. */
export function createSlots(limit: number): <Made>(work: () => Promise<Made>) => Promise<Made> {
  let free = limit;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
