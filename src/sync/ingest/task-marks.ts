/** Told how many files are read, of how many. */

import type { Key } from '../records/file-record.ts';
import type { FileKey } from '../records/file-repository.ts';

export type Progress = (done: number, of: number) => void;

/** Files parsed, looked up and written together. */
export const batch = 50;

/** How a file that is to be read is read: even where its source is known already; with its links followed. */
export const HOW = { forced: 'anyway', linked: 'linked' } as const;

/** Marks articles to be read although their source may be known. */
export const tasksFor = (
  files: Iterable<string>,
  how: (typeof HOW)[keyof typeof HOW] | null,
): readonly FileKey[] => [...files].map((file) => [...(['task', '', how] satisfies Key), file]);
