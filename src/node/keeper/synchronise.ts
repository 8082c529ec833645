import { join } from 'node:path';
import type { Handle } from '../../collection/sql/handle.ts';
import { createWriter, type SourceFile } from '../../collection/sql/writer.ts';
import { createTidying } from '../../content/garbage.ts';
import type { GatherThreads } from '../../content/gather-threads.ts';
import type { MediaMemory } from '../../content/media-file.ts';
import type { ParsedMemory } from '../../content/parsed.ts';
import type { Problem } from '../../content/problem.ts';
import { roleOf, siteFile } from '../../content/role.ts';
import { bring } from './bring.ts';
import { toRow } from './known.ts';
import type { Memory } from './memory.ts';
import { type Addressed, originOf, originRow, overriding, type Standing } from './origin.ts';
import { type Published, publish } from './publish.ts';
import { createSession, type Session, type Spooled } from './session.ts';
import { read, type Said } from './setting.ts';
import { createSpool } from './spool.ts';

/** A file as it is on disk. */
export type Seen = { readonly file: string; readonly stamp: string; readonly size: number };

/** What is to be brought up to date. */
export type Change = { readonly changed: readonly Seen[]; readonly gone: readonly string[] };

/** What one collection keeps from one sync to the next. */
export type Keeping = {
  readonly handle: Handle;
  readonly root: string;
  readonly addressed: Addressed;
  readonly memory: Memory;
  readonly parsed: ParsedMemory;
  readonly media: MediaMemory;
  /** What is wrong with articles among the others, by file. */
  readonly joined: Map<string, readonly Problem[]>;
  readonly spool: string | undefined;
  /** What readers see; '' before the first publication. */
  readonly revision: string;
  /** How things stood after the last time; absent where it was of another folder, or there was none. */
  standing?: Standing;
  /** The key of what all articles were last read in; absent where they may have been read in different ones. */
  around?: string | undefined;
  /** What was published last by this process. */
  last?: Published;
};

export type Result = {
  /** Whether anything is served differently than before. */
  readonly changed: boolean;
  /** False: site.yaml cannot be used, and never could. */
  readonly usable: boolean;
  /** What is wrong with the site, its sections and their files. */
  readonly problems: readonly Problem[];
  /** site.yaml and `_index.md` files that stand as they last were right. */
  readonly kept: readonly string[];
};

export type Synchronising = {
  readonly now: Date;
  readonly threads: GatherThreads;
  readonly progress?: Progress | undefined;
};

export type Progress = (done: number, of: number) => void;

/** Brings the database up to what the files say, in one transaction. Rejects where the machine or the database fails; then nothing of it is there. */
export async function synchronise(
  keeping: Keeping,
  change: Change,
  { now, threads, progress = () => {} }: Synchronising,
): Promise<Result> {
  const { handle, memory } = keeping;
  const tidy = createTidying();
  const writer = await createWriter(handle);
  await writer.begin({ now });
  const spool = createSpool<Spooled>(keeping.spool);
  try {
    const session = createSession(memory, writer, spool);
    for (const file of change.gone) session.set(file, undefined);
    const articles = note(change.changed, keeping, session);
    const said = saidBy(keeping, session);
    if (!said.basis) {
      await writer.abandon();
      return { changed: false, usable: false, problems: [...said.problems.values()].flat(), kept: said.kept };
    }
    const { setting, problems } = await bring({
      keeping,
      session,
      said: { ...said, basis: said.basis },
      tidy,
      articles,
      threads,
      progress,
    });
    await session.finish();
    tidy();
    const published = await publish({ keeping, session, writer, setting });
    const general = [...[...said.problems.values()].flat(), ...problems, ...published.problems];
    const standing: Standing = { problems: general, joined: [...keeping.joined], kept: said.kept };
    const url = overriding(said.basis.fields.url, keeping.addressed);
    await writer.putFiles([originRow(originOf(keeping.root, url), standing)]);
    for (const rows of rowsOf(session, memory)) {
      await writer.putFiles(rows);
      tidy();
    }
    await writer.dropFiles([...session.before.keys()].filter((file) => !memory.files.has(file)));
    if (published.publication) await writer.publish(published.publication);
    else await writer.close();
    keeping.last = published.last;
    keeping.standing = standing;
    return { changed: published.publication !== undefined, usable: true, problems: general, kept: said.kept };
  } catch (error) {
    await writer.abandon();
    throw error;
  } finally {
    spool.close();
  }
}

/** What is to be kept of the files that were touched, some at a time. */
function* rowsOf({ before }: Session, { files }: Memory): Generator<readonly SourceFile[]> {
  let rows: SourceFile[] = [];
  for (const file of before.keys()) {
    const known = files.get(file);
    if (known) rows.push(toRow(file, known));
    if (rows.length < 1_000) continue;
    yield rows;
    rows = [];
  }
  yield rows;
}

/** Takes note of files that are not articles, and tells which articles are to be read. */
function note(changed: readonly Seen[], { memory }: Keeping, session: Session): ReadonlyMap<string, Seen> {
  const articles = new Map<string, Seen>();
  const reshown = new Set<string>();
  for (const seen of changed) {
    const { file, stamp } = seen;
    if (roleOf(file) === 'article') {
      articles.set(file, seen);
      // So that links may lead to it before it has been read.
      if (!memory.files.has(file)) session.set(file, { stamp: '' });
      continue;
    }
    const before = memory.files.get(file);
    if (before?.facts) reshown.add(file);
    session.set(file, { stamp, ...(before?.fields !== undefined && { fields: before.fields }) });
  }
  for (const [file, before] of session.before)
    if (before?.facts && !memory.files.has(file)) reshown.add(file);
  if (reshown.size > 0)
    for (const [file, { article }] of memory.files)
      if (article?.shows.some((name) => reshown.has(name))) articles.set(file, { file, stamp: '', size: 0 });
  return articles;
}

function saidBy({ memory, root, addressed, parsed }: Keeping, session: Session): Said {
  const found = (file: string) => ({ file, absolute: join(root, file) });
  const indexes = [...memory.indexes].toSorted();
  const said = read({
    site: memory.files.has(siteFile) ? found(siteFile) : undefined,
    indexes: indexes.map(found),
    addressed,
    lastRight: (file) => memory.files.get(file)?.fields,
    memory: parsed,
  });
  for (const [file, fields] of said.fields) {
    const known = memory.files.get(file);
    if (known && JSON.stringify(known.fields) !== JSON.stringify(fields))
      session.set(file, { ...known, fields });
  }
  return said;
}
