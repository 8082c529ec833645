/** Reached once it has counted so many; at once where they are none. */
export function countdown(from: number) {
  const { promise: reached, resolve } = Promise.withResolvers<void>();
  let left = from;
  const count = () => {
    left -= 1;
    if (left <= 0) resolve();
  };
  if (from === 0) resolve();
  return { count, reached };
}
