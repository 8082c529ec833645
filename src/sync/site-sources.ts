import { hashOf } from '../content/article/hash.ts';
import type { Library } from '../content/article/library.ts';
import {
  faulty,
  type Parsed,
  type ParsedMemory,
  parseMarkdown,
  parseYaml,
} from '../content/article/parsed.ts';
import { asWritten } from '../content/problems/as-written.ts';
import { type Finding, type Problem, problem } from '../content/problems/problem.ts';
import { sectionSchema } from '../content/schema/section-schema.ts';
import { type SiteFields, siteSchema } from '../content/schema/site-schema.ts';
import { indexProblems } from '../content/site/index-problems.ts';

import { receiverFindings } from '../content/site/receivers.ts';
import { createFolderContext, type RenderContext } from '../content/site/render-context.ts';
import { sectionsOf } from '../content/site/section.ts';
import { siteBasis } from '../content/site/site.ts';
import { siteContext } from '../content/site/site-context.ts';
import { folderOf, siteFile } from '../content/source/role.ts';
import type { SourceFile } from '../content/source/source.ts';
import { type Addressed, overriding } from './origin.ts';
import type { SiteSetting, SiteSources, UsableSources } from './site-setting.ts';

type Files = {
  readonly site: SourceFile | undefined;
  /** Whether there is a site.yml. */
  readonly isMisnamed: boolean;
  readonly indexes: readonly SourceFile[];
  readonly addressed: Addressed;
  /** What a file said when it was last right. */
  readonly lastRight: (file: string) => unknown;
  readonly memory: ParsedMemory;
};

/** Reads the files that say something of the site and its sections. */
export function readSiteSources({
  site,
  isMisnamed,
  indexes,
  addressed,
  lastRight,
  memory,
}: Files): SiteSources {
  const problems = new Map<string, readonly Problem[]>();
  const fields = new Map<string, unknown>();
  const retained: string[] = [];
  const lastRightOf = <T>(parsed: Parsed<T>): Parsed<T> => {
    problems.set(parsed.file, parsed.problems);
    // Written here when it was right, and read by the same schema.
    const before = lastRight(parsed.file) as T | undefined;
    const isKept = faulty(parsed.problems) && before !== undefined;
    if (isKept) retained.push(parsed.file);
    const result = isKept ? { ...parsed, fields: before } : parsed;
    if (result.fields !== undefined && (isKept || !faulty(parsed.problems)))
      fields.set(parsed.file, result.fields);
    return result;
  };
  const parsedIndexes = new Map(
    indexes.map((found) => [folderOf(found.file), lastRightOf(parseMarkdown(found, sectionSchema, memory))]),
  );
  const base = { problems, fields, retained, indexes: parsedIndexes };
  if (!site) {
    problems.set(siteFile, [missing(isMisnamed)]);
    return base;
  }
  const now = parseYaml<SiteFields>(site, siteSchema, memory);
  const siteParsed = withContracts(lastRightOf(now), now);
  const isFatal = ({ code, field }: Problem) => code === 'bad-timezone' || field === 'sources';
  const isUnusable = siteParsed.problems.some(isFatal) && !retained.includes(siteFile);
  if (!siteParsed.fields || isUnusable) return { ...base, siteParsed };
  const url = overriding(siteParsed.fields.url, addressed);
  const { site: basis, findings } = siteBasis(siteParsed.fields, url);
  const unreachable = receiverFindings(siteParsed.fields, addressed.receiverProblem);
  const own = [...findings, ...unreachable].map((finding) => placed(siteFile, finding, siteParsed));
  problems.set(siteFile, [...siteParsed.problems, ...own]);
  return { ...base, siteParsed, basis };
}

/** The contract of a source that is new counts at once, also while site.yaml is used as it last was right. */
function withContracts(used: Parsed<SiteFields>, now: Parsed<SiteFields>): Parsed<SiteFields> {
  if (used === now || !used.fields || !now.fields?.sources) return used;
  return { ...used, fields: { ...used.fields, sources: { ...now.fields.sources, ...used.fields.sources } } };
}

const missing = (isMisnamed: boolean): Problem =>
  problem(siteFile, {
    code: 'site-missing',
    field: 'file',
    message: `there is no site.yaml; ${
      isMisnamed ? 'it is named site.yml; rename it' : 'make one with title:, url:, language: and timezone:'
    }`,
  });

const placed = (
  file: string,
  finding: Finding,
  parsed?: Pick<Parsed<unknown>, 'locate' | 'positions'>,
): Problem =>
  parsed ? problem(file, asWritten(finding, parsed.positions), parsed.locate) : problem(file, finding);

type Collected = Pick<Parameters<typeof sectionsOf>[0], 'folders' | 'publishedAt' | 'folderBefore'> & {
  readonly libraryOf: (sections: RenderContext['sections']) => Library;
};

/** Puts together what was read, and what is known of articles. Its problems are by file. */
export function settingOf(
  sources: UsableSources,
  { libraryOf, ...collected }: Collected,
): { readonly setting: SiteSetting; readonly problems: readonly Problem[] } {
  const { basis, indexes } = sources;
  const sections = sectionsOf({ ...collected, indexes, language: basis.language });
  const indexOf = (folder: string) => indexes.get(folder)?.file;
  const about = siteContext(basis, sections, libraryOf(sections), { siteFile, indexOf });
  const context: RenderContext = { site: basis, sections, callouts: about.site.callouts };
  const parsedOf = (file: string) => (file === siteFile ? sources.siteParsed : indexes.get(folderOf(file)));
  const problems = [
    ...about.findings.map(({ file, finding }) => placed(file, finding, parsedOf(file))),
    ...indexProblems(indexes, sections),
  ];
  const { site, subjects, files: shows, unread } = about;
  const key = hashOf([site.hash, site.partners, subjects, context.callouts, basis]);
  return {
    setting: { site, context, subjects, shows, unread, folderContext: createFolderContext(context), key },
    problems,
  };
}
