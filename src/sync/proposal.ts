import type { Overlooked } from '../content/article/parsed-article.ts';
import type { Problem } from '../content/problems/problem.ts';
import type { Collection } from '../store/collection.ts';
import { type Handle, type Query, query } from '../store/sql/handle.ts';
import { createSqlCollections } from '../store/sql/read/collections.ts';
import { type FileRecord, problemsOf } from './records/file-record.ts';
import type { FileRepository } from './records/file-repository.ts';
import type { SyncSession } from './session.ts';
import type { FileEdit } from './source/overlay-source.ts';

/** What edits would come to, before anybody else can see it. */
export type Proposal = {
  /** Whether there is a site to publish. */
  readonly usable: boolean;
  readonly files: readonly ProposedFile[];
  /** What is wrong with other files that was not before. */
  readonly others: readonly Problem[];
  /** What is wrong with the site and its sections. */
  readonly general: readonly Problem[];
  /** What readers see is another than before. */
  readonly isChanged: boolean;
  /** Of the collection as it would be. */
  readonly revision: string;
  /** Of a file that is taken in anyway: what would have kept it out. */
  readonly overlooked?: Overlooked | undefined;
  /** The collection as it would be, as the database has it until the edits are settled; they are not published then. */
  readonly stage: () => Promise<Collection | undefined>;
};

export type ProposedFile = {
  readonly file: string;
  readonly problems: readonly Problem[];
  /** What is known of it before the edit and after; undefined: it was, or will be, not there. */
  readonly before: FileRecord | undefined;
  readonly after: FileRecord | undefined;
};

/** Edits that are to be published together. */
export type ProposedEdits = {
  readonly edits: readonly FileEdit[];
  /** The file that is taken in although it is a draft or has errors; nothing is published then. */
  readonly forced?: string | undefined;
  /**
   * Makes the edits for good, in the source itself; resolves to the stamps that the files have then. Undefined: nothing is to be
   * published after all. What it asks of the database it is told of as it would be. Where it rejects, nothing is published either.
   */
  readonly settle: (proposal: Proposal) => Promise<ReadonlyMap<string, string> | undefined>;
};

/** What is known of the edited files; `more`: what is wrong with them beside what a sync needs to know. */
export async function proposedFiles(
  repository: FileRepository,
  edits: readonly FileEdit[],
  before: ReadonlyMap<string, FileRecord>,
  more: readonly Problem[],
): Promise<readonly ProposedFile[]> {
  const rows = await repository.rows(edits.map(({ file }) => file));
  return edits.map(({ file }) => {
    const after = rows.get(file)?.record;
    const own = after ? problemsOf(file, after) : [];
    return {
      ...{ file, before: before.get(file), after },
      problems: [...own, ...more.filter((one) => one.file === file)],
    };
  });
}

/** What edits make wrong in other files, such as links to what they remove; of very many changes nothing is said. */
export async function problemsOfOthers(
  { repository, changedFiles }: Pick<SyncSession, 'repository' | 'changedFiles'>,
  edits: readonly FileEdit[],
): Promise<readonly Problem[]> {
  const edited = new Set(edits.map(({ file }) => file));
  const rows = await repository.rows(changedFiles.drain().keys.filter((file) => !edited.has(file)));
  return [...rows.values()].flatMap(({ file, record, before }) => {
    const known = new Set((before ? problemsOf(file, before) : []).map(textOf));
    return problemsOf(file, record).filter((one) => !known.has(textOf(one)));
  });
}

const textOf = ({ code, field, message }: Problem): string => `${code} ${field} ${message}`;

/** The collection that a transaction holds; bytes of files are not for it. */
export const stagedCollection = (handle: Handle): Promise<Collection | undefined> =>
  createSqlCollections({
    handle,
    media: async ({ path }) => {
      throw new Error(`${path} is not read before it is published`);
    },
  })();

/** Notes in which state the files are now that the edits are made. */
export async function noteStamps(handle: Handle, stamps: ReadonlyMap<string, string>): Promise<void> {
  await query(
    handle,
    [...stamps].map(([file, stamp]): Query => ['UPDATE file SET stamp = ?2 WHERE path = ?1', file, stamp]),
  );
}
