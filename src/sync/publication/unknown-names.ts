import { closest, distance } from 'fastest-levenshtein';
import { asWritten } from '../../content/problems/as-written.ts';
import { type Problem, problem } from '../../content/problems/problem.ts';
import { slug } from '../../content/site/slug.ts';
import { siteFile } from '../../content/source/role.ts';
import type { FileRepository } from '../records/file-repository.ts';
import type { UsableSources } from '../site-setting.ts';

type ChosenName = {
  readonly kind: 'author' | 'tag';
  readonly name: string;
  readonly path: readonly (string | number)[];
};

/** Names in site.yaml that no story has, where one has nearly such a name: others may be meant for stories to come. */
export async function unknownNames(
  repository: Pick<FileRepository, 'distinct'>,
  { basis, siteParsed }: Pick<UsableSources, 'basis' | 'siteParsed'>,
): Promise<readonly Problem[]> {
  const chosen = chosenNames(basis.fields);
  const found: Problem[] = [];
  for (const kind of ['author', 'tag'] as const) {
    const ofKind = chosen.filter((one) => one.kind === kind);
    const holders = await repository.distinct(
      kind,
      ofKind.map(({ name }) => `${slug(name)}\n`),
    );
    const unknown = ofKind.filter((_, index) => holders[index]?.length === 0);
    if (unknown.length === 0) continue;
    const all = (await repository.distinct(kind, [''])).flat().map(({ key }) => key.split('\n', 1)[0] ?? '');
    for (const { name, path } of unknown) {
      const nearest = all.length > 0 ? closest(slug(name), all) : '';
      if (nearest === '' || distance(slug(name), nearest) > slug(name).length / 3) continue;
      const message = `no story has the ${kind} “${name}”, so nothing is chosen by it; did you mean “${nearest}”?`;
      const finding = asWritten({ code: 'unknown-name', path, message }, siteParsed?.positions ?? new Map());
      found.push(problem(siteFile, finding, siteParsed?.locate));
    }
  }
  return found;
}

/** Authors and tags by which site.yaml chooses stories. */
function chosenNames({
  partners = {},
  webhooks = {},
  subjects,
}: UsableSources['basis']['fields']): readonly ChosenName[] {
  const named = (kind: ChosenName['kind'], names: readonly string[] | undefined, path: readonly string[]) =>
    (names ?? []).map((name, index): ChosenName => ({ kind, name, path: [...path, index] }));
  return [
    ...Object.entries(partners).flatMap(([partner, { tags, authors, exclude }]) => [
      ...named('tag', tags, ['partners', partner, 'tags']),
      ...named('author', authors, ['partners', partner, 'authors']),
      ...named('tag', exclude?.tags, ['partners', partner, 'exclude', 'tags']),
      ...named('author', exclude?.authors, ['partners', partner, 'exclude', 'authors']),
    ]),
    ...Object.entries(webhooks).flatMap(([endpoint, { tags }]) =>
      named('tag', tags, ['webhooks', endpoint, 'tags']),
    ),
    ...Object.keys(subjects?.tags ?? {}).map(
      (tag) => ({ kind: 'tag', name: tag, path: ['subjects', 'tags', tag] }) as const,
    ),
  ];
}
