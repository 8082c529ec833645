import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../content/problem.ts';
import { roleOf } from '../../content/role.ts';
import { namesBelow } from '../../content/walk.ts';
import type { Shelf } from './shelf.ts';
import type { Change, Seen } from './synchronise.ts';

/** A file as it is on disk now; undefined where there is none. */
export function seen(root: string, file: string): Seen | undefined {
  const stats = statSync(join(root, file), { bigint: true, throwIfNoEntry: false });
  if (!stats?.isFile()) return undefined;
  const { mtimeNs, ctimeNs, size, ino } = stats;
  // Joined, not put together piece by piece: one string is kept of each file, and not seven.
  return { file, stamp: [mtimeNs, ctimeNs, size, ino].join(' '), size: Number(size) };
}

/** What has changed; `refused`: links that lead outside, where the whole folder was looked at. */
export type Looked = Change & { readonly refused?: readonly Problem[] };

/** Files looked at before others get a turn. */
const stretch = 500;

/** Compares the whole folder with what is known of it; others get a turn now and then. */
export async function look(root: string, shelf: Pick<Shelf, 'stamps'>): Promise<Looked> {
  const { files, problems: refused } = namesBelow(root);
  const unknown = new Set(files);
  const changed: Seen[] = [];
  const fresh: string[] = [];
  const gone: string[] = [];
  let looked = 0;
  const turn = () => (looked++ % stretch === stretch - 1 ? new Promise(setImmediate) : undefined);
  for (const [file, stamp] of shelf.stamps()) {
    await turn();
    const now = unknown.delete(file) ? seen(root, file) : undefined;
    if (!now) gone.push(file);
    else if (stamp !== now.stamp) changed.push(now);
  }
  for (const file of unknown) {
    if (roleOf(file) === 'article') {
      fresh.push(file);
      continue;
    }
    await turn();
    const now = seen(root, file);
    if (now) changed.push(now);
  }
  return { changed, fresh, gone, refused };
}
