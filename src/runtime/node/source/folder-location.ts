import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { ifPresent } from '../../../content/source/unreadable.ts';
import { sourceWithout } from '../../../sync/source/mounts-away.ts';
import type { SourceLocation } from '../../../sync/source/source-location.ts';
import { createParseThreads } from '../threads/parse-threads.ts';
import { folderSource } from './folder-source.ts';

/** A content folder by its name, which may come to lead elsewhere. */
export function folderLocation(dir: string): SourceLocation {
  return {
    name: dir,
    origin: resolve(dir),
    open(away = []) {
      const root = ifPresent(dir, () => realpathSync(dir));
      return root === undefined
        ? undefined
        : {
            source: sourceWithout(folderSource(root), away),
            createWorkers: () => createParseThreads(root, away),
          };
    },
    // A folder that was moved, or is named by another link, is the same.
    isOther: (origin) => existsSync(origin) && realOf(origin) !== realOf(dir),
  };
}

const realOf = (dir: string): string => (existsSync(dir) ? realpathSync(dir) : resolve(dir));
