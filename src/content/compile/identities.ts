import { duplicates, type Published } from '../article/duplicates.ts';
import { hashOf } from '../article/hash.ts';
import { type Identified, identify } from '../article/identity.ts';
import { faulty, usable } from '../article/parsed.ts';
import { type Finding, type Problem, problem } from '../problems/problem.ts';
import type { Sections } from '../site/section.ts';
import type { SiteBasis } from '../site/site.ts';
import type { Intake } from './intake.ts';
import type { CompileCache } from './memory.ts';

type Identifying = {
  readonly basis: SiteBasis;
  readonly sections: Sections;
  readonly cache: CompileCache;
  /** A file that stays in spite of its own errors. */
  readonly anyway?: string | undefined;
  readonly publishedBefore?: ReadonlyMap<string, Published> | undefined;
};

/** Who each article is, without those that cannot be told from another. */
export function identities(
  taken: Intake,
  { basis, sections, cache, anyway, publishedBefore }: Identifying,
): {
  readonly kept: readonly Identified[];
  /** Those that have what another has, and nothing else wrong. */
  readonly refused: readonly Identified[];
  readonly problems: readonly Problem[];
} {
  const key = hashOf([basis, [...sections.byPath.values()]]);
  const all = taken.articles.filter(usable).map((parsed) => {
    const known = cache.identified.get(parsed.file);
    if (known?.parsed === parsed && known.around === key) return known.identified;
    const identified = identify(parsed, parsed.fields, basis, sections);
    cache.identified.set(parsed.file, { parsed, around: key, identified });
    return identified;
  });
  const claimants = all.map((identified) => {
    const { parsed, fields, id, path, url, elsewhere } = identified;
    const own = { id: fields.id !== undefined, url: fields.url !== undefined };
    return { identified, file: parsed.file, id, path, url, elsewhere, own };
  });
  const repeated = duplicates(claimants, sections, ({ id }) => publishedBefore?.get(id));
  const found = claimants.map((claimant) => {
    const { identified, file } = claimant;
    const [own, shared] = [identified.findings, repeated.get(claimant) ?? []].map(
      (findings: readonly Finding[]) =>
        findings.map((finding) => problem(file, finding, identified.parsed.locate)),
    );
    const problems = [...(own ?? []), ...(shared ?? [])];
    const isRight = file === anyway || !faulty(own ?? []);
    return { identified, problems, isRight, isKept: isRight && !faulty(shared ?? []) };
  });
  return {
    kept: found.filter(({ isKept }) => isKept).map(({ identified }) => identified),
    refused: found.filter(({ isRight, isKept }) => isRight && !isKept).map(({ identified }) => identified),
    problems: [
      ...taken.articles.flatMap(({ problems }) => problems),
      ...found.flatMap(({ problems }) => problems),
    ],
  };
}
