/** Bytes below which a page stays, with its styles and script (decision 0052). */
export const PAGE_BYTES = 30_000;

/** What a story with a short headline and no picture takes. */
const story = 450;

/** The page with as many of `count` stories as keep it within the budget, and one at least. */
export function withinBudget(count: number, make: (shown: number) => string): string {
  const html = make(count);
  const excess = byteLength(html) - PAGE_BYTES;
  if (excess < 0 || count <= 1) return html;
  return withinBudget(Math.max(1, count - Math.ceil((excess + 1) / (3 * story))), make);
}

/** Length in UTF-8. */
export function byteLength(text: string): number {
  return new TextEncoder().encode(text).byteLength;
}
