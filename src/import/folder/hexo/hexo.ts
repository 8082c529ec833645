import { slugPath } from '../../../content/site/slug.ts';
import type { ImportOptions } from '../../import-system.ts';
import type { ImportedRedirect, ImportedSection } from '../../imported.ts';
import { dateParts, encodedPath, expand, rootPath } from '../address/pattern.ts';
import { siteAddress, withoutSlash } from '../address/site-address.ts';
import { authorDirectory } from '../fields/author-directory.ts';
import { keyTable } from '../fields/keys.ts';
import { datedName, type PageDate, pageDate } from '../fields/page-date.ts';
import type { Described, Description, FolderSite, FolderSystem, Page } from '../folder-system.ts';
import { dataFile } from '../source/front-matter.ts';
import { isOtherFormat } from '../source/other-formats.ts';
import {
  folderOf,
  nameOf,
  normalPath,
  type SourceFolder,
  withoutExtension,
} from '../source/source-folder.ts';
import { isValues, textOf, textsOf, type Value, type ValueMap } from '../source/values.ts';
import { yamlValues } from '../source/yaml-values.ts';
import { translateHexo } from './translation.ts';

/** Hexo, with the feeds of hexo-generator-feed. */
export const hexo: FolderSystem = {
  name: 'hexo',
  title: 'a Hexo site',
  rootFiles: ['_config.yml'],
  detect: (folder) => {
    const hasPosts = folder.files.some((file) => /^[^/]+\/_posts\//.test(file));
    return hasPosts && isHexo(folder) ? 1 : 0;
  },
  open: openHexo,
};

/** Jekyll has a `_config.yml` and `_posts` too: what it has not is a package of Hexo, scaffolds, or these settings. */
const isHexo = (folder: SourceFolder): boolean =>
  folder.has('_config.yml') &&
  (/"hexo"\s*:/.test(folder.read('package.json') ?? '') ||
    folder.files.some((file) => file.startsWith('scaffolds/')) ||
    /^(?:source_dir|new_post_name|post_asset_folder|category_dir)[ \t]*:/m.test(
      folder.read('_config.yml') ?? '',
    ));

const KEYS = keyTable([
  ...[
    'category',
    'categories',
    'permalink',
    'comments',
    'disablenunjucks',
    'excerpt_length',
    'toc',
    'mathjax',
  ],
]);

type HexoSite = {
  readonly options: ImportOptions;
  readonly settings: ValueMap;
  /** Folder of the sources. */
  readonly source: string;
  readonly zone: string;
  readonly origin: string | undefined;
  readonly base: string;
};

function openHexo(folder: SourceFolder, options: ImportOptions): FolderSite {
  const read = dataFile('_config.yml', folder.read('_config.yml') ?? '');
  const settings = isValues(read) ? read : {};
  const { origin, base, url } = siteAddress(
    options.site ?? textOf(settings.url),
    options.site === undefined ? withoutSlash(textOf(settings.root) ?? '') : '',
  );
  const timezone = textOf(settings.timezone);
  const source = normalPath(textOf(settings.source_dir) ?? 'source');
  const zone = timezone ?? options.timezone ?? 'UTC';
  const site: HexoSite = { options, settings, source, zone, origin, base };
  return {
    site: {
      title: textOf(settings.title),
      description: textOf(settings.description) ?? textOf(settings.subtitle),
      url,
      language: textsOf(settings.language)[0],
      timezone,
    },
    basePath: base,
    readHeader: unopenedHeader,
    sources: folder.files.filter((file) => isSource(file, source)),
    losses: [],
    keys: KEYS,
    authors: authorDirectory(folder, options.authors),
    defaultAuthor: settings.author,
    defaults: () => ({}),
    describe: (page) => describe(page, site),
    sections,
    redirects: () => redirects(settings),
    translate: translateHexo,
    fileAt: (path, page) => fileAt(path, page, { folder, source }),
    contentRoot: source,
  };
}

/** Posts and drafts; other files below the sources are pages, which no feed has. */
const isSource = (file: string, source: string): boolean =>
  (file.startsWith(`${source}/_posts/`) || file.startsWith(`${source}/_drafts/`)) &&
  (/\.(?:md|markdown|mkd|mkdn|mdown|html?)$/i.test(file) || isOtherFormat(file));

function describe(page: Page, site: HexoSite): Description {
  const { options, settings, zone, origin, base } = site;
  const { data, file } = page;
  const path = withoutExtension(file.slice(site.source.length + 1)).replace(/^_(?:posts|drafts)\//, '');
  const hasDate = (textOf(settings.new_post_name) ?? '').includes(':year');
  const named = hasDate ? datedName(nameOf(path)) : { rest: nameOf(path) };
  const written = textOf(data.date) ?? named.date;
  const date = written === undefined ? undefined : pageDate(written, { zone, isZoneClock: true });
  const [first = [], ...others] = categoriesOf(data.categories ?? data.category);
  const name = textOf(data.slug) ?? named.rest;
  const pattern = options.permalink ?? textOf(settings.permalink) ?? ':year/:month/:day/:title/';
  const address =
    base +
    encodedPath(
      rootPath(
        textOf(data.permalink) ??
          expand(pattern, (part) => partsOf({ name, path, date, data, settings, first })[part]),
      ),
    );
  return {
    path: `${first.length === 0 ? 'posts' : first.join('/')}/${name}`,
    date,
    address,
    id: origin === undefined ? undefined : origin + address,
    aliases: textsOf(data.alias ?? data.aliases).map((each) => base + rootPath(each)),
    sections: others.map((each) => each.join('/')),
  };
}

type PermalinkParts = {
  readonly name: string;
  /** Of the file, below `_posts`. */
  readonly path: string;
  readonly date: PageDate | undefined;
  readonly data: ValueMap;
  readonly settings: ValueMap;
  readonly first: readonly string[];
};

/** Hexo's `post_permalink` filter. */
function partsOf({
  name,
  path,
  date,
  data,
  settings,
  first,
}: PermalinkParts): Readonly<Record<string, string>> {
  const folder = folderOf(path);
  return {
    ...dateParts(date),
    title: folder === '' ? name : `${folder}/${name}`,
    name,
    post_title: slugPath(textOf(data.title) ?? name),
    id: textOf(data.id) ?? '',
    lang: textOf(data.lang) ?? '',
    category: first.join('/') || (textOf(settings.default_category) ?? 'uncategorized'),
  };
}

/** `[Sports, Baseball]` is Baseball below Sports; a list of lists has several. */
function categoriesOf(value: Value | undefined): readonly (readonly string[])[] {
  const lists = Array.isArray(value) ? value.filter((each: Value) => Array.isArray(each)) : [];
  const found = lists.length > 0 ? lists.map((each: Value) => textsOf(each)) : [textsOf(value)];
  return found.filter((each) => each.length > 0);
}

/** The categories that articles are in, with their names and those above them. */
function sections(pages: readonly Described[]): readonly ImportedSection[] {
  const named = new Map<string, ImportedSection>();
  for (const { page } of pages)
    for (const trail of categoriesOf(page.data.categories ?? page.data.category))
      for (const [index, title] of trail.entries()) {
        const path = trail.slice(0, index + 1).join('/');
        if (!named.has(path)) named.set(path, { place: page.file, path, title });
      }
  return [...named.values()];
}

/** Its lists of categories and tags, where these are not called as Dateline's. */
function redirects(settings: ValueMap): readonly ImportedRedirect[] {
  const categories = normalPath(textOf(settings.category_dir) ?? 'categories');
  const tags = normalPath(textOf(settings.tag_dir) ?? 'tags');
  return [
    { from: `/${categories}/*`, to: '/:splat' },
    ...(tags === 'tags' ? [] : [{ from: `/${tags}/:name`, to: '/tags/:name/' }]),
  ];
}

/** Files of the sources, and those of the folder that is called as the post (`post_asset_folder`). */
function fileAt(
  path: string,
  page: Page,
  { folder, source }: { readonly folder: SourceFolder; readonly source: string },
): string | undefined {
  const beside = `${withoutExtension(page.file)}/${nameOf(path)}`;
  return [`${source}/${path}`, beside].find((file) => folder.has(file));
}

/** Front matter without the dashes that open it, which Hexo reads as well (hexo-front-matter, `rPrefixSep`). */
function unopenedHeader(text: string) {
  const [all, raw = ''] =
    /^\s*((?:[A-Za-z][\w-]{0,60}:[^\n]*\n(?:[ \t-][^\n]*\n)*)+)---[ \t]*(?:\n|$)/.exec(text) ?? [];
  if (all === undefined) return undefined;
  const { value, faults } = yamlValues(raw);
  return isValues(value) ? { data: value, body: text.slice(all.length), raw, faults } : undefined;
}
