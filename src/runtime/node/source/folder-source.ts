import {
  closeSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { basename, join, sep } from 'node:path';
import { slug } from '../../../content/site/slug.ts';
import { mediaPath } from '../../../content/source/media-file.ts';
import { folded } from '../../../content/source/named-file.ts';
import { roleOf } from '../../../content/source/role.ts';
import {
  type FileStat,
  isHidden,
  type NoFile,
  type Source,
  type SourceFile,
  type SourceFiles,
} from '../../../content/source/source.ts';
import { codeOf, ifPresent, isAbsent, UnreadableError } from '../../../content/source/unreadable.ts';
import { mountOf } from './mounts.ts';
import { namesBelow } from './walk.ts';

/** A folder by its real path. For one sync, as the names of a folder are looked up once. */
export function folderSource(root: string): Source {
  return {
    files: filesIn(root),
    at: (file) => fileAt(root, file),
    names: () => namesBelow(root),
    stat: (file) => stat(root, file),
    entries(folder) {
      try {
        return readdirSync(join(root, folder));
      } catch {
        return [];
      }
    },
    mountOf: (folder) => mountOf(root, folder),
  };
}

function fileAt(root: string, file: string): SourceFile {
  const absolute = join(root, file);
  return {
    file,
    state() {
      const { mtimeMs, ctimeMs, size, ino } = statSync(absolute);
      return { stamp: `${mtimeMs} ${ctimeMs} ${size} ${ino}`, size };
    },
    read: (length) => bytesOf(absolute, length),
  };
}

/** The bytes of a file, good until the next is read: with a buffer for each, memory would grow faster than it is cleared. */
function bytesOf(absolute: string, most = scratch.length): Uint8Array {
  const file = openSync(absolute, 'r');
  try {
    const length = readSync(file, scratch, 0, Math.min(most, scratch.length), 0);
    return length < scratch.length ? scratch.subarray(0, length) : readFileSync(absolute);
  } finally {
    closeSync(file);
  }
}

/** Longer files than this are few. */
const scratch = Buffer.allocUnsafeSlow(2 ** 18);

function stat(root: string, file: string): FileStat | NoFile {
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

/** The files as `namesBelow` would find them, asked of the disk one at a time. */
function filesIn(root: string): SourceFiles {
  const foldersByNames = new Map<Parameters<NamesIn>[1], Map<string, ReadonlyMap<string, string>>>();
  const namesOnce: NamesIn = (folder, key) => {
    const all = foldersByNames.get(key) ?? new Map<string, ReadonlyMap<string, string>>();
    foldersByNames.set(key, all);
    if (all.size >= MAX_FOLDERS) all.clear();
    const names = all.get(folder) ?? namesIn(folder, key);
    all.set(folder, names);
    return names;
  };
  const get = (file: string): SourceFile | undefined => {
    if (file === '' || file.split('/').some(isHidden)) return undefined;
    const absolute = join(root, file);
    const isFile = ifPresent(file, () => {
      // Most that is asked for is not there, and to be told so costs less than to follow every folder above it.
      if (!statSync(absolute, { throwIfNoEntry: false })?.isFile()) return false;
      return realpathSync(absolute).startsWith(root + sep);
    });
    return isFile ? fileAt(root, file) : undefined;
  };
  return {
    get,
    spelled: (file) => spelled(root, file.split('/').map(folded), () => folded, namesOnce),
    served: (path) => {
      const parts = path.split('/').slice(1);
      const keyOf = (depth: number) => (depth === parts.length - 1 ? servedName : slug);
      const file = spelled(root, parts, keyOf, namesOnce);
      // A folder is not served, whatever its name makes.
      return file !== undefined && get(file) !== undefined ? file : undefined;
    },
  };
}

/** The last part of the address of a file. */
const servedName = (name: string): string => mediaPath(name).slice(1);

/** The path on disk whose names have these keys. */
function spelled(
  root: string,
  keys: readonly string[],
  keyOf: (depth: number) => (name: string) => string,
  names: NamesIn,
): string | undefined {
  const path: string[] = [];
  for (const [depth, key] of keys.entries()) {
    const name = names(join(root, ...path), keyOf(depth)).get(key);
    if (name === undefined) return undefined;
    path.push(name);
  }
  return path.join('/');
}

type NamesIn = (folder: string, key: (name: string) => string) => ReadonlyMap<string, string>;

type FolderListing = { readonly changed: number; readonly names: ReadonlyMap<string, string> };

/** Listings of folders, by key; good as long as nothing comes or goes in a folder. */
const listings = new WeakMap<(name: string) => string, Map<string, FolderListing>>();

/** Folders of which a listing is kept. */
const MAX_FOLDERS = 200;

/** Milliseconds; FAT's is the longest. */
const tick = 2_000;

function namesIn(folder: string, key: (name: string) => string): ReadonlyMap<string, string> {
  const all = listings.get(key) ?? new Map<string, FolderListing>();
  listings.set(key, all);
  try {
    const changed = statSync(folder).mtimeMs;
    const cached = all.get(folder);
    if (cached?.changed === changed) return cached.names;
    const names = new Map(
      readdirSync(folder)
        .filter((name) => !isHidden(name))
        .map((name) => [key(name), name]),
    );
    if (all.size >= MAX_FOLDERS) all.clear();
    // Clocks of file systems tick: what comes within a tick of this would not show.
    if (Date.now() - changed > tick) all.set(folder, { changed, names });
    return names;
  } catch (error) {
    if (isAbsent(error)) return new Map();
    throw new UnreadableError(`“${basename(folder)}” cannot be read (${codeOf(error)})`, { cause: error });
  }
}
