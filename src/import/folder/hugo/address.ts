import { dateParts, encodedPath, expand } from '../address/pattern.ts';
import { hugoPath } from '../address/slugs.ts';
import type { PageDate } from '../fields/page-date.ts';
import { textOf } from '../source/values.ts';
import type { HugoConfiguration, HugoLanguage } from './configuration.ts';

type HugoAddressParts = {
  readonly configuration: HugoConfiguration;
  readonly language: HugoLanguage;
  /** Pattern that the person who imports states. */
  readonly pattern?: string;
  /** Folder of the page below the content, of a bundle the one above it. */
  readonly folder: string;
  /** Folders that are sections, below each other. */
  readonly sections: readonly string[];
  /** Of the file without language, of a bundle its folder. */
  readonly name: string;
  readonly title: string;
  readonly slug?: string;
  readonly url?: string;
  readonly date?: PageDate;
};

/** The path of a page at its site, without the site's base, as Hugo's `CreateTargetPaths` and `PermalinkExpander` make it. */
export function hugoAddress(page: HugoAddressParts): string {
  const { configuration, language, folder, name, url } = page;
  const slug = slugOf(page);
  const clean = (text: string) => hugoPath(text, configuration);
  if (url !== undefined) return ofUrl(url, page);
  const [section = ''] = folder.split('/');
  const pattern =
    page.pattern ??
    textOf(configuration.permalinks[section.toLowerCase()]) ??
    (folder === '' ? textOf(configuration.permalinks['/']) : undefined);
  const path = pattern === undefined ? `${folder}/${slug ?? name}` : expanded(pattern, page);
  const isUgly = pattern?.endsWith('.html')
    ? false
    : configuration.ugly === true || configuration.ugly.has(section.toLowerCase());
  const cleaned = clean(path).replace(/^\/+|(?<!\/)\/+$/g, '');
  const end = isUgly
    ? '.html'
    : pattern !== undefined && page.pattern !== undefined && pattern.endsWith('.html')
      ? ''
      : '/';
  return encodedPath(`${language.prefix}/${cleaned}${end}`.replace(/\/{2,}/g, '/'));
}

/** A `url` of front matter: from the root, or below the language; with a slash at its end unless it has an extension. */
function ofUrl(url: string, page: HugoAddressParts): string {
  const path = url.replace(/^https?:\/\/[^/]+/, '');
  const rooted = path.startsWith('/') ? path : `${page.language.prefix}/${path}`;
  const filled = rooted.includes(':') ? expanded(rooted, page) : rooted;
  const last = filled.slice(filled.lastIndexOf('/') + 1);
  return encodedPath(
    (filled.endsWith('/') || last.includes('.') ? filled : `${filled}/`).replace(/\/{2,}/g, '/'),
  );
}

function expanded(pattern: string, page: HugoAddressParts): string {
  const { configuration, folder, sections, name, title, date } = page;
  const clean = (text: string) => hugoPath(text, configuration);
  const [section = ''] = folder.split('/');
  const own = slugOf(page);
  const parts: Readonly<Record<string, string | undefined>> = {
    ...dateParts(date),
    section: clean(section),
    sections: clean(sections.join('/')),
    title: clean(title),
    slug: clean(own ?? title),
    filename: clean(name),
    contentbasename: clean(name),
    slugorfilename: clean(own ?? name),
    slugorcontentbasename: clean(own ?? name),
    sectionslug: clean(section),
    sectionslugs: clean(sections.join('/')),
  };
  return expand(pattern, (written) => {
    const [, slice] = /^sections\[(.*)\]$/.exec(written) ?? [];
    return slice === undefined ? parts[written] : clean(sliced(sections, slice).join('/'));
  });
}

/** The slug of front matter, or where dates come from names what the name has behind its date. */
function slugOf({ configuration, name, slug }: HugoAddressParts): string | undefined {
  const undated = /^\d{4}-\d{2}-\d{2}[-_]?(.+)$/.exec(name)?.[1];
  return slug ?? (configuration.dateKeys.includes(':filename') ? undated : undefined);
}

/** `[1:]`, `[last]`, `[0]` of the sections. */
function sliced(sections: readonly string[], written: string): readonly string[] {
  const at = (text: string, otherwise: number) =>
    text === 'last' ? sections.length - 1 : text === '' ? otherwise : Number(text);
  const [from = '', to] = written.split(':');
  return to === undefined
    ? sections.slice(at(from, 0), at(from, 0) + 1)
    : sections.slice(at(from, 0), at(to, sections.length));
}
