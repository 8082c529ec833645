import { isUnreadable } from '../content/article/parsed.ts';
import type { MediaMemory } from '../content/source/facts.ts';
import { otherFormats } from '../content/source/other-formats.ts';
import { roleOf, siteFile } from '../content/source/role.ts';
import type { Source } from '../content/source/source.ts';
import type { Writer } from '../store/sql/write/writer.ts';
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
import { type FileRecord, shownKey } from './records/file-record.ts';
import { createFileRepository, type FileRepository, type FileRow } from './records/file-repository.ts';
import { withdrawalsOfRemoved } from './removed.ts';
import { createReport, LISTED, type Report, type SyncResult } from './report.ts';
import type { FolderChanges } from './scan-folder.ts';
import type { SyncSession } from './session.ts';
import type { SiteSources } from './site-setting.ts';
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

/** Brings the database up to what the files say, in one transaction. Rejects where the machine or the database fails; then nothing of it is there. */
export async function runSync(
  context: SyncContext,
  changes: FolderChanges,
  { writer, clock, workers, program, collectGarbage, ...options }: RunOptions,
): Promise<Report> {
  const { progress = () => {}, allProblems = false, proposed, forced = proposed?.forced } = options;
  const { handle, location, source, addressed, state, published } = context;
  const most = allProblems ? Number.POSITIVE_INFINITY : LISTED;
  const now = clock();
  await writer.begin({ now });
  try {
    const sync = state.sync + 1;
    const { last } = state;
    const repository = createFileRepository(handle, sync);
    const session = createSession({ handle, repository, writer, sum: state.sum, afresh: last === undefined });
    const before = proposed ? await recordsOf(repository, proposed.edits) : none;
    if (!isCurrent(state)) await renewRecords(session);
    await noteChanges(session, source, changes);
    const sources = await siteSources(context, session);
    const { basis } = sources;
    const general = [...sources.problems.values()].flat();
    if (!basis) {
      await proposed?.settle({
        ...{ usable: false, general, isChanged: false, revision: published.revision },
        others: [],
        stage: async () => undefined,
        files: await proposedFiles(repository, proposed.edits, before, []),
      });
      const further = allProblems
        ? await problemsWithoutSite(repository, context)
        : { problems: [], skipped: [] };
      const result: SyncResult = {
        ...{ changed: false, usable: false, retained: sources.retained, skipped: further.skipped },
        problems: [...general, ...(changes.refused ?? []), ...further.problems],
      };
      // While what was found out about files is still there to be told.
      const report = await createReport(result, repository, most);
      await writer.abandon();
      return report;
    }
    if (changes.changed.includes(siteFile)) {
      session.targets.addEverything();
      session.addresses.addEverything();
    }
    const media: MediaMemory = new Map();
    const {
      setting,
      problems,
      context: read,
      overlooked,
    } = await ingest({
      ...{
        session,
        source,
        media,
        now: now.getTime(),
        sources: { ...sources, basis },
        workers,
        progress,
        collectGarbage,
        forced,
      },
      ...{
        contextBefore: last?.context,
        sectionsBefore: last?.sections ?? [],
        showsBefore: last?.shows ?? [],
      },
    });
    await readAgain(session, setting.unread);
    await leaveOutUnlinked(session);
    await dropUnlinked(handle);
    if (proposed) {
      const records = proposed.edits.flatMap(({ file, bytes }) => (bytes ? [] : (before.get(file) ?? [])));
      for (const one of await withdrawalsOfRemoved(records, { handle, site: setting.site, now }))
        session.leave(one);
    }
    await session.finish();
    collectGarbage();
    const { sections } = setting.context;
    const links: LinkContext = { source, basis, media, sections, now: now.getTime() };
    const result = await publish({
      ...{ session, writer, setting, links, last, published, program },
    });
    const further = allProblems ? await furtherProblems(repository, links, setting.context) : [];
    const all = [...general, ...problems, ...result.problems, ...further];
    const latest: LastSync = {
      ...{ problems: all, refused: changes.refused ?? last?.refused ?? [], retained: sources.retained },
      ...{ context: read, site: setting.site.hash, language: setting.site.language, ...result.last },
      ...{ shows: setting.shows, sections: sectionsIn(setting) },
    };
    const origin = originOf(location, overriding(basis.fields.url, addressed));
    await writeState(handle, origin, { sync, sum: session.sum, mounts: changes.mounts ?? [], last: latest });
    if (proposed) {
      const { publication } = result;
      const more = await furtherProblems(
        repository,
        links,
        setting.context,
        proposed.edits.map(({ file }) => file),
      );
      const stamps = await proposed.settle({
        ...{ usable: true, isChanged: publication !== undefined, overlooked },
        others: await problemsOfOthers(session, proposed.edits),
        async stage() {
          if (publication) await writer.stage(publication, clock());
          return stagedCollection(handle);
        },
        general: [...general, ...problems, ...result.problems],
        revision: publication?.revision ?? published.revision,
        files: await proposedFiles(repository, proposed.edits, before, more),
      });
      if (stamps === undefined) {
        await writer.abandon();
        return proposedReport;
      }
      await noteStamps(handle, stamps);
    }
    if (result.publication) await writer.publish(result.publication, clock());
    else await writer.close();
    const found: SyncResult = {
      ...{ changed: result.publication !== undefined, usable: true, retained: latest.retained, overlooked },
      problems: [...latest.refused, ...latest.problems],
    };
    return proposed ? proposedReport : await createReport(found, repository, most);
  } catch (error) {
    await writer.abandon();
    throw error;
  }
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
