import path from 'node:path';
import { expect, it } from 'vitest';
import { shownPath, typedPath } from '../../src/cli/path.ts';

/** A machine's rules, the current folder, a path, and how it is written. */
const rows: readonly (readonly ['posix' | 'win32', string, string, string])[] = [
  ['posix', '/srv/dateline', '/srv/dateline/content/news/a.md', 'content/news/a.md'],
  ['posix', '/srv/dateline', '/srv/other/a.md', '../other/a.md'],
  ['posix', '/srv', '/srv', '.'],
  ['posix', '/srv', '/srv/a\\b.md', 'a\\b.md'],
  ['win32', 'C:\\dateline', 'C:\\dateline\\content\\news\\a.md', 'content/news/a.md'],
  ['win32', 'C:\\dateline', 'c:\\Dateline\\content\\a.md', 'content/a.md'],
  ['win32', 'C:\\dateline', 'D:\\news\\a.md', 'D:/news/a.md'],
  ['win32', 'C:\\dateline', 'C:/dateline/content/a.md', 'content/a.md'],
  ['win32', '\\\\server\\share', '\\\\server\\share\\content\\a.md', 'content/a.md'],
];

it.each(rows)('%s: from %s, %s is written %s', (system, cwd, name, written) => {
  expect(shownPath(name, { cwd, system: path[system] })).toBe(written);
});

it('writes forward slashes whatever was typed', () => {
  expect(typedPath('C:\\news\\a.md')).toBe('C:/news/a.md');
});
