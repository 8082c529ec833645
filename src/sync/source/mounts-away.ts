import { type Problem, problem } from '../../content/problems/problem.ts';
import { slug } from '../../content/site/slug.ts';
import type { Mount, Source, SourceFile } from '../../content/source/source.ts';
import { NOT_MOUNTED, UnreadableError } from '../../content/source/unreadable.ts';
import type { FileRepository } from '../records/file-repository.ts';
import type { OpenSource, SourceLocation } from './source-location.ts';

/** A source as it can be read, and folders and files of it that are away: the disk, share or file that was mounted there is not. */
export type ReadableSource = OpenSource & { readonly away: readonly string[] };

/** Opens the files of a collection whose folders were on these mounts when they were last read. Undefined: nothing is there. Throws an UnreadableError. */
export async function openReadable(
  location: SourceLocation,
  recorded: readonly Mount[],
  repository: Pick<FileRepository, 'below'>,
): Promise<ReadableSource | undefined> {
  const opened = location.open();
  if (!opened || recorded.length === 0) return opened && { ...opened, away: [] };
  const away = await mountsAway(opened.source, recorded, repository);
  const readable = away.length === 0 ? opened : location.open(away);
  return readable && { ...readable, away };
}

/**
 * What is away, so that what is missing there has not been removed: a folder where nothing is mounted any more, and not everything has been
 * put in its place, or something else is, with none of the files; a file where an empty one is left, as what is mounted needs one below it.
 * Whoever removes the folder or file itself removes what was there.
 */
export async function mountsAway(
  source: Source,
  recorded: readonly Mount[],
  { below }: Pick<FileRepository, 'below'>,
): Promise<readonly string[]> {
  const away: string[] = [];
  for (const [folder, id] of recorded) {
    const now = source.mountOf(folder);
    if (now.kind === 'absent' || (now.kind === 'mounted' && now.id === id)) continue;
    const files = await below(folder);
    const isThere = (file: string): boolean => !isAbsent(source, file);
    const isAway = now.kind === 'same' ? !files.every(isThere) : files.length > 0 && !files.some(isThere);
    if (isAway || isEmptyFile(source, folder)) away.push(folder);
  }
  return away;
}

function isEmptyFile(source: Source, path: string): boolean {
  const stat = source.stat(path);
  return 'size' in stat && stat.size === 0;
}

function isAbsent(source: Source, file: string): boolean {
  const stat = source.stat(file);
  return 'kind' in stat && stat.kind === 'absent';
}

/** Mounts to be recorded: those that are there now, and of folders that are away what was. */
export const mountsNow = (
  now: readonly Mount[],
  recorded: readonly Mount[],
  away: readonly string[],
): readonly Mount[] =>
  [
    ...now.filter(([folder]) => !isWithin(away, folder)),
    ...recorded.filter(([folder]) => isWithin(away, folder)),
  ].sort(([a], [b]) => (a < b ? -1 : 1));

/** Whether a path is one of these folders and files, or in one. */
export const isWithin = (folders: readonly string[], path: string): boolean =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

/** The source without what is away: nothing can be told of it. */
export function sourceWithout(source: Source, away: readonly string[]): Source {
  if (away.length === 0) return source;
  const addresses = away.map((folder) => folder.split('/').map(slug).join('/'));
  const isAway = (file: string): boolean => isWithin(away, file);
  return {
    files: {
      get: (file) => (isAway(file) ? fail(file) : source.files.get(file)),
      spelled: (file) => (isAway(file) ? fail(file) : source.files.spelled(file)),
      served: (path) => (isWithin(addresses, path.slice(1)) ? fail(path) : source.files.served(path)),
    },
    at: (file) => (isAway(file) ? fileAway(file) : source.at(file)),
    async names() {
      const names = await source.names();
      return {
        files: names.files.filter((file) => !isAway(file)),
        problems: [...names.problems.filter(({ file }) => !isAway(file)), ...away.map(awayProblem)],
        unreadable: [...names.unreadable, ...away],
        mounts: names.mounts,
      };
    },
    stat: (file) => (isAway(file) ? { kind: 'unreadable', code: NOT_MOUNTED } : source.stat(file)),
    entries: (folder) => (isAway(folder) ? [] : source.entries(folder)),
    mountOf: source.mountOf,
  };
}

const awayProblem = (folder: string): Problem =>
  problem(folder, {
    code: 'file-unreadable',
    field: 'file',
    message:
      'the disk, share or file that was mounted here when it was read is not, so what it had stays as it was; mount it again, or, if that is to go, unmount what is there and remove what is left here',
  });

function fail(file: string): never {
  throw new UnreadableError(`“${file.slice(file.lastIndexOf('/') + 1)}” cannot be read (${NOT_MOUNTED})`);
}

function fileAway(file: string): SourceFile {
  const failWithCode = (): never => {
    throw Object.assign(new Error(`there is no ${file}`), { code: NOT_MOUNTED });
  };
  return { file, state: failWithCode, read: failWithCode };
}
