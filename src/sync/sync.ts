import type { ParsedMemory } from '../content/article/parsed.ts';
import { siteUrlAdvice } from '../content/schema/address.ts';
import type { SiteFields } from '../content/schema/site-schema.ts';
import { siteFile } from '../content/source/role.ts';
import { decodeArticle } from '../store/codec.ts';
import { articleWords } from '../store/memory/search.ts';
import { type Handle, query } from '../store/sql/handle.ts';
import { createWriter, type Writer } from '../store/sql/write/writer.ts';
import { UnavailableError } from '../store/unavailable.ts';
import type { Progress } from './ingest/task-marks.ts';
import { type Addressed, originOf, overriding, refuseForeign } from './origin.ts';
import type { ProposedEdits } from './proposal.ts';
import { createFileRepository } from './records/file-repository.ts';
import { badUrl, createReport, noFolder, type Report, unusable } from './report.ts';
import { articlesDue, type FolderChanges, lookAt, scanFolder } from './scan-folder.ts';
import { isWithin, mountsAway, mountsNow, openReadable, type ReadableSource } from './source/mounts-away.ts';
import { overlaySource } from './source/overlay-source.ts';
import type { ParseWorkers } from './source/parse-pool.ts';
import type { SourceLocation } from './source/source-location.ts';
import { readState, type SyncContext } from './sync-state.ts';

export type CreateSyncOptions = Addressed & {
  readonly location: SourceLocation;
  /** A database of the program's schema. */
  readonly handle: Handle & Partial<Checkpointed>;
  /** Hash of the program: another may write other bytes for the same collection. */
  readonly program: () => string;
  /** For so many files: what is called now and then, as much passes through memory. */
  readonly createCollector?: (files: number) => () => void;
  readonly progress?: Progress;
  /** Names every problem of every file, also those that show only once others are corrected; else the first hundreds. */
  readonly allProblems?: boolean;
  /** The system's, unless given. */
  readonly clock?: () => Date;
};

/** A database whose log is brought into its file by the way. */
export type Checkpointed = {
  /** Brings the log into the file where it has so many pages, as far as no reader still needs it. */
  checkpoint(pages: number): void;
};

/** Keeps a database up with a collection's files. One thing is done at a time, in the order asked. */
export type Sync = {
  /**
   * Compares the whole folder, while other things have their turns; or, of these files alone, takes in what they are now. Relative, forward
   * slashes.
   */
  refresh(files?: readonly string[]): Promise<Report>;
  /**
   * Takes in edits that are not made yet, as one publication: `settle` of them sees what they would come to, and makes them. Resolves to
   * false where the whole source must be looked at first.
   */
  publish(proposed: ProposedEdits): Promise<boolean>;
  /** Makes some more articles searchable; false once all are. */
  index(): Promise<boolean>;
  /** Brings the database's log into its file where it has so many pages. Whoever asks for something meanwhile waits. */
  checkpoint(pages: number): Promise<void>;
  /** Brings the parts of the search index together by a step, after many articles were made searchable. */
  optimize(): Promise<void>;
};

/** Articles made searchable at a time: an edit waits for no more. */
const indexed = 40;

/** So many files that may have changed are looked at once more in their turn; where there are more, all are. */
const FEW = 1_000;

/** How often a sync is begun again that another process's has overtaken. */
const attempts = 4;

/** What is published: no draft, and nothing with an error that takes it out. */
export const createSync = (options: CreateSyncOptions): Sync => syncOf(options);

/**
 * The same for somebody who writes one article: that is taken in although it is a draft or has errors, as far as it can be understood.
 * `file` is relative with forward slashes; the database must be one that nobody else reads.
 */
export const createPreviewSync = (options: CreateSyncOptions, file: string): Sync => syncOf(options, file);

/** What all syncs of one database have in common. */
type Engine = Omit<CreateSyncOptions, keyof Addressed> & {
  readonly addressed: Addressed;
  readonly clock: () => Date;
  readonly parsed: ParsedMemory;
  readonly forced: string | undefined;
  /** Whether there has been something to serve. */
  isServed: boolean;
};

function syncOf(options: CreateSyncOptions, forced?: string): Sync {
  const { siteUrl, here, receiverProblem, clock = () => new Date(), handle } = options;
  const addressed = { siteUrl, here, receiverProblem };
  const engine: Engine = { ...options, addressed, clock, parsed: new Map(), forced, isServed: false };
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const result = queue.then(work);
    queue = result.catch(() => {});
    return result;
  };
  const refreshAll = async () => {
    const { changed, added, removed, refused } = (await compare(engine)) ?? {};
    const files = changed && added && removed && [...changed, ...added, ...removed];
    return await inTurn(() => sync(engine, files, { refused }));
  };
  return {
    publish: (proposed) =>
      inTurn(async () => {
        const files = proposed.edits.map(({ file }) => file);
        const { usable } = await sync(engine, files, { proposed });
        return usable;
      }),
    refresh: (files) => (files ? inTurn(() => sync(engine, files)) : refreshAll()),
    checkpoint: (pages) => inTurn(async () => handle.checkpoint?.(pages)),
    index: () =>
      inTurn(async () => {
        const writer = await createWriter(handle);
        const done = await writer.index(indexed, async (documents) =>
          documents.map((document) => articleWords(decodeArticle(document))),
        );
        return done === indexed;
      }),
    optimize: () => inTurn(async () => (await createWriter(handle)).optimize(1)),
  };
}

/** Compares the whole folder out of turn: what it finds is looked at again in turn. Undefined where all must be, as at first. */
async function compare(engine: Engine): Promise<FolderChanges | undefined> {
  if (!engine.isServed) return undefined;
  const { state } = await knownOf(engine);
  const repository = createFileRepository(engine.handle, state.sync);
  const opened = await openReadable(engine.location, state.mounts, repository);
  if (!opened) return undefined;
  const found = await scanFolder(opened.source, repository);
  // What is mounted now is written down with a look at everything.
  if (!isSame(mountsNow(found.mounts ?? [], state.mounts, opened.away), state.mounts)) return undefined;
  return found.changed.length + found.added.length + found.removed.length > FEW ? undefined : found;
}

async function sync(
  engine: Engine,
  files: readonly string[] | undefined,
  turn: SyncTurn = {},
): Promise<Report> {
  const { location, handle, addressed } = engine;
  const { left = attempts, proposed } = turn;
  const fault = addressed.siteUrl === undefined ? undefined : siteUrlAdvice(addressed.siteUrl);
  if (fault !== undefined) return unusable(badUrl(fault));
  if (location.open() === undefined) return unusable(noFolder(location.name), engine.isServed);
  if (!engine.isServed) await refuseForeign(handle, location);
  const writer = await createWriter(handle);
  const opened = await openContext(engine, proposed);
  if (opened === undefined) return unusable(noFolder(location.name), engine.isServed);
  const { context, source } = opened;
  const changes = await changesOf(engine, context, files, { ...turn, source });
  // What went away while it was looked at is not removed.
  if (changes.hasGone && left > 1) return await sync(engine, files, { ...turn, left: left - 1 });
  const { last } = context.state;
  if (last && !proposed && isUpToDate(engine, context, changes)) {
    engine.isServed = true;
    const { retained, refused, problems } = last;
    const result = { usable: true, changed: false, problems: [...refused, ...problems], retained };
    return createReport(result, createFileRepository(handle, context.state.sync), engine.allProblems);
  }
  const workers = source.createWorkers?.();
  try {
    const report = await takeIn(engine, context, changes, { writer, workers, proposed });
    engine.isServed ||= report.usable;
    return report;
  } catch (error) {
    // Another process was first: what it has written is what there is to compare with.
    if (left > 1 && (await createWriter(handle)).published !== writer.published)
      return await sync(engine, proposed && files, { left: left - 1, proposed });
    throw error;
  } finally {
    await workers?.close();
  }
}

/** What a sync is about, and the files as they can be read. Undefined: there is no folder. */
async function openContext(
  { handle, location, addressed, parsed }: Engine,
  proposed: ProposedEdits | undefined,
): Promise<{ readonly context: SyncContext; readonly source: ReadableSource } | undefined> {
  const known = await knownOf({ handle, location, addressed });
  const { sync, mounts } = known.state;
  const opened = await openReadable(location, mounts, createFileRepository(handle, sync));
  if (opened === undefined) return undefined;
  if (proposed) refuseAway(opened.away, proposed.edits);
  const source = proposed ? overlaySource(opened.source, proposed.edits) : opened.source;
  return { context: { handle, location, source, addressed, parsed, ...known }, source: opened };
}

/** What may have changed; `hasGone`: something is missing whose disk or share went away meanwhile. */
async function changesOf(
  { clock, handle }: Engine,
  { source, state: { sync, last, mounts, clock: before } }: SyncContext,
  files: readonly string[] | undefined,
  { refused, source: opened }: SyncTurn & { readonly source: ReadableSource },
) {
  const repository = createFileRepository(handle, sync);
  const seen = files && last && (await lookAt(source, files, repository));
  const due = await articlesDue(repository, clock(), before);
  const found: FolderChanges = seen ? { ...seen, refused } : await scanFolder(source, repository);
  return {
    ...{ ...found, due, mounts: mountsNow(found.mounts ?? mounts, mounts, opened.away) },
    hasGone:
      found.removed.length > 0 && !isSame(opened.away, await mountsAway(opened.source, mounts, repository)),
  };
}

/** Whether there is nothing to take in, and this program would write what readers see. */
function isUpToDate(
  { program }: Engine,
  { state: { last, mounts }, published }: SyncContext,
  { refused = last?.refused, ...changes }: Awaited<ReturnType<typeof changesOf>>,
): boolean {
  const { changed, added, removed, due } = changes;
  return (
    changed.length + added.length + removed.length + due.length === 0 &&
    isSame([refused, changes.mounts], [last?.refused, mounts]) &&
    published.program === program()
  );
}

async function takeIn(
  { clock, program, createCollector, progress, allProblems = false, forced }: Engine,
  context: SyncContext,
  changes: FolderChanges,
  {
    writer,
    workers,
    proposed,
  }: Pick<SyncTurn, 'proposed'> & {
    readonly writer: Writer;
    readonly workers: ParseWorkers | undefined;
  },
): Promise<Report> {
  const count = changes.changed.length + changes.added.length;
  // They start while what is wanted here is loaded.
  workers?.start(count);
  // Loaded only now: where nothing has changed, none of the compiler is wanted.
  const { runSync } = await import('./run-sync.ts');
  return await runSync(context, changes, {
    ...{ writer, clock, workers, progress, forced, proposed, program: program() },
    collectGarbage: createCollector?.(count) ?? (() => {}),
    allProblems: allProblems && !proposed,
  });
}

type SyncTurn = {
  /** How often it is begun again. */
  readonly left?: number;
  readonly proposed?: ProposedEdits | undefined;
  /** What the whole folder has that is not read, where it was looked at out of turn. */
  readonly refused?: FolderChanges['refused'];
};

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What is written where a disk was mounted, and is not now, would be hidden once it is. */
function refuseAway(away: readonly string[], edits: ProposedEdits['edits']): void {
  const edit = edits.find(({ file }) => isWithin(away, file));
  if (edit)
    throw new UnavailableError(`The disk or share with “${edit.file}” is not mounted in the content folder.`);
}

/** What the last sync left to know, if it was of the same folder for the same address. */
async function knownOf({
  handle,
  location,
  addressed,
}: Pick<SyncContext, 'handle' | 'location' | 'addressed'>): Promise<
  Pick<SyncContext, 'state' | 'published'>
> {
  const rows = await createFileRepository(handle, 0).rows([siteFile]);
  // Only the fields of its own schema are kept with it.
  const fields = rows.get(siteFile)?.record.fields as Partial<SiteFields> | undefined;
  const state = await readState(handle, originOf(location, overriding(fields?.url, addressed)));
  const [states] = await query(handle, [['SELECT revision, program FROM state WHERE one = 1']]);
  const { revision = '', program = '' } = states?.[0] ?? {};
  return { state, published: { revision: String(revision), program: String(program) } };
}
