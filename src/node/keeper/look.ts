import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../content/problem.ts';
import { walk } from '../../content/walk.ts';
import type { Known } from './known.ts';
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
export async function look(root: string, files: ReadonlyMap<string, Known>): Promise<Looked> {
  const { files: found, problems: refused } = walk(root);
  const changed: Seen[] = [];
  const there = new Set<string>();
  for (const [index, { file }] of found.entries()) {
    if (index % stretch === stretch - 1) await new Promise(setImmediate);
    const now = seen(root, file);
    if (!now) continue;
    there.add(file);
    if (files.get(file)?.stamp !== now.stamp) changed.push(now);
  }
  return { changed, gone: [...files.keys()].filter((file) => !there.has(file)), refused };
}
