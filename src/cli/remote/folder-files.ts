import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { hash } from '../../content/article/hash.ts';
import { readFilePath } from '../../publish/file-path.ts';
import { folderSource } from '../../runtime/node/source/folder-source.ts';
import type { Hashes } from './compare-sources.ts';

/** The files of a content folder as they go to a site. */
export type FolderFiles = {
  /** By its real path. */
  readonly root: string;
  readonly hashes: Hashes;
  /** What the API does not take, each with why. */
  readonly leftOut: readonly string[];
  read(file: string): Uint8Array;
};

/** Reads all files of a folder. Throws the system's error where one cannot be read. */
export async function folderFiles(dir: string): Promise<FolderFiles> {
  const root = realpathSync(dir);
  const read = (file: string): Uint8Array => readFileSync(join(root, file));
  const hashes = new Map<string, string>();
  const leftOut: string[] = [];
  for (const file of (await folderSource(root).names()).files) {
    const path = readFilePath(file);
    if ('file' in path) hashes.set(file, hash(read(file)));
    else leftOut.push(`${file}: ${path.detail}`);
  }
  return { root, hashes, leftOut, read };
}
