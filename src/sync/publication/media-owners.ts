import { compare } from '../../content/problems/problem.ts';
import { mediaPath } from '../../content/source/media-file.ts';
import type { ArticleRecord } from '../records/file-record.ts';
import type { FileRepository } from '../records/file-repository.ts';
import type { SyncSession } from '../session.ts';
import { articlesAt, isDocumentPath } from './occupants.ts';

/** Files that the site or a section shows, whatever articles do. */
type Always = ReadonlySet<string>;

/** Every file that an article shows, or would if another did not have its address. */
export const filesShown = ({
  shows,
  twins = {},
}: Pick<ArticleRecord, 'shows' | 'twins'>): readonly string[] => [...shows, ...Object.keys(twins)];

/**
 * The files among these whose address another has, each with that one: of several the one that is published there keeps it, if something still shows
 * it; else an article whose address it is; else the first by name.
 */
export async function mediaTwins(
  repository: FileRepository,
  files: Iterable<string>,
  always: Always,
): Promise<ReadonlyMap<string, string>> {
  const all = [...new Set(files)];
  const paths = [...new Set(all.map(mediaPath))];
  if (paths.length === 0) return new Map();
  const claimants = await claimantsAt(repository, paths, always);
  const published = await repository.addresses(paths);
  const articles = await articlesAt(repository, paths);
  return new Map(
    all.flatMap((file): readonly (readonly [string, string])[] => {
      const path = mediaPath(file);
      const others = claimants.get(path) ?? new Set();
      const before = published.get(path);
      const source = before && 'file' in before ? before.file.source : undefined;
      const [first = file] = [...others, file].toSorted(compare);
      const isServed = source !== undefined && (others.has(source) || source === file);
      const owner = isServed ? source : (articles.get(path) ?? first);
      return owner === file ? [] : [[file, owner]];
    }),
  );
}

/** The entries of `twins` that are of these files, in their order. */
export const twinsAmong = (
  twins: ReadonlyMap<string, string>,
  files: readonly string[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    files.toSorted(compare).flatMap((file) => {
      const owner = twins.get(file);
      return owner === undefined ? [] : [[file, owner]];
    }),
  );

/** The files that stored articles show at some paths, or would, and those that are always shown. */
async function claimantsAt(
  repository: FileRepository,
  paths: readonly string[],
  always: Always,
): Promise<ReadonlyMap<string, Set<string>>> {
  const found = new Map(paths.map((path) => [path, new Set<string>()]));
  for (const kind of ['show', 'twin'] as const)
    for (const { key, value } of await repository.shown(paths, kind))
      if (value !== null) found.get(pathOf(key))?.add(key.slice(key.indexOf('\n') + 1));
  for (const file of always) found.get(mediaPath(file))?.add(file);
  return found;
}

const pathOf = (key: string): string => key.slice(0, key.indexOf('\n'));

/** Articles that show a file at whose address another is, or could show one that is free now. */
export async function articlesWithOtherTwins(
  { repository, mediaPaths }: SyncSession,
  always: Always,
): Promise<readonly string[]> {
  const { everything, keys } = mediaPaths.drain();
  const paths = everything ? await contestedPaths(repository, always) : keys;
  const claimants = await claimantsAt(repository, paths, always);
  const refused = await repository.shown(paths, 'twin');
  const freed = new Set(refused.map(({ key }) => pathOf(key)));
  const taken = await articlesAt(repository, paths);
  const contested = paths.filter(
    (path) => freed.has(path) || taken.has(path) || (claimants.get(path)?.size ?? 0) > 1,
  );
  const holders = [...(await repository.shown(contested, 'show')), ...refused];
  const rows = await repository.rows([...new Set(holders.map(({ file }) => file))]);
  const articles = [...rows.values()].flatMap(({ file, record: { article, retained } }) =>
    article?.state === 'article' && !retained && !article.conflicting ? [{ file, article }] : [],
  );
  const twins = await mediaTwins(
    repository,
    articles.flatMap(({ article }) => filesShown(article)),
    always,
  );
  return articles.flatMap(({ file, article }) => {
    const names = filesShown(article);
    const before = twinsAmong(new Map(Object.entries(article.twins ?? {})), names);
    return JSON.stringify(twinsAmong(twins, names)) === JSON.stringify(before) ? [] : [file];
  });
}

/** Of all paths those at which there is more than one file, or may be. */
async function contestedPaths(repository: FileRepository, always: Always): Promise<readonly string[]> {
  const contested = new Set([...always].map(mediaPath));
  let last = '';
  for (let after = ''; ; ) {
    const found = await repository.distinctAfter('show', after);
    if (found.length === 0) break;
    after = found.at(-1)?.key ?? after;
    for (const path of found.map(({ key }) => pathOf(key))) {
      if (path === last || isDocumentPath(path)) contested.add(path);
      last = path;
    }
  }
  for (let after = ''; ; ) {
    const found = await repository.distinctAfter('twin', after);
    if (found.length === 0) break;
    after = found.at(-1)?.key ?? after;
    for (const { key } of found) contested.add(pathOf(key));
  }
  return [...contested];
}
