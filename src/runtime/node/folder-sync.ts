import { callbackProblem } from '../../push/callback.ts';
import { type CreateSyncOptions, createPreviewSync, createSync, type Sync } from '../../sync/sync.ts';
import { programHash } from './program.ts';
import { readUnsafeCallbacks } from './settings.ts';
import { folderLocation } from './source/folder-location.ts';
import { createTidying, roomFor } from './threads/garbage.ts';

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
