/** The place of a dateline: `PORT ELLIS (Daily)` without the source in parentheses. */
export function placeOf(dateline: string): string {
  return dateline
    .trimEnd()
    .replace(/\([^()]*\)$/, '')
    .trimEnd();
}
