import { lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, problem } from '../content/problems/problem.ts';
import { roleOf } from '../content/source/role.ts';
import { codeOf, isAbsent } from '../content/source/unreadable.ts';
import { namesBelow } from '../content/source/walk.ts';
import type { Shelf } from './file-repository.ts';
import type { Change, Seen } from './run-sync.ts';

/** What is at a path where there is not a file with a known stamp: a folder or the like, nothing, or what cannot be told. */
type Unseen = { readonly kind: 'other' | 'absent' } | { readonly kind: 'unreadable'; readonly code: string };

/** A file as it is on disk now, or why there is none to be seen. */
export function seen(root: string, file: string): Seen | Unseen {
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
function missing(root: string, file: string): Unseen {
  try {
    return { kind: lstatSync(join(root, file), { throwIfNoEntry: false }) ? 'other' : 'absent' };
  } catch (error) {
    return isAbsent(error) ? { kind: 'absent' } : { kind: 'unreadable', code: codeOf(error) };
  }
}

/** What has changed; `refused`: links that lead outside and what cannot be read, where the whole folder was looked at. */
export type Looked = Change & { readonly refused?: readonly Problem[] };

/** Files looked at before others get a turn. */
const stretch = 500;

/** Compares the whole folder with what is known of it; others get a turn now and then. What cannot be read counts as unchanged. */
export async function look(root: string, shelf: Pick<Shelf, 'stamps'>): Promise<Looked> {
  const { files, problems, unreadable } = namesBelow(root);
  const refused = [...problems];
  const unknown = new Set(files);
  const changed: Seen[] = [];
  const fresh: string[] = [];
  const gone: string[] = [];
  let looked = 0;
  const turn = () => (looked++ % stretch === stretch - 1 ? new Promise(setImmediate) : undefined);
  const hidden = (file: string) =>
    unreadable.some((folder) => folder === '' || file === folder || file.startsWith(`${folder}/`));
  const see = (file: string): Seen | undefined => {
    const now = seen(root, file);
    if (!('kind' in now)) return now;
    if (now.kind === 'unreadable') {
      const message = `cannot be read (${now.code}); check its permissions`;
      refused.push(problem(file, { code: 'file-unreadable', field: 'file', message }));
      unreadable.push(file);
    }
    return undefined;
  };
  for (const [file, stamp] of shelf.stamps()) {
    await turn();
    const now = unknown.delete(file) ? see(file) : undefined;
    if (now && stamp !== now.stamp) changed.push(now);
    if (!now && !hidden(file)) gone.push(file);
  }
  for (const file of unknown) {
    if (roleOf(file) === 'article') {
      fresh.push(file);
      continue;
    }
    await turn();
    const now = see(file);
    if (now) changed.push(now);
  }
  return { changed, fresh, gone, refused };
}
