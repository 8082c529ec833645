import { mediaPath } from '../../content/source/media-file.ts';
import { CLAIM } from '../records/file-record.ts';
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

/** The files of the articles that have these paths, now or as old ones, so that no picture is served there. */
export async function articlesAt(
  repository: FileRepository,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const aliases = await aliasOwners(repository, paths);
  const found = new Map([...aliases].map(([path, { file }]) => [path, file]));
  for (const { key, file, value } of await repository.holders('path', paths))
    if (value === CLAIM.stored) found.set(key, file);
  return found;
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
