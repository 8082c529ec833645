import type { FeedCategory, FeedEntry } from './feed-document.ts';

type EntrySectionOptions = {
  /** Sections by names of categories, as the newsroom maps them. */
  readonly map: ReadonlyMap<string, string> | undefined;
  /** Whether the scheme of a category says what it is (docs/feeds.md). */
  readonly isDateline: boolean;
};

export type Subjects = { readonly sections: readonly string[]; readonly tags: readonly string[] };

/** Which categories of an entry are sections, as `News/Northwest`, and which are tags. */
export function subjectsOf(
  entry: Pick<FeedEntry, 'categories' | 'sections'>,
  options: EntrySectionOptions,
): Subjects {
  const named = entry.categories.filter(
    ({ name, scheme }) => name.trim() !== '' && !scheme?.startsWith(MEDIA_TOPICS),
  );
  const paths = named.map((category) => ({ name: category.name, path: sectionOf(category, options) }));
  const sections = [...entry.sections, ...paths.flatMap(({ path }) => (path === undefined ? [] : [path]))];
  const tags = paths.filter(({ path }) => path === undefined).map(({ name }) => name);
  return {
    sections: [...new Set(sections)],
    tags: [...new Set(tags)].filter((tag) => !entry.sections.includes(tag)),
  };
}

/** Where IPTC's Media Topics have their addresses. */
const MEDIA_TOPICS = 'http://cv.iptc.org/newscodes/mediatopic/';

/** The Media Topic, `medtop:20000763`, of a category: by its scheme alone, as in RSS, or by its term. */
export function topicOf(scheme: string | undefined, term: string | undefined): string | undefined {
  if (scheme === undefined || !scheme.startsWith(MEDIA_TOPICS)) return undefined;
  const number = /^(?:medtop:)?(\d{8})$/.exec(scheme.slice(MEDIA_TOPICS.length) || (term ?? ''))?.[1];
  return number === undefined ? undefined : `medtop:${number}`;
}

function sectionOf(
  { name, scheme }: FeedCategory,
  { map, isDateline }: EntrySectionOptions,
): string | undefined {
  const mapped = map?.get(name);
  if (mapped !== undefined) return mapped;
  if (isDateline && scheme !== undefined) return scheme.endsWith('/tags/') ? undefined : name;
  const parts = name.split('/').map((part) => part.trim());
  const isPath = parts.length > 1 && parts.length <= 6 && parts.every((part) => /\p{L}{3}/u.test(part));
  return isPath && !URL.canParse(name) ? parts.join('/') : undefined;
}

/** Folders of sections by their names where both stand in the addresses of a Dateline feed: `Life/Arts & Books` is `life/arts`. */
export function sectionFolders(
  entries: readonly Pick<FeedEntry, 'categories' | 'sections' | 'link'>[],
): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  for (const entry of entries) {
    const [trail] = subjectsOf(entry, { map: undefined, isDateline: true }).sections;
    const names = trail?.split('/') ?? [];
    // An address may have the date in it.
    const parts = (URL.parse(entry.link ?? '')?.pathname ?? '')
      .split('/')
      .slice(1, -1)
      .filter((part) => !/^\d{1,4}$/.test(part));
    if (names.length === 0 || names.length !== parts.length) continue;
    for (let depth = 1; depth <= names.length; depth += 1)
      folders.set(names.slice(0, depth).join('/'), parts.slice(0, depth).join('/'));
  }
  return folders;
}
