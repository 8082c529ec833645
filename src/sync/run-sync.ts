import { join } from 'node:path';
import type { Overlooked } from '../content/article/parse-article.ts';
import { isUnreadable, type ParsedMemory } from '../content/article/parsed.ts';
import type { Problem } from '../content/problems/problem.ts';
import type { MediaMemory } from '../content/source/media-file.ts';
import { roleOf, siteFile } from '../content/source/role.ts';
import { createTidying, roomFor } from '../content/threads/garbage.ts';
import type { GatherThreads } from '../content/threads/parse-threads.ts';
import { createSpool } from '../runtime/node/disk-map.ts';
import type { SqliteHandle } from '../runtime/node/sqlite.ts';
import { createWriter } from '../store/sql/write/writer.ts';
import type { Known } from './file-record.ts';
import { furtherProblems, withoutSite } from './further-problems.ts';
import { bring } from './ingest.ts';
import type { Memory } from './memory.ts';
import { type Addressed, originOf, overriding, type Standing, writeStanding } from './origin.ts';
import { type Published, publish } from './publish.ts';
import { createSession, type Session, type Spooled } from './session.ts';
import { read, type Said } from './site-sources.ts';

/** A file as it is on disk. */
export type Seen = {
  readonly file: string;
  readonly stamp: string;
  readonly size: number;
};

/** What is to be brought up to date. */
export type Change = {
  readonly changed: readonly Seen[];
  /** Articles of which nothing is known; looked at when they are read, as there may be very many. */
  readonly fresh: readonly string[];
  readonly gone: readonly string[];
};

/** What one collection keeps from one sync to the next. */
export type Keeping = {
  readonly handle: SqliteHandle;
  /** The content folder as it is named, and where that leads. */
  readonly dir: string;
  readonly root: string;
  readonly addressed: Addressed;
  readonly memory: Memory;
  readonly parsed: ParsedMemory;
  readonly media: MediaMemory;
  /** What is wrong with articles among the others, by file. */
  readonly joined: Map<string, readonly Problem[]>;
  readonly spool: string | undefined;
  /** Whether every problem of every file is named. */
  readonly allProblems: boolean;
  /** The file that is taken in although it is a draft or has errors. */
  readonly anyway?: string | undefined;
  /** What would have kept it out. */
  overlooked?: Overlooked | undefined;
  /** What readers see; '' before the first publication. */
  readonly revision: string;
  /** Which program's answers they see. */
  readonly program: string;
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
  /** Articles left out because the site cannot be used. */
  readonly skipped?: readonly string[];
};

export type Synchronising = {
  readonly clock: () => Date;
  readonly threads: GatherThreads;
  readonly progress?: Progress | undefined;
};

export type Progress = (done: number, of: number) => void;

/** Brings the database up to what the files say, in one transaction. Rejects where the machine or the database fails; then nothing of it is there. */
export async function synchronise(
  keeping: Keeping,
  change: Change,
  { clock, threads, progress = () => {} }: Synchronising,
): Promise<Result> {
  const { handle, memory } = keeping;
  const tidy = createTidying(roomFor(change.changed.length + change.fresh.length));
  const writer = await createWriter(handle);
  await writer.begin({ now: clock() });
  const articles = createSpool<Spooled>(keeping.spool);
  const before = createSpool<Known>(keeping.spool && `${keeping.spool}-before`);
  try {
    const session = createSession(memory, writer, { articles, before });
    const changed = note(change, keeping, session);
    const said = saidBy(keeping, session);
    if (!said.basis) {
      const of = keeping.allProblems ? withoutSite(keeping) : { problems: [], skipped: [] };
      await writer.abandon();
      return {
        ...{ changed: false, usable: false, kept: said.kept, skipped: of.skipped },
        problems: [...[...said.problems.values()].flat(), ...of.problems],
      };
    }
    const { setting, problems } = await bring({
      keeping,
      session,
      said: { ...said, basis: said.basis },
      tidy,
      writer,
      articles: changed,
      threads,
      progress,
    });
    await session.finish();
    tidy();
    const published = await publish({ keeping, session, writer, setting });
    const further = keeping.allProblems ? await furtherProblems(keeping, setting.scene) : [];
    const general = [...[...said.problems.values()].flat(), ...problems, ...published.problems, ...further];
    const { around } = keeping;
    const standing: Standing = {
      ...{ problems: general, joined: [...keeping.joined], kept: said.kept },
      ...(around !== undefined && { around }),
    };
    const url = overriding(said.basis.fields.url, keeping.addressed);
    await writeStanding(handle, originOf(keeping.dir, url), standing);
    memory.settle();
    if (published.publication) await writer.publish(published.publication, clock());
    else await writer.close();
    keeping.last = published.last;
    keeping.standing = standing;
    return { changed: published.publication !== undefined, usable: true, problems: general, kept: said.kept };
  } catch (error) {
    await writer.abandon();
    throw error;
  } finally {
    articles.close();
    before.close();
  }
}

/** Takes note of what has gone and of files that are not articles, and tells which articles are to be read. */
function note(
  { changed, fresh, gone }: Change,
  { memory }: Keeping,
  session: Session,
): ReadonlyMap<string, Seen> {
  const articles = new Map<string, Seen>();
  const reshown = new Set<string>();
  for (const file of gone) {
    if (memory.get(file)?.facts) reshown.add(file);
    session.set(file, undefined);
  }
  for (const file of fresh) session.expect(file);
  for (const seen of changed) {
    const { file, stamp } = seen;
    if (roleOf(file) === 'article') {
      articles.set(file, seen);
      if (!memory.has(file)) session.expect(file);
      continue;
    }
    const before = memory.get(file);
    if (before?.facts) reshown.add(file);
    session.set(file, { stamp, ...(before?.fields !== undefined && { fields: before.fields }) });
  }
  if (reshown.size > 0)
    for (const [file, { shows }] of memory.showing)
      if (shows.some((name) => reshown.has(name)))
        articles.set(file, { file, stamp: articles.get(file)?.stamp ?? '', size: 0 });
  return articles;
}

function saidBy({ memory, root, addressed, parsed }: Keeping, session: Session): Said {
  const found = (file: string) => ({ file, absolute: join(root, file) });
  const indexes = [...memory.indexes].toSorted();
  const said = read({
    site: memory.has(siteFile) ? found(siteFile) : undefined,
    isMisnamed: memory.has('site.yml'),
    indexes: indexes.map(found),
    addressed,
    lastRight: (file) => memory.get(file)?.fields,
    memory: parsed,
  });
  for (const [file, problems] of said.problems) {
    const known = memory.get(file);
    if (known && isUnreadable(problems)) session.set(file, { ...known, stamp: '' });
  }
  for (const [file, fields] of said.fields) {
    const known = memory.get(file);
    if (known && JSON.stringify(known.fields) !== JSON.stringify(fields))
      session.set(file, { ...known, fields });
  }
  return said;
}
