import type { Overlooked, ParsedArticle, Task } from '../content/article/parse-article.ts';
import type { FolderContext, RenderContext } from '../content/site/render-context.ts';
import type { ListKind } from '../content/site/served.ts';
import type { Withheld } from '../content/site/withheld.ts';
import { type MediaMemory, mediaPath } from '../content/source/media-file.ts';
import type { Source } from '../content/source/source.ts';
import { type ArticleRecord, CLAIM, contextKey, type FileRecord, type Key, listKey } from './file-record.ts';
import { END, type FileKey, type FileRow } from './file-repository.ts';
import { type LinkContext, libraryOf, type ResolvedLinks, resolveLinks, sectionKeys } from './links.ts';
import { withLookups } from './lookups.ts';
import { articlesWithOtherTwins, filesShown, mediaTwins, twinsAmong } from './publication/media-owners.ts';
import { joinedTranslations, translationsDigest } from './publication/translations.ts';
import { resolveConflicts } from './resolve-conflicts.ts';
import { rightsDigest, withheldFrom } from './rights.ts';
import type { SyncSession } from './session.ts';
import { type SiteSetting, settingOf } from './site-sources.ts';
import { type ParseWorkers, parseAll } from './source/parse-pool.ts';
import { type ParsedFile, storeFiles, storeUnlinked } from './store-files.ts';
import type { LastSync } from './sync-state.ts';
import { takeUnlinked } from './unlinked.ts';

export type Progress = (done: number, of: number) => void;

type IngestOptions = {
  readonly session: SyncSession;
  readonly source: Source;
  readonly media: MediaMemory;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly sources: Parameters<typeof settingOf>[0];
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

/** Files parsed, looked up and written together. */
const batch = 50;

/** How a file that is to be read is read: even where its source is known already; with its links followed. */
const HOW = { forced: 'anyway', linked: 'linked' } as const;

/** Marks articles to be read although their source may be known. */
export const tasksFor = (
  files: Iterable<string>,
  how: (typeof HOW)[keyof typeof HOW] | null,
): readonly FileKey[] => [...files].map((file) => [...(['task', '', how] satisfies Key), file]);

/**
 * Reads what must be read, until what articles take from the site and what they say agree. Resolves to the site's setting and what is wrong
 * with it; `context` is the key of what all articles were read in, if it is one.
 */
export async function ingest(options: IngestOptions): Promise<{
  readonly setting: SiteSetting;
  readonly problems: Awaited<ReturnType<typeof settingNow>>['problems'];
  readonly context: string | undefined;
  /** What would have kept the file out that was taken in anyway. */
  readonly overlooked: Overlooked | undefined;
}> {
  const { session, source, media, now, sources } = options;
  let context = options.contextBefore;
  let { setting, problems } = await settingNow(options);
  let before = options.sectionsBefore;
  let overlooked: Overlooked | undefined;
  const overlook = (found: Overlooked | undefined) => {
    overlooked = found;
  };
  // A call-out may link to an article that moves because of it: after a few rounds it has to do.
  for (let round = 0; round < 4; round += 1) {
    const { folderContext } = setting;
    const { sections } = setting.context;
    const always = new Set(setting.shows);
    before = await noteSections(session, before, sectionsIn(setting));
    if (setting.shows.join('\n') !== options.showsBefore.join('\n'))
      await noteShown(session, [...setting.shows, ...options.showsBefore].map(mediaPath));
    if (context !== folderContext.key) await markContexts(session, folderContext);
    const expected = await session.repository.count('task');
    const links: LinkContext = { source, basis: sources.basis, media, sections, now };
    await readTasks(options, { context: setting.context, folderContext, links, always, expected, overlook });
    // What is read again may withhold a picture from others, which are then rendered again in their turn.
    for (let turn = 0; turn < 4; turn += 1) {
      if ((await markAgain(session, links, always)) === 0) break;
      await readTasks(options, { context: setting.context, folderContext, links, always, overlook });
    }
    const next = await settingNow(options);
    const isSettled = next.setting.key === setting.key;
    context = isSettled ? folderContext.key : undefined;
    ({ setting, problems } = next);
    if (isSettled) break;
  }
  return { setting, problems, context, overlooked };
}

/** Folders of sections with their paths. */
export const sectionsIn = ({ context }: SiteSetting): LastSync['sections'] =>
  [...context.sections.byPath.values()].map(({ folder, path, implied }) =>
    implied ? [folder, path, 'implied'] : [folder, path],
  );

/** Takes note of sections that came or went, and of articles that have the address of one. */
async function noteSections(
  { targets, addresses, contested, repository }: SyncSession,
  before: LastSync['sections'],
  now: LastSync['sections'],
): Promise<LastSync['sections']> {
  const nameOf = (section: LastSync['sections'][number]) => section.join('\n');
  const [old, own] = [new Set(before.map(nameOf)), new Set(now.map(nameOf))];
  const changed: string[] = [];
  for (const section of [...before, ...now]) {
    if (old.has(nameOf(section)) === own.has(nameOf(section))) continue;
    const [folder, path] = section;
    targets.add(...sectionKeys(folder, path));
    addresses.add(`/${path}`);
    changed.push(`/${path}`);
  }
  for (const { file } of await repository.holders('path', changed)) contested.add(file);
  return now;
}

/** Takes note of paths at which the site or a section shows a file, or no longer does, and of articles that have or want them. */
async function noteShown(
  { mediaPaths, contested, repository }: SyncSession,
  paths: readonly string[],
): Promise<void> {
  mediaPaths.add(...paths);
  for (const { file } of await repository.holders('path', paths)) contested.add(file);
}

/** The site's setting as files are now. */
async function settingNow({ session: { repository }, ...options }: IngestOptions) {
  const { source, media, now, sources, sectionsBefore } = options;
  const folders = await repository.folders();
  // A section that readers have keeps its address, whatever is published at it since.
  const existing = new Set(sectionsBefore.map(([, path]) => `/${path}`));
  const folderOf = new Map(sectionsBefore.map(([folder, path]) => [path, folder]));
  return withLookups(repository, (lookups) =>
    settingOf(sources, {
      folders,
      publishedAt: (path) =>
        existing.has(path)
          ? undefined
          : lookups.holders('path', path).find(({ value }) => value === CLAIM.stored)?.file,
      folderBefore: (path) => folderOf.get(path),
      libraryOf: (sections) => libraryOf(lookups, { source, basis: sources.basis, media, sections, now }),
    }),
  );
}

/** Marks articles that take something else from the site or its sections than they did. */
async function markContexts({ repository }: SyncSession, folderContext: FolderContext): Promise<void> {
  const ranges = (await repository.folders()).flatMap((folder) =>
    [false, true].flatMap((naming): readonly (readonly [string, string])[] => {
      // What the article takes follows from its folder, and from whether it names sections itself.
      const now = contextKey(folder, naming, folderContext.of(folder === '' ? 'x' : `${folder}/x`, naming));
      const all = contextKey(folder, naming, '');
      return [
        [all, now],
        [`${now}\u0001`, `${all}${END}`],
      ];
    }),
  );
  await repository.addTasks('context', ranges);
}

type ReadContext = {
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
async function readTasks(
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

/** So many articles are made searchable at once; more are later. */
const searchableAtOnce = 200;

type Sending = Pick<ReadContext, 'folderContext' | 'links' | 'always'> & {
  /** Whether search's words are wanted. */
  readonly words: boolean;
  readonly sent: Sent[];
};

/** The files that are marked, some at a time, with what parsing them needs; looked up as they are wanted. */
async function* tasks(
  { session, source, forced }: IngestOptions,
  { folderContext, links, always, words, sent }: Sending,
): AsyncIterable<readonly Task[]> {
  const { repository } = session;
  for (let after = ''; ; ) {
    const page = await repository.page('task', after, batch);
    if (page.length === 0) return;
    after = page.at(-1)?.file ?? after;
    const rows = await repository.rows(page.map(({ file }) => file));
    const [linksOf, withheldOf] = [
      await linksWanted(session, links, page, rows),
      await picturesWithheld(session, rows),
    ];
    const joined = await joinedTranslations(
      repository,
      page.map(({ file }) => file),
      rows,
    );
    const twins = await mediaTwins(
      repository,
      [...rows.values()].flatMap(({ record }) => (record.article ? filesShown(record.article) : [])),
      always,
    );
    const list: Task[] = [];
    const removed: string[] = [];
    for (const { file, value: how } of page) {
      const now = source.stat(file);
      // Of what cannot be told, reading it says why.
      if ('kind' in now && now.kind !== 'unreadable') {
        removed.push(file);
        continue;
      }
      const { stamp, size } = 'kind' in now ? { stamp: '', size: 0 } : now;
      const { record } = rows.get(file) ?? {};
      const naming = record?.article?.naming ?? false;
      const withheld = withheldOf(file);
      const translations = joined.of(file);
      const isSame =
        record?.context === folderContext.of(file, naming) &&
        !record.retained &&
        how === null &&
        size > 0 &&
        file !== forced;
      const links = linksOf.get(file);
      sent.push({ file, stamp: stamp || (record?.stamp ?? ''), naming, links, withheld, translations });
      list.push({
        ...{ file, size, words, withheld, translations, forced: file === forced },
        sourceHash: isSame ? record.source : undefined,
        resolvedLinks: links?.resolved,
        twins: record?.article && twinsAmong(twins, filesShown(record.article)),
      });
    }
    await forget(session, removed, rows);
    if (list.length > 0) yield list;
  }
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
const picturesWithheld = (
  { repository }: SyncSession,
  rows: ReadonlyMap<string, FileRow>,
): Promise<(file: string) => readonly Withheld[]> =>
  withheldFrom(
    repository,
    new Map([...rows].map(([file, { record }]) => [file, record.article?.pictures ?? []])),
  );

/** Settles conflicts, follows links, and marks what has to be read again; resolves to how many files that are. */
async function markAgain(
  session: SyncSession,
  links: LinkContext,
  always: ReadonlySet<string>,
): Promise<number> {
  const { repository } = session;
  const { sections, source } = links;
  await repository.addKeys(
    tasksFor(await resolveConflicts({ session, sections, source, always }), HOW.linked),
  );
  const { everything: allTargets, keys } = session.targets.drain();
  const lists = await changedLists(session, links.now);
  const everything = allTargets || lists.everything;
  if (everything)
    for await (const files of pages(repository, 'linking')) await followLinks(session, links, files);
  // Some have no links, and wait for an id or an address that was another's.
  for await (const files of pages(repository, 'unlinked'))
    await followLinks(session, links, files, (article) => !everything || article.links.length === 0);
  const holders = await repository.holders('link', [...keys, ...lists.keys]);
  const linking = new Set(holders.map(({ file }) => file));
  await followLinks(session, links, [...linking]);
  await repository.addKeys(tasksFor(await redacted(session), HOW.linked));
  await repository.addKeys(tasksFor(await articlesWithOtherTwins(session, always), HOW.linked));
  await repository.addKeys(tasksFor(await otherwiseJoined(session), HOW.linked));
  return repository.count('task');
}

/** Keys (`link`) of lists that are public at another time than they were, or may be; of most, which something public is left in, only what asked for all that is in them. */
async function changedLists(
  { repository, lists }: SyncSession,
  now: number,
): Promise<ReturnType<SyncSession['lists']['drain']>> {
  const { everything, keys } = lists.drain();
  const changed = keys.map((list) => {
    const [kind = '', name = ''] = list.split('\n');
    // `listsWith` gives them.
    return { kind: kind as ListKind, name, now };
  });
  const windows = await repository.windows(changed);
  const all = changed.flatMap(({ kind, name }, index) => {
    const window = windows[index];
    const isOpen = window !== undefined && window.until === undefined && window.from <= now;
    const closed = listKey('closed', kind, name);
    return isOpen ? [closed] : [closed, listKey('open', kind, name)];
  });
  return { everything, keys: all };
}

/** Files with the key '' of a kind. */
async function* pages({ page }: SyncSession['repository'], kind: Key[0]): AsyncIterable<readonly string[]> {
  for (let after = ''; ; ) {
    const found = await page(kind, after, batch);
    if (found.length === 0) return;
    yield found.map(({ file }) => file);
    after = found.at(-1)?.file ?? after;
  }
}

/** Stores articles that waited for their links to lead somewhere, and marks those to be read again whose links lead elsewhere than when they were stored. */
async function followLinks(
  session: SyncSession,
  links: LinkContext,
  files: readonly string[],
  isWanted: (article: ArticleRecord) => boolean = () => true,
): Promise<void> {
  const { repository, handle } = session;
  const rows = await repository.rows(files);
  const linking = [...rows.values()].flatMap(({ file, record }) => {
    const { article, retained } = record;
    return article && !retained && !article.conflicting && isWanted(article)
      ? [{ file, record, article }]
      : [];
  });
  const found = await resolveLinks(
    repository,
    links,
    linking.map(({ file, article }) => ({ file, links: article.links, shown: article.shown })),
  );
  const followed = linking.flatMap((one, index) => {
    const own = found[index];
    return own ? [{ ...one, own, isWaiting: one.article.state === 'article' && !one.article.hash }] : [];
  });
  const sound = followed.filter(({ isWaiting, own }) => isWaiting && own.sound).map(({ file }) => file);
  const aside = await takeUnlinked(handle, sound);
  const changed: (readonly [string, FileRecord])[] = [];
  const repeated: string[] = [];
  for (const { file, record, article, own, isWaiting } of followed) {
    const rendered = aside.get(file);
    if (rendered)
      changed.push([file, { ...record, article: await storeUnlinked(session, article, rendered, own) }]);
    else if (isWaiting || own.digest !== article.linked) repeated.push(file);
    else if (own.lookups.join('\n') !== article.lookups?.join('\n'))
      changed.push([file, { ...record, article: { ...article, lookups: own.lookups } }]);
  }
  await session.put(changed, rows);
  await repository.addKeys(tasksFor(repeated, HOW.linked));
}

/** Articles of which others are to see more or less than when they were rendered. */
async function redacted(session: SyncSession): Promise<readonly string[]> {
  const { repository, unredacted, withheld } = session;
  const files = new Set(unredacted);
  unredacted.clear();
  const { everything, keys } = withheld.drain();
  if (everything) for await (const rows of repository.all()) for (const { file } of rows) files.add(file);
  for (const { file } of await repository.holders('picture', keys)) files.add(file);
  const rows = await repository.rows([...files]);
  const withheldOf = await picturesWithheld(session, rows);
  return [...rows.values()].flatMap(({ file, record: { article, retained } }) => {
    const isShown = article?.state === 'article' && !retained && !article.conflicting;
    return isShown && rightsDigest(withheldOf(file)) !== (article.rights ?? '') ? [file] : [];
  });
}

/** Articles whose translations are others than when they were rendered. */
async function otherwiseJoined({ repository, joined }: SyncSession): Promise<readonly string[]> {
  const { everything, keys } = joined.drain();
  const changed: string[] = [];
  const look = async (files: readonly string[]) => {
    const { of, members } = await joinedTranslations(repository, files);
    for (const [file, record] of members) {
      const { article, retained } = record ?? {};
      const isShown = article?.state === 'article' && !retained && !article.conflicting;
      if (isShown && translationsDigest(of(file)) !== article.joined) changed.push(file);
    }
  };
  if (everything) for await (const files of pages(repository, 'translates')) await look(files);
  else await look(keys);
  return changed;
}

/** What could not be stored in the end, as its links never agreed, is left out until it is read again. */
export async function leaveOutUnlinked({ repository, put }: SyncSession): Promise<void> {
  for await (const files of pages(repository, 'unlinked')) {
    const rows = await repository.rows(files);
    const waiting = [...rows.values()].flatMap(
      ({ file, record }): readonly (readonly [string, FileRecord])[] =>
        record.article?.state === 'article' && record.article.hash === undefined
          ? [[file, { ...record, stamp: '', article: { ...record.article, state: 'broken' } }]]
          : [],
    );
    await put(waiting, rows);
  }
}
