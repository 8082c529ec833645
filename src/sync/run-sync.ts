import { isUnreadable } from '../content/article/parsed.ts';
import type { Problem } from '../content/problems/problem.ts';
import type { MediaMemory } from '../content/source/facts.ts';
import { otherFormats } from '../content/source/other-formats.ts';
import { roleOf, siteFile } from '../content/source/role.ts';
import type { Source } from '../content/source/source.ts';
import type { PublicationChange, Writer } from '../store/sql/write/writer.ts';
import { createSession } from './create-session.ts';
import { furtherProblems, problemsWithoutSite } from './further-problems.ts';
import { ingest, sectionsIn } from './ingest/ingest.ts';
import { leaveOutUnlinked } from './ingest/mark-again.ts';
import { HOW, type Progress, tasksFor } from './ingest/task-marks.ts';
import type { LinkContext } from './library.ts';
import { originOf, overriding } from './origin.ts';
import {
  noteStamps,
  type ProposedEdits,
  problemsOfOthers,
  proposedFiles,
  stagedCollection,
} from './proposal.ts';
import { publish } from './publication/publish.ts';
import { unknownNames } from './publication/unknown-names.ts';
import { type FileRecord, shownKey } from './records/file-record.ts';
import { createFileRepository, type FileRepository, type FileRow } from './records/file-repository.ts';
import { withdrawalsOfRemoved } from './removed.ts';
import { createReport, type Report, type SyncResult } from './report.ts';
import type { FolderChanges } from './scan-folder.ts';
import type { SyncSession } from './session.ts';
import type { SiteSources, UsableSources } from './site-setting.ts';
import { readSiteSources } from './site-sources.ts';
import type { ParseWorkers } from './source/parse-pool.ts';
import { isCurrent, type LastSync, type SyncContext, writeState } from './sync-state.ts';
import { dropUnlinked } from './unlinked.ts';

export type RunOptions = {
  readonly writer: Writer;
  readonly clock: () => Date;
  readonly workers: ParseWorkers | undefined;
  /** Hash of the program: another may write other bytes for the same collection. */
  readonly program: string;
  /** Called now and then, as much passes through memory. */
  readonly collectGarbage: () => void;
  readonly progress?: Progress | undefined;
  /** Whether every problem of every file is named. */
  readonly allProblems?: boolean;
  /** The file that is taken in although it is a draft or has errors. */
  readonly forced?: string | undefined;
  /** The files that change are edits that are not made yet. */
  readonly proposed?: ProposedEdits | undefined;
};

/** What the steps of one sync have in common. */
type Run = {
  readonly context: SyncContext;
  readonly changes: FolderChanges;
  readonly options: RunOptions;
  readonly session: SyncSession;
  readonly now: Date;
  /** What was known of proposed edits' files. */
  readonly before: ReadonlyMap<string, FileRecord>;
  readonly sources: SiteSources;
  /** What is wrong with the site and its sections. */
  readonly general: readonly Problem[];
};

/** Brings the database up to what the files say, in one transaction. Rejects where the machine or the database fails; then nothing of it is there. */
export async function runSync(
  context: SyncContext,
  changes: FolderChanges,
  options: RunOptions,
): Promise<Report> {
  const { writer, clock, proposed } = options;
  const { handle, source, state } = context;
  const now = clock();
  await writer.begin({ now });
  try {
    const repository = createFileRepository(handle, state.sync + 1);
    const afresh = state.last === undefined;
    const session = createSession({ handle, repository, writer, sum: state.sum, afresh });
    const before = proposed ? await recordsOf(repository, proposed.edits) : none;
    if (!isCurrent(state)) await renewRecords(session);
    await noteChanges(session, source, changes);
    const sources = await siteSources(context, session);
    const general = [...sources.problems.values()].flat();
    const run = { context, changes, options, session, now, before, sources, general };
    const { basis } = sources;
    return await (basis ? syncCollection(run, { ...sources, basis }) : refuseCollection(run));
  } catch (error) {
    await writer.abandon();
    throw error;
  }
}

/** Where there is no site, nothing changes. */
async function refuseCollection({
  context,
  changes,
  options,
  session,
  before,
  ...run
}: Run): Promise<Report> {
  const { repository } = session;
  const { writer, proposed, allProblems } = options;
  const { general, sources } = run;
  await proposed?.settle({
    ...{ usable: false, general, isChanged: false, revision: context.published.revision },
    others: [],
    stage: async () => undefined,
    files: await proposedFiles(repository, proposed.edits, before, []),
  });
  const { problems, skipped } = allProblems
    ? await problemsWithoutSite(repository, context)
    : { problems: [], skipped: [] };
  const result: SyncResult = {
    ...{ changed: false, usable: false, retained: sources.retained, skipped },
    problems: [...general, ...(changes.refused ?? []), ...problems],
  };
  // While what was found out about files is still there to be told.
  const report = await createReport(result, repository, allProblems);
  await writer.abandon();
  return report;
}

async function syncCollection(run: Run, sources: UsableSources): Promise<Report> {
  const { context, changes, options, session, general } = run;
  const { writer, clock, program, proposed, allProblems } = options;
  const { state, published, handle, location, addressed } = context;
  const { repository } = session;
  const { last } = state;
  const { retained, basis } = sources;
  const taken = await ingestChanges(run, sources);
  const { setting, links, overlooked } = taken;
  const result = await publish({ session, writer, setting, links, last, published, program });
  const { publication } = result;
  const problems = [...general, ...taken.problems, ...result.problems];
  const names = await unknownNames(repository, sources);
  const further = allProblems ? await furtherProblems(repository, links, setting.context) : [];
  const { hash: site, language } = setting.site;
  const latest: LastSync = {
    ...{
      problems: [...problems, ...names, ...further],
      refused: changes.refused ?? last?.refused ?? [],
      retained,
    },
    ...{ context: taken.context, site, language, ...result.last },
    ...{ shows: setting.shows, sections: sectionsIn(setting) },
  };
  const origin = originOf(location, overriding(basis.fields.url, addressed));
  const { mounts = [] } = changes;
  const next = { sync: state.sync + 1, sum: session.sum, clock: run.now.getTime() };
  await writeState(handle, origin, { ...next, mounts, last: latest });
  if (proposed && !(await settleEdits(run, proposed, { ...taken, problems, publication }))) {
    await writer.abandon();
    return proposedReport;
  }
  if (publication) await writer.publish(publication, clock());
  else await writer.close();
  if (proposed) return proposedReport;
  const found: SyncResult = {
    ...{ changed: publication !== undefined, usable: true, retained, overlooked },
    problems: [...latest.refused, ...latest.problems],
  };
  return await createReport(found, repository, allProblems);
}

/** Takes in what has changed, so that the store holds it. */
async function ingestChanges(
  { context, changes, options, session, now, before }: Run,
  sources: UsableSources,
) {
  const { handle, source, state } = context;
  const { workers, collectGarbage, progress = () => {}, proposed, forced = proposed?.forced } = options;
  const { last } = state;
  if (changes.changed.includes(siteFile)) {
    session.targets.addEverything();
    session.addresses.addEverything();
  }
  const media: MediaMemory = new Map();
  const common = { source, media, now: now.getTime() };
  const taken = await ingest({
    ...{ ...common, session, sources, workers, progress, collectGarbage, forced },
    ...{ contextBefore: last?.context, sectionsBefore: last?.sections ?? [], showsBefore: last?.shows ?? [] },
  });
  const { site, unread, context: rendering } = taken.setting;
  await readAgain(session, unread);
  await leaveOutUnlinked(session);
  await dropUnlinked(handle);
  const removed = proposed?.edits.flatMap(({ file, bytes }) => (bytes ? [] : (before.get(file) ?? [])));
  if (removed)
    for (const one of await withdrawalsOfRemoved(removed, { handle, site, now })) session.leave(one);
  await session.finish();
  collectGarbage();
  const links: LinkContext = { ...common, basis: sources.basis, sections: rendering.sections };
  return { ...taken, links };
}

type Outcome = Pick<
  Awaited<ReturnType<typeof ingestChanges>>,
  'setting' | 'links' | 'overlooked' | 'problems'
> & {
  readonly publication?: PublicationChange | undefined;
};

/** Has proposed edits made; false: they are not to be published after all. */
async function settleEdits(
  { context, options, session, before }: Run,
  { edits, settle }: ProposedEdits,
  { setting, links, overlooked, problems, publication }: Outcome,
): Promise<boolean> {
  const { handle, published } = context;
  const { repository } = session;
  const files = edits.map(({ file }) => file);
  const more = await furtherProblems(repository, links, setting.context, files);
  const stamps = await settle({
    ...{ usable: true, isChanged: publication !== undefined, overlooked, general: problems },
    others: await problemsOfOthers(session, edits),
    async stage() {
      if (publication) await options.writer.stage(publication, options.clock());
      return stagedCollection(handle);
    },
    revision: publication?.revision ?? published.revision,
    files: await proposedFiles(repository, edits, before, more),
  });
  if (stamps) await noteStamps(handle, stamps);
  return stamps !== undefined;
}

/** Whoever proposes edits is told of them alone. */
const proposedReport: Report = {
  ...{ usable: true, changed: false, problems: [], skipped: [], retained: [] },
  more: { errors: 0, warnings: 0 },
};

const none: ReadonlyMap<string, FileRecord> = new Map();

async function recordsOf(
  { rows }: FileRepository,
  edits: ProposedEdits['edits'],
): Promise<ReadonlyMap<string, FileRecord>> {
  const found = await rows(edits.map(({ file }) => file));
  return new Map([...found].map(([file, { record }]) => [file, record]));
}

/** Files noted together. */
const atOnce = 500;

type Change = readonly [file: string, record: FileRecord | undefined];

/** Takes note of what has gone and of files that are not articles, and marks the articles that are to be read. */
async function noteChanges(
  session: SyncSession,
  source: Source,
  { changed, added, removed, due = [] }: FolderChanges,
): Promise<void> {
  const { repository } = session;
  const inTurn = async (
    files: readonly string[],
    note: (file: string, row: FileRow | undefined) => readonly Change[],
  ) => {
    for (let at = 0; at < files.length; at += atOnce) {
      const some = files.slice(at, at + atOnce);
      const rows = await repository.rows(some);
      await session.put(
        some.flatMap((file) => note(file, rows.get(file))),
        rows,
      );
      const articles = some.filter((file) => roleOf(file) === 'article');
      if (files !== removed) await repository.addKeys(tasksFor(articles, null));
      // Those that show it are rendered again, even where their sources are the same.
      const shown = some.filter((file) => rows.get(file)?.record.facts);
      const showing = await repository.holders('show', shown.map(shownKey));
      await repository.addKeys(
        tasksFor(
          showing.map(({ file }) => file),
          'anyway',
        ),
      );
    }
  };
  await repository.addKeys(tasksFor(due, HOW.forced));
  await inTurn(removed, (file) => [[file, undefined]]);
  await inTurn(added, (file) => [[file, { stamp: '', unread: true }]]);
  await inTurn(changed, (file, row) => {
    if (roleOf(file) === 'article') return row ? [] : [[file, { stamp: '', unread: true }]];
    const now = source.stat(file);
    if ('kind' in now) return [];
    const problems = roleOf(file) === 'file' ? otherFormats([source.at(file)]) : undefined;
    return [[file, { stamp: now.stamp, fields: row?.record.fields, problems }]];
  });
}

/** What site.yaml and the `_index.md` files say, noted as what they last said when they were right. */
async function siteSources(
  { source, addressed, parsed }: SyncContext,
  session: SyncSession,
): Promise<SiteSources> {
  const { repository } = session;
  const indexes: string[] = [];
  for (let page = await repository.page('section', ''); page.length > 0; ) {
    indexes.push(...page.map(({ file }) => file));
    page = await repository.page('section', indexes.at(-1) ?? '');
  }
  const rows = await repository.rows([siteFile, 'site.yml', ...indexes]);
  const sources = readSiteSources({
    site: rows.has(siteFile) ? source.at(siteFile) : undefined,
    isMisnamed: rows.has('site.yml'),
    indexes: indexes.toSorted().map(source.at),
    addressed,
    lastRight: (file) => rows.get(file)?.record.fields,
    memory: parsed,
  });
  const changed = [...rows.values()].flatMap(({ file, record }): readonly Change[] => {
    const stamp = isUnreadable(sources.problems.get(file) ?? []) ? '' : record.stamp;
    const fields = sources.fields.has(file) ? sources.fields.get(file) : record.fields;
    const isSame = stamp === record.stamp && JSON.stringify(fields) === JSON.stringify(record.fields);
    return isSame ? [] : [[file, { ...record, stamp, fields }]];
  });
  if (changed.length > 0) await session.put(changed, rows);
  return sources;
}

/** Has files read again at the next look, whatever they look like. */
async function readAgain({ repository, put }: SyncSession, files: readonly string[]): Promise<void> {
  const rows = await repository.rows(files);
  await put(
    [...rows.values()].map(({ file, record }): Change => [file, { ...record, stamp: '' }]),
    rows,
  );
}

/** Writes every record again in this program's form. */
async function renewRecords(session: SyncSession): Promise<void> {
  for await (const rows of session.repository.all())
    await session.put(
      rows.map(({ file, record }): Change => [file, record]),
      new Map(),
    );
}
