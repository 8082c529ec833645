/** Rows of a statement: with few a statement costs more than its work, with many D1 may take longer than it allows. */
const ROWS = 2_500;

/** Characters of a statement's parameter. D1 allows 2,000,000 bytes; a character takes three at most. */
const LENGTH = 400_000;

/** Cuts rows into lists that fit into a parameter of a statement as JSON. A row that is too long goes alone. */
export function* chunks<Item>(rows: readonly Item[]): Generator<readonly Item[]> {
  let some: Item[] = [];
  let total = 0;
  for (const row of rows) {
    const size = lengthOf(row);
    if (some.length > 0 && (some.length >= ROWS || total + size > LENGTH)) {
      yield some;
      some = [];
      total = 0;
    }
    some.push(row);
    total += size;
  }
  if (some.length > 0) yield some;
}

function lengthOf(row: unknown): number {
  if (typeof row === 'string') return row.length;
  return Array.isArray(row) ? row.reduce<number>((sum, one) => sum + lengthOf(one), 0) : 8;
}
