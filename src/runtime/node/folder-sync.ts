import { existsSync, realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { ifPresent } from '../../content/source/unreadable.ts';
import { callbackProblem } from '../../push/callback.ts';
import type { SourceLocation } from '../../sync/source/source-location.ts';
import { type CreateSyncOptions, createPreviewSync, createSync, type Sync } from '../../sync/sync.ts';
import { programHash } from './program.ts';
import { readUnsafeCallbacks } from './settings.ts';
import { folderSource } from './source/folder-source.ts';
import { createTidying, roomFor } from './threads/garbage.ts';
import { createParseThreads } from './threads/parse-threads.ts';

export type FolderSyncOptions = Omit<
  CreateSyncOptions,
  'location' | 'program' | 'createCollector' | 'receiverProblem'
> & {
  /** The content folder. */
  readonly dir: string;
};

/** Keeps a database up with a content folder, read by threads where its files are many. */
export const createFolderSync = (options: FolderSyncOptions): Sync => createSync(optionsOf(options));

/** The same for somebody who writes one article (`file`), as `createPreviewSync` has it. */
export const createFolderPreviewSync = (options: FolderSyncOptions, file: string): Sync =>
  createPreviewSync(optionsOf(options), file);

const optionsOf = ({ dir, ...options }: FolderSyncOptions): CreateSyncOptions => ({
  ...options,
  location: folderLocation(dir),
  program: programHash,
  receiverProblem: (url) => callbackProblem(url, { allowsLoopback: readUnsafeCallbacks(process.env) }),
  createCollector: (files) => createTidying(roomFor(files)),
});

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
