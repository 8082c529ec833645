import { appendFile, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { CommandError } from '../command/run.ts';
import { typedPath } from '../path.ts';

/** Lists what an export wrote; its presence marks a folder as ours. */
const MARKER_FILE = '.dateline-export';

/** How the names of packed copies end that nginx and others serve in place of a file. */
const PACKED = ['.gz', '.br', '.zst'] as const;

/** How the name of a file ends while it is being written. */
const PART = '.part';

const isPart = (file: string): boolean => basename(file).startsWith('.') && file.endsWith(PART);

export type FolderCounts = { readonly written: number; readonly unchanged: number; readonly removed: number };

/** A folder being brought up to date: files one by one, then what is stale. */
export type ExportFolder = {
  put(file: string, bytes: Uint8Array): Promise<void>;
  /** Removes what an earlier export wrote and this one did not. */
  finish(): Promise<FolderCounts>;
};

/** Opens a folder; throws a CommandError when it holds what no export put there. Hidden files (`.git`) may be anybody's. */
export async function openFolder(dir: string): Promise<ExportFolder> {
  const before = await listed(dir);
  const now = new Set<string>();
  let written = 0;
  /** What somebody packed of a file for hosts to serve is no longer what it says. */
  const removePacked = async (file: string) => {
    for (const packed of PACKED.map((end) => file + end))
      if (!now.has(packed) && !before.has(packed)) await rm(join(dir, packed), { force: true });
  };
  const put = async (file: string, bytes: Uint8Array) => {
    if (now.has(file)) return;
    const target = join(dir, file);
    now.add(file);
    const current = await readFile(target).catch(() => undefined);
    if (current?.equals(bytes)) return;
    if (current !== undefined && !before.has(file)) throw notOurs(target);
    await mkdir(dirname(target), { recursive: true });
    const part = join(dirname(file), `.${basename(file)}${PART}`);
    // Listed first, so that the next export removes it if this one is cut off; on a line of its own even where an earlier one was.
    const names = [file, part].filter((each) => !before.has(each));
    if (names.length > 0) await appendFile(join(dir, MARKER_FILE), `\n${names.join('\n')}\n`);
    // Whoever reads meanwhile gets the whole of the one or of the other.
    await writeFile(join(dir, part), bytes);
    await removePacked(file);
    await rename(join(dir, part), target);
    written += 1;
  };
  const finish = async () => {
    const stale = [...before].filter((file) => !now.has(file));
    for (const file of stale) {
      await removePacked(file);
      await removeWithFolders(dir, file);
    }
    const unchanged = now.size - written;
    const list = `${[...now].toSorted().join('\n')}\n`;
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, `${MARKER_FILE}.new`), list);
    await rename(join(dir, `${MARKER_FILE}.new`), join(dir, MARKER_FILE));
    return { written, unchanged, removed: stale.filter((file) => !isPart(file)).length };
  };
  return { put, finish };
}

/** Why a file that somebody else wrote is not replaced. */
export const notOurs = (path: string): CommandError =>
  new CommandError(`${typedPath(path)} is not from an export; move it, or choose another folder.`);

async function listed(dir: string): Promise<ReadonlySet<string>> {
  const list = await readFile(join(dir, MARKER_FILE), 'utf8').catch(() => undefined);
  // The list is kept where others may write: nothing outside the folder is ever removed.
  if (list !== undefined)
    return new Set(list.split('\n').filter((file) => file !== '' && !file.split(/[\\/]/).includes('..')));
  const present = await readdir(dir).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  if (present.some((name) => !name.startsWith('.')))
    throw new CommandError(
      `${typedPath(dir)} holds files that no export put there; name another folder, or empty it.`,
    );
  return new Set();
}

/** Removes a file, with the folders that it leaves empty. */
export async function removeWithFolders(dir: string, file: string): Promise<void> {
  await rm(join(dir, file), { force: true });
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    const removed = await rmdir(join(dir, folder)).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}
