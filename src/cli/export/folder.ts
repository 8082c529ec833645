import { appendFile, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CommandError } from '../command/run.ts';
import { typedPath } from '../path.ts';

/** Lists what an export wrote; its presence marks a folder as ours. */
const MARKER_FILE = '.dateline-export';

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
  const put = async (file: string, bytes: Uint8Array) => {
    if (now.has(file)) return;
    const target = join(dir, file);
    now.add(file);
    const current = await readFile(target).catch(() => undefined);
    if (current?.equals(bytes)) return;
    if (current !== undefined && !before.has(file))
      throw new CommandError(
        `${typedPath(target)} is not from an export; move it, or choose another folder.`,
      );
    await mkdir(dirname(target), { recursive: true });
    // Listed first, so that the next export removes it if this one is cut off; on a line of its own even where an earlier one was.
    if (!before.has(file)) await appendFile(join(dir, MARKER_FILE), `\n${file}\n`);
    await writeFile(target, bytes);
    written += 1;
  };
  const finish = async () => {
    const stale = [...before].filter((file) => !now.has(file));
    for (const file of stale) await remove(dir, file);
    const unchanged = now.size - written;
    const list = `${[...now].toSorted().join('\n')}\n`;
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, `${MARKER_FILE}.new`), list);
    await rename(join(dir, `${MARKER_FILE}.new`), join(dir, MARKER_FILE));
    return { written, unchanged, removed: stale.length };
  };
  return { put, finish };
}

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

/** With the folders that it leaves empty. */
async function remove(dir: string, file: string): Promise<void> {
  await rm(join(dir, file), { force: true });
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    const removed = await rmdir(join(dir, folder)).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}
