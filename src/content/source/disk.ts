import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Library } from '../article/library.ts';
import { slug } from '../site/slug.ts';
import { mediaPath } from './media-file.ts';
import { folded } from './named-file.ts';
import { ifPresent } from './unreadable.ts';
import { type Found, isHidden } from './walk.ts';

/**
 * The files of a folder by relative path, as `walk` would find them, asked of the disk one at a time; for one sync, as the names of a
 * folder are looked up once. `get` throws an UnreadableError.
 */
export function diskFiles(root: string): Library['files'] {
  const foldersByNames = new Map<Parameters<NamesIn>[1], Map<string, ReadonlyMap<string, string>>>();
  const namesOnce: NamesIn = (folder, key) => {
    const all = foldersByNames.get(key) ?? new Map<string, ReadonlyMap<string, string>>();
    foldersByNames.set(key, all);
    if (all.size >= MAX_FOLDERS) all.clear();
    const names = all.get(folder) ?? namesIn(folder, key);
    all.set(folder, names);
    return names;
  };
  const get = (file: string): Found | undefined => {
    if (file === '' || file.split('/').some(isHidden)) return undefined;
    const absolute = join(root, file);
    const isFile = ifPresent(file, () => {
      // Most that is asked for is not there, and to be told so costs less than to follow every folder above it.
      if (!statSync(absolute, { throwIfNoEntry: false })?.isFile()) return false;
      return realpathSync(absolute).startsWith(root + sep);
    });
    return isFile ? { file, absolute } : undefined;
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
  } catch {
    // Nothing is the same as a name in a folder that cannot be read; the walk through the collection reports it.
    return new Map();
  }
}
