import { existsSync, lstatSync, realpathSync } from 'node:fs';
import {
  copyFile,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { roleOf, siteFile } from '../../content/source/role.ts';
import type { Source } from '../../content/source/source.ts';
import { ifPresent } from '../../content/source/unreadable.ts';
import { folderSource } from '../../runtime/node/source/folder-source.ts';
import { CommandError } from '../command/run.ts';
import { typedPath } from '../path.ts';
import { fileList } from '../remote/conflicts.ts';
import { type FolderCounts, notOurs, removeWithFolders } from './folder.ts';

/** Lists what was copied; its presence marks a folder as ours. Another than that of what is to be published: neither ever replaces the other. */
const MARKER_FILE = '.dateline-source';

export type ExportedSource = FolderCounts & {
  readonly files: number;
  readonly bytes: number;
  /** What nothing reads, by its path. */
  readonly leftOut: readonly string[];
};

type ExportSourceOptions = {
  /** The content folder. */
  readonly dir: string;
  readonly out: string;
  /** Told of files compared, of all. */
  readonly progress?: (done: number, of: number) => void;
};

/**
 * Copies a content folder, byte for byte: all that is read of it, drafts and stories under embargo too. Every byte is on the disk before the first
 * file is put in its place; a new folder is put there as a whole. Throws a CommandError where that cannot be.
 */
export async function exportSource({ dir, out, progress }: ExportSourceOptions): Promise<ExportedSource> {
  const root = realpathSync(dir);
  if (!existsSync(join(root, siteFile)))
    throw new CommandError(`${typedPath(dir)} has no ${siteFile}, so it is not a content folder.`);
  refuseNested(root, out);
  const source = folderSource(root);
  const { files, leftOut, stamps } = await snapshot(source);
  const before = await listed(out);
  const staged = join(dirname(out), `.${basename(out)}${MARKER_FILE}`);
  const changed: string[] = [];
  let bytes = 0;
  try {
    await rm(staged, { recursive: true, force: true });
    for (const [at, file] of files.entries()) {
      const from = join(root, file);
      bytes += (await stat(from)).size;
      refuseForeign(out, file, before);
      if (!(await isSame(from, join(out, file)))) {
        await mkdir(dirname(join(staged, file)), { recursive: true });
        await copyFile(from, join(staged, file));
        changed.push(file);
      }
      progress?.(at + 1, files.length);
    }
    if ((await snapshot(source)).stamps !== stamps)
      throw new CommandError('A file was changed meanwhile, so nothing was copied. Run this again.');
    const stale = [...before].filter((file) => !files.includes(file));
    await replace({ staged, out, changed, stale, files });
    const [written, removed] = [changed.length, stale.length];
    return { files: files.length, bytes, written, unchanged: files.length - written, removed, leftOut };
  } finally {
    await rm(staged, { recursive: true, force: true });
  }
}

/** The files that are read, and what tells their state from every other. Names that begin with `_` are nobody's articles, as for `sync --to` and `pull`. */
async function snapshot(source: Source) {
  const { files: all, problems, unreadable } = await source.names();
  if (unreadable.length > 0)
    throw new CommandError(`${fileList('Cannot be read:', unreadable)}\nNothing was copied.`);
  const files = all.filter((file) => roleOf(file) !== 'ignored');
  const leftOut = all.filter((file) => roleOf(file) === 'ignored');
  const stamps = files.map((file) => JSON.stringify(source.stat(file))).join('\n');
  return {
    files,
    leftOut: [...leftOut, ...problems.map(({ file, message }) => `${file}: ${message}`)],
    stamps,
  };
}

/** A copy within what is copied would be content, and be copied. */
function refuseNested(root: string, out: string): void {
  let above = resolve(out);
  while (!existsSync(above)) above = dirname(above);
  const real = join(realpathSync(above), relative(above, resolve(out)));
  if (`${real}${sep}`.startsWith(`${root}${sep}`) || root.startsWith(`${real}${sep}`))
    throw new CommandError(
      `${typedPath(out)} and the content folder are one in the other; name a folder beside it.`,
    );
}

/** Throws where something that no export wrote is at the place of a file, or where a link leads its folder elsewhere. */
function refuseForeign(out: string, file: string, before: ReadonlySet<string>): void {
  const names = file.split('/');
  for (let depth = 1; depth <= names.length; depth += 1) {
    const path = names.slice(0, depth).join('/');
    const found = ifPresent(path, () => lstatSync(join(out, path)));
    if (found === undefined) return;
    if (!before.has(path) && !(found.isDirectory() && depth < names.length)) throw notOurs(join(out, path));
  }
}

async function listed(out: string): Promise<ReadonlySet<string>> {
  const list = await readFile(join(out, MARKER_FILE), 'utf8').catch(() => undefined);
  // The list is kept where others may write: nothing outside the folder is ever removed.
  if (list !== undefined)
    return new Set(list.split('\n').filter((file) => file !== '' && !file.split(/[\\/]/).includes('..')));
  const present = existsSync(out) ? await readdir(out) : [];
  if (present.some((name) => !name.startsWith('.')))
    throw new CommandError(
      `${typedPath(out)} holds files that no export --source put there; name another folder, or empty it.`,
    );
  return new Set();
}

type Replacing = {
  readonly staged: string;
  readonly out: string;
  readonly changed: readonly string[];
  readonly stale: readonly string[];
  readonly files: readonly string[];
};

/** Puts what is staged in its place. Cut off, it is gone on with by the next export, as all that may be there by then is listed. */
async function replace({ staged, out, changed, stale, files }: Replacing): Promise<void> {
  await mkdir(staged, { recursive: true });
  const list = (names: readonly string[], folder: string) =>
    writeFile(join(folder, MARKER_FILE), `${names.join('\n')}\n`);
  await list([...files, ...stale].toSorted(), staged);
  const isNew =
    !existsSync(out) ||
    (await rmdir(out).then(
      () => true,
      () => false,
    ));
  if (isNew) return rename(staged, out);
  await rename(join(staged, MARKER_FILE), join(out, MARKER_FILE));
  for (const file of stale) await removeWithFolders(out, file);
  for (const file of changed) {
    await mkdir(dirname(join(out, file)), { recursive: true });
    await rename(join(staged, file), join(out, file));
  }
  await list(files, staged);
  await rename(join(staged, MARKER_FILE), join(out, MARKER_FILE));
}

const CHUNK = 1_048_576;

async function isSame(one: string, other: string): Promise<boolean> {
  const found = ifPresent(other, () => lstatSync(other));
  if (!found?.isFile() || found.size !== (await stat(one)).size) return false;
  await using a = await open(one);
  await using b = await open(other);
  for (let at = 0; at < found.size; at += CHUNK) {
    const [left, right] = [Buffer.alloc(CHUNK), Buffer.alloc(CHUNK)];
    await a.read(left, 0, CHUNK, at);
    await b.read(right, 0, CHUNK, at);
    if (!left.equals(right)) return false;
  }
  return true;
}
