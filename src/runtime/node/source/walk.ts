import { isUtf8 } from 'node:buffer';
import { type Dirent, existsSync, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Problem, problem } from '../../../content/problems/problem.ts';
import { roleOf } from '../../../content/source/role.ts';
import { isHidden, type Mount, type Names } from '../../../content/source/source.ts';
import { codeOf, isAbsent } from '../../../content/source/unreadable.ts';
import { heldBy, mountPointsBelow } from './mounts.ts';

/** Every file below a folder that is named by its real path; hidden ones and those that lead outside are left out. Others get a turn after each folder. */
export async function namesBelow(root: string): Promise<Names> {
  const files: string[] = [];
  const problems: Problem[] = [];
  const unreadable: string[] = [];
  const fail = (file: string, error: unknown) => {
    unreadable.push(file);
    const message = `cannot be read (${codeOf(error)}), so nothing is known of what is in it; check its permissions`;
    problems.push(problem(file, { code: 'file-unreadable', field: 'file', message }));
  };
  const mounts: Mount[] = [];
  const points = mountPointsBelow(root);
  const seeFile = (file: string, real: string) => {
    files.push(file);
    const held = points?.has(real) ? heldBy(root, real, points) : undefined;
    if (held !== undefined) mounts.push([file, held]);
  };
  const pending: Folder[] = [{ relative: '', real: root, trail: [root] }];
  for (let folder = pending.pop(); folder; folder = pending.pop()) {
    const { relative, real, trail } = folder;
    const held = points?.size === 0 ? undefined : heldBy(root, real, points);
    if (held !== undefined && held !== folder.held) mounts.push([relative, held]);
    let isMisencoded = false;
    for (const entry of entriesOf(join(root, relative), (error) => fail(relative, error))) {
      const file = relative ? `${relative}/${entry.name}` : entry.name;
      // What stands in for bytes that are not UTF-8; the name cannot be asked for.
      if (entry.name.includes('\ufffd') && !existsSync(join(root, file))) {
        isMisencoded = true;
        continue;
      }
      if (isHidden(entry.name)) {
        if (holdsArticle(root, file, entry)) problems.push(hidden(file));
        continue;
      }
      if (entry.isFile()) seeFile(file, join(real, entry.name));
      else if (entry.isDirectory())
        pending.push({
          ...{ relative: file, real: join(real, entry.name), held, trail: [...trail, join(root, file)] },
        });
      else if (entry.isSymbolicLink()) {
        const target = follow(join(root, file), root, trail);
        if (target instanceof Error) fail(file, target);
        else if (typeof target === 'string')
          problems.push(problem(file, { code: 'link-outside', field: 'file', message: target }));
        else if (target.stats.isDirectory())
          pending.push({ ...{ relative: file, real: target.real, held, trail: [...trail, target.real] } });
        else if (target.stats.isFile()) seeFile(file, target.real);
        else if (roleOf(file) !== 'file') problems.push(special(file));
      } else if (roleOf(file) !== 'file') problems.push(special(file));
    }
    if (isMisencoded)
      for (const name of namesBeyondUtf8(join(root, relative)))
        problems.push(misencoded(relative ? `${relative}/${name}` : name));
    await new Promise(setImmediate);
  }
  return { files: files.sort(), problems, unreadable, mounts };
}

/** A folder that is still to be read. */
type Folder = {
  readonly relative: string;
  /** Its real path, which differs where a link leads to it. */
  readonly real: string;
  /** What holds the folder above it, where that is not the collection's own file system. */
  readonly held?: string | undefined;
  /** It and those above it, as far as links lead to them. */
  readonly trail: readonly string[];
};

/** Whether something hidden is an article or a folder of some; not what macOS and editors put beside files. */
function holdsArticle(root: string, file: string, entry: Dirent): boolean {
  if (entry.isFile()) return !/^\.[_#]/.test(entry.name) && roleOf(file) === 'article';
  if (!entry.isDirectory() || !entry.name.startsWith('.')) return false;
  return entriesOf(join(root, file), () => {}).some(
    (each) => each.isFile() && roleOf(each.name) === 'article',
  );
}

const hidden = (file: string): Problem =>
  problem(file, {
    code: 'file-ignored',
    field: 'file',
    message: 'what begins with a dot is left out; rename it to publish it',
  });

const special = (file: string): Problem =>
  problem(file, {
    code: 'file-ignored',
    field: 'file',
    message: 'it is a pipe, a socket or a device, not a file, so it is left out; remove it',
  });

const misencoded = (file: string): Problem =>
  problem(file, {
    code: 'file-name',
    field: 'file',
    message: 'its name is not UTF-8, so it is not read; rename it',
  });

/** Names in a folder that are not UTF-8, with those bytes as `\xe9`. */
function namesBeyondUtf8(folder: string): readonly string[] {
  return readdirSync(folder, { encoding: 'buffer' })
    .filter((name) => !isUtf8(name))
    .map((name) =>
      name
        .toString('latin1')
        .replace(/[^ -~]/g, (byte) => `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`),
    );
}

/** A folder that goes while it is read holds nothing. */
function entriesOf(folder: string, fail: (error: unknown) => void): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (!isAbsent(error)) fail(error);
    return [];
  }
}

/** What a symbolic link leads to, or why it is not followed; an error where that cannot be told. */
function follow(
  absolute: string,
  root: string,
  trail: readonly string[],
): string | Error | { readonly real: string; readonly stats: Stats } {
  try {
    const real = realpathSync(absolute);
    if (real !== root && !real.startsWith(root + sep))
      return 'this symbolic link leaves the content folder, which is refused; put a copy of the file here';
    if (trail.some((above) => above === real || above.startsWith(real + sep)))
      return 'this symbolic link leads back to a folder above it; remove it';
    return { real, stats: statSync(real) };
  } catch (error) {
    if (!isAbsent(error)) return error instanceof Error ? error : new Error(String(error));
    return 'this symbolic link leads nowhere; remove it, or put a copy of the file here';
  }
}
