import { join } from 'node:path';
import type { Claimant, Owners } from '../content/article/duplicates.ts';
import { isUnreadable, type Parsed, parseMarkdown } from '../content/article/parsed.ts';
import { diagnose } from '../content/problems/diagnose.ts';
import { type Problem, problem } from '../content/problems/problem.ts';
import { type ArticleFields, articleSchema } from '../content/schema/article-schema.ts';
import type { Scene } from '../content/site/render-context.ts';
import { localTime } from '../content/source/local-time.ts';
import { otherFormats } from '../content/source/other-formats.ts';
import { roleOf } from '../content/source/role.ts';
import { libraryOf } from './links.ts';
import type { Keeping } from './run-sync.ts';

/** What a sync has no need to know: what else is wrong with articles that are left out, and files in formats that are not read. */
export async function furtherProblems(keeping: Keeping, scene: Scene): Promise<readonly Problem[]> {
  const { memory, root, media, joined } = keeping;
  const { site, sections, callouts } = scene;
  const library = libraryOf(memory, { root, basis: site, media }, sections);
  const print = localTime(site.language, site.timezone);
  const found: Problem[] = [...unreadFormats(keeping)];
  for (const [file, { skipped }] of memory.notable) {
    const { article, problems = [] } = memory.get(file) ?? {};
    // What is wrong with a body alone is known whole.
    if (!skipped || (article && !memory.losers.has(file)) || isUnreadable(problems)) continue;
    const parsed = parsedArticle(keeping, file);
    const around = { site, sections, callouts, print, library, ownersOf: ownersAmong(keeping, scene) };
    const known = new Set([...problems, ...(joined.get(file) ?? [])].map((one) => JSON.stringify(one)));
    const more = await diagnose(parsed, around);
    const all = [...parsed.problems, ...more.map((finding) => problem(file, finding, parsed.locate))];
    found.push(...all.filter((one) => !known.has(JSON.stringify(one))));
  }
  return found;
}

/** What is wrong with each file by itself, where there is no site in which articles could be read; they are all left out. */
export function withoutSite(keeping: Keeping): {
  readonly problems: readonly Problem[];
  readonly skipped: readonly string[];
} {
  const articles = filesOf(keeping, 'article');
  const own = articles.flatMap((file) => parsedArticle(keeping, file).problems);
  return { problems: [...unreadFormats(keeping), ...own], skipped: articles };
}

const unreadFormats = (keeping: Keeping): readonly Problem[] =>
  otherFormats(filesOf(keeping, 'file').map((file) => ({ file, absolute: join(keeping.root, file) })));

const filesOf = ({ memory }: Keeping, role: ReturnType<typeof roleOf>): readonly string[] =>
  [...memory.expected, ...[...memory.shelf.stamps()].map(([file]) => file)].filter(
    (file) => roleOf(file) === role,
  );

const parsedArticle = ({ root, parsed }: Keeping, file: string): Parsed<ArticleFields> =>
  parseMarkdown({ file, absolute: join(root, file) }, articleSchema, parsed);

/** Who of the articles that are not left out has an id, a path or an address. */
const ownersAmong =
  ({ memory }: Keeping, { sections }: Scene) =>
  ({ id, path, url, elsewhere }: Pick<Claimant, 'id' | 'path' | 'url' | 'elsewhere'>): Owners => {
    const section = sections.byPath.get(path.slice(1));
    const ownerOf = (key: 'id' | 'path' | 'url', value: string) =>
      memory.shelf
        .claiming({ id, path, url, elsewhere })
        .find(([file, { article }]) => article?.[key] === value && !memory.losers.has(file))?.[0];
    return {
      id: ownerOf('id', id),
      path: section ? `the section ${section.folder}/` : ownerOf('path', path),
      url: elsewhere ? ownerOf('url', url) : undefined,
    };
  };
