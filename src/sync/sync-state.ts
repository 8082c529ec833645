import type { ParsedMemory } from '../content/article/parsed.ts';
import type { Problem } from '../content/problems/problem.ts';
import { type HashSum, NO_HASHES } from '../content/site/revision.ts';
import type { Mount, Source } from '../content/source/source.ts';
import { type Handle, query } from '../store/sql/handle.ts';
import type { Addressed } from './origin.ts';
import type { SourceLocation } from './source/source-location.ts';

/** What the last sync of a database left to know, beside what it knows of each file. */
export type SyncState = {
  /** Rises with each sync. */
  readonly sync: number;
  /** Stands for all stored articles and their hashes. */
  readonly sum: HashSum;
  /** The form in which it keeps what is known of files. */
  readonly form: number;
  /** Folders where other file systems were mounted when they were read. */
  readonly mounts: readonly Mount[];
  /** By the clock of the last sync, in milliseconds; absent: of a program of before, or never. */
  readonly clock?: number | undefined;
  /** Absent where the database was made of something else, or never. */
  readonly last?: LastSync | undefined;
};

export type LastSync = {
  /** What is wrong with the site, its sections and their files. */
  readonly problems: readonly Problem[];
  /** Links that lead outside of the folder and what could not be read, when all of it was last looked at. */
  readonly refused: readonly Problem[];
  /** site.yaml and `_index.md` files that are used as they last were right. */
  readonly retained: readonly string[];
  /** The key of what all articles were read in; absent where they may have been read in different ones. */
  readonly context?: string | undefined;
  /** Hash of the site, and of its authors and tags as they are listed. */
  readonly site: string;
  readonly names: string;
  readonly language: string;
  /** Stands for all files that are served and all old addresses. */
  readonly addresses: HashSum;
  /** Files that the site or a section shows. */
  readonly shows: readonly string[];
  /** Folders of sections with their paths, and whether something public in them is all that makes them sections. */
  readonly sections: readonly (readonly [folder: string, path: string, implied?: 'implied'])[];
};

/** Raised with how what is known of files is kept. */
const FORM = 4;

export const isCurrent = ({ form }: SyncState): boolean => form === FORM;

/** The row of `file` that is no file. */
const STATE = '';

/** `origin`: of what the database would have to be made. */
export async function readState(handle: Handle, origin: string | undefined): Promise<SyncState> {
  const [rows] = await query(handle, [['SELECT stamp, about FROM file WHERE path = ?1', STATE]]);
  const { stamp, about } = rows?.[0] ?? {};
  if (typeof about !== 'string') return { sync: 0, sum: NO_HASHES, form: FORM, mounts: [] };
  // Only `writeState` writes it, or a program of before, which says no form.
  const {
    form,
    sync = 0,
    sum = NO_HASHES,
    mounts = [],
    clock,
    last,
  } = JSON.parse(about) as Partial<SyncState>;
  const isSame = form === FORM && stamp === origin;
  return { sync, sum, form: form ?? 1, mounts, clock, last: isSame ? last : undefined };
}

/** Notes of what the database was made. */
export async function writeState(
  handle: Handle,
  origin: string,
  state: Omit<SyncState, 'form'>,
): Promise<void> {
  const about: SyncState = { ...state, form: FORM };
  await query(handle, [
    [
      'INSERT OR REPLACE INTO file (path, stamp, about) VALUES (?1, ?2, ?3)',
      STATE,
      origin,
      JSON.stringify(about),
    ],
  ]);
}

/** What a sync is about. */
export type SyncContext = {
  readonly handle: Handle;
  readonly location: SourceLocation;
  readonly source: Source;
  readonly addressed: Addressed;
  /** Of site.yaml and the `_index.md` files. */
  readonly parsed: ParsedMemory;
  readonly state: SyncState;
  /** What readers see, '' before the first publication; and which program's answers. */
  readonly published: { readonly revision: string; readonly program: string };
};
