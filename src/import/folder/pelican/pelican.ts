import { slug as slugOf } from '../../../content/site/slug.ts';
import type { ImportOptions } from '../../import-system.ts';
import type { ImportedRedirect } from '../../imported.ts';
import { encodedPath, rootPath } from '../address/pattern.ts';
import { siteAddress } from '../address/site-address.ts';
import { pelicanSlug } from '../address/slugs.ts';
import { statedAddress } from '../address/stated.ts';
import { authorDirectory } from '../fields/author-directory.ts';
import { keyTable } from '../fields/keys.ts';
import { datedName, type PageDate, pageDate } from '../fields/page-date.ts';
import type {
  Described,
  Description,
  FolderSite,
  FolderSystem,
  Page,
  PageIndex,
  Translation,
} from '../folder-system.ts';
import { withoutAttributeLists } from '../markup/attribute-lists.ts';
import { definitionLists } from '../markup/definition-lists.ts';
import { rewriteLinks } from '../markup/links.ts';
import { translateLiquid } from '../markup/liquid.ts';
import { translateTag } from '../markup/template-tags.ts';
import { ignoredLosses, isIgnored } from '../source/ignored-files.ts';
import { isOtherFormat } from '../source/other-formats.ts';
import {
  extensionOf,
  folderOf,
  nameOf,
  normalPath,
  type SourceFolder,
  withoutExtension,
} from '../source/source-folder.ts';
import { isValues, textOf, textsOf, type ValueMap } from '../source/values.ts';
import { pelicanId, pelicanPath } from './address.ts';
import { pelicanHeader } from './header.ts';
import { restructuredTexts } from './restructured-text.ts';
import { type PelicanSettings, pelicanSettings } from './settings.ts';

/** Pelican, with its own Atom and RSS. */
export const pelican: FolderSystem = {
  name: 'pelican',
  title: 'a Pelican site',
  rootFiles: ['pelicanconf.py'],
  detect: (folder) => (folder.has('pelicanconf.py') ? 1 : folder.has('publishconf.py') ? 0.8 : 0),
  open: openPelican,
};

const KEYS = keyTable(['category', 'save_as', 'url', 'template', 'path', 'timezone']);

type PelicanSite = {
  readonly folder: SourceFolder;
  readonly options: ImportOptions;
  readonly settings: PelicanSettings;
  readonly content: string;
  readonly origin: string | undefined;
  readonly base: string;
};

function openPelican(folder: SourceFolder, options: ImportOptions): FolderSite {
  const settings = pelicanSettings(folder);
  const { origin, base, url } = siteAddress(options.site ?? settings.text('SITEURL'));
  const written = normalPath(settings.text('PATH') ?? 'content');
  const content = folder.files.some((file) => file.startsWith(`${written}/`)) ? written : '';
  const site: PelicanSite = { folder, options, settings, content, origin, base };
  const patterns = textsOf(settings.value('IGNORE_FILES') ?? ['.#*']);
  const sources = sourcesOf(site);
  const ignored = new Set(sources.filter((file) => isIgnored(file, patterns)));
  const unread =
    settings.text('PATH_METADATA') === undefined
      ? []
      : [{ place: 'pelicanconf.py', what: 'PATH_METADATA is not followed', kind: 'setting PATH_METADATA' }];
  return {
    site: {
      title: settings.text('SITENAME'),
      description: settings.text('SITESUBTITLE') ?? settings.text('TAGLINE'),
      url,
      language: settings.text('DEFAULT_LANG'),
      timezone: settings.text('TIMEZONE'),
    },
    basePath: base,
    sources: sources.filter((file) => !ignored.has(file)),
    losses: [...unread, ...ignoredLosses([...ignored], 'IGNORE_FILES')],
    keys: KEYS,
    authors: authorDirectory(folder, options.authors),
    defaultAuthor: settings.text('AUTHOR'),
    defaults: () => defaultMetadata(settings),
    readHeader: pelicanHeader,
    describe: (page) => describe(page, site),
    sections: () => [],
    redirects: (pages) => redirects(pages, settings),
    translate: (body, page, index) => translate(body, page, { ...site, index }),
    fileAt: (path) => fileAt(path, site),
    contentRoot: content,
    endsHtmlBlocks: true,
    convert: (files) => restructuredTexts(files, folder.read),
  };
}

const defaultMetadata = (settings: PelicanSettings): ValueMap => {
  const values = settings.value('DEFAULT_METADATA');
  return isValues(values) ? values : {};
};

/** Articles; what is below `PAGE_PATHS` is pages, which no feed has. */
function sourcesOf({ folder, settings, content }: PelicanSite): readonly string[] {
  const below = content === '' ? '' : `${content}/`;
  const pages = textsOf(settings.value('PAGE_PATHS') ?? settings.value('PAGE_DIR') ?? ['pages']);
  const articles = textsOf(settings.value('ARTICLE_PATHS'));
  const excluded = textsOf(settings.value('ARTICLE_EXCLUDES'));
  const output = normalPath(settings.text('OUTPUT_PATH') ?? 'output');
  return folder.files.filter((file) => {
    if (!file.startsWith(below) || !(/\.(?:md|markdown|mkd|mdown|html?)$/i.test(file) || isOtherFormat(file)))
      return false;
    const path = file.slice(below.length);
    const isIn = (folders: readonly string[]) =>
      folders.some((each) => path.startsWith(`${normalPath(each)}/`));
    if (isIn([...pages, ...excluded]) || file.startsWith(`${output}/`) || /^themes?\//.test(file))
      return false;
    return articles.length === 0 || isIn(articles);
  });
}

function describe(page: Page, site: PelicanSite): Description {
  const { settings, content, base, origin } = site;
  const { data, file } = page;
  const path = content === '' ? file : file.slice(content.length + 1);
  const stem = nameOf(withoutExtension(path));
  const date = dateOf(page, site);
  const category =
    textOf(data.category) ??
    (settings.flag('USE_FOLDER_AS_CATEGORY', true) ? nameOf(folderOf(path)) : '') ??
    '';
  const section = category === '' ? (settings.text('DEFAULT_CATEGORY') ?? 'misc') : category;
  const name = slugFor(data, stem, settings);
  const own = addressOf(page, site, { name, stem, path, section, date });
  return {
    leftOut: page.raw === '' && /html?$/.test(file) ? '' : undefined,
    path: `${section}/${name}`,
    date,
    address: base + encodedPath(own),
    id:
      origin === undefined || date === undefined
        ? undefined
        : pelicanId(new URL(origin).hostname, base + own, date),
    language: textOf(data.lang),
  };
}

type PelicanAddressParts = {
  readonly name: string;
  /** Of the file, without extension; `path` has both, and the folders. */
  readonly stem: string;
  readonly path: string;
  readonly section: string;
  readonly date: PageDate | undefined;
};

/** The path of an article's page, without the site's base: its own, the stated one, or that of `ARTICLE_URL`. */
function addressOf(
  { data }: Page,
  { settings, options }: PelicanSite,
  { name, stem, path, section, date }: PelicanAddressParts,
): string {
  const language = textOf(data.lang);
  const isForeign =
    language !== undefined &&
    language.toLowerCase() !== (settings.text('DEFAULT_LANG') ?? 'en').toLowerCase();
  const pattern = isForeign
    ? (settings.text('ARTICLE_LANG_URL') ?? '{slug}-{lang}.html')
    : (settings.text('ARTICLE_URL') ?? '{slug}.html');
  const author = textsOf(data.authors ?? data.author)[0] ?? settings.text('AUTHOR') ?? '';
  const parts = {
    slug: name,
    lang: language ?? '',
    category: pelicanSlug(section),
    author: pelicanSlug(author),
    path: withoutExtension(path),
    base_name: stem,
  };
  // Pelican's own form of a pattern, `{date:%Y}/{slug}.html`, may be stated too.
  const stated = options.permalink?.includes('{') === true ? undefined : options.permalink;
  return stated === undefined
    ? rootPath(textOf(data.url) ?? pelicanPath(options.permalink ?? pattern, parts, date))
    : statedAddress(stated, {
        date,
        slug: name,
        filename: stem,
        title: textOf(data.title) ?? stem,
        section: pelicanSlug(section),
      });
}

/** By `SLUGIFY_SOURCE`, or the name where `FILENAME_METADATA` has a slug in it. */
function slugFor(data: ValueMap, stem: string, settings: PelicanSettings): string {
  const stated = textOf(data.slug);
  if (stated !== undefined) return stated;
  const pattern = settings.text('FILENAME_METADATA') ?? '';
  if (pattern.includes('(?P<slug>')) return pattern.includes('(?P<date>') ? datedName(stem).rest : stem;
  const rules = {
    isUnicode: settings.flag('SLUGIFY_USE_UNICODE', false),
    keepsCase: settings.flag('SLUGIFY_PRESERVE_CASE', false),
  };
  return pelicanSlug(
    settings.text('SLUGIFY_SOURCE') === 'basename' ? stem : (textOf(data.title) ?? stem),
    rules,
  );
}

function dateOf({ data, file }: Page, { settings, options }: PelicanSite): PageDate | undefined {
  const rules = { zone: textOf(data.timezone) ?? settings.text('TIMEZONE') ?? options.timezone ?? 'UTC' };
  const written = textOf(data.date)?.replaceAll('_', ' ');
  const read =
    written === undefined
      ? undefined
      : (pageDate(written, rules) ??
        pageDate(written.replace(/^(\d{1,2})-(\d{1,2})-(\d{4})/, '$3-$2-$1'), rules));
  const named = datedName(nameOf(file)).date;
  return read ?? (named === undefined ? undefined : pageDate(named, rules));
}

/** The feeds of categories, authors and tags, as the settings name them. */
function redirects(pages: readonly Described[], settings: PelicanSettings): readonly ImportedRedirect[] {
  const setting = (name: string, otherwise?: string) =>
    settings.value(name) === null ? undefined : (settings.text(name) ?? otherwise);
  const each = (pattern: string | undefined, names: ReadonlySet<string>, to: string) =>
    pattern === undefined
      ? []
      : [...names].map((name) => ({
          from: rootPath(pattern.replace(/\{slug\}|%s/g, pelicanSlug(name))),
          to: `/${to}${slugOf(name)}/rss.xml`,
        }));
  const articles = pages.filter(({ description }) => description.leftOut === undefined);
  const categories = new Set(articles.map(({ description }) => folderOf(description.path)));
  const authors = new Set(
    articles.flatMap(({ page }) =>
      textsOf(page.data.authors ?? page.data.author ?? settings.value('AUTHOR')),
    ),
  );
  const tags = new Set(articles.flatMap(({ page }) => textsOf(page.data.tags)));
  const all = [
    setting('FEED_ALL_ATOM', 'feeds/all.atom.xml'),
    setting('FEED_ALL_RSS'),
    setting('FEED_ATOM'),
    setting('FEED_RSS'),
  ];
  const rows = [
    ...all.flatMap((path) => (path === undefined ? [] : [{ from: rootPath(path), to: '/rss.xml' }])),
    ...each(setting('CATEGORY_FEED_ATOM', 'feeds/{slug}.atom.xml'), categories, ''),
    ...each(setting('CATEGORY_FEED_RSS'), categories, ''),
    ...each(setting('AUTHOR_FEED_ATOM', 'feeds/{slug}.atom.xml'), authors, 'authors/'),
    ...each(setting('AUTHOR_FEED_RSS', 'feeds/{slug}.rss.xml'), authors, 'authors/'),
    ...each(setting('TAG_FEED_ATOM'), tags, 'tags/'),
    ...each(setting('TAG_FEED_RSS'), tags, 'tags/'),
  ];
  return [...new Map(rows.toReversed().map((row) => [row.from, row])).values()].toReversed();
}

/** `{filename}`, `{static}` and `{attach}` as paths, and what Python-Markdown's extensions add as Markdown. */
function translate(
  body: string,
  { page }: Described,
  { settings, index, content, base }: PelicanSite & { readonly index: PageIndex },
): Translation {
  const losses: string[] = [];
  const onLoss = (kind: string) => void losses.push(kind);
  const format = /\.(?:html?|rst)$/.test(extensionOf(page.file)) ? 'html' : 'markdown';
  const hasTags = textsOf(settings.value('PLUGINS')).some((name) => name.includes('liquid_tags'));
  const tagged = hasTags
    ? translateLiquid(body, {
        format,
        scope: {},
        include: () => undefined,
        filters: {},
        onLoss,
        translate: (tag) => translateTag(tag, { format, onLoss, address: () => undefined }),
      })
    : body;
  const linked = rewriteLinks(tagged, format, (target) => {
    const [, what = '', rest = ''] =
      /^(?:\{|%7B|\|)(filename|static|attach|category|tag|author|index)(?:\}|%7D|\|)(.*)$/is.exec(target) ??
      [];
    if (what === '') return target;
    const [path = '', fragment] = rest.split('#');
    const end = fragment === undefined ? '' : `#${fragment}`;
    if (what === 'index') return `${base}/`;
    if (/^(?:category|tag|author)$/.test(what))
      return `/${what === 'category' ? '' : `${what}s/`}${slugOf(path)}/`;
    const file = path.startsWith('/')
      ? normalPath(`${content}/${path}`)
      : normalPath(`${folderOf(page.file)}/${path}`);
    const address = index.address(file);
    if (address === undefined && what === 'filename' && /\.(?:md|rst|html)$/.test(path))
      onLoss('link to a page that is not there: {filename}');
    return (address ?? path) + end;
  });
  if (format === 'html') return { format, text: linked, losses };
  const plain = linked
    .replace(/^\[TOC\][ \t]*$/gm, '')
    .replace(/^(?: {4}|\t)(?::::|#!)[A-Za-z][\w+-]{0,30}[ \t]*\n/gm, '');
  return { format, text: definitionLists(withoutAttributeLists(plain).text), losses };
}

/** Files of the content; those that `EXTRA_PATH_METADATA` serves elsewhere, there. */
function fileAt(path: string, { folder, settings, content }: PelicanSite): string | undefined {
  const extra = settings.value('EXTRA_PATH_METADATA');
  const moved = isValues(extra)
    ? Object.entries(extra)
        .filter(([, each]) => isValues(each) && normalPath(textOf(each.path) ?? '') === path)
        .map(([from]) => from)
    : [];
  return [...moved, path].map((each) => normalPath(`${content}/${each}`)).find((file) => folder.has(file));
}
