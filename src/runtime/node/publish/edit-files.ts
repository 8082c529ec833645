import {
  accessSync,
  closeSync,
  constants,
  type Dirent,
  existsSync,
  fchmodSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, posix, sep } from 'node:path';
import { ifPresent } from '../../../content/source/unreadable.ts';
import { etagOf } from '../../../publish/etag.ts';
import { readFilePath } from '../../../publish/file-path.ts';
import type { EditTarget } from '../../../publish/settle.ts';
import type { FileEdit } from '../../../sync/source/overlay-source.ts';
import { folderSource } from '../source/folder-source.ts';
import { mountPointsBelow } from '../source/mounts.ts';

/** Where it is noted, in the content folder, which files are being replaced together: a crash in between leaves all of them or none. */
const JOURNAL = '.dateline-edits.json';

/** How the names of temporary files end, and of no others. */
const TEMPORARY = '.dateline-edit';

/** Edits of a content folder, named by its real path: each file is replaced as a whole, by a rename, once its bytes are on the disk. */
export function editFiles(root: string): EditTarget {
  const journal = join(root, JOURNAL);
  return {
    etag: (file) => ifPresent(file, () => etagOf(readFileSync(join(root, file)))),
    obstacle: (file) => obstacle(root, file),
    commit(edits) {
      finishInterrupted(root);
      const replaced: Replacement[] = [];
      try {
        for (const edit of edits) replaced.push(stage(root, edit));
        if (replaced.length > 1) writeWhole(journal, JSON.stringify(replaced));
      } catch (error) {
        for (const { temporary } of replaced) if (temporary) rmSync(join(root, temporary), { force: true });
        throw error;
      }
      for (const one of replaced) replace(root, one);
      syncFolders(replaced.map(({ file }) => dirname(join(root, file))));
      if (replaced.length > 1) rmSync(journal);
      const source = folderSource(root);
      return new Map(
        edits.flatMap(({ file }) => {
          const now = source.stat(file);
          return 'kind' in now ? [] : [[file, now.stamp]];
        }),
      );
    },
  };
}

/** A file that is to be replaced by another, or removed. Relative, forward slashes. */
type Replacement = { readonly file: string; readonly temporary?: string };

/** Goes on with what a crash has interrupted: what is noted is on the disk already. What `commit` cannot have noted is left alone. */
export function finishInterrupted(root: string): void {
  const journal = join(root, JOURNAL);
  if (!statsOf(journal)?.isFile()) return;
  const replaced = replacementsIn(root, readFileSync(journal, 'utf8'));
  if (replaced === undefined) return;
  for (const one of replaced)
    if (one.temporary === undefined || existsSync(join(root, one.temporary))) replace(root, one);
  syncFolders(replaced.map(({ file }) => dirname(join(root, file))));
  rmSync(journal);
}

/** What a journal notes. The content may be anybody's: undefined where it names what is no file of the collection, or leads out of the folder. */
function replacementsIn(root: string, text: string): readonly Replacement[] | undefined {
  const isOurs = (one: unknown): one is Replacement => {
    if (typeof one !== 'object' || one === null || !('file' in one) || typeof one.file !== 'string')
      return false;
    const { file } = one;
    if (!('file' in readFilePath(file)) || obstacle(root, file) !== undefined) return false;
    if (!('temporary' in one)) return true;
    const { temporary } = one;
    return (
      typeof temporary === 'string' &&
      posix.dirname(temporary) === posix.dirname(file) &&
      isTemporary(posix.basename(temporary)) &&
      statsOf(join(root, temporary))?.isFile() !== false
    );
  };
  try {
    const noted: unknown = JSON.parse(text);
    return Array.isArray(noted) && noted.every(isOurs) ? noted : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const isTemporary = (name: string): boolean => name.startsWith('.') && name.endsWith(TEMPORARY);

/** Removes temporary files that a crash has left, those from before an instant: another program may be at newer ones. */
export function removeLeftovers(root: string, before: Date): void {
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop())
    for (const entry of entriesOf(folder)) {
      const path = join(entry.parentPath, entry.name);
      if (entry.isDirectory() && !/^(?:\.|node_modules$)/.test(entry.name)) folders.push(path);
      const isOurs = entry.isFile() && isTemporary(entry.name);
      const { mtime = before } = (isOurs && statsOf(path)) || {};
      if (mtime < before) rmSync(path, { force: true });
    }
}

/** None of a folder that cannot be read: what was left in it stays. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** Puts the new bytes beside the file, under a name that is never read as a part of the collection. */
function stage(root: string, { file, bytes }: FileEdit): Replacement {
  const target = join(root, file);
  if (bytes === undefined) {
    // Asked now, as later some of the other edits are made.
    if (existsSync(target)) accessSync(dirname(target), constants.W_OK | constants.X_OK);
    return { file };
  }
  const made = mkdirSync(dirname(target), { recursive: true });
  if (made !== undefined) syncFolders([dirname(made), made, dirname(target)]);
  const name = `.${basename(file).slice(0, 100)}.${crypto.randomUUID()}${TEMPORARY}`;
  const temporary = join(dirname(file), name).replaceAll(sep, '/');
  const opened = openSync(join(root, temporary), 'wx');
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(opened, bytes, at);
    const before = statsOf(target);
    if (before) fchmodSync(opened, before.mode & 0o777);
    fsyncSync(opened);
  } catch (error) {
    rmSync(join(root, temporary), { force: true });
    throw error;
  } finally {
    closeSync(opened);
  }
  return { file, temporary };
}

function replace(root: string, { file, temporary }: Replacement): void {
  const target = join(root, file);
  if (temporary !== undefined) renameSync(join(root, temporary), target);
  else {
    rmSync(target, { force: true });
    removeEmpty(root, dirname(target));
  }
}

/** Removes a folder that has become empty, and those above it that have by that. */
function removeEmpty(root: string, folder: string): void {
  try {
    for (let at = folder; at.startsWith(root + sep); at = dirname(at)) rmdirSync(at);
  } catch {
    // It has something in it.
  }
}

function syncFolders(folders: readonly string[]): void {
  for (const folder of new Set(folders)) {
    if (!existsSync(folder)) continue;
    const opened = openSync(folder, 'r');
    try {
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
  }
}

function writeWhole(path: string, text: string): void {
  const opened = openSync(`${path}.new`, 'w');
  try {
    writeSync(opened, text);
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
  renameSync(`${path}.new`, path);
  syncFolders([dirname(path)]);
}

/** Why a file cannot be replaced: no link is followed out of the folder, or replaced by a file. */
function obstacle(root: string, file: string): string | undefined {
  const target = join(root, file);
  const stats = statsOf(target);
  if (stats?.isDirectory()) return 'is a folder; choose another name';
  if (stats?.isSymbolicLink()) return 'is a symbolic link; edit what it leads to, or choose another name';
  if (stats && !stats.isFile()) return 'is not a file; choose another name';
  // rename(2), unlink(2): EBUSY.
  if (stats && mountPointsBelow(root)?.has(realpathSync(target)))
    return 'is mounted here by itself, so it cannot be replaced or removed; edit it where it comes from, or mount the folder that it is in';
  const folder = existing(dirname(target));
  if (statsOf(folder)?.isFile())
    return `is below “${folder.slice(root.length + 1)}”, which is a file; choose another folder`;
  const real = realpathSync(folder);
  return real === root || real.startsWith(root + sep)
    ? undefined
    : 'is behind a symbolic link that leaves the content folder; choose another folder';
}

function existing(folder: string): string {
  let at = folder;
  while (statsOf(at) === undefined) at = dirname(at);
  return at;
}

/** Of a link itself; undefined: nothing is there. */
const statsOf = (path: string): Stats | undefined => ifPresent(path, () => lstatSync(path));
