import { lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, problem } from '../content/problems/problem.ts';
import { diskFiles } from '../content/source/disk.ts';
import { roleOf } from '../content/source/role.ts';
import { codeOf, isAbsent, UnreadableError } from '../content/source/unreadable.ts';
import { namesBelow } from '../content/source/walk.ts';
import type { FileRepository } from './file-repository.ts';

/** A file as it is on disk. */
export type FileStat = {
  readonly file: string;
  readonly stamp: string;
  /** Bytes. */
  readonly size: number;
};

/** What is to be brought up to date. */
export type FolderChanges = {
  readonly changed: readonly string[];
  /** Articles of which nothing is known. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Links that lead outside and what cannot be read, where the whole folder was looked at. */
  readonly refused?: readonly Problem[];
};

/** What is at a path where there is not a file that can be seen: a folder or the like, nothing, or what cannot be told. */
type NoFile = { readonly kind: 'other' | 'absent' } | { readonly kind: 'unreadable'; readonly code: string };

/** A file as it is on disk now, or why there is none to be seen. */
export function fileNow(root: string, file: string): FileStat | NoFile {
  try {
    const stats = statSync(join(root, file), { bigint: true, throwIfNoEntry: false });
    if (!stats?.isFile()) return stats ? { kind: 'other' } : missing(root, file);
    const { mtimeNs, ctimeNs, size, ino } = stats;
    // Joined, not put together piece by piece: one string is kept of each file, and not seven.
    // What counted as an article once, and no longer does, is another thing than it was.
    const role = roleOf(file) === 'ignored' ? ['ignored'] : [];
    return { file, stamp: [...role, mtimeNs, ctimeNs, size, ino].join(' '), size: Number(size) };
  } catch (error) {
    return isAbsent(error) ? missing(root, file) : { kind: 'unreadable', code: codeOf(error) };
  }
}

/** A link that leads nowhere is something too: it is to be reported. */
function missing(root: string, file: string): NoFile {
  try {
    return { kind: lstatSync(join(root, file), { throwIfNoEntry: false }) ? 'other' : 'absent' };
  } catch (error) {
    return isAbsent(error) ? { kind: 'absent' } : { kind: 'unreadable', code: codeOf(error) };
  }
}

/** Files looked at before others get a turn. */
const turnEvery = 500;

/** Compares the whole folder with what is known of it; others get a turn now and then. What cannot be read counts as unchanged. */
export async function scanFolder(
  root: string,
  { stamps }: Pick<FileRepository, 'stamps'>,
): Promise<FolderChanges> {
  const { files, problems, unreadable } = namesBelow(root);
  const refused = [...problems];
  const unknown = new Set(files);
  const changed: string[] = [];
  const added: string[] = [];
  const removed: string[] = [];
  let visited = 0;
  const turn = () => (visited++ % turnEvery === turnEvery - 1 ? new Promise(setImmediate) : undefined);
  const hidden = (file: string) =>
    unreadable.some((folder) => folder === '' || file === folder || file.startsWith(`${folder}/`));
  const see = (file: string): FileStat | undefined => {
    const now = fileNow(root, file);
    if (!('kind' in now)) return now;
    if (now.kind === 'unreadable') {
      const message = `cannot be read (${now.code}); check its permissions`;
      refused.push(problem(file, { code: 'file-unreadable', field: 'file', message }));
      unreadable.push(file);
    }
    return undefined;
  };
  for await (const page of stamps())
    for (const [file, stamp] of page) {
      await turn();
      const now = unknown.delete(file) ? see(file) : undefined;
      if (now && stamp !== now.stamp) changed.push(file);
      if (!now && !hidden(file)) removed.push(file);
    }
  for (const file of unknown) {
    // There may be very many: they are looked at when they are read.
    if (roleOf(file) === 'article') {
      added.push(file);
      continue;
    }
    await turn();
    if (see(file)) changed.push(file);
  }
  return { changed, added, removed, refused };
}

/** What became of these files; one that is not known, and not there, may have been a folder. Undefined where the whole folder must be looked at. */
export async function lookAt(
  root: string,
  names: readonly string[],
  { rows, below }: FileRepository,
): Promise<FolderChanges | undefined> {
  const changed: string[] = [];
  const removed: string[] = [];
  const records = await rows([...new Set(names)]);
  const files = diskFiles(root);
  const isInside = (file: string) => isReadable(() => files.get(file) !== undefined);
  for (const file of new Set(names)) {
    const now = fileNow(root, file);
    const isFile = !('kind' in now);
    if (isFile ? !isInside(file) : now.kind !== 'absent') return undefined;
    const row = records.get(file);
    if (isFile && row?.record.stamp !== now.stamp) changed.push(file);
    if (!isFile) removed.push(...(row ? [file] : await below(file)));
  }
  return { changed, added: [], removed };
}

function isReadable(test: () => boolean): boolean {
  try {
    return test();
  } catch (error) {
    if (error instanceof UnreadableError) return false;
    throw error;
  }
}
