import { type NameKind, namesPath } from '../domain/addresses.ts';
import type { DirectoryEntry } from '../domain/directory.ts';
import type { Site } from '../domain/site.ts';
import { breadcrumb, crumbsOf } from './parts/breadcrumb.ts';
import { byteLength } from './parts/budget.ts';
import { entryLink } from './parts/contents.ts';
import { layout } from './parts/layout.ts';
import { fullLink, localLink } from './parts/link.ts';
import { subjectMetadata } from './parts/metadata.ts';
import { markup, type PageMarkup } from './parts/template.ts';
import { counted, stringsOf } from './strings/strings.ts';

/** What the page of all authors, or of all tags, is made from. */
export type NameIndex = {
  readonly site: Site;
  readonly kind: NameKind;
  /** All there are, in the order of their names. */
  readonly entries: readonly DirectoryEntry[];
  /** The slug of the one to begin with; the first, when none has it. */
  readonly from?: string | undefined;
};

/** Bytes of links on a page, so that with its styles it stays below 30 kB. */
const room = 16_000;

/** Letters to jump to at most: scripts with thousands of signs have no alphabet. */
const lettersShown = 60;

/** The page that names all authors, or all tags, by their first letters; a long list goes on on further pages. */
export function nameIndexPage({ site, kind, entries, from }: NameIndex): string {
  const strings = stringsOf(site);
  const start = Math.max(
    0,
    entries.findIndex((entry) => slugOf(entry) === from),
  );
  const shown = fitting(site, entries.slice(start));
  const next = entries[start + shown.length];
  const title = strings[kind];
  const crumbs = crumbsOf(site);
  return layout({
    site,
    sheet: 'names',
    title,
    head:
      start > 0
        ? markup`<meta name="robots" content="noindex, follow">\n`
        : subjectMetadata({
            site,
            title,
            url: fullLink(site, namesPath(kind)),
            crumbs,
          }),
    main: markup`${breadcrumb(site, crumbs)}
<header class="heading">
<h1>${title}</h1>
<p class="quiet">${counted(strings.index[kind].all, entries.length)}</p>
</header>
${shown.length < entries.length && letters({ site, kind, entries })}<div class="names contents">
${groups(shown).map(({ letter, members }) => markup`<section><h2>${letter}</h2>\n<ul>\n${members.map((entry) => item(site, entry))}</ul></section>\n`)}</div>
${next && markup`<nav class="pages" aria-label="${strings.index[kind].more}"><a rel="next" href="${address(site, kind, next)}">${strings.index[kind].more}</a></nav>`}`,
  });
}

/** As many as there is room for, and one at least. */
function fitting(site: Site, entries: readonly DirectoryEntry[]): readonly DirectoryEntry[] {
  let left = room;
  const end = entries.findIndex((entry) => {
    left -= byteLength(item(site, entry).toString());
    return left < 0;
  });
  return end < 0 ? entries : entries.slice(0, Math.max(1, end));
}

function item(site: Site, entry: DirectoryEntry): PageMarkup {
  return markup`<li>${entryLink(site, entry)}</li>\n`;
}

type LetterGroup = { readonly letter: string; readonly members: readonly DirectoryEntry[] };

/** Neighbours under one letter. */
function groups(entries: readonly DirectoryEntry[]): readonly LetterGroup[] {
  const found: { readonly letter: string; readonly members: DirectoryEntry[] }[] = [];
  for (const entry of entries) {
    const { letter = '#' } = entry;
    const last = found.at(-1);
    if (last?.letter === letter) last.members.push(entry);
    else found.push({ letter, members: [entry] });
  }
  return found;
}

/** Where each letter begins. */
function letters({ site, kind, entries }: Omit<NameIndex, 'from'>): PageMarkup | undefined {
  const all = groups(entries);
  if (all.length > lettersShown) return undefined;
  return markup`<nav class="letters" aria-label="A–Z"><ul>
${all.map(({ letter, members: [first] }) => first && markup`<li><a href="${address(site, kind, first)}">${letter}</a></li>\n`)}</ul></nav>
`;
}

function address(site: Site, kind: NameKind, entry: DirectoryEntry): string {
  return `${localLink(site, namesPath(kind))}?from=${slugOf(entry)}`;
}

function slugOf({ scope }: DirectoryEntry): string {
  return scope.kind === 'author' || scope.kind === 'tag' ? scope.slug : '';
}
