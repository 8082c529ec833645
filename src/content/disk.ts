import { realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { ifPresent } from './unreadable.ts';
import type { Found } from './walk.ts';

/** The files of a folder by relative path, as `walk` would find them, asked of the disk one at a time. `get` throws an UnreadableError. */
export function diskFiles(root: string): { get(file: string): Found | undefined } {
  return {
    get(file) {
      if (file === '' || file.split('/').some((name) => name.startsWith('.') || name === 'node_modules'))
        return undefined;
      const absolute = join(root, file);
      const isFile = ifPresent(file, () => {
        const real = realpathSync(absolute);
        return real.startsWith(root + sep) && statSync(real).isFile();
      });
      return isFile ? { file, absolute } : undefined;
    },
  };
}
