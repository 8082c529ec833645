import type { Overlooked } from '../../content/article/parsed-article.ts';
import type { FolderContext } from '../../content/site/render-context.ts';
import { mediaPath } from '../../content/source/media-file.ts';
import { type LinkContext, libraryOf, sectionKeys } from '../library.ts';
import { CLAIM, contextKey } from '../records/file-record.ts';
import { END } from '../records/file-repository.ts';
import { withLookups } from '../records/lookups.ts';
import type { SyncSession } from '../session.ts';
import type { SiteSetting } from '../site-setting.ts';
import { settingOf } from '../site-sources.ts';
import type { LastSync } from '../sync-state.ts';
import { markAgain } from './mark-again.ts';
import { type IngestOptions, readTasks } from './tasks.ts';

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
