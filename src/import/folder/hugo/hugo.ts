import { slugPath } from '../../../content/site/slug.ts';
import type { ImportOptions } from '../../import-system.ts';
import type { ImportedRedirect, ImportedSection } from '../../imported.ts';
import { rootPath } from '../address/pattern.ts';
import { siteAddress } from '../address/site-address.ts';
import { hugoPath } from '../address/slugs.ts';
import { authorDirectory, isAuthorFile } from '../fields/author-directory.ts';
import { type KeyTable, keyTable } from '../fields/keys.ts';
import { datedName, type PageDate, pageDate } from '../fields/page-date.ts';
import type { Described, Description, FolderSite, FolderSystem, Page } from '../folder-system.ts';
import { splitDocument } from '../source/front-matter.ts';
import { isOtherFormat } from '../source/other-formats.ts';
import {
  extensionOf,
  folderOf,
  nameOf,
  normalPath,
  type SourceFolder,
  withoutExtension,
} from '../source/source-folder.ts';
import {
  isFalse,
  isTrue,
  isValues,
  merged,
  textOf,
  textsOf,
  type Value,
  type ValueMap,
  valueAt,
} from '../source/values.ts';
import { hugoAddress } from './address.ts';
import { type HugoConfiguration, type HugoLanguage, hugoConfiguration } from './configuration.ts';
import { hugoTranslation } from './translation.ts';

/** Hugo, with its own RSS. */
export const hugo: FolderSystem = {
  name: 'hugo',
  title: 'a Hugo site',
  rootFiles: [
    'hugo.toml',
    'hugo.yaml',
    'hugo.yml',
    'hugo.json',
    'config/_default',
    'archetypes',
    'config.toml',
    'config.yaml',
    'config.yml',
    'config.json',
  ],
  detect(folder) {
    const hasContent = folder.files.some((file) => file.startsWith('content/'));
    const isHugo = folder.files.some((file) =>
      /^hugo\.(?:toml|ya?ml|json)$|^archetypes\/|^config\/_default\/|^layouts\/|^themes\//.test(file),
    );
    const hasConfiguration = folder.files.some((file) => /^config\.(?:toml|ya?ml|json)$/.test(file));
    if (hasContent && isHugo) return 0.95;
    if (hasContent && hasConfiguration) return 0.7;
    return folder.files.some((file) => /(?:^|\/)_index(?:\.\w+)?\.md$/.test(file)) ? 0.5 : 0;
  },
  open: openHugo,
};

const SYSTEM_KEYS =
  `publishdate pubdate publish_date expirydate unpublishdate url aliases headless build _build cascade type weight markup outputs
   translationkey linktitle iscjklanguage menu menus sitemap resources`.split(/\s+/);

const PAGES = /\.(?:md|markdown|mdown|html?)$/i;

export type HugoSite = {
  readonly folder: SourceFolder;
  readonly options: ImportOptions;
  readonly configuration: HugoConfiguration;
  readonly origin: string | undefined;
  readonly base: string;
  /** Folders, relative to the root, that have an `_index`. */
  readonly indexes: ReadonlyMap<string, ValueMap>;
  /** Folders of page bundles. */
  readonly bundles: ReadonlySet<string>;
};

function openHugo(folder: SourceFolder, options: ImportOptions): FolderSite {
  const site = hugoSite(folder, options);
  const { configuration } = site;
  const { values, languages } = configuration;
  const [language] = languages;
  return {
    site: {
      title: textOf(values.title) ?? textOf(valueAt(values, `languages.${language.key}.title`)),
      description: textOf(valueAt(values, 'params.description')),
      url: site.origin === undefined ? undefined : site.origin + site.base,
      language: language.tag,
      timezone: configuration.timezone,
      rights: textOf(values.copyright),
    },
    basePath: site.base,
    sources: folder.files.filter(
      (file) =>
        languages.some(({ content }) => file.startsWith(`${content}/`)) &&
        (PAGES.test(file) || isOtherFormat(file)),
    ),
    losses: [],
    keys: keysOf(configuration),
    authors: authorDirectory(folder, options.authors),
    defaultAuthor: defaultAuthor(values),
    defaults: (file) => cascaded(file, site),
    describe: (page) => describe(page, site),
    sections: () => sections(site),
    redirects: (pages) => redirects(pages, configuration),
    translate: hugoTranslation({ folder, configuration, base: site.base }),
    fileAt: (path) => fileAt(path, site),
    contentRoot: language.content,
    isBundle: (page) => site.bundles.has(folderOf(page.file)),
  };
}

function hugoSite(folder: SourceFolder, options: ImportOptions): HugoSite {
  const configuration = hugoConfiguration(folder);
  const { origin, base } = siteAddress(options.site ?? configuration.baseUrl);
  const indexes = new Map<string, ValueMap>();
  const bundles = new Set<string>();
  for (const file of folder.files) {
    const name = nameOf(file);
    if (/^_index(?:\.[\w-]+)?\.(?:md|html)$/.test(name) && !indexes.has(folderOf(file)))
      indexes.set(folderOf(file), splitDocument(folder.read(file) ?? '').data);
    else if (/^index(?:\.[\w-]+)?\.(?:md|html|markdown)$/.test(name)) bundles.add(folderOf(file));
  }
  return {
    folder,
    options,
    configuration,
    origin,
    base,
    indexes,
    bundles,
  };
}

/** Taxonomies are tags, but for those of authors. */
function keysOf({ taxonomies }: HugoConfiguration): KeyTable {
  const people = /^(?:authors?|writers?|contributors?|people)$/;
  const rows = [...taxonomies, 'categories', 'category', 'series'].map(
    (key) => [key, people.test(key) ? 'authors' : 'tags'] as const,
  );
  return keyTable(SYSTEM_KEYS, Object.fromEntries(rows));
}

/** Hugo's RSS has an author where the site has one with an e-mail address. */
function defaultAuthor(values: ValueMap): Value | undefined {
  const author = valueAt(values, 'params.author') ?? values.author;
  return isValues(author) && textOf(author.email) !== undefined ? author : undefined;
}

/** `cascade` of the site and of the sections above, the nearest first. */
function cascaded(file: string, { configuration, indexes }: HugoSite): ValueMap {
  const folders = folderOf(file)
    .split('/')
    .map((_, index, all) => all.slice(0, index + 1).join('/'));
  const written = [configuration.values.cascade, ...folders.map((folder) => indexes.get(folder)?.cascade)];
  return written.flatMap((each) => cascadesIn(each, file)).reduce(merged, {});
}

function cascadesIn(value: Value | undefined, file: string): readonly ValueMap[] {
  if (Array.isArray(value)) return value.flatMap((each: Value) => cascadesIn(each, file));
  if (!isValues(value)) return [];
  const { target, _target, params, ...rest } = value;
  const aim = target ?? _target;
  if (isValues(aim)) {
    const path =
      textOf(aim.path)
        ?.split('*', 1)[0]
        ?.replace(/^\/+|[{}]/g, '') ?? '';
    if (!/^(?:page)?$/.test(textOf(aim.kind) ?? '') || !file.includes(path)) return [];
  }
  return [isValues(params) ? { ...rest, ...params } : rest];
}

/** The language of a file, and its path below the content without the language. */
function placeOf(
  file: string,
  { configuration: { languages } }: HugoSite,
): { readonly language: HugoLanguage; readonly path: string } {
  const [first] = languages;
  const ofFolder =
    languages
      .filter(({ content }) => file.startsWith(`${content}/`))
      .toSorted((a, b) => b.content.length - a.content.length)[0] ?? first;
  const below = file.slice(ofFolder.content.length + 1);
  const [, stem = '', key = '', extension = ''] = /^(.*)\.([A-Za-z-]{2,10})(\.[^./]+)$/.exec(below) ?? [];
  const ofName = languages.find((each) => each.key === key.toLowerCase());
  return ofName === undefined
    ? { language: ofFolder, path: below }
    : { language: ofName, path: stem + extension };
}

function describe(page: Page, site: HugoSite): Description {
  const { configuration, options, bundles, base, origin } = site;
  const data = withParams(page.data);
  const { language, path: whole } = placeOf(page.file, site);
  const isBundle = /(?:^|\/)index\.[^./]+$/.test(whole);
  const stem = withoutExtension(isBundle ? folderOf(whole) : whole);
  const [folder, name] = [folderOf(stem), nameOf(stem)];
  const above = sectionsAbove(page.file, folder, { site, language });
  const date = dateOf(page, name, site);
  const slug = slugIn(page, data);
  const address = hugoAddress({
    configuration,
    language,
    pattern: options.permalink,
    folder,
    sections: above,
    name,
    title: textOf(data.title) ?? name,
    slug,
    url: textOf(data.url),
    date,
  });
  return {
    leftOut: leftOut(page, { isBundle, bundles, data }),
    path: [language.prefix.slice(1), above.join('/') || 'articles', slug ?? name].filter(Boolean).join('/'),
    date,
    address: base + address,
    id: origin === undefined ? undefined : origin + base + address,
    unpublished: unpublished(data),
    aliases: textsOf(data.aliases).map((alias) => aliasOf(alias, address, base)),
    language: configuration.isMultilingual ? language.tag : undefined,
    redirectTo:
      textOf(data.layout) === 'redirect'
        ? textOf(data.redirect ?? data.redirect_to ?? data.redirecturl ?? data.target)
        : undefined,
  };
}

/** YAML 1.1 has `007` for the number 7, where it has no quotation marks. */
function slugIn({ raw }: Page, data: ValueMap): string | undefined {
  const octal = /^slug:[ \t]{0,20}0([0-7]{1,10})[ \t]{0,20}$/m.exec(raw)?.[1];
  return octal === undefined ? textOf(data.slug) : String(Number.parseInt(octal, 8));
}

/** `params` of front matter are keys like the others. */
const withParams = (data: ValueMap): ValueMap => {
  const lower = Object.fromEntries(Object.entries(data).map(([key, value]) => [key.toLowerCase(), value]));
  return isValues(lower.params) ? { ...lower.params, ...lower } : lower;
};

function leftOut(
  page: Page,
  { isBundle, bundles, data }: { isBundle: boolean; bundles: ReadonlySet<string>; data: ValueMap },
): string | undefined {
  if (/^_index(?:\.|$)/.test(nameOf(page.file))) return '';
  const extension = extensionOf(page.file);
  const folders = folderOf(page.file)
    .split('/')
    .map((_, index, all) => all.slice(0, index + 1).join('/'));
  if (folders.some((folder) => bundles.has(folder)) && !isBundle) return 'a file of a page bundle';
  if (extension.startsWith('.htm') && page.raw === '') return '';
  return isAuthorFile(page.file) && data.date === undefined ? 'a page about an author' : undefined;
}

/** The sections a page is in: the first folder, and those below it that have an `_index`. */
function sectionsAbove(
  file: string,
  folder: string,
  { site, language }: { site: HugoSite; language: HugoLanguage },
): readonly string[] {
  const parts = folder.split('/').filter(Boolean);
  const [content] = [language.content];
  const root = file.startsWith(`${content}/`) ? content : folderOf(file);
  const last = parts.findLastIndex(
    (_, index) => index === 0 || site.indexes.has(`${root}/${parts.slice(0, index + 1).join('/')}`),
  );
  return parts.slice(0, last + 1);
}

function dateOf(
  { data: written }: Page,
  name: string,
  { configuration, options }: HugoSite,
): PageDate | undefined {
  const data = withParams(written);
  const rules = { zone: configuration.timezone ?? options.timezone ?? 'UTC' };
  const named = datedName(name).date;
  for (const key of configuration.dateKeys) {
    const text = key === ':filename' ? named : textOf(data[key]);
    const date = text === undefined || /^0001-/.test(text) ? undefined : pageDate(text, rules);
    if (date !== undefined) return date;
  }
  return named === undefined ? undefined : pageDate(named, rules);
}

function unpublished(data: ValueMap): string | undefined {
  const build = isValues(data.build) ? data.build : isValues(data._build) ? data._build : {};
  const isNever = (value: Value | undefined) => textOf(value) === 'never' || isFalse(value);
  if (isNever(build.render)) return 'it has no page (build.render)';
  if (isNever(build.list)) return 'it is not listed (build.list)';
  if (isTrue(data.headless)) return 'it is headless';
  return undefined;
}

/** An alias is a path from the root, or relative to the page's folder. */
function aliasOf(alias: string, address: string, base: string): string {
  const path = alias.startsWith('/') ? alias : `${folderOf(address.replace(/\/$/, ''))}/${alias}`;
  return `${base}${rootPath(path)}`;
}

/** Sections with titles and descriptions of their own, in every language. */
function sections({ indexes, configuration, folder }: HugoSite): readonly ImportedSection[] {
  return [...indexes].flatMap(([path, data]) => {
    const language = configuration.languages
      .filter(({ content }) => path.startsWith(`${content}/`))
      .toSorted((a, b) => b.content.length - a.content.length)[0];
    if (language === undefined) return [];
    const below = path.slice(language.content.length + 1);
    const title = textOf(data.title);
    const hasPages = folder.files.some(
      (file) => file.startsWith(`${path}/`) && PAGES.test(file) && !/^_index\./.test(nameOf(file)),
    );
    if (!hasPages || title === undefined || isAuthorFile(`${path}/x.md`)) return [];
    const section = {
      place: `${path}/_index.md`,
      path: [language.prefix.slice(1), below].filter(Boolean).join('/'),
      title,
      description: textOf(data.description),
    };
    return [configuration.isMultilingual ? { ...section, language: language.tag } : section];
  });
}

/** The feeds of taxonomies, which are tags now, and a name of its own for feeds. */
function redirects(
  pages: readonly Described[],
  { taxonomies, values }: HugoConfiguration,
): readonly ImportedRedirect[] {
  const feed = textOf(valueAt(values, 'outputformats.rss.basename')) ?? 'index';
  const others = taxonomies.filter((each) => !/^(?:tags|authors)$/.test(each));
  const terms = others.flatMap((key) => {
    const names = new Set(pages.flatMap(({ page }) => textsOf(withParams(page.data)[key])));
    return [...names]
      .filter((name) => slugPath(name) !== hugoPath(name))
      .map((name) => ({
        from: `/${key}/${hugoPath(name)}/${feed}.xml`,
        to: `/tags/${slugPath(name)}/rss.xml`,
      }));
  });
  const patterns = others.flatMap((key) => [
    { from: `/${key}/:name/${feed}.xml`, to: '/tags/:name/rss.xml' },
    { from: `/${key}/:name`, to: '/tags/:name/' },
  ]);
  return [...(feed === 'index' ? [] : [{ from: `/${feed}.xml`, to: '/rss.xml' }]), ...terms, ...patterns];
}

/** Static folders first; files below the content are served where they are. */
function fileAt(path: string, { folder, configuration }: HugoSite): string | undefined {
  const contents = configuration.languages.map(({ content }) => content);
  const stripped = configuration.languages.flatMap(({ prefix }) =>
    prefix !== '' && `/${path}`.startsWith(`${prefix}/`) ? [path.slice(prefix.length)] : [],
  );
  const places = [...configuration.staticFolders, ...contents].flatMap((place) =>
    [path, ...stripped].map((each) => normalPath(`${place}/${each}`)),
  );
  return places.find((place) => folder.has(place));
}
