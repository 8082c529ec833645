import { dataFile } from '../source/front-matter.ts';
import { normalPath, type SourceFolder } from '../source/source-folder.ts';
import { isTrue, isValues, merged, textOf, textsOf, type Value, type ValueMap } from '../source/values.ts';

/** What `_config.yml` says. */
export type JekyllConfiguration = {
  readonly values: ValueMap;
  /** Folder of the sources, relative to the root; '' for the root. */
  readonly source: string;
  readonly url?: string;
  /** `/blog`, or ''. */
  readonly basePath: string;
  readonly timezone?: string;
  /** Pattern of posts' addresses, with the names of Jekyll's styles written out. */
  readonly permalink: string;
  /** Collections with pages of their own, by label: the pattern of their addresses. */
  readonly collections: ReadonlyMap<string, string>;
  readonly collectionsFolder: string;
  readonly exclude: readonly string[];
};

const FILES = ['_config.yml', '_config.yaml', '_config.toml'];

/** Reads the configuration of a site; Jekyll's own defaults where it says nothing. */
export function jekyllConfiguration(folder: SourceFolder): JekyllConfiguration {
  const read = FILES.filter(folder.has)
    .map((file) => dataFile(file, folder.read(file) ?? ''))
    .find((each) => isValues(each));
  const values = isValues(read) ? read : {};
  const style = textOf(values.permalink) ?? 'date';
  const posts =
    isValues(values.collections) && isValues(values.collections.posts) ? values.collections.posts : {};
  const base =
    textOf(values.baseurl)
      ?.replace(/^https?:\/\/[^/]+/, '')
      .replace(/(?<!\/)\/+$/, '') ?? '';
  return {
    values,
    source: normalPath(textOf(values.source) ?? ''),
    url: textOf(values.url)?.replace(/(?<!\/)\/+$/, ''),
    basePath: base === '' || base.startsWith('/') ? base : `/${base}`,
    timezone: textOf(values.timezone),
    permalink: textOf(posts.permalink) ?? STYLES.get(style) ?? style,
    collections: collectionsOf(values.collections, style),
    collectionsFolder: normalPath(textOf(values.collections_dir) ?? ''),
    exclude: textsOf(values.exclude).map((each) => each.replace(/^\/|\/$/g, '')),
  };
}

/** Jekyll's `STYLE_TO_PERMALINK`. */
const STYLES = new Map([
  ['none', '/:categories/:title:output_ext'],
  ['date', '/:categories/:year/:month/:day/:title:output_ext'],
  ['ordinal', '/:categories/:year/:y_day/:title:output_ext'],
  ['pretty', '/:categories/:year/:month/:day/:title/'],
  ['weekdate', '/:categories/:year/W:week/:short_day/:title:output_ext'],
]);

/** Jekyll's `Utils.add_permalink_suffix`. */
function withSuffix(pattern: string, style: string): string {
  if (style === 'pretty' || (!STYLES.has(style) && style.endsWith('/'))) return `${pattern}/`;
  const hasExtension = /^(?:date|ordinal|none|weekdate)$/.test(style) || style.endsWith(':output_ext');
  return hasExtension ? `${pattern}:output_ext` : pattern;
}

function collectionsOf(value: Value | undefined, style: string): ReadonlyMap<string, string> {
  if (!isValues(value)) return new Map();
  const written = Object.entries(value).filter(
    ([label, each]) => label !== 'posts' && isValues(each) && isTrue(each.output),
  );
  return new Map(
    written.map(([label, each]) => {
      const own = isValues(each) ? textOf(each.permalink) : undefined;
      return [label, STYLES.get(own ?? '') ?? own ?? withSuffix('/:collection/:path', style)] as const;
    }),
  );
}

/** Front matter defaults for a file (relative to the sources) of a collection; the longest path counts most. */
export function frontMatterDefaults({ values }: JekyllConfiguration, file: string, type: string): ValueMap {
  if (!Array.isArray(values.defaults)) return {};
  const sets = values.defaults.flatMap((each: Value) => {
    if (!isValues(each) || !isValues(each.values)) return [];
    const scope = isValues(each.scope) ? each.scope : {};
    const path = (textOf(scope.path) ?? '').replace(/^\//, '');
    const scoped = textOf(scope.type)?.replace(/^(post|page|draft)$/, '$1s');
    if (scoped !== undefined && scoped !== type) return [];
    if (!inScope(file, path)) return [];
    return [{ values: each.values, weight: path.length * 2 + (scoped === undefined ? 0 : 1) }];
  });
  return sets.toSorted((a, b) => a.weight - b.weight).reduce((all, set) => merged(all, set.values), {});
}

/** Whether a file is in a scope's path, which may have `*` for part of a name. */
function inScope(file: string, path: string): boolean {
  if (!path.includes('*')) return file.startsWith(path);
  const parts = path.split('/');
  const names = file.split('/').slice(0, parts.length);
  return names.length === parts.length && parts.every((part, index) => fits(names[index] ?? '', part));
}

/** Whether a name is like `20*-news*`. */
function fits(name: string, pattern: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const [index, piece] of rest.entries()) {
    const found =
      index === rest.length - 1 && piece !== '' ? name.lastIndexOf(piece) : name.indexOf(piece, at);
    if (found < at) return false;
    at = found + piece.length;
  }
  return rest.length === 0 || rest.at(-1) === '' || at === name.length;
}
