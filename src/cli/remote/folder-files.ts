import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { hash } from '../../content/article/hash.ts';
import type { Mount } from '../../content/source/source.ts';
import { readFilePath } from '../../publish/file-path.ts';
import { folderLocation } from '../../runtime/node/source/folder-location.ts';
import { isWithin, openReadable } from '../../sync/source/mounts-away.ts';
import { CommandError } from '../command/run.ts';
import type { Hashes } from './compare-sources.ts';
import { fileList } from './conflicts.ts';
import type { Common } from './merge-base.ts';

/** The files of a content folder as they go to a site. */
export type FolderFiles = {
  /** By its real path. */
  readonly root: string;
  readonly hashes: Hashes;
  /** What the API does not take, each with why. */
  readonly leftOut: readonly string[];
  /** Folders where other file systems are mounted. */
  readonly mounts: readonly Mount[];
  read(file: string): Uint8Array;
};

/** Reads all files of a folder. Throws the system's error where one cannot be read, a CommandError where nothing is known of what is in a folder. */
export async function folderFiles(dir: string, common: Common): Promise<FolderFiles> {
  const root = realpathSync(dir);
  const read = (file: string): Uint8Array => readFileSync(join(root, file));
  const below = async (folder: string) => [...common.files.keys()].filter((file) => isWithin([folder], file));
  const opened = await openReadable(folderLocation(root), common.mounts, { below });
  const { files = [], unreadable = [], mounts = [] } = (await opened?.source.names()) ?? {};
  refuseUnknown(unreadable);
  const hashes = new Map<string, string>();
  const leftOut: string[] = [];
  for (const file of files) {
    const path = readFilePath(file);
    if ('file' in path) hashes.set(file, hash(read(file)));
    else leftOut.push(`${file}: ${path.detail}`);
  }
  return { root, hashes, leftOut, mounts, read };
}

/** What cannot be read has not been removed. */
function refuseUnknown(unreadable: readonly string[]): void {
  if (unreadable.length === 0) return;
  const names = unreadable.map((folder) => folder || 'the content folder');
  throw new CommandError(
    `${fileList('Cannot be read, so that nothing is known of what is in it:', names)}\nNothing was sent or written. Check permissions, and mount disks and shares that were mounted there; a folder that is to go is removed as a whole.`,
  );
}
