import { scopePath } from '../../domain/addresses.ts';
import type { Article } from '../../domain/article.ts';
import type { Directory, DirectoryEntry } from '../../domain/directory.ts';
import type { Listing } from '../../domain/listing.ts';
import type { Newest } from '../../pages/parts/contents.ts';
import type { Collection } from '../../store/collection.ts';

/** Sections asked for one by one at most: a page costs what it shows, however many sections there are. */
const most = 12;

/** The newest story of a section, by its path. */
type NewestFound = readonly [path: string, story: Article];

/** The newest stories of sections that have none among the site's newest: of those that changed last. */
export async function quietSections(
  { sections }: Directory,
  { entries, next }: Listing,
  { collection, now }: { readonly collection: Collection; readonly now: Date },
): Promise<readonly NewestFound[]> {
  const oldest = next && entries.at(-1)?.published;
  const quiet = sections
    .flatMap((section) => (oldest && section.latest && section.latest <= oldest ? [section] : []))
    .toSorted((a, b) => (b.latest?.getTime() ?? 0) - (a.latest?.getTime() ?? 0))
    .slice(0, most);
  const scopes = quiet.map(({ scope }) => scope);
  const stories = await collection.newest(scopes, now);
  return scopes.flatMap((scope, index) => {
    const story = stories[index];
    return story ? [[scopePath(scope), story] as const] : [];
  });
}

/** The newest story of each section, most of them among the site's newest. */
export function newestOf(
  { sections }: Directory,
  articles: readonly Article[],
  quiet: readonly NewestFound[],
): Newest {
  const shown = sections.flatMap((section): readonly NewestFound[] => {
    const story = articles.find((article) => isIn(article, section));
    return story ? [[scopePath(section.scope), story]] : [];
  });
  return new Map([...quiet, ...shown]);
}

function isIn({ sections }: Article, { scope }: DirectoryEntry): boolean {
  return (
    scope.kind === 'section' &&
    sections.some(({ path }) => path === scope.path || path.startsWith(`${scope.path}/`))
  );
}
