import type { ImportOptions } from '../../import-system.ts';
import type { ImportedRedirect } from '../../imported.ts';
import { siteAddress } from '../address/site-address.ts';
import { statedAddress } from '../address/stated.ts';
import { authorDirectory, isAuthorFile } from '../fields/author-directory.ts';
import { DATE_KEYS } from '../fields/date-keys.ts';
import { keyTable } from '../fields/keys.ts';
import { datedName, type PageDate, pageDate } from '../fields/page-date.ts';
import type { Described, Description, FolderSite, FolderSystem, Page } from '../folder-system.ts';
import { ignoredLosses, isIgnored } from '../source/ignored-files.ts';
import { isOtherFormat } from '../source/other-formats.ts';
import {
  folderOf,
  isRepositoryFile,
  nameOf,
  type SourceFolder,
  withoutExtension,
} from '../source/source-folder.ts';
import {
  isFalse,
  isTrue,
  isValues,
  textOf,
  textsOf,
  type Value,
  type ValueMap,
  valueAt,
} from '../source/values.ts';
import { eleventyAddress, pageOf } from './address.ts';
import {
  directoryData,
  ELEVENTY_FILES,
  type EleventyConfiguration,
  eleventyConfiguration,
  globalData,
} from './configuration.ts';
import type { EleventySite } from './site.ts';
import { eleventyTranslation } from './translation.ts';

/** Eleventy, with feeds as the templates of its RSS plugin make them. */
export const eleventy: FolderSystem = {
  name: 'eleventy',
  title: 'an Eleventy site',
  rootFiles: ELEVENTY_FILES,
  detect: (folder) => (ELEVENTY_FILES.some((file) => folder.has(file)) ? 1 : 0),
  open: openEleventy,
};

const SYSTEM_KEYS =
  'permalink eleventyexcludefromcollections eleventycomputed eleventynavigation templateengineoverride pagination redirect_from redirectfrom redirect_to';

const KEYS = keyTable([...DATE_KEYS, ...SYSTEM_KEYS.split(' ')], {
  category: 'tags',
  categories: 'tags',
});

function openEleventy(folder: SourceFolder, options: ImportOptions): FolderSite {
  const configuration = eleventyConfiguration(folder);
  const global = globalData(folder, configuration);
  const sources = folder.files.filter((file) => isSource(file, configuration));
  const ignored = new Set(sources.filter((file) => isIgnored(file, configuration.ignored)));
  const found =
    options.site ?? siteKey(global, ['url', 'baseUrl', 'baseURL', 'origin', 'host', 'domain', 'siteUrl']);
  const address = siteAddress(found);
  const base = address.base || configuration.basePath;
  const site: EleventySite = { folder, options, configuration, origin: address.origin, base };
  return {
    site: {
      title: siteKey(global, ['title', 'name', 'siteName']),
      description: siteKey(global, ['description', 'tagline']),
      url: address.origin === undefined ? undefined : address.origin + base,
      language: siteKey(global, ['language', 'lang', 'locale']),
    },
    basePath: base,
    sources: sources.filter((file) => !ignored.has(file)),
    losses: ignoredLosses([...ignored], 'the configuration'),
    keys: KEYS,
    authors: authorDirectory(folder, options.authors),
    defaults: (file) => directoryData(folder, file, configuration.input),
    describe: (page) => describe(page, site),
    sections: () => [],
    redirects,
    translate: eleventyTranslation(site),
    fileAt: (path) => fileAt(path, site),
    contentRoot: configuration.input,
  };
}

/** A key of the data that say what the site is, whatever their file is called. */
function siteKey(global: ValueMap, keys: readonly string[]): string | undefined {
  const files = ['metadata', 'site', 'meta', 'config', 'settings', 'globals', 'siteConfig'];
  for (const file of files)
    for (const key of keys) {
      const text = textOf(valueAt(global, `${file}.${key}`));
      if (text !== undefined) return text;
    }
  return undefined;
}

function isSource(file: string, { input, includes, data, output }: EleventyConfiguration): boolean {
  if (input !== '' && !file.startsWith(`${input}/`)) return false;
  if ([includes, data, output].some((each) => each !== '' && file.startsWith(`${each}/`))) return false;
  if (!/\.(?:md|markdown|html|mdx|njk|liquid)$/i.test(file) && !isOtherFormat(file)) return false;
  return !isRepositoryFile(file);
}

function describe(page: Page, site: EleventySite): Description {
  const { configuration, options, base, origin } = site;
  const { data } = page;
  const file = configuration.input === '' ? page.file : page.file.slice(configuration.input.length + 1);
  const date = dateOf(page, options);
  const { fileSlug } = pageOf(file, date);
  const permalink = permalinkOf(data);
  const section = folderOf(withoutExtension(file).replace(/\/index$/, '')).replace(
    /^(?:src\/)?content(?:\/|$)/,
    '',
  );
  const found =
    options.permalink === undefined || permalink?.own
      ? eleventyAddress({ file, permalink: permalink?.text, data, date })
      : {
          path: statedAddress(options.permalink, {
            date,
            slug: textOf(data.slug) ?? fileSlug,
            filename: nameOf(withoutExtension(file)),
            title: textOf(data.title) ?? fileSlug,
            section,
          }),
        };
  const path = 'path' in found ? base + found.path : undefined;
  const redirectTo =
    textsOf(data.redirect_to)[0] ??
    (/redirect/.test(textOf(data.layout) ?? '')
      ? textOf(valueAt(data, 'redirect.to') ?? data.redirect ?? data.to)
      : undefined);
  return {
    leftOut: leftOut(page),
    path: `${section === '' ? 'articles' : section}/${textOf(data.slug) ?? fileSlug}`,
    title: textOf(valueAt(data, 'eleventyNavigation.title') ?? valueAt(data, 'eleventyNavigation.key')),
    date,
    address: path,
    id: origin === undefined || path === undefined ? undefined : origin + path,
    unpublished: unpublished(data),
    aliases: textsOf(data.redirect_from ?? data.redirectFrom ?? data.aliases).map((each) => base + each),
    redirectTo,
    problems:
      'filter' in found
        ? [`permalink with ${found.filter}, which is code; --permalink states the addresses`]
        : [],
    withoutTags: ['post', 'posts', 'all', 'nav', 'blog', 'articles', 'pages', ...collections(page, site)],
  };
}

/** A permalink as front matter or data have it; `own`: the page's, and no pattern of its folder. */
function permalinkOf(data: ValueMap): { readonly text: string; readonly own: boolean } | undefined {
  const computed = isValues(data.eleventyComputed) ? data.eleventyComputed.permalink : undefined;
  const value: Value | undefined = computed ?? data.permalink;
  const text = textOf(isValues(value) ? value.build : value);
  return text === undefined || isFalse(text) ? undefined : { text, own: !/\{[{%]/.test(text) };
}

/** Tags that data files give all of a folder are collections, not what an article is about. */
const collections = (page: Page, { folder, configuration }: EleventySite): readonly string[] =>
  textsOf(directoryData(folder, page.file, configuration.input).tags);

function leftOut(page: Page): string | undefined {
  if (/\.(?:njk|liquid|html)$/.test(page.file) && (page.raw === '' || page.data.pagination !== undefined))
    return '';
  if (page.data.pagination !== undefined) return 'a list of other pages';
  return isAuthorFile(page.file) && page.data.date === undefined ? 'a page about an author' : undefined;
}

/** js-yaml takes times without an offset for UTC, and Eleventy those it reads itself. */
function dateOf({ data, file }: Page, options: ImportOptions): PageDate | undefined {
  const rules = { zone: options.timezone ?? 'UTC' };
  const written = textOf(data.date);
  const read = written === undefined ? undefined : pageDate(written, rules);
  const named = /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)/.exec(file)?.[0] ?? datedName(nameOf(file)).date;
  return read ?? (named === undefined ? undefined : pageDate(named, rules));
}

function unpublished(data: ValueMap): string | undefined {
  if (isFalse(data.permalink)) return 'it has no page (permalink: false)';
  if (isTrue(data.eleventyExcludeFromCollections))
    return 'it is in no collection (eleventyExcludeFromCollections)';
  return undefined;
}

/** Where starters have their feeds, besides those that lead here anyway. */
const redirects = (_: readonly Described[]): readonly ImportedRedirect[] => [
  { from: '/feed/feed.xml', to: '/rss.xml' },
  { from: '/feed/feed.json', to: '/feed.json' },
];

function fileAt(path: string, { folder, configuration }: EleventySite): string | undefined {
  const copied = [...configuration.copies].flatMap(([to, from]) =>
    to === '' || path === to || path.startsWith(`${to}/`)
      ? [`${from}${to === '' ? `/${path}` : path.slice(to.length)}`]
      : [],
  );
  const places = [...copied, `${configuration.input}/${path}`, path, `public/${path}`, `static/${path}`];
  return places.map((place) => place.replace(/^\//, '')).find((place) => folder.has(place));
}
