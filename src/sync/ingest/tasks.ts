import type { Overlooked, ParsedArticle, Task, Withheld } from '../../content/article/parsed-article.ts';
import type { FolderContext, RenderContext } from '../../content/site/render-context.ts';
import type { MediaMemory } from '../../content/source/facts.ts';
import type { FileStat, Source } from '../../content/source/source.ts';
import type { LinkContext } from '../library.ts';
import { type ResolvedLinks, resolveLinks } from '../links.ts';
import { filesShown, mediaTwins, twinsAmong } from '../publication/media-owners.ts';
import { joinedTranslations } from '../publication/translations.ts';
import type { FileRow, Holder } from '../records/file-repository.ts';
import { withheldFrom } from '../rights.ts';
import type { SyncSession } from '../session.ts';
import type { UsableSources } from '../site-setting.ts';
import { type ParseWorkers, parseAll } from '../source/parse-pool.ts';
import { type ParsedFile, storeFiles } from '../store-files.ts';
import type { LastSync } from '../sync-state.ts';
import { batch, HOW, type Progress, tasksFor } from './task-marks.ts';

/** What reading marked files takes. */
export type IngestOptions = {
  readonly session: SyncSession;
  readonly source: Source;
  readonly media: MediaMemory;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly sources: UsableSources;
  /** The key of what all articles were last read in; absent where they may have been read in different ones. */
  readonly contextBefore: string | undefined;
  readonly sectionsBefore: LastSync['sections'];
  /** Files that the site or a section showed when it was published last. */
  readonly showsBefore: readonly string[];
  readonly workers: ParseWorkers | undefined;
  readonly progress: Progress;
  readonly collectGarbage: () => void;
  /** The file that is taken in although it is a draft or has errors. */
  readonly forced?: string | undefined;
};

/** What one reading of the marked files takes from the site. */
export type ReadContext = {
  readonly context: RenderContext;
  readonly folderContext: FolderContext;
  readonly links: LinkContext;
  /** Files that the site or a section shows. */
  readonly always: ReadonlySet<string>;
  /** Told what would have kept out the file that is taken in anyway. */
  readonly overlook: (found: Overlooked | undefined) => void;
  /** How many files there are to read, where that is to be told. */
  readonly expected?: number;
};

/** A file that was sent to be parsed, with what it was sent with. */
type Sent = Omit<ParsedFile, 'article' | 'context'> & { readonly file: string; readonly naming: boolean };

/** Reads the files that are marked, and takes in what they say. */
export async function readTasks(
  options: IngestOptions,
  { context, folderContext, links, always, expected, overlook }: ReadContext,
): Promise<void> {
  const { session, progress, collectGarbage } = options;
  const sent: Sent[] = [];
  let done = 0;
  let parsed: ParsedArticle[] = [];
  const total = expected ?? (await session.repository.count('task'));
  const store = async () => {
    const files = parsed.map((article): ParsedFile => {
      const { naming = false, stamp = '', links, withheld = [], translations } = sent.shift() ?? {};
      const context = folderContext.of(article.file, article.entry?.naming ?? naming);
      return { article, stamp, links, withheld, translations, context };
    });
    parsed = [];
    await storeFiles(session, { ...links, always }, files);
    await session.repository.removeKeys(
      tasksFor(
        files.map(({ article }) => article.file),
        null,
      ),
    );
    done += files.length;
    if (done % 500 < batch) collectGarbage();
    if (expected !== undefined) progress(done, expected);
  };
  if (expected !== undefined) progress(0, expected);
  const words = total <= searchableAtOnce;
  const { source, workers } = options;
  const wanted = tasks(options, { folderContext, links, always, words, sent });
  for await (const one of parseAll({ source, context, expected: total, workers }, wanted)) {
    parsed.push(one);
    if (one.file === options.forced && !one.same) overlook(one.overlooked);
    if (parsed.length === batch) await store();
  }
  if (parsed.length > 0) await store();
}

/** Up to this many articles are made searchable at once; more than that, later. */
const searchableAtOnce = 200;

type Sending = Pick<ReadContext, 'folderContext' | 'links' | 'always'> & {
  /** Whether search's words are wanted. */
  readonly words: boolean;
  readonly sent: Sent[];
};

/** The files that are marked, some at a time, with what parsing them needs; looked up as they are wanted. */
async function* tasks(options: IngestOptions, sending: Sending): AsyncIterable<readonly Task[]> {
  const { session, source } = options;
  const { repository } = session;
  for (let after = ''; ; ) {
    const page = await repository.page('task', after, batch);
    if (page.length === 0) return;
    after = page.at(-1)?.file ?? after;
    const rows = await repository.rows(page.map(({ file }) => file));
    const needs = await needsOf(session, sending, page, rows);
    const list: Task[] = [];
    const removed: string[] = [];
    for (const marked of page) {
      const stat = source.stat(marked.file);
      // Of what cannot be told, reading it says why.
      if ('kind' in stat && stat.kind !== 'unreadable') removed.push(marked.file);
      else {
        const known = 'kind' in stat ? { stamp: '', size: 0 } : stat;
        list.push(taskOf(options, sending, needs, { ...marked, ...known, row: rows.get(marked.file) }));
      }
    }
    await forget(session, removed, rows);
    if (list.length > 0) yield list;
  }
}

/** What marked files take from others, as far as it is known. */
async function needsOf(
  session: SyncSession,
  { links, always }: Sending,
  page: readonly Holder[],
  rows: ReadonlyMap<string, FileRow>,
) {
  const { repository } = session;
  const linksOf = await linksWanted(session, links, page, rows);
  const withheldOf = await picturesWithheld(session, rows);
  const files = page.map(({ file }) => file);
  const translations = await joinedTranslations(repository, files, rows);
  const shown = [...rows.values()].flatMap(({ record: { article } }) => (article ? filesShown(article) : []));
  return { linksOf, withheldOf, translations, twins: await mediaTwins(repository, shown, always) };
}

type Marked = Holder & FileStat & { readonly row: FileRow | undefined };

/** Notes with what a file is sent, and makes its task. */
function taskOf(
  { now, forced }: IngestOptions,
  { folderContext, words, sent }: Sending,
  { linksOf, withheldOf, translations: joined, twins }: Awaited<ReturnType<typeof needsOf>>,
  { file, value: how, stamp, size, row }: Marked,
): Task {
  const { record } = row ?? {};
  const naming = record?.article?.naming ?? false;
  const [links, withheld, translations] = [linksOf.get(file), withheldOf(file), joined.of(file)];
  const isSame =
    record?.context === folderContext.of(file, naming) &&
    !record.retained &&
    how === null &&
    size > 0 &&
    file !== forced;
  sent.push({ file, stamp: stamp || (record?.stamp ?? ''), naming, links, withheld, translations });
  return {
    ...{ file, size, words, withheld, translations, now, forced: file === forced },
    sourceHash: isSame ? record.source : undefined,
    resolvedLinks: links?.resolved,
    twins: record?.article && twinsAmong(twins, filesShown(record.article)),
  };
}

/** Files that have gone since they were seen; those that were never read are as if they had never been. */
async function forget(
  session: SyncSession,
  removed: readonly string[],
  rows: ReadonlyMap<string, FileRow>,
): Promise<void> {
  if (removed.length === 0) return;
  await session.repository.removeKeys(tasksFor(removed, null));
  const unread = removed.filter((file) => rows.get(file)?.record.unread);
  await session.put(
    unread.map((file) => [file, undefined] as const),
    rows,
  );
}

/** Where the links of those lead that are to be read with them. */
async function linksWanted(
  { repository }: SyncSession,
  links: LinkContext,
  page: readonly { readonly file: string; readonly value: string | null }[],
  rows: ReadonlyMap<string, FileRow>,
): Promise<ReadonlyMap<string, ResolvedLinks>> {
  const tasksOf = page.flatMap(({ file, value }) => {
    const { article } = rows.get(file)?.record ?? {};
    return value === HOW.linked ? [{ file, links: article?.links ?? [], shown: article?.shown }] : [];
  });
  const found = tasksOf.length === 0 ? [] : await resolveLinks(repository, links, tasksOf);
  return new Map(
    tasksOf.flatMap(({ file }, index) => {
      const one = found[index];
      return one ? [[file, one]] : [];
    }),
  );
}

/** What others withhold of the pictures that articles show, as far as is known of them. */
export const picturesWithheld = (
  { repository }: SyncSession,
  rows: ReadonlyMap<string, FileRow>,
): Promise<(file: string) => readonly Withheld[]> =>
  withheldFrom(
    repository,
    new Map([...rows].map(([file, { record }]) => [file, record.article?.pictures ?? []])),
  );
