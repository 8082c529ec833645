import path, { type PlatformPath } from 'node:path';
import { printable } from '../content/problems/printable.ts';

/** A path with forward slashes, as Dateline writes every path; Windows reads both. */
export const typedPath = (name: string): string => name.replaceAll('\\', '/');

type From = {
  /** The current folder unless given. */
  readonly cwd?: string;
  /** The machine's rules for paths unless given. */
  readonly system?: PlatformPath;
};

/** A path as people type it: from the current folder, with forward slashes; whole where that is on another drive. For display. */
export function shownPath(name: string, { cwd = '.', system = path }: From = {}): string {
  const relative = system.relative(cwd, name) || '.';
  return printable(system.sep === '\\' ? typedPath(relative) : relative);
}
