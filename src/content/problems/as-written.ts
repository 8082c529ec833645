import type { Finding } from './problem.ts';

/** Where the entries that are left of a list stand in the file, by `keyOf` the path of the list there; lists that are whole are not in it. */
export type Positions = ReadonlyMap<string, readonly number[]>;

/** A path as one text. */
export const keyOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `\0${String(part)}`).join('');

/** The path in the file of what is at a path once entries of lists were left out. */
export function pathAsWritten<Part extends PropertyKey>(
  path: readonly Part[],
  positions: Positions,
): readonly (Part | number)[] {
  if (positions.size === 0) return path;
  const written: (Part | number)[] = [];
  for (const part of path) {
    const left = typeof part === 'number' ? positions.get(keyOf(written)) : undefined;
    written.push(left?.[Number(part)] ?? part);
  }
  return written;
}

/** The finding with the path that its value has in the file. */
export const asWritten = (finding: Finding, positions: Positions): Finding =>
  finding.path === undefined || positions.size === 0
    ? finding
    : { ...finding, path: pathAsWritten(finding.path, positions) };
