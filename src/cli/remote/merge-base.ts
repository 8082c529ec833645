import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { hash } from '../../content/article/hash.ts';
import { ifPresent } from '../../content/source/unreadable.ts';
import type { Hashes } from './compare-sources.ts';

/** What a folder and a site had in common when they were last brought together: beside the folder, as it cannot be made again from it. */
export type MergeBase = {
  read(): Hashes;
  write(common: Hashes): void;
};

/** Of a content folder and the address of a site. */
export function mergeBase(dir: string, url: string): MergeBase {
  const name = `${basename(resolve(dir))}-${hash(url).slice(0, 12)}.json`;
  const path = join(dirname(resolve(dir)), '.dateline', name);
  return {
    read() {
      const text = ifPresent(path, () => readFileSync(path, 'utf8'));
      // Only `write` writes it, as a whole.
      const state = text === undefined ? undefined : (JSON.parse(text) as { readonly files: object });
      return new Map(Object.entries(state?.files ?? {}).map(([file, hash]) => [file, String(hash)]));
    },
    write(common) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(`${path}.new`, JSON.stringify({ url, files: Object.fromEntries(common) }));
      renameSync(`${path}.new`, path);
    },
  };
}
