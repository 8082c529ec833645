import { byName, type Claimant, type Owners } from '../content/article/duplicates.ts';
import { isUnreadable, type Parsed, parseMarkdown } from '../content/article/parsed.ts';
import { withDateAdvice } from '../content/article/times.ts';
import { diagnose } from '../content/problems/diagnose.ts';
import { type Problem, problem } from '../content/problems/problem.ts';
import { type ArticleFields, articleSchema } from '../content/schema/article-schema.ts';
import type { RenderContext } from '../content/site/render-context.ts';
import { localTime } from '../content/source/local-time.ts';
import { roleOf } from '../content/source/role.ts';
import type { Source } from '../content/source/source.ts';
import { type LinkContext, libraryOf } from './library.ts';
import { addressesIn } from './publication/served-addresses.ts';
import { translationsNamed } from './publication/translations.ts';
import { CLAIM } from './records/file-record.ts';
import type { FileRepository, FileRow, Holder } from './records/file-repository.ts';
import { type Lookups, withLookups } from './records/lookups.ts';

/** What a sync has no need to know: what else is wrong with articles that are left out; with `only` these, if it is given. */
export async function furtherProblems(
  repository: FileRepository,
  links: LinkContext,
  { site, sections, callouts }: RenderContext,
  only?: readonly string[],
): Promise<readonly Problem[]> {
  const { source } = links;
  const print = localTime(site.language, site.timezone);
  const found: Problem[] = [];
  for await (const rows of only ? given(repository, only) : repository.all())
    for (const { file, record } of rows) {
      const { article, draft, problems = [], conflicts = [] } = record;
      const isLeftOut = roleOf(file) === 'article' && !draft && article?.hash === undefined;
      if (!isLeftOut || isUnreadable(problems)) continue;
      const parsed = parsedArticle(source, file);
      const reported = new Set([...problems, ...conflicts].map((one) => JSON.stringify(one)));
      const more = await withLookups(repository, (lookups) =>
        diagnose(parsed, {
          ...{
            site,
            sections,
            callouts,
            print,
            library: libraryOf(lookups, links),
            now: new Date(links.now),
          },
          ownersOf: ownersBeside(file, lookups, sections),
          translationsOf: (named) => translationsNamed(named, lookups),
          addressesOf: (id) => addressesIn(lookups, links, id),
        }),
      );
      const own = withDateAdvice(parsed.problems, site.timezone);
      const all = [...own, ...more.map((finding) => problem(file, finding, parsed.locate))];
      found.push(...all.filter((one) => !reported.has(JSON.stringify(one))));
    }
  return found;
}

async function* given({ rows }: FileRepository, files: readonly string[]): AsyncIterable<readonly FileRow[]> {
  yield [...(await rows(files)).values()];
}

/** What is wrong with each file by itself, where there is no site in which articles could be read; they are all left out. */
export async function problemsWithoutSite(
  repository: FileRepository,
  { source }: Pick<LinkContext, 'source'>,
): Promise<{ readonly problems: readonly Problem[]; readonly skipped: readonly string[] }> {
  const articles = await filesOf(repository, 'article');
  const own = articles.flatMap((file) => parsedArticle(source, file).problems);
  return { problems: own, skipped: articles };
}

async function filesOf(
  { stamps }: FileRepository,
  role: ReturnType<typeof roleOf>,
): Promise<readonly string[]> {
  const files: string[] = [];
  for await (const page of stamps()) for (const [file] of page) if (roleOf(file) === role) files.push(file);
  return files;
}

const parsedArticle = (source: Source, file: string): Parsed<ArticleFields> =>
  parseMarkdown(source.at(file), articleSchema, new Map());

/** Whether another keeps what it shares with a file: it is published, or neither is and its name is the original's. */
const comesBefore = ({ file: other, value }: Holder, file: string): boolean =>
  value === CLAIM.stored ||
  value === CLAIM.elsewhere ||
  (value !== CLAIM.conflicting && byName(other, file) < 0);

/** Who of the other articles has an id, a path or an address. */
const ownersBeside =
  (file: string, lookups: Lookups, sections: RenderContext['sections']) =>
  ({ id, path, url, elsewhere }: Pick<Claimant, 'id' | 'path' | 'url' | 'elsewhere'>): Owners => {
    const section = sections.byPath.get(path.slice(1));
    const ownerOf = (kind: 'id' | 'path' | 'url', value: string) =>
      lookups.holders(kind, value).find((holder) => holder.file !== file && comesBefore(holder, file))?.file;
    return {
      id: ownerOf('id', id),
      path: section ? `the section ${section.folder}/` : ownerOf('path', path),
      url: elsewhere ? ownerOf('url', url) : undefined,
    };
  };
