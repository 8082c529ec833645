import { type FSWatcher, readdirSync, statSync, watch } from 'node:fs';
import { join } from 'node:path';

/** A folder being watched, until it is closed. */
export type Watch = { close(): void };

type Options = {
  readonly dir: string;
  /** Something may have changed, and has been quiet since. */
  readonly onChange: () => void;
  /** The system cannot tell of changes; the folder is looked at instead. */
  readonly onTrouble: (error: Error) => void;
};

/** Quiet time after which a change counts as finished: editors write, rename and touch in quick succession. Milliseconds. */
const quiet = 40;

/** How often to look where the system does not tell, in milliseconds. */
const interval = 500;

/**
 * Tells of changes below a folder. Every folder is watched by itself, which sees files replaced by a rename as well as files
 * written in place, on every system; folders that come, go or are replaced are followed.
 */
export function watchFolder({ dir, onChange, onTrouble }: Options): Watch {
  const watched = new Map<string, { readonly identity: string; readonly watcher: FSWatcher }>();
  let settling: NodeJS.Timeout | undefined;
  let looking: NodeJS.Timeout | undefined;

  const changed = () => {
    clearTimeout(settling);
    settling = setTimeout(() => {
      // A new folder may have been filled before it was watched, so it is looked at once more.
      if (follow()) changed();
      onChange();
    }, quiet);
  };
  const look = (error: Error) => {
    if (looking) return;
    onTrouble(error);
    looking = setInterval(onChange, interval);
  };
  const drop = (folder: string) => {
    watched.get(folder)?.watcher.close();
    watched.delete(folder);
  };
  /** Watches what is there now; true when that is more than before. */
  const follow = (): boolean => {
    const now = folders(dir);
    let more = false;
    for (const [folder, { identity }] of watched) if (now.get(folder) !== identity) drop(folder);
    for (const [folder, identity] of now) {
      if (watched.has(folder)) continue;
      more = true;
      try {
        const watcher = watch(folder, changed).on('error', changed);
        watched.set(folder, { identity, watcher });
      } catch (error) {
        if (error instanceof Error && !/ENOENT|ENOTDIR/.test(error.message)) look(error);
      }
    }
    // The folder is away, as when a branch is switched: nobody tells when it is back.
    if (now.size === 0) settling = setTimeout(changed, interval);
    return more;
  };

  follow();
  return {
    close() {
      clearTimeout(settling);
      clearInterval(looking);
      for (const folder of [...watched.keys()]) drop(folder);
    },
  };
}

/** The folder and all below it with what tells them from others of the same name; empty when it is not there. */
function folders(dir: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const seen = new Set<string>();
  const pending = [dir];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    const identity = identityOf(folder);
    // A symbolic link may lead back to what has been seen.
    if (identity === undefined || seen.has(identity)) continue;
    seen.add(identity);
    found.set(folder, identity);
    for (const entry of entries(folder)) {
      const hidden = entry.name.startsWith('.') || entry.name === 'node_modules';
      if (!hidden && (entry.isDirectory() || entry.isSymbolicLink())) pending.push(join(folder, entry.name));
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

/** Device and inode of a folder; undefined for what is none. */
function identityOf(path: string): string | undefined {
  try {
    const stats = statSync(path);
    return stats.isDirectory() ? `${stats.dev}:${stats.ino}` : undefined;
  } catch {
    return undefined;
  }
}
