import type { Problem } from '../problems/problem.ts';
import type { TypedFacts } from './facts.ts';

/** What there is to publish: the files of a collection by relative path with forward slashes, in a folder or a table. */
export interface Source {
  /** Those that articles may show and links may name. */
  readonly files: SourceFiles;
  /** A file that is known to be there; reading it may fail all the same. */
  at(file: string): SourceFile;
  /** Every file, sorted. */
  names(): Names | Promise<Names>;
  /** A file as it is now, or why there is none to be seen. */
  stat(file: string): FileStat | NoFile;
  /** Names of files and folders in a folder, '' for the collection itself; none where it cannot be read. */
  entries(folder: string): readonly string[];
  /** What a folder is on. */
  mountOf(folder: string): FolderMount;
}

export type SourceFiles = {
  /** Undefined: there is no such file. Throws an UnreadableError where that cannot be told. */
  readonly get: (file: string) => SourceFile | undefined;
  /** The name on disk that differs from a name only in Unicode normalization or the kind and number of its spaces. */
  readonly spelled: (file: string) => string | undefined;
  /** The file whose name makes a path, `/news/ferry-1.jpg`, whether or not that is served. */
  readonly served: (path: string) => string | undefined;
};

/** A file that can be read. Both functions throw the system's error where it cannot. */
export type SourceFile = {
  readonly file: string;
  /** Tells one state of it from another; `size` in bytes. */
  state(): { readonly stamp: string; readonly size: number };
  /** Its first bytes, all unless `length` is given; good until the next file is read. */
  read(length?: number): Uint8Array;
  /** What its bytes say, of a picture or another file whose bytes are elsewhere: of those `read` has the first 8 KiB alone. */
  readonly facts?: TypedFacts;
};

/** A file as it is in its source. */
export type FileStat = {
  readonly file: string;
  readonly stamp: string;
  /** Bytes. */
  readonly size: number;
};

/** What is at a path where there is not a file that can be seen: a folder or the like, nothing, or what cannot be told. */
export type NoFile =
  | { readonly kind: 'other' | 'absent' }
  | { readonly kind: 'unreadable'; readonly code: string };

/** Whether a folder is on the collection's own file system, or another that is mounted there, a disk or share, which `id` tells from others. */
export type FolderMount =
  | { readonly kind: 'absent' | 'same' }
  | { readonly kind: 'mounted'; readonly id: string };

/** A folder where another file system is mounted, or a file that is mounted alone, and what tells that from others. */
export type Mount = readonly [path: string, id: string];

/** Names of a source's files. */
export type Names = {
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
  /** Folders and links of which nothing is known, as they cannot be read: what is in them may still be there. */
  readonly unreadable: readonly string[];
  /** Folders where other file systems are mounted. */
  readonly mounts: readonly Mount[];
};

/** Names that are never read, nor what is below them. */
export const isHidden = (name: string): boolean =>
  name.startsWith('.') || name === 'node_modules' || (/^[@#$~]/.test(name) && keepsRemoved.test(name));

/** Folders in which Synology, QNAP, NetApp and Windows keep what was deleted, and how things were. */
const keepsRemoved = /^(?:[#@]recycle|\$recycle\.bin|[#@~]snapshot|@recently-snapshot|@eadir)$/i;
