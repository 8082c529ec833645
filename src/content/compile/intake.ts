import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Parsed, parseMarkdown, parseYaml } from '../article/parsed.ts';
import { type Problem, problem } from '../problems/problem.ts';
import { type ArticleFields, articleSchema } from '../schema/article-schema.ts';
import { type SectionFields, sectionSchema } from '../schema/section-schema.ts';
import { type SiteFields, siteSchema } from '../schema/site-schema.ts';
import { type SiteBasis, siteBasis } from '../site/site.ts';
import { ignored } from '../source/ignored.ts';
import { otherFormats } from '../source/other-formats.ts';
import { folderOf, type Role, roleOf, siteFile } from '../source/role.ts';
import { type Found, walk } from '../source/walk.ts';
import type { CompileCache } from './memory.ts';

/** The files of a folder, each understood by itself. */
export type Intake = {
  readonly files: ReadonlyMap<string, Found>;
  readonly articles: readonly Parsed<ArticleFields>[];
  /** `_index.md` by folder. */
  readonly indexes: ReadonlyMap<string, Parsed<SectionFields>>;
  readonly problems: readonly Problem[];
};

/** Reads every article and section file. */
export function intake(
  dir: string,
  cache: CompileCache,
  progress: (done: number, of: number) => void = () => {},
): Intake {
  const { files, problems } = walk(dir);
  const byRole = Map.groupBy(files, ({ file }) => roleOf(file));
  const of = (role: Role) => byRole.get(role) ?? [];
  return {
    files: new Map(files.map((found) => [found.file, found])),
    articles: of('article').map((found, index, all) => {
      const parsed = parseMarkdown(found, articleSchema, cache.parsed);
      progress(index + 1, all.length);
      return parsed;
    }),
    indexes: new Map(
      of('section').map((found) => [folderOf(found.file), parseMarkdown(found, sectionSchema, cache.parsed)]),
    ),
    problems: [...problems, ...of('ignored').map(({ file }) => ignored(file)), ...otherFormats(of('file'))],
  };
}

/** The same, with a file that is a draft or has errors taken as if it were and had none; its errors stay problems. */
export function including(file: string | undefined, taken: Intake): Intake {
  const found = taken.articles.find((each) => each.file === file);
  if (found === undefined) return taken;
  return {
    ...taken,
    articles: taken.articles.map((each) => (each === found ? { ...each, draft: false, problems: [] } : each)),
    problems: [...taken.problems, ...found.problems],
  };
}

/** The site, as far as site.yaml can be used; a key with a mistake in it counts as not there. */
export function siteOf(
  dir: string,
  files: Intake['files'],
  siteUrl: string | undefined,
  cache: CompileCache,
): {
  readonly site?: SiteBasis;
  readonly parsed?: Parsed<SiteFields>;
  readonly problems: readonly Problem[];
} {
  const found = files.get(siteFile);
  if (!found) {
    const other = existsSync(join(dir, 'site.yml'))
      ? 'it is named site.yml; rename it'
      : 'make one with title:, url:, language: and timezone:';
    return {
      problems: [
        problem(siteFile, {
          code: 'site-missing',
          field: 'file',
          message: `there is no site.yaml; ${other}`,
        }),
      ],
    };
  }
  const parsed = parseYaml(found, siteSchema, cache.parsed);
  // Every time in the collection hangs on the zone, so no default may stand in for one that is misspelt.
  const adrift = parsed.problems.some(({ code }) => code === 'bad-timezone');
  if (!parsed.fields || adrift) return { parsed, problems: parsed.problems };
  const { site, findings } = siteBasis(parsed.fields, siteUrl);
  const problems = [
    ...parsed.problems,
    ...findings.map((finding) => problem(siteFile, finding, parsed.locate)),
  ];
  return { ...(site ? { site } : {}), parsed, problems };
}

/** The folders that are sections: those with an `_index.md` or an article. */
export const foldersOf = ({ articles, indexes }: Intake): readonly string[] => [
  ...indexes.keys(),
  ...articles.filter(({ file }) => file.includes('/')).map(({ file }) => folderOf(file)),
];
