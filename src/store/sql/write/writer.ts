import type { Author, Tag, Withdrawal } from '../../../domain/article.ts';
import type { Subject } from '../../../domain/directory.ts';
import { modificationAfter } from '../../../domain/modified.ts';
import type { Site } from '../../../domain/site.ts';
import { encodeSite } from '../../codec.ts';
import type { Alias, Listed, SnapshotMedia } from '../../snapshot.ts';
import { chunks } from '../chunks.ts';
import { type Handle, integer, type Query, query, type Row } from '../handle.ts';
import { RETAINED_GENERATIONS } from '../retained-generations.ts';
import { requireSchema } from '../schema.ts';
import { articleRow, type StoredArticle, withdrawalDraft } from './article-row.ts';
import { ConcurrentWriteError, guarded } from './guard.ts';
import { createIndexer, type WordsOf } from './index-words.ts';
import { createInserter, type Inserter } from './inserter.ts';
import { applyScheduledChanges, erase, recount } from './scheduled-changes.ts';
import * as sql from './statements.ts';
import { subjectRows } from './subject-rows.ts';

/** What the next generation holds of an article or withdrawal. */
export type ExistingArticle = { readonly id: string; readonly hash: string; readonly searchable: boolean };

export type Publication = {
  readonly site: Site;
  readonly revision: string;
  readonly sections: readonly Subject[];
  readonly authors: readonly Listed<Author>[];
  readonly tags: readonly Listed<Tag>[];
  /** What changes when the program may write other bytes for the same collection. */
  readonly program?: string;
};

/** Without authors and tags where those are as they are published, and the site is the same. */
export type PublicationChange = Omit<Publication, 'authors' | 'tags'> &
  Partial<Pick<Publication, 'authors' | 'tags'>>;

/**
 * One writer at a time: what another begins ends this one, whose every call then rejects with ConcurrentWriteError. Lists may be of any
 * length. Rejects with the database's error, and nothing of it shows.
 */
export type Writer = {
  /** The generation that readers see; 0 before the first. */
  readonly published: number;
  /**
   * Settles what has expired or been released by `now`, and clears away what nobody can see any more. `now` may be earlier than the last
   * writer's. Rejects with ConcurrentWriteError when another has published since this one was made.
   */
  begin(options: { readonly now: Date }): Promise<void>;
  existing(): AsyncIterable<ExistingArticle>;
  /** Adds or replaces; what is held with the same hash already costs nothing. */
  upsert(articles: readonly StoredArticle[]): Promise<void>;
  withdraw(withdrawals: readonly Withdrawal[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** All files and old paths there are: others go. A file keeps its path. Resolves to whether anything of it differs from what readers see. */
  media(all: readonly (SnapshotMedia | Alias)[]): Promise<boolean>;
  /** The files or old addresses at these paths; undefined: there is none any more. Others stay. */
  mediaAt(changed: ReadonlyMap<string, SnapshotMedia | Alias | undefined>): Promise<void>;
  /** Makes what was given so far ready to be asked for. */
  settle(): Promise<void>;
  /** Makes it visible, all at once, as of `now`; when it began unless given. */
  publish(publication: PublicationChange, now?: Date): Promise<void>;
  /** Makes it visible within the transaction alone, to be looked at and then abandoned; only where transactions span calls. */
  stage(publication: PublicationChange, now?: Date): Promise<void>;
  /** Ends where readers would see no difference: no generation is published. */
  close(): Promise<void>;
  /** Gives up; where transactions span calls nothing is left, elsewhere the next sync goes on from here. */
  abandon(): Promise<void>;
  /** Makes so many of the articles searchable that are not yet, the newest first; resolves to how many it found. */
  index(limit: number, words: WordsOf): Promise<number>;
  /** Brings the parts of the search index together, so many steps of 0.1 to 0.3 s; a first load of 250,000 articles wants 100. */
  optimize(steps: number): Promise<void>;
};

/** Rows read at a time. */
const PAGE = 2_000;

/** Pages of the search index that a step of tidying writes. */
const MERGED = 2_000;

/** The generation that is being written. */
type Writing = {
  readonly handle: Handle;
  readonly published: number;
  readonly next: number;
  readonly inserter: Inserter;
  /** When something of what readers see was modified last. */
  readonly modified: number;
  /** Scopes in which something has expired or been released, and those that were edited. */
  readonly touched: Set<number>;
  /** As of when it is. */
  settled: number;
  /** The writer's number; of nobody, until it begins. */
  writer: number;
  hasWithdrawals: boolean;
};

/** Opens a database for writing; it must have the program's schema. Rejects with NewerDatabase or OlderDatabase. */
export async function createWriter(database: Handle): Promise<Writer> {
  await requireSchema(database);
  const [rows] = await query(database, [[sql.WRITER]]);
  const { generation, settled, modified } = rows?.[0] ?? {};
  const published = integer(generation);
  const next = published + 1;
  const handle = guarded(database, () => [sql.GUARD, published, writing.writer]);
  const inserter = createInserter(handle, next);
  const writing: Writing = {
    ...{ handle, published, next, inserter, touched: new Set(), writer: -1, hasWithdrawals: false },
    ...{ modified: integer(modified), settled: integer(settled) },
  };
  return {
    published,
    begin: ({ now }) => begin(writing, database, now.getTime()),
    stage: (publication, now) => stage(writing, publication, now),
    existing: () => existing(writing, database),
    upsert: (articles) => inserter.add(articles.map((article) => articleRow(article, writing.settled))),
    withdraw(withdrawals) {
      writing.hasWithdrawals = true;
      return inserter.add(withdrawals.map(withdrawalDraft));
    },
    async remove(ids) {
      await inserter.settle();
      for (const some of chunks(ids)) await query(handle, [[sql.DIE, JSON.stringify(some), next]]);
    },
    media: (all) => putMedia(handle, all, next),
    mediaAt: (changed) => changeMedia(handle, changed, next),
    settle: inserter.settle,
    async publish(publication, now) {
      await stage(writing, publication, now);
      await handle.transaction?.commit();
    },
    async close() {
      await inserter.settle();
      await query(handle, [[sql.END]]);
      await handle.transaction?.commit();
    },
    abandon: async () => handle.transaction?.rollback(),
    index: createIndexer(database),
    optimize: (steps) => optimize(database, steps),
  };
}

async function begin(writing: Writing, database: Handle, now: number): Promise<void> {
  const { handle, published: generation } = writing;
  await handle.transaction?.begin();
  try {
    const [rows] = await query(database, [[sql.WRITER], [sql.BEGIN, generation]]);
    const before = rows?.[0];
    if (integer(before?.generation) !== generation)
      throw new ConcurrentWriteError(
        'Another sync of this database has ended since this one began. Run it again.',
      );
    writing.writer = integer(before?.writer) + 1;
    writing.settled = now;
    await erase(handle, generation - RETAINED_GENERATIONS);
    const settling = { now, before: integer(before?.settled), generation };
    for (const scope of await applyScheduledChanges(handle, settling)) writing.touched.add(scope);
    if (before?.writing === 1) await recount(handle, generation);
  } catch (error) {
    await handle.transaction?.rollback();
    throw error;
  }
}

async function stage(
  { handle, published, next, inserter, touched, settled, hasWithdrawals, ...writing }: Writing,
  { site, revision, program = '', ...contents }: PublicationChange,
  now = new Date(settled),
): Promise<void> {
  await inserter.settle();
  const first = published === 0 && handle.transaction !== undefined;
  const listed = (['author', 'tag'] as const).filter((kind) => contents[`${kind}s`]);
  const [existing = [], moved = []] = await query(handle, [
    [sql.SUBJECTS_HELD, JSON.stringify(['site', 'section', 'partner', ...listed])],
    first ? [sql.ALL_SCOPES] : [sql.TOUCHED, next],
  ]);
  const edited = moved.map(({ scope }) => integer(scope));
  for (const scope of edited) touched.add(scope);
  const modified = modificationAfter(now.getTime(), writing.modified);
  const subjects = chunks(subjectRows({ site, ...contents }, existing));
  await query(handle, [
    ...[...subjects].map((some): Query => [sql.SUBJECTS_PUT, JSON.stringify(some), modified]),
    ...(first ? [sql.RECOUNT] : [sql.TALLY_BORN, sql.TALLY_DIED]).map((one): Query => [one, next]),
    [sql.LATEST, next, JSON.stringify([...touched])],
    [sql.SUBJECTS_MODIFIED, JSON.stringify(edited), modified],
    [sql.MEDIA_MODIFIED, modified],
    [sql.FLIP, next, revision, encodeSite(site), modified, program],
    ...(hasWithdrawals ? [[sql.FORGET_WITHDRAWN, next] as const] : []),
  ]);
}

async function* existing({ inserter, next }: Writing, database: Handle): AsyncIterable<ExistingArticle> {
  await inserter.settle();
  const after = (last: Row | undefined) => (last ? integer(last.seq) : Number.MIN_SAFE_INTEGER);
  for await (const row of pages(database, (last) => [sql.EXISTING, after(last), next, PAGE]))
    yield { id: String(row.id), hash: String(row.hash), searchable: row.indexed === 1 };
}

/** FTS5 begins with a negative number, and goes on with positive ones. */
async function optimize(database: Handle, steps: number): Promise<void> {
  for (let step = 0; step < steps; step += 1)
    await query(database, [[sql.MERGE, step === 0 ? -MERGED : MERGED]]);
}

async function* pages(handle: Handle, question: (last: Row | undefined) => Query): AsyncIterable<Row> {
  let last: Row | undefined;
  do {
    const [rows = []]: readonly (readonly Row[])[] = await query(handle, [question(last)]);
    yield* rows;
    last = rows.length < PAGE ? undefined : rows.at(-1);
  } while (last !== undefined);
}

async function putMedia(
  handle: Handle,
  media: readonly (SnapshotMedia | Alias)[],
  next: number,
): Promise<boolean> {
  const pathOf = (one: SnapshotMedia | Alias) => ('file' in one ? one.file.path : one.path);
  const filesLast = media.toSorted((a, b) => Number('file' in a) - Number('file' in b));
  const byPath = new Map(filesLast.map((one) => [pathOf(one), one]));
  const removed: string[] = [];
  for await (const { path } of pages(handle, (last) => [sql.MEDIA_HELD, String(last?.path ?? ''), PAGE])) {
    if (!byPath.has(String(path))) removed.push(String(path));
  }
  await changeMedia(handle, new Map([...removed.map((path) => [path, undefined] as const), ...byPath]), next);
  const [rows] = await query(handle, [[sql.MEDIA_MOVED, next]]);
  return rows?.length === 1;
}

async function changeMedia(
  handle: Handle,
  changed: ReadonlyMap<string, SnapshotMedia | Alias | undefined>,
  next: number,
): Promise<void> {
  const removed = [...changed].flatMap(([path, one]) => (one ? [] : [path]));
  const put = [...changed].flatMap(([path, one]) => (one ? [[path, JSON.stringify(one)]] : []));
  for (const some of chunks(removed)) await query(handle, [[sql.MEDIA_GONE, JSON.stringify(some), next]]);
  for (const some of chunks(put)) {
    const rows = JSON.stringify(some);
    await query(handle, [
      [sql.MEDIA_DIE, rows, next],
      [sql.MEDIA_ADD, rows, next],
    ]);
  }
}
