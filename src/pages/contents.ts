import type { Directory, DirectoryEntry } from '../collection/directory.ts';
import { scopePath } from '../collection/selection.ts';
import type { Site } from '../collection/site.ts';
import { localLink } from './link.ts';
import { stringsFor } from './strings.ts';
import { type Markup, markup } from './template.ts';

/** What has a feed: the tree of sections, and the authors and tags with the most stories (the OPML file has all). */
export function contents({
  site,
  directory,
}: {
  readonly site: Site;
  readonly directory: Directory;
}): Markup {
  const strings = stringsFor(site.language);
  const kinds = [
    { id: 'sections', title: strings.sections, list: sectionTree(site, directory.sections) },
    {
      id: 'authors',
      title: strings.authors,
      list: entryList({ site, entries: foremost(directory.authors) }),
    },
    { id: 'tags', title: strings.tags, list: entryList({ site, entries: foremost(directory.tags) }) },
  ] as const;
  return markup`${kinds.map(
    ({ id, title, list }) =>
      list &&
      markup`<nav class="contents ${id}" aria-labelledby="${id}-title"><h2 id="${id}-title">${title}</h2>
${list}</nav>
`,
  )}`;
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

/** Sections come parents before children, in order, so each one's children are found among those that follow. */
function sectionTree(site: Site, sections: readonly DirectoryEntry[], above = ''): Markup | undefined {
  const here = sections.filter((section) => parent(section) === above);
  if (here.length === 0) return undefined;
  return markup`<ul>\n${here.map((section) => {
    const path = scopePath(section.scope);
    const below = sections.filter((other) => scopePath(other.scope).startsWith(`${path}/`));
    return markup`<li>${link(site, section)}${sectionTree(site, below, path)}</li>\n`;
  })}</ul>\n`;
}

function parent({ scope }: DirectoryEntry): string {
  const path = scopePath(scope);
  return path.slice(0, path.lastIndexOf('/'));
}

function link(site: Site, { scope, title, count }: DirectoryEntry): Markup {
  return markup`<a href="${localLink(site, `${scopePath(scope)}/`)}">${title}</a>${count > 0 && markup` <small>${count}</small>`}`;
}

/** The entries with the most stories, in the order given: a front page of thousands of names serves nobody. */
function foremost(entries: readonly DirectoryEntry[]): readonly DirectoryEntry[] {
  const chosen = new Set([...entries].sort((one, other) => other.count - one.count).slice(0, most));
  return entries.filter((entry) => chosen.has(entry));
}

const most = 40;
