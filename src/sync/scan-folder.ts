import { type Problem, problem } from '../content/problems/problem.ts';
import { roleOf } from '../content/source/role.ts';
import type { FileStat, Mount, Source } from '../content/source/source.ts';
import { UnreadableError, withAdvice } from '../content/source/unreadable.ts';
import type { FileRepository } from './records/file-repository.ts';

/** What is to be brought up to date. */
export type FolderChanges = {
  readonly changed: readonly string[];
  /** Articles of which nothing is known. */
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** What is to be read again although it is the same. */
  readonly due?: readonly string[];
  /** Links that lead outside and what cannot be read, where the whole folder was looked at. */
  readonly refused?: readonly Problem[];
  /** Folders where other file systems are mounted, where the whole folder was looked at. */
  readonly mounts?: readonly Mount[];
};

/** Files looked at before others get a turn. */
const turnEvery = 100;

/** Compares everything there is with what is known of it; others get a turn now and then. What cannot be read counts as unchanged. */
export async function scanFolder(
  source: Source,
  { stamps }: Pick<FileRepository, 'stamps'>,
): Promise<FolderChanges> {
  const { files, problems, mounts, ...names } = await source.names();
  const refused = [...problems];
  const unreadable = [...names.unreadable];
  const unknown = new Set(files);
  const changed: string[] = [];
  const added: string[] = [];
  const removed: string[] = [];
  let visited = 0;
  const turn = () => (visited++ % turnEvery === turnEvery - 1 ? new Promise(setImmediate) : undefined);
  const hidden = (file: string) =>
    unreadable.some((folder) => folder === '' || file === folder || file.startsWith(`${folder}/`));
  const see = (file: string): FileStat | undefined => {
    const now = source.stat(file);
    if (!('kind' in now)) return now;
    if (now.kind === 'unreadable') {
      const message = withAdvice(`cannot be read (${now.code})`);
      refused.push(problem(file, { code: 'file-unreadable', field: 'file', message }));
      unreadable.push(file);
    }
    return undefined;
  };
  for await (const page of stamps())
    for (const [file, stamp] of page) {
      await turn();
      const now = unknown.delete(file) ? see(file) : undefined;
      if (now && stamp !== now.stamp) changed.push(file);
      if (!now && !hidden(file)) removed.push(file);
    }
  for (const file of unknown) {
    // There may be very many: they are looked at when they are read.
    if (roleOf(file) === 'article') {
      added.push(file);
      continue;
    }
    await turn();
    if (see(file)) changed.push(file);
  }
  return { changed, added, removed, refused, mounts };
}

/** What became of these files; one that is not known, and not there, may have been a folder. Undefined where the whole folder must be looked at. */
export async function lookAt(
  source: Source,
  names: readonly string[],
  { rows, below }: FileRepository,
): Promise<FolderChanges | undefined> {
  const changed: string[] = [];
  const removed: string[] = [];
  const records = await rows([...new Set(names)]);
  const isInside = (file: string) => isReadable(() => source.files.get(file) !== undefined);
  for (const file of new Set(names)) {
    const now = source.stat(file);
    const isFile = !('kind' in now);
    if (isFile ? !isInside(file) : now.kind !== 'absent') return undefined;
    const row = records.get(file);
    if (isFile && row?.record.stamp !== now.stamp) changed.push(file);
    if (!isFile) removed.push(...(row ? [file] : await below(file)));
  }
  return { changed, added: [], removed };
}

/** Milliseconds by which a clock may be set back without a word, as clocks are that follow others. */
const SET_BACK = 60_000;

/**
 * Articles of which something has come by now that they dated later; all, where the clock by which they were read was ahead, as what it
 * took for past (a withdrawal, an edit) is yet to come. `before`: what that clock said, in milliseconds.
 */
export async function articlesDue(
  { page, stamps }: Pick<FileRepository, 'page' | 'stamps'>,
  now: Date,
  before = Number.NEGATIVE_INFINITY,
): Promise<readonly string[]> {
  const due: string[] = [];
  if (before - now.getTime() > SET_BACK) {
    for await (const some of stamps())
      due.push(...some.map(([file]) => file).filter((file) => roleOf(file) === 'article'));
    return due;
  }
  for (let some = await page('due', ''); some.length > 0; some = await page('due', some.at(-1)?.file ?? ''))
    due.push(...some.flatMap(({ file, value }) => (Number(value) <= now.getTime() ? [file] : [])));
  return due;
}

function isReadable(test: () => boolean): boolean {
  try {
    return test();
  } catch (error) {
    if (error instanceof UnreadableError) return false;
    throw error;
  }
}
