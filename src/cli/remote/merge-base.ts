import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { hash } from '../../content/article/hash.ts';
import type { Mount } from '../../content/source/source.ts';
import { ifPresent } from '../../content/source/unreadable.ts';
import type { Hashes } from './compare-sources.ts';

/** What a folder and a site had in common when they were last brought together, and where disks of their own were mounted in the folder. */
export type Common = { readonly files: Hashes; readonly mounts: readonly Mount[] };

/** Where that is kept: beside the folder, as it cannot be made again from it. */
export type MergeBase = {
  read(): Common;
  write(common: Common): void;
};

/** Of a content folder and the address of a site. */
export function mergeBase(dir: string, url: string): MergeBase {
  const name = `${basename(resolve(dir))}-${hash(url).slice(0, 12)}.json`;
  const path = join(dirname(resolve(dir)), '.dateline', name);
  return {
    read() {
      const text = ifPresent(path, () => readFileSync(path, 'utf8'));
      // Only `write` writes it, as a whole; a program of before, without mounts.
      const { files = {}, mounts = [] } = (text === undefined ? {} : JSON.parse(text)) as {
        readonly files?: Readonly<Record<string, string>>;
        readonly mounts?: readonly Mount[];
      };
      return { files: new Map(Object.entries(files)), mounts };
    },
    write({ files, mounts }) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, JSON.stringify({ url, files: Object.fromEntries(files), mounts }));
      renameSync(`${path}.new`, path);
    },
  };
}
