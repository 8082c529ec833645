import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { ifPresent } from '../../../content/source/unreadable.ts';
import type { SourceLocation } from '../../../sync/source/source-location.ts';
import { createParseThreads } from '../threads/parse-threads.ts';
import { folderSource } from './folder-source.ts';

/** A content folder by its name, which may come to lead elsewhere. */
export function folderLocation(dir: string): SourceLocation {
  return {
    name: dir,
    origin: resolve(dir),
    open() {
      const root = ifPresent(dir, () => realpathSync(dir));
      return root === undefined
        ? undefined
        : { source: folderSource(root), createWorkers: () => createParseThreads(root) };
    },
    // A folder that was moved, or is named by another link, is the same.
    isOther: (origin) => existsSync(origin) && realOf(origin) !== realOf(dir),
  };
}

const realOf = (dir: string): string => (existsSync(dir) ? realpathSync(dir) : resolve(dir));
