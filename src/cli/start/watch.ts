import { type FSWatcher, readdirSync, realpathSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { isHidden } from '../../content/source/source.ts';
import { mountPointsBelow } from '../../runtime/node/source/mounts.ts';

/** A folder being watched, until it is closed. */
export type Watch = { close(): void };

type WatchOptions = {
  readonly dir: string;
  /** These may have changed, relative to the folder, and have been quiet since; without any, whatever may have. */
  readonly onChange: (files?: readonly string[]) => void;
  /** The system cannot tell of changes; the folder is looked at instead. */
  readonly onTrouble: (error: Error) => void;
};

/** Quiet time after which a change counts as finished: editors write, rename and touch in quick succession. Milliseconds. */
const quiet = 40;

/** Nobody waits longer than this for quiet, as while many files are copied, in milliseconds. */
const SETTLE_TIME = 1_000;

/** How often it is asked whether the folder is another one, or another is mounted in it, as the system tells of neither, in milliseconds. */
const interval = 500;

/**
 * Tells of changes below a folder. Every folder is watched by itself, which sees files replaced by a rename as well as files
 * written in place, on every system; folders that come, go or are replaced are followed.
 */
export function watchFolder({ dir, onChange, onTrouble }: WatchOptions): Watch {
  const watched = new Map<string, { readonly identity: string; readonly watcher: FSWatcher }>();
  const changed = new Set<string>();
  let whole = false;
  let since: number | undefined;
  let settling: NodeJS.Timeout | undefined;
  /** The folder that is watched, and what is mounted in it. */
  let root: string | undefined;

  const settle = () => {
    since ??= performance.now();
    const waited = performance.now() - since;
    clearTimeout(settling);
    settling = setTimeout(flush, Math.max(0, Math.min(quiet, SETTLE_TIME - waited)));
  };
  const flush = () => {
    since = undefined;
    const names = [...changed].map((path) => path.slice(dir.length + 1)).filter(visible);
    if ([...changed].some((path) => watched.has(path) || identityOf(path) !== undefined)) whole = true;
    changed.clear();
    const all = whole;
    whole = false;
    // A new folder may have been filled before it was watched, so it is looked at once more.
    if (all && follow()) everything();
    if (all) onChange();
    else if (names.length > 0) onChange(names);
  };
  const everything = () => {
    whole = true;
    settle();
  };
  const drop = (folder: string) => {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  };
  const noteChange = (folder: string, name: string | null) => {
    if (name === null || identityOf(folder) === undefined) return everything();
    changed.add(join(folder, name));
    settle();
  };
  /** Watches what is there now; true when that is more than before. */
  const follow = (): boolean => {
    root = identityWithMounts(dir);
    const now = folders(dir);
    let more = false;
    for (const [folder, { identity }] of watched) if (now.get(folder) !== identity) drop(folder);
    for (const [folder, identity] of now) {
      if (watched.has(folder)) continue;
      more = true;
      try {
        const watcher = watch(folder, (_, name) => noteChange(folder, name)).on('error', everything);
        watched.set(folder, { identity, watcher });
      } catch (error) {
        if (error instanceof Error && !/ENOENT|ENOTDIR/.test(error.message)) onTrouble(error);
      }
    }
    return more;
  };

  follow();
  // A link to it may have been led to another release, or a folder above it replaced; or it was away, and is back.
  const polling = setInterval(() => {
    if (identityWithMounts(dir) !== root) everything();
  }, interval);
  return {
    close() {
      clearTimeout(settling);
      clearInterval(polling);
      for (const folder of [...watched.keys()]) drop(folder);
    },
  };
}

const visible = (file: string): boolean => !file.split('/').some((name) => name === '' || isHidden(name));

/** The folder and all below it with what tells them from others of the same name; empty when it is not there. */
function folders(dir: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const folders = new Set<string>();
  const pending = [dir];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const identity = identityOf(folder);
    // A symbolic link may lead back to what has been seen.
    if (identity === undefined || folders.has(identity)) continue;
    folders.add(identity);
    found.set(folder, identity);
    for (const entry of entries(folder)) {
      if (!isHidden(entry.name) && (entry.isDirectory() || entry.isSymbolicLink()))
        pending.push(join(folder, entry.name));
    }
  }
  return found;
}

function entries(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** The same of all that is mounted in a folder as well. */
function identityWithMounts(dir: string): string | undefined {
  const identity = identityOf(dir);
  try {
    return identity && JSON.stringify([identity, ...(mountPointsBelow(realpathSync(dir)) ?? [])]);
  } catch {
    return identity;
  }
}

/** Device and inode of a folder; undefined for what is none. */
function identityOf(path: string): string | undefined {
  try {
    const stats = statSync(path);
    return stats.isDirectory() ? `${stats.dev}:${stats.ino}` : undefined;
  } catch {
    return undefined;
  }
}
