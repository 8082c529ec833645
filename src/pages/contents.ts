import type { Article } from '../collection/article.ts';
import type { Directory, DirectoryEntry } from '../collection/directory.ts';
import { scopePath } from '../collection/selection.ts';
import type { Site } from '../collection/site.ts';
import { direction } from './direction.ts';
import { localLink, storyLink } from './link.ts';
import { stringsFor } from './strings.ts';
import { type Markup, markup } from './template.ts';

/** The newest story of sections, by the path of their scope. */
export type Newest = ReadonlyMap<string, Article>;

/** The sections of a site as a tree, each with what is newest in it. */
export function sections({
  site,
  directory,
  newest,
}: {
  readonly site: Site;
  readonly directory: Directory;
  readonly newest: Newest;
}): Markup | undefined {
  const tree = sectionTree({ site, newest, told: new Set() }, directory.sections);
  return named('sections', stringsFor(site.language).sections, tree);
}

/** The authors and tags with the most stories; the OPML file has all. */
export function names({ site, directory }: { readonly site: Site; readonly directory: Directory }): Markup {
  const strings = stringsFor(site.language);
  const list = (entries: readonly DirectoryEntry[]) => entryList({ site, entries: foremost(entries) });
  return markup`${named('authors', strings.authors, list(directory.authors))}${named('tags', strings.tags, list(directory.tags))}`;
}

function named(id: string, title: string, list: Markup | undefined): Markup | undefined {
  return (
    list &&
    markup`<nav class="contents ${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${list}</nav>
`
  );
}

/** Links to the pages of entries, each with the number of its stories. */
export function entryList({
  site,
  entries,
}: {
  readonly site: Site;
  readonly entries: readonly DirectoryEntry[];
}): Markup | undefined {
  return entries.length === 0
    ? undefined
    : markup`<ul>\n${entries.map((entry) => markup`<li>${link(site, entry)}</li>\n`)}</ul>\n`;
}

type Tree = {
  readonly site: Site;
  readonly newest: Newest;
  /** Ids of stories told already: a story is the newest of every section above it too. */
  readonly told: Set<string>;
};

/** Each section under the nearest one above it that is listed, in the order given. */
function sectionTree(tree: Tree, sections: readonly DirectoryEntry[]): Markup | undefined {
  if (sections.length === 0) return undefined;
  const roots = sections.filter((section) => !sections.some((other) => isBelow(section, other)));
  return markup`<ul>\n${roots.map((root) => {
    const below = sections.filter((other) => isBelow(other, root));
    return markup`<li>${link(tree.site, root)}${headline(tree, root)}${sectionTree(tree, below)}</li>\n`;
  })}</ul>\n`;
}

function isBelow(section: DirectoryEntry, above: DirectoryEntry): boolean {
  return scopePath(section.scope).startsWith(`${scopePath(above.scope)}/`);
}

function headline({ site, newest, told }: Tree, { scope }: DirectoryEntry): Markup | undefined {
  const story = newest.get(scopePath(scope));
  const href = story && storyLink(site, story);
  if (story === undefined || href === undefined || told.has(story.id)) return undefined;
  told.add(story.id);
  const foreign =
    story.language !== site.language && markup` lang="${story.language}" dir="${direction(story.language)}"`;
  return markup`<p><a href="${href}"${foreign}>${story.title}</a></p>`;
}

function link(site: Site, { scope, title, count }: DirectoryEntry): Markup {
  return markup`<a href="${localLink(site, `${scopePath(scope)}/`)}">${title}</a>${count > 0 && markup` <small>${count}</small>`}`;
}

/** The entries with the most stories, in the order given: a front page of thousands of names serves nobody. */
function foremost(entries: readonly DirectoryEntry[]): readonly DirectoryEntry[] {
  const chosen = new Set([...entries].sort((one, other) => other.count - one.count).slice(0, most));
  return entries.filter((entry) => chosen.has(entry));
}

const most = 20;
