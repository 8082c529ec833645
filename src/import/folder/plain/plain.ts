import type { ImportOptions } from '../../import-system.ts';
import { encodedPath, rootPath } from '../address/pattern.ts';
import { siteAddress } from '../address/site-address.ts';
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
import { translateMdx } from '../markup/mdx.ts';
import { literalAfter } from '../source/literals.ts';
import { isOtherFormat } from '../source/other-formats.ts';
import {
  extensionOf,
  folderOf,
  isRepositoryFile,
  nameOf,
  type SourceFolder,
  withoutExtension,
} from '../source/source-folder.ts';
import { isValues, textOf, textsOf } from '../source/values.ts';

/** A folder of Markdown, of Gatsby or of no system. */
export const plain: FolderSystem = {
  name: 'plain',
  title: 'a folder of Markdown',
  rootFiles: ['gatsby-config.js', 'gatsby-config.ts', 'gatsby-config.mjs'],
  detect: (folder) =>
    folder.files.some((file) => /^gatsby-config\.[cm]?[jt]s$/.test(file))
      ? 0.9
      : folder.files.some((file) => /\.(?:md|markdown|mdx)$/i.test(file))
        ? 0.1
        : 0,
  open: openPlain,
};

const KEYS = keyTable([...DATE_KEYS, 'permalink', 'path', 'url', 'redirect_from', 'redirects', 'template'], {
  category: 'tags',
  categories: 'tags',
});

function openPlain(folder: SourceFolder, options: ImportOptions): FolderSite {
  const gatsby = plain.rootFiles.map((file) => folder.read(file)).find((text) => text !== undefined) ?? '';
  const metadata = literalAfter(gatsby, /\bsiteMetadata\s{0,9}:\s{0,9}/);
  const site = isValues(metadata) ? metadata : {};
  const { origin, base, url } = siteAddress(options.site ?? textOf(site.siteUrl ?? site.url));
  const content = gatsby !== '' && folder.files.some((file) => file.startsWith('content/')) ? 'content' : '';
  return {
    site: {
      title: textOf(site.title),
      description: textOf(site.description),
      url,
    },
    basePath: base,
    sources: folder.files.filter((file) => isSource(file, content)),
    losses: [],
    keys: KEYS,
    authors: authorDirectory(folder, options.authors),
    defaults: () => ({}),
    describe: (page) => describe(page, { options, content, base, origin }),
    sections: () => [],
    redirects: () => [],
    translate,
    fileAt: (path) =>
      [path, `static/${path}`, `public/${path}`, `${content}/${path}`].find((each) => folder.has(each)),
    contentRoot: content,
    isBundle: (page) => /^index\.mdx?$/.test(nameOf(page.file)),
  };
}

const isSource = (file: string, content: string): boolean =>
  (/\.(?:md|markdown|mdx|html)$/i.test(file) || isOtherFormat(file)) &&
  file.startsWith(content === '' ? '' : `${content}/`) &&
  !isRepositoryFile(file);

type PlainSite = {
  readonly options: ImportOptions;
  readonly content: string;
  readonly base: string;
  readonly origin: string | undefined;
};

function describe(page: Page, { options, content, base, origin }: PlainSite): Description {
  const { data, file } = page;
  const below = withoutExtension(content === '' ? file : file.slice(content.length + 1)).replace(
    /\/index$/,
    '',
  );
  const [section, name] = [folderOf(below), nameOf(below)];
  const rules = { zone: options.timezone ?? 'UTC' };
  const named = datedName(name);
  const date = dateIn(data, rules) ?? (named.date === undefined ? undefined : pageDate(named.date, rules));
  const slug = textOf(data.slug)?.replace(/^\/|\/$/g, '') ?? named.rest;
  const own = [data.permalink, data.path, data.url].map(textOf).find((each) => each?.startsWith('/'));
  const stated =
    options.permalink === undefined
      ? undefined
      : statedAddress(options.permalink, {
          date,
          slug,
          filename: name,
          title: textOf(data.title) ?? name,
          section,
        });
  const path = own === undefined ? stated : encodedPath(rootPath(own));
  const address = path === undefined ? undefined : base + path;
  return {
    leftOut:
      isAuthorFile(file) && date === undefined
        ? 'a page about an author'
        : page.raw === '' && file.endsWith('.html') && date === undefined
          ? ''
          : undefined,
    path: `${section === '' ? 'articles' : section}/${nameOf(slug)}`,
    date,
    address,
    id: address === undefined || origin === undefined ? undefined : origin + address,
    aliases: textsOf(data.redirect_from ?? data.aliases).map((each) => base + rootPath(each)),
    problems: address === undefined ? ['address: no configuration states it; --permalink does'] : [],
  };
}

function translate(body: string, { page }: Described): Translation {
  const losses: string[] = [];
  const extension = extensionOf(page.file);
  const text = extension === '.mdx' ? translateMdx(body, { onLoss: (kind) => void losses.push(kind) }) : body;
  return { format: extension === '.html' ? 'html' : 'markdown', text, losses };
}
