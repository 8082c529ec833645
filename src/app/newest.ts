import type { Article } from '../collection/article.ts';
import type { Collection } from '../collection/collection.ts';
import type { Directory, DirectoryEntry } from '../collection/directory.ts';
import { scopePath } from '../collection/selection.ts';
import type { Newest } from '../pages/contents.ts';

/** Sections asked for one by one at most: a page costs what it shows, however many sections there are. */
const most = 12;

/**
 * The newest story of each section. Among the site's own newest most are found already; of the sections without any there,
 * those that changed last are asked for.
 */
export async function newestOf(
  { sections }: Directory,
  articles: readonly Article[],
  { collection, now }: { readonly collection: Collection; readonly now: Date },
): Promise<Newest> {
  const found = new Map<string, Article>();
  const quiet: DirectoryEntry[] = [];
  for (const section of sections) {
    const story = articles.find((article) => isIn(article, section));
    if (story !== undefined) found.set(scopePath(section.scope), story);
    else if (section.count > 0) quiet.push(section);
  }
  const asked = quiet
    .toSorted((a, b) => (b.latest?.getTime() ?? 0) - (a.latest?.getTime() ?? 0))
    .slice(0, most);
  const heads = await Promise.all(
    asked.map(async ({ scope }) => (await collection.list({ scope }, { limit: 1 }, now))?.entries[0]),
  );
  const stories = await collection.read(
    heads.filter((head) => head !== undefined),
    now,
  );
  asked.forEach(({ scope }, place) => {
    const story = stories.find(({ id }) => id === heads[place]?.id);
    if (story !== undefined) found.set(scopePath(scope), story);
  });
  return found;
}

function isIn({ sections }: Article, { scope }: DirectoryEntry): boolean {
  return (
    scope.kind === 'section' &&
    sections.some(({ path }) => path === scope.path || path.startsWith(`${scope.path}/`))
  );
}
