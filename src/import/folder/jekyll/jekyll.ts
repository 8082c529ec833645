import { slugPath } from '../../../content/site/slug.ts';
import type { ImportOptions } from '../../import-system.ts';
import type { ImportedRedirect, ImportedSection } from '../../imported.ts';
import { rootPath } from '../address/pattern.ts';
import { siteAddress } from '../address/site-address.ts';
import { jekyllSlug } from '../address/slugs.ts';
import { authorDirectory } from '../fields/author-directory.ts';
import { keyTable } from '../fields/keys.ts';
import { pageDate } from '../fields/page-date.ts';
import type { Described, Description, FolderSite, FolderSystem, Page } from '../folder-system.ts';
import { isOtherFormat } from '../source/other-formats.ts';
import { folderOf, nameOf, type SourceFolder, withoutExtension } from '../source/source-folder.ts';
import { isValues, textOf, textsOf, type Value, type ValueMap, valueAt } from '../source/values.ts';
import { jekyllAddress, jekyllId } from './address.ts';
import { frontMatterDefaults, type JekyllConfiguration, jekyllConfiguration } from './configuration.ts';
import type { JekyllSite } from './site.ts';
import { jekyllTranslation } from './translation.ts';

/** Jekyll, with the feeds of jekyll-feed. */
export const jekyll: FolderSystem = {
  name: 'jekyll',
  title: 'a Jekyll site',
  rootFiles: ['_config.yml', '_config.yaml', '_config.toml'],
  detect(folder) {
    const hasPosts = folder.files.some((file) => /(?:^|\/)_posts\//.test(file));
    const hasConfiguration = this.rootFiles.some((file) => folder.has(file));
    return hasConfiguration && hasPosts ? 0.95 : hasPosts ? 0.8 : hasConfiguration ? 0.6 : 0;
  },
  open: openJekyll,
};

const PLURAL_KEYS = ['category', 'categories', 'tag', 'tags'];

const KEYS = keyTable([...PLURAL_KEYS, 'permalink', 'redirect_from', 'redirect_to', 'render_with_liquid']);

const MARKDOWN = /\.(?:md|markdown|mkdown|mkdn|mkd|html?)$/i;

function openJekyll(folder: SourceFolder, options: ImportOptions): FolderSite {
  const configuration = jekyllConfiguration(folder);
  const { values } = configuration;
  const stated = siteAddress(options.site);
  const origin = stated.origin ?? configuration.url;
  const base = stated.origin === undefined ? configuration.basePath : stated.base;
  const context: JekyllSite = { folder, options, configuration, base, origin };
  return {
    site: {
      title: textOf(values.title) ?? textOf(values.name),
      description: textOf(values.description) ?? textOf(values.tagline),
      url: origin === undefined ? undefined : `${origin}${base}`,
      language: textOf(values.lang) ?? textOf(values.locale),
      timezone: configuration.timezone,
    },
    basePath: base,
    sources: sourcesOf(folder, configuration),
    losses: [],
    keys: KEYS,
    authors: authorDirectory(folder, options.authors),
    defaultAuthor: values.author ?? undefined,
    defaults: (file) =>
      frontMatterDefaults(configuration, belowSource(file, configuration), collectionOf(file, configuration)),
    describe: (page) => describe(page, context),
    sections,
    redirects: (pages) => redirects(pages, configuration),
    translate: jekyllTranslation(context),
    fileAt: (path) => (configuration.source === '' ? path : `${configuration.source}/${path}`),
    contentRoot: configuration.source,
    hasNamedFolders: true,
    endsHtmlBlocks: true,
  };
}

function sourcesOf(
  { files }: SourceFolder,
  { source, exclude, collections, collectionsFolder }: JekyllConfiguration,
): readonly string[] {
  const folders = [...collections.keys()].map(
    (label) =>
      `${[source, collectionsFolder]
        .filter(Boolean)
        .map((each) => `${each}/`)
        .join('')}_${label}/`,
  );
  return files.filter((file) => {
    if (
      !(MARKDOWN.test(file) || isOtherFormat(file)) ||
      /(?:^|\/)_(?:site|includes|layouts|sass|data|plugins)\//.test(file)
    )
      return false;
    if (exclude.some((each) => file === each || file.startsWith(`${each}/`))) return false;
    return /(?:^|\/)_(?:posts|drafts)\//.test(file) || folders.some((each) => file.startsWith(each));
  });
}

/** A file's path below the sources and the folder of collections. */
function belowSource(file: string, { source, collectionsFolder }: JekyllConfiguration): string {
  const inSource = source !== '' && file.startsWith(`${source}/`) ? file.slice(source.length + 1) : file;
  return collectionsFolder !== '' && inSource.startsWith(`${collectionsFolder}/`)
    ? inSource.slice(collectionsFolder.length + 1)
    : inSource;
}

function collectionOf(file: string, configuration: JekyllConfiguration): string {
  if (/(?:^|\/)_(?:posts|drafts)\//.test(file)) return 'posts';
  return /^_([^/]+)\//.exec(belowSource(file, configuration))?.[1] ?? 'posts';
}

const DATED = /^(\d{2,4}-\d{1,2}-\d{1,2})-(.*)$/;

function describe(page: Page, site: JekyllSite): Description {
  const { configuration, options } = site;
  const { data } = page;
  const file = belowSource(page.file, configuration);
  const collection = collectionOf(page.file, configuration);
  const stem = nameOf(withoutExtension(file));
  const [, day, rest = stem] = DATED.exec(stem) ?? [];
  const slug = (textOf(data.slug) ?? rest).replace(/(?<!\.)\.+$/, '');
  const above = collection === 'posts' ? foldersAbove(file) : [];
  const categories = [...new Set([...above, ...listed(data.categories), ...textsOf(data.category)])];
  const date = dateOf(page, day, site);
  const pattern =
    textOf(data.permalink) ??
    options.permalink ??
    (collection === 'posts' ? configuration.permalink : configuration.collections.get(collection)) ??
    configuration.permalink;
  const path = withoutExtension(file)
    .replace(/^.*?_(?:posts|drafts)\//, '')
    .replace(/^_[^/]+\//, '');
  const address = jekyllAddress({ pattern, date, categories, slug, collection, path: `/${path}` });
  const section =
    above.length > 0 ? above.join('/') : collection === 'posts' ? (categories[0] ?? 'posts') : collection;
  const redirectTo = textsOf(data.redirect_to)[0];
  return {
    path: `${section}/${slug}`,
    title: titleFrom(slug),
    date,
    address: `${site.base}${address}`,
    id: site.origin === undefined ? undefined : `${site.origin}${site.base}${jekyllId(address, slug)}`,
    unpublished:
      day === undefined && collection === 'posts' && !/(?:^|\/)_drafts\//.test(file)
        ? 'its name has no date, so Jekyll does not publish it'
        : undefined,
    aliases: textsOf(data.redirect_from).map((each) => `${site.base}${rootPath(each)}`),
    sections: categories.filter((each) => !above.includes(each) && each !== section),
    tags: tagsOf(data),
    redirectTo:
      redirectTo ??
      (textOf(data.layout) === 'redirect'
        ? textOf(data.redirect ?? data.redirect_url ?? data.to)
        : undefined),
  };
}

/** Jekyll's `Utils.titleize_slug`. */
const titleFrom = (slug: string): string =>
  slug
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())
    .join(' ');

/** Folders above `_posts`, which are categories. */
const foldersAbove = (file: string): readonly string[] =>
  (file.split(/(?:^|\/)_(?:posts|drafts)\//, 1)[0] ?? '').split('/').filter(Boolean);

/** Jekyll's `pluralized_array_from_hash`: the one as it is, else what is between the blanks of the many. */
const tagsOf = (data: ValueMap): readonly string[] =>
  data.tag !== undefined && data.tag !== null ? textsOf(data.tag) : listed(data.tags);

const listed = (value: Value | undefined): readonly string[] =>
  typeof value === 'string' ? value.split(/\s+/).filter(Boolean) : textsOf(value);

/**
 * The date of a post. YAML takes a time with seconds and without an offset for UTC, and what has quotation marks or no seconds is
 * text, which Ruby reads by the site's clock. Addresses go by the site's clock.
 */
function dateOf({ data, raw }: Page, day: string | undefined, { configuration, options }: JekyllSite) {
  const zone = configuration.timezone ?? options.timezone ?? 'UTC';
  const written = textOf(data.date);
  const rules = { zone, isZoneClock: true } as const;
  const isTimestamp =
    /^\d{4}-\d\d?-\d\d?(?:[Tt]|\s+)\d\d?:\d\d:\d\d(?:\.\d*)?$/.test(written ?? '') &&
    !/^date[ \t]*:[ \t]*["']/m.test(raw);
  const read = written === undefined ? undefined : pageDate(isTimestamp ? `${written}Z` : written, rules);
  return read ?? (day === undefined ? undefined : pageDate(day.replace(/^(\d\d)-/, '20$1-'), rules));
}

/** The categories that articles are in, with their names. */
function sections(pages: readonly Described[]): readonly ImportedSection[] {
  const named = new Map<string, ImportedSection>();
  for (const { page, description } of pages) {
    if (description.leftOut !== undefined || description.date === undefined) continue;
    for (const name of description.sections ?? []) {
      const path = slugPath(name);
      if (path !== '' && !named.has(path)) named.set(path, { place: page.file, path: name, title: name });
    }
    const own = folderOf(description.path);
    if (!own.includes('/') && own !== 'posts' && !named.has(slugPath(own)))
      named.set(slugPath(own), { place: page.file, path: own, title: own });
  }
  return [...named.values()];
}

/** jekyll-feed's feeds of categories and tags, and a path of its own for the feed of all. */
function redirects(
  pages: readonly Described[],
  { values }: JekyllConfiguration,
): readonly ImportedRedirect[] {
  const feed = isValues(values.feed) ? values.feed : {};
  const path = textOf(feed.path);
  const categories = textsOf(feed.categories).map((name) => ({
    from: `/feed/${name}.xml`,
    to: `/${slugPath(name)}/rss.xml`,
  }));
  const hasTags = feed.tags !== undefined && feed.tags !== null;
  const tags = hasTags ? [...new Set(pages.flatMap(({ description }) => description.tags ?? []))] : [];
  const folder = rootPath(textOf(valueAt(feed, 'tags.path')) ?? '/feed/by_tag/');
  return [
    ...(path === undefined ? [] : [{ from: rootPath(path), to: '/rss.xml' }]),
    ...categories,
    ...tags.map((tag) => ({
      from: `${folder}${jekyllSlug(tag).toLowerCase()}.xml`,
      to: `/tags/${slugPath(tag)}/rss.xml`,
    })),
  ];
}
