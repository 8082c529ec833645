import type { ImportOptions } from '../../import-system.ts';
import { encodedPath, rootPath } from '../address/pattern.ts';
import { siteAddress } from '../address/site-address.ts';
import { githubSlug } from '../address/slugs.ts';
import { statedAddress } from '../address/stated.ts';
import { authorDirectory, isAuthorFile } from '../fields/author-directory.ts';
import { DATE_KEYS, dateIn } from '../fields/date-keys.ts';
import { keyTable } from '../fields/keys.ts';
import { datedName, pageDate } from '../fields/page-date.ts';
import type {
  Described,
  Description,
  FolderSite,
  FolderSystem,
  Page,
  Translation,
} from '../folder-system.ts';
import { linkedAddresses } from '../markup/bare-links.ts';
import { translateMdx } from '../markup/mdx.ts';
import { isOtherFormat } from '../source/other-formats.ts';
import {
  extensionOf,
  folderOf,
  nameOf,
  normalPath,
  type SourceFolder,
  withoutExtension,
} from '../source/source-folder.ts';
import { textOf, textsOf } from '../source/values.ts';
import {
  ASTRO_FILES,
  type AstroCollection,
  type AstroConfiguration,
  astroConfiguration,
  siteWords,
} from './configuration.ts';

/** Astro: content collections and pages in Markdown and MDX, with the feeds of `@astrojs/rss`. */
export const astro: FolderSystem = {
  name: 'astro',
  title: 'an Astro site',
  rootFiles: ASTRO_FILES,
  detect: (folder) => (ASTRO_FILES.some((file) => folder.has(file)) ? 1 : 0),
  open: openAstro,
};

const KEYS = keyTable([...DATE_KEYS, 'redirect_from', 'redirects', 'abbrlink'], {
  category: 'tags',
  categories: 'tags',
});

type AstroSite = {
  readonly options: ImportOptions;
  readonly configuration: AstroConfiguration;
  readonly origin: string | undefined;
  readonly base: string;
};

function openAstro(folder: SourceFolder, options: ImportOptions): FolderSite {
  const configuration = astroConfiguration(folder);
  const { origin, base, url } = siteAddress(options.site ?? configuration.site, configuration.basePath);
  const site: AstroSite = { options, configuration, origin, base };
  return {
    site: { ...siteWords(folder), url },
    basePath: base,
    sources: folder.files.filter((file) => isSource(file, configuration)),
    losses: [],
    keys: KEYS,
    authors: authorDirectory(folder, options.authors),
    defaults: () => ({}),
    describe: (page) => describe(page, site),
    sections: () => [],
    redirects: () => [],
    translate,
    fileAt: (path) =>
      [`public/${path}`, path, path.startsWith('@/') ? `src/${path.slice(2)}` : `src/${path}`].find((each) =>
        folder.has(each),
      ),
    contentRoot: 'src/content',
    isBundle: (page) => /^index\.mdx?$/.test(nameOf(page.file)),
  };
}

function isSource(file: string, { collections, pages }: AstroConfiguration): boolean {
  if (!/\.(?:md|mdx|markdown|mdoc)$/i.test(file) && !isOtherFormat(file)) return false;
  return file.startsWith(`${pages}/`) || collections.some(({ folder }) => file.startsWith(`${folder}/`));
}

/** The collection that a file is in: the one with the nearest folder, and of those with one folder the one that has pages. */
const collectionOf = (file: string, { collections }: AstroConfiguration): AstroCollection | undefined =>
  collections
    .filter(({ folder }) => file.startsWith(`${folder}/`))
    .toSorted(
      (a, b) =>
        b.folder.length - a.folder.length || Number(b.route !== undefined) - Number(a.route !== undefined),
    )[0];

function describe(page: Page, site: AstroSite): Description {
  const { configuration, options, base, origin } = site;
  const { data, file } = page;
  const collection = file.startsWith(`${configuration.pages}/`)
    ? undefined
    : collectionOf(file, configuration);
  const root = collection?.folder ?? configuration.pages;
  const below = withoutExtension(file.slice(root.length + 1));
  const rules = { zone: options.timezone ?? 'UTC' };
  const name = nameOf(below.replace(/\/index$/, ''));
  const named = datedName(name);
  const date = dateIn(data, rules) ?? (named.date === undefined ? undefined : pageDate(named.date, rules));
  const id =
    textOf(data.slug) ??
    textOf(data.abbrlink) ??
    below
      .split('/')
      .map(githubSlug)
      .join('/')
      .replace(/\/index$/, '');
  const section = [collection?.name, folderOf(below.replace(/\/index$/, ''))].filter(Boolean).join('/');
  const path =
    options.permalink === undefined
      ? addressOf({ id, below, collection, configuration, permalink: textOf(data.permalink) })
      : statedAddress(options.permalink, {
          date,
          slug: nameOf(id),
          filename: name,
          title: textOf(data.title) ?? name,
          section,
        });
  const address = path === undefined ? undefined : base + path;
  return {
    leftOut: isAuthorFile(file) && date === undefined ? 'a page about an author' : undefined,
    path: `${section === '' ? 'articles' : section}/${nameOf(id)}`,
    date,
    address,
    id: address === undefined || origin === undefined ? undefined : origin + address,
    aliases: textsOf(data.redirect_from ?? data.aliases).map((each) => base + rootPath(each)),
    problems:
      address === undefined
        ? ['address: no page shows its collection; --permalink states the addresses']
        : [],
  };
}

type AstroAddressParts = {
  readonly id: string;
  readonly below: string;
  readonly collection?: AstroCollection;
  readonly configuration: AstroConfiguration;
  readonly permalink?: string;
};

function addressOf({
  id,
  below,
  collection,
  configuration,
  permalink,
}: AstroAddressParts): string | undefined {
  const end = configuration.hasSlash ? '/' : '';
  const ended = (path: string) =>
    encodedPath(rootPath(`${normalPath(path)}${/\.\w+$/.test(path) ? '' : end}`));
  if (permalink !== undefined) return ended(permalink);
  if (collection === undefined) return ended(below.replace(/(?:^|\/)index$/, ''));
  return collection.route === undefined
    ? undefined
    : ended(`${collection.route.before}${id}${collection.route.after}`);
}

function translate(body: string, { page }: Described): Translation {
  const losses: string[] = [];
  const isMdx = /\.mdx$|\.mdoc$/.test(extensionOf(page.file));
  const text = isMdx ? translateMdx(body, { onLoss: (kind) => void losses.push(kind) }) : body;
  return { format: 'markdown', text: linkedAddresses(text), losses };
}
