import { scopePath } from '../../domain/addresses.ts';
import type { Article } from '../../domain/article.ts';
import type { Directory, DirectoryEntry } from '../../domain/directory.ts';
import type { Site } from '../../domain/site.ts';
import { counted, stringsOf } from '../strings/strings.ts';
import { direction } from './direction.ts';
import { localLink, storyLink } from './link.ts';
import { markup, type PageMarkup } from './template.ts';

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
}): PageMarkup | undefined {
  const tree = sectionTree({ site, newest, shownIds: new Set() }, widest(directory.sections));
  return named('sections', stringsOf(site).sections, tree);
}

/** The authors and tags with the most stories, and where the others are. */
export function names({
  site,
  directory,
}: {
  readonly site: Site;
  readonly directory: Directory;
}): PageMarkup {
  const strings = stringsOf(site);
  const list = (kind: 'authors' | 'tags'): PageMarkup | undefined => {
    const entries = directory[kind];
    const short = entries.length <= most.names;
    const shown = entryList({ site, entries: short ? entries : foremost(entries, most.foremost) });
    const all = markup`<p><a href="${localLink(site, `/${kind}/`)}">${counted(strings.index[kind].all, entries.length)}</a></p>\n`;
    return named(kind, strings[kind], shown && markup`${shown}${!short && all}`);
  };
  return markup`${list('authors')}${list('tags')}`;
}

function named(id: string, title: string, list: PageMarkup | undefined): PageMarkup | undefined {
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
}): PageMarkup | undefined {
  return entries.length === 0
    ? undefined
    : markup`<ul>\n${entries.map((entry) => markup`<li>${entryLink(site, entry)}</li>\n`)}</ul>\n`;
}

type Tree = {
  readonly site: Site;
  readonly newest: Newest;
  /** Ids of stories told already: a story is the newest of every section above it too. */
  readonly shownIds: Set<string>;
};

/** Each section under the nearest one above it that is listed, in the order given. */
function sectionTree(tree: Tree, sections: readonly DirectoryEntry[]): PageMarkup | undefined {
  if (sections.length === 0) return undefined;
  const roots = sections.filter((section) => !sections.some((other) => isBelow(section, other)));
  return markup`<ul>\n${roots.map((root) => {
    const below = sections.filter((other) => isBelow(other, root));
    return markup`<li>${entryLink(tree.site, root)}${headline(tree, root)}${sectionTree(tree, below)}</li>\n`;
  })}</ul>\n`;
}

function isBelow(section: DirectoryEntry, above: DirectoryEntry): boolean {
  return scopePath(section.scope).startsWith(`${scopePath(above.scope)}/`);
}

function headline({ site, newest, shownIds }: Tree, { scope }: DirectoryEntry): PageMarkup | undefined {
  const story = newest.get(scopePath(scope));
  const href = story && storyLink(site, story);
  if (story === undefined || href === undefined || shownIds.has(story.id)) return undefined;
  shownIds.add(story.id);
  const foreign =
    story.language !== site.language && markup` lang="${story.language}" dir="${direction(story.language)}"`;
  return markup`<p><a href="${href}"${foreign}>${story.title}</a></p>`;
}

/** A link to the page of an entry, with the number of its stories. */
export function entryLink(site: Site, { scope, title, count }: DirectoryEntry): PageMarkup {
  return markup`<a href="${localLink(site, `${scopePath(scope)}/`)}">${title}</a>${count > 0 && markup` <small>${count}</small>`}`;
}

/** What a front page has room for; of more names than that it shows the foremost. */
const most = { names: 20, foremost: 16, sections: 30 } as const;

/** The sections to such a depth as there is room for; the pages of those that are shown lead further down. */
function widest(sections: readonly DirectoryEntry[], deepest = 9): readonly DirectoryEntry[] {
  const shown = sections.filter(({ scope }) => scopePath(scope).split('/').length <= deepest + 1);
  if (shown.length <= most.sections) return shown;
  return deepest > 1 ? widest(shown, deepest - 1) : foremost(shown, most.sections);
}

/** The entries with the most stories, in the order given: a front page of thousands of names serves nobody. */
export function foremost(entries: readonly DirectoryEntry[], count: number): readonly DirectoryEntry[] {
  const chosen = new Set([...entries].sort((one, other) => other.count - one.count).slice(0, count));
  return entries.filter((entry) => chosen.has(entry));
}
