import type { Withheld } from '../content/article/parsed-article.ts';
import type { FileRepository, Holder } from './records/file-repository.ts';

/** Looks up what other articles withhold of pictures: for each file, in the order of its pictures' keys. */
export async function withheldFrom(
  repository: FileRepository,
  pictures: ReadonlyMap<string, readonly string[]>,
): Promise<(file: string) => readonly Withheld[]> {
  const keys = new Set([...pictures.values()].flat());
  const holders = keys.size === 0 ? [] : await repository.holders('withhold', [...keys]);
  const byKey = Map.groupBy(holders, ({ key }) => key);
  return (file) => (pictures.get(file) ?? []).flatMap((key) => withheldIn(key, byKey.get(key) ?? [], file));
}

function withheldIn(key: string, holders: readonly Holder[], file: string): readonly Withheld[] {
  const others = holders.filter((holder) => holder.file !== file);
  const from = new Set(others.flatMap(({ value }) => audiencesOf(value)));
  return from.size === 0 ? [] : [{ keys: [key], from: [...from].sort() }];
}

/** Equal where the same pictures are withheld from the same audiences; '' where none is. */
export const rightsDigest = (all: readonly Withheld[]): string =>
  all
    .map(({ keys, from }) => `${keys.join(' ')}: ${from.join(' ')}`)
    .sort()
    .join('\n');

/** The audiences that a `withhold` key says. */
export const audiencesOf = (value: string | null): readonly string[] =>
  // Only `keysOf` writes it.
  JSON.parse(value ?? '[]') as readonly string[];
