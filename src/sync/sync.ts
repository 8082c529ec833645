import { realpathSync } from 'node:fs';
import type { Problem } from '../content/problems/problem.ts';
import { absolute } from '../content/schema/address.ts';
import type { SiteFields } from '../content/schema/site-schema.ts';
import { diskFiles } from '../content/source/disk.ts';
import { siteFile } from '../content/source/role.ts';
import { ifPresent, UnreadableError } from '../content/source/unreadable.ts';
import { createGatherThreads } from '../content/threads/parse-threads.ts';
import { programHash } from '../runtime/node/program.ts';
import type { SqliteHandle } from '../runtime/node/sqlite.ts';
import { query } from '../store/sql/handle.ts';
import { createWriter } from '../store/sql/write/writer.ts';
import type { Known } from './file-record.ts';
import { createShelf } from './file-repository.ts';
import { createMemoryOfFiles, type Memory } from './memory.ts';
import { type Addressed, originOf, overriding, readStanding, refuseForeign } from './origin.ts';
import { badUrl, noFolder, type Report, reportOf, unusable } from './report.ts';
import type { Keeping, Progress, Seen } from './run-sync.ts';
import { type Looked, look, seen } from './scan-folder.ts';

export type KeeperOptions = Addressed & {
  /** The content folder. */
  readonly dir: string;
  /** A database of the program's schema. */
  readonly handle: SqliteHandle;
  /** The file where what does not fit into memory may be put meanwhile; absent: memory is all there is. */
  readonly spool?: string | undefined;
  readonly progress?: Progress;
  /** Names every problem of every file, also those that show only once others are corrected; else the first hundreds. */
  readonly allProblems?: boolean;
  /** The system's, unless given. */
  readonly clock?: () => Date;
};

/** Keeps a database up with a content folder. One thing is done at a time, in the order asked. */
export type Keeper = {
  /** Compares the whole folder; or, of these files alone, takes in what they are now. Relative, forward slashes. */
  refresh(files?: readonly string[]): Promise<Report>;
  /** Makes some more articles searchable; false once all are. */
  index(): Promise<boolean>;
  /** Brings the parts of the search index together by a step, after many articles were made searchable. */
  tidy(): Promise<void>;
};

/** Articles made searchable at a time: an edit waits for no more. */
const indexed = 40;

/** What is published: no draft, and nothing with an error that takes it out. */
export const createKeeper = (options: KeeperOptions): Keeper => keeperOf(options);

/**
 * The same for somebody who writes one article: that is taken in although it is a draft or has errors, as far as it can be understood.
 * `file` is relative with forward slashes; the database must be one that nobody else reads.
 */
export const createPreviewKeeper = (options: KeeperOptions, file: string): Keeper => keeperOf(options, file);

function keeperOf(
  {
    dir,
    siteUrl,
    here,
    handle,
    spool,
    progress,
    allProblems = false,
    clock = () => new Date(),
  }: KeeperOptions,
  anyway?: string,
): Keeper {
  let keeping: Keeping | undefined;
  let generation = 0;
  let refused: readonly Problem[] = [];
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work);
    queue = result.catch(() => {});
    return result;
  };
  const load = async (root: string): Promise<Keeping> => {
    await refuseForeign(handle, dir);
    const writer = await createWriter(handle);
    const shelf = createShelf(handle);
    const memory = createMemoryOfFiles(shelf);
    const unpublished: (readonly [string, Known])[] = [];
    for (const [file, known] of shelf.all())
      if (known.article && known.article.hash === undefined) unpublished.push([file, known]);
      else memory.learn(file, known);
    // Those that are published claim first what several have.
    for (const [file, known] of unpublished) memory.learn(file, known);
    generation = writer.published;
    const [rows] = await query(handle, [['SELECT revision, program FROM state WHERE one = 1']]);
    const [revision, program] = [String(rows?.[0]?.revision ?? ''), String(rows?.[0]?.program ?? '')];
    const addressed = { siteUrl, here };
    const url = overriding(writtenIn(memory), addressed);
    const standing = await readStanding(handle, originOf(dir, url));
    const joined = new Map(standing?.joined);
    for (const file of joined.keys()) if (!memory.get(file)?.kept) memory.losers.add(file);
    return {
      handle,
      dir,
      root,
      addressed,
      memory,
      parsed: new Map(),
      media: new Map(),
      joined,
      spool,
      allProblems,
      anyway,
      revision,
      program,
      around: standing?.around,
    };
  };
  const bring = async (files: readonly string[] | undefined, again = 3): Promise<Report> => {
    if (siteUrl !== undefined && absolute(siteUrl) === undefined) return unusable(badUrl(siteUrl));
    const root = ifPresent(dir, () => realpathSync(dir));
    if (root === undefined) return unusable(noFolder(dir), keeping !== undefined);
    // A link that is led to another release is the same collection.
    if (keeping?.root !== root) keeping = undefined;
    // Another process may have written meanwhile.
    if (keeping && (await createWriter(handle)).published !== generation) keeping = undefined;
    keeping ??= await load(root);
    const now = keeping;
    const before = generation;
    const change = await (files ? some(root, files, now.memory) : look(root, now.memory.shelf));
    refused = change.refused ?? refused;
    const { changed, fresh, gone } = change;
    const still = changed.length + fresh.length + gone.length === 0;
    const isPublished = now.last !== undefined || now.program === programHash();
    if (still && now.standing && isPublished)
      return reportOf({ ...now.standing, changed: false, usable: true }, now, refused);
    const threads = createGatherThreads();
    try {
      // They start while what is wanted here is loaded.
      threads.for(changed.length + fresh.length);
      // Loaded only now: where nothing has changed, none of the compiler is wanted.
      const { synchronise } = await import('./run-sync.ts');
      const result = await synchronise(now, change, { clock, threads, progress });
      generation = (await createWriter(handle)).published;
      if (!result.usable) keeping = undefined;
      return reportOf(result, now, refused);
    } catch (error) {
      keeping = undefined;
      // Another process was first: what it has written is what there is to compare with.
      if (again > 0 && (await createWriter(handle)).published !== before)
        return await bring(undefined, again - 1);
      throw error;
    } finally {
      await threads.close();
    }
  };
  return {
    refresh(files) {
      const report = inTurn(() => bring(files));
      // Callers that wait for the report do not wait for this; where it fails, the next does it.
      inTurn(async () => handle.checkpoint()).catch(() => {});
      return report;
    },
    index: () =>
      inTurn(async () => {
        const writer = await createWriter(handle);
        const done = await writer.index(indexed, async (documents) => printedWords(documents));
        return done === indexed;
      }),
    tidy: () => inTurn(async () => (await createWriter(handle)).optimize(1)),
  };
}

async function printedWords(documents: readonly string[]): Promise<readonly string[]> {
  const { print } = await import('../content/article/print.ts');
  return documents.map((document) => print(document).words ?? '');
}

/** What became of these files; one that is not known, and not there, may have been a folder. The whole folder, where there is more to it. */
async function some(root: string, names: readonly string[], memory: Memory): Promise<Looked> {
  const changed: Seen[] = [];
  const gone: string[] = [];
  const files = diskFiles(root);
  const isInside = (file: string) => isReadable(() => files.get(file) !== undefined);
  for (const file of new Set(names)) {
    const now = seen(root, file);
    const isFile = !('kind' in now);
    if (isFile ? !isInside(file) : now.kind !== 'absent') return look(root, memory.shelf);
    if (isFile && memory.get(file)?.stamp !== now.stamp) changed.push(now);
    if (!isFile) gone.push(...(memory.has(file) ? [file] : memory.shelf.below(file)));
  }
  return { changed, fresh: [], gone };
}

function isReadable(test: () => boolean): boolean {
  try {
    return test();
  } catch (error) {
    if (error instanceof UnreadableError) return false;
    throw error;
  }
}

/** The url in site.yaml as it last was right. */
const writtenIn = (memory: Memory): string | undefined =>
  // Only the fields of its own schema are kept with it.
  (memory.get(siteFile)?.fields as Partial<SiteFields> | undefined)?.url;
