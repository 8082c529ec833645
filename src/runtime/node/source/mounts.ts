import { lstatSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { FolderMount } from '../../../content/source/source.ts';

/** Where other file systems are mounted below a folder, by real path; undefined where the system has no list of them. */
export type MountPoints = ReadonlyMap<string, MountPoint> | undefined;

export type MountPoint = {
  /** Of the mount, until it is undone. */
  readonly number: string;
  /** Device, folder of it, kind and name. Another disk may have the device's number once the first is gone. */
  readonly disk: string;
};

/** Only Linux has the list. A folder that is bound to another one of the same disk shows nowhere else. */
const LIST = '/proc/self/mountinfo';

/** Those below a folder that is named by its real path. */
export function mountPointsBelow(root: string): MountPoints {
  const text = ifReadable(() => readFileSync(LIST, 'utf8'));
  if (text === undefined) return undefined;
  // proc_pid_mountinfo(5): number, parent, device, folder, mount point, options, …, “-”, kind, name. What is over another comes later.
  return new Map(
    text.split('\n').flatMap((line): readonly [string, MountPoint][] => {
      const [number = '', , device, folder, point = '', ...rest] = line.split(' ');
      const path = unescaped(point);
      const [kind, name] = rest.slice(rest.indexOf('-') + 1);
      return path.startsWith(`${root}/`)
        ? [[path, { number, disk: [device, folder, kind, name].join(' ') }]]
        : [];
    }),
  );
}

/** Spaces and the like are written as three octal digits of a byte. */
function unescaped(path: string): string {
  return path.replace(/\\([0-7]{3})/g, (_, digits: string) =>
    String.fromCharCode(Number.parseInt(digits, 8)),
  );
}

/** What holds a folder of a collection; the collection is named by its real path. */
export function mountOf(root: string, folder: string): FolderMount {
  const absolute = join(root, folder);
  const isThere = ifReadable(() => lstatSync(absolute, { throwIfNoEntry: false }) !== undefined) ?? true;
  if (!isThere) return { kind: 'absent' };
  const real = ifReadable(() => realpathSync(absolute));
  const id = real === undefined ? undefined : heldBy(root, real, mountPointsBelow(root));
  return id === undefined ? { kind: 'same' } : { kind: 'mounted', id };
}

/** Tells the file system that holds a folder (by its real path) from others; undefined: it is the collection's own. */
export function heldBy(root: string, real: string, points: MountPoints): string | undefined {
  if (points === undefined) {
    const [own, held] = [deviceOf(root), deviceOf(real)];
    return held === own ? undefined : held;
  }
  let holder: string | undefined;
  for (const point of points.keys())
    if ((real === point || real.startsWith(`${point}/`)) && point.length > (holder?.length ?? 0))
      holder = point;
  return holder && [points.get(holder)?.disk, ifReadable(() => statSync(holder).ino)].join(' ');
}

const deviceOf = (path: string): string => String(ifReadable(() => statSync(path).dev));

/** Undefined too where the system cannot tell. */
function ifReadable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
