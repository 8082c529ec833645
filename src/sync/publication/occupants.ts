import { documentOf } from '../../content/site/service/service.ts';
import { mediaPath } from '../../content/source/media-file.ts';
import { FEED_FILES, NEGOTIATED, parsePath } from '../../domain/addresses.ts';
import { type ArticleRecord, CLAIM } from '../records/file-record.ts';
import type { FileRepository } from '../records/file-repository.ts';

type Claim = { readonly id: string; readonly path: string };

/**
 * What has the path of an article: a file that is shown, or another article by a path that readers have had. Nothing has it where the article
 * itself is published there. As messages name it.
 */
export async function occupantsOf(
  repository: FileRepository,
  claims: readonly Claim[],
  always: ReadonlySet<string>,
): Promise<(claim: Claim) => string | undefined> {
  const paths = [...new Set(claims.map(({ path }) => path))];
  const aliases = await aliasOwners(repository, paths);
  const shown = new Map([...always].map((file) => [mediaPath(file), file]));
  for (const kind of ['twin', 'show'] as const)
    for (const { key, value } of await repository.shown(paths, kind)) {
      const [path = '', file = ''] = key.split('\n');
      if (value !== null) shown.set(path, file);
    }
  const isTaken = paths.some((path) => aliases.has(path) || shown.has(path));
  const published = isTaken ? await repository.published(paths) : new Map<string, string>();
  return ({ id, path }) => {
    const alias = aliases.get(path);
    if (published.get(path) === id) return undefined;
    return alias && alias.id !== id ? `an old address of ${alias.file}` : shown.get(path);
  };
}

/** The files of the articles that have these paths, now, as old ones or for a document of theirs, so that no picture is served there. */
export async function articlesAt(
  repository: FileRepository,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const aliases = await aliasOwners(repository, paths);
  const found = new Map([...aliases].map(([path, { file }]) => [path, file]));
  for (const { key, file, value } of await repository.holders('path', paths))
    if (value === CLAIM.stored) found.set(key, file);
  for (const [path, file] of await documentsAt(repository, paths)) found.set(path, file);
  return found;
}

/** Whether a path may be one of a document of an article. */
export const isDocumentPath = (path: string): boolean => documentOf(parsePath(path)) !== undefined;

/** The paths of everything that an article has beside its page. */
export const documentPaths = ({ path, documents = [] }: Pick<ArticleRecord, 'path' | 'documents'>) =>
  documents
    .flatMap((name) => (name === 'feed' ? [...Object.values(FEED_FILES), NEGOTIATED] : [name]))
    .map((name) => `${path}/${name}`);

/** The files of the articles whose documents are at some paths. */
async function documentsAt(
  repository: FileRepository,
  paths: readonly string[],
): Promise<readonly (readonly [path: string, file: string])[]> {
  const documents = paths.flatMap((path) => {
    const document = documentOf(parsePath(path));
    return document ? [{ ...document, at: path }] : [];
  });
  if (documents.length === 0) return [];
  const holders = await repository.holders('path', [...new Set(documents.map(({ path }) => path))]);
  const files = new Map(
    holders.flatMap(({ key, file, value }) => (value === CLAIM.stored ? [[key, file]] : [])),
  );
  const rows = await repository.rows([...files.values()]);
  return documents.flatMap(({ path, name, at }) => {
    const file = files.get(path) ?? '';
    return rows.get(file)?.record.article?.documents?.includes(name) ? [[at, file] as const] : [];
  });
}

/** Articles that have these as old paths by which readers come to them, or at which they are published. */
async function aliasOwners(
  repository: FileRepository,
  paths: readonly string[],
): Promise<ReadonlyMap<string, { readonly id: string; readonly file: string }>> {
  const holders = (await repository.holders('alias', paths)).filter(({ value }) => value !== null);
  if (holders.length === 0) return new Map();
  const addresses = await repository.addresses(paths);
  const published = await repository.published(paths);
  return new Map(
    holders.flatMap(({ key, file, value }) => {
      const address = addresses.get(key);
      const owner = address && 'id' in address ? address.id : published.get(key);
      return value !== null && owner === value ? [[key, { id: value, file }] as const] : [];
    }),
  );
}
