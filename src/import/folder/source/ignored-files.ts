import { posix } from 'node:path';
import type { Loss } from '../../imported.ts';

/** Whether patterns as in `.gitignore` (gitignore(5)) match a file or a folder that it is in; of several the last counts. */
export function isIgnored(file: string, patterns: readonly string[]): boolean {
  const parts = file.split('/');
  const paths = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  const found = patterns.findLast((pattern) => {
    const glob = pattern.replace(/^!/, '').replace(/^\.\//, '/').replace(/\/$/, '');
    const anchored = glob.replace(/^\//, '');
    return paths.some((path) =>
      glob.includes('/')
        ? posix.matchesGlob(path, anchored)
        : posix.matchesGlob(path.slice(path.lastIndexOf('/') + 1), glob),
    );
  });
  return found !== undefined && !found.startsWith('!');
}

/** The patterns of a text, one a line. */
export const patternsIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && line !== '!' && !line.startsWith('#'));

/** What says that files were passed over, as the old system passes them over too. */
export function ignoredLosses(files: readonly string[], place: string): readonly Loss[] {
  const [first, ...others] = files;
  if (first === undefined) return [];
  const more = others.length === 0 ? '' : `, and ${others.length} more`;
  const what = `${first}${more} left out, as the old site ignores it`;
  return [{ place, what, kind: 'file that the old site ignores', count: files.length }];
}
