import { slug } from '../../content/site/slug.ts';
import { decodedAddress } from '../../domain/uri.ts';
import type { ImportedFile } from '../imported.ts';
import type { Described, FolderSite, PageIndex } from './folder-system.ts';
import { isPicture } from './markup/embeds.ts';
import type { LinkKind } from './markup/links.ts';
import { folderOf, normalPath, type SourceFolder } from './source/source-folder.ts';

/** What an article links to and shows: as the new file names it. */
export type Targets = {
  of(target: string, kind: LinkKind): string;
  /** The files that come along with it. */
  files(): readonly ImportedFile[];
};

type TargetContext = {
  readonly folder: SourceFolder;
  readonly site: FolderSite;
  readonly index: PageIndex;
  readonly lose: (what: string, kind?: string) => void;
};

/** Targets of a page: files that are at hand come along, pages lead to their old addresses, and what is not there stays at the old site. */
export function createTargets(described: Described, context: TargetContext): Targets {
  const files = new Map<string, ImportedFile>();
  const { site } = context;
  const host = site.site.url && URL.canParse(site.site.url) ? new URL(site.site.url) : undefined;
  const missing = (path: string, kind: LinkKind): string => {
    if (kind === 'picture')
      context.lose(
        `${path} is not in the folder; it stays at the old site`,
        'file that is not in the folder',
      );
    return host === undefined ? path : host.origin + path;
  };
  return {
    of(written, kind) {
      const target = written.trim();
      const own =
        host !== undefined && target.startsWith(`${host.origin}/`)
          ? target.slice(host.origin.length)
          : target;
      const [, scheme] = /^(ftp|file|javascript|data|gopher|irc|magnet|skype):/i.exec(own) ?? [];
      if (scheme !== undefined && kind === 'link')
        context.lose(`link with ${scheme}: is text`, `link with ${scheme.toLowerCase()}:`);
      if (own === '' || /^(?:[a-z][a-z\d+.-]*:|\/\/|#|\?|\{)/i.test(own)) return target;
      const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(own) ?? [];
      const found = fileOf(path, described, context);
      if (found !== undefined) {
        files.set(found.src, found);
        return found.src + (found.src.endsWith('.svg') || !isPicture(found.src) ? rest : '');
      }
      const page = pageOf(path, described, context);
      if (page !== undefined) return page + rest;
      const absolute = resolved(path, described);
      const author = authorPage(absolute, context);
      if (author !== undefined) return author;
      if (context.index.isPage(absolute)) return absolute + rest;
      return missing(absolute, kind === 'picture' || isPicture(path) ? 'picture' : 'link') + rest;
    },
    files: () => [...files.values()],
  };
}

/** The page of an author whom the old site calls by a key: `/authors/jdoe/`. */
function authorPage(path: string, { site }: TargetContext): string | undefined {
  const key = /^\/authors?\/([^/]+)\/?$/.exec(path.slice(site.basePath.length))?.[1];
  const author = key === undefined ? undefined : site.authors.find(key);
  return author === undefined ? undefined : `/authors/${slug(author.name)}/`;
}

/** The path from the root of the host, as a browser resolves it on the old page. */
function resolved(path: string, { description }: Described): string {
  try {
    return new URL(path, `http://localhost${description.address ?? '/'}`).pathname;
  } catch {
    return path;
  }
}

/** The file at hand that a target shows: beside the page's source, or where the old site serves it. */
function fileOf(
  written: string,
  described: Described,
  { folder, site }: TargetContext,
): ImportedFile | undefined {
  const { page } = described;
  const path = decodedAddress(written).replace(/^<|>$/g, '');
  if (!/\.[a-z0-9]{1,6}$/i.test(path) || /\.(?:mdx?|markdown|html?|rst)$/i.test(path)) return undefined;
  const besides = path.startsWith('/') ? undefined : normalPath(`${folderOf(page.file)}/${path}`);
  if (besides !== undefined && folder.has(besides))
    return importedFile(written, besides, described, { folder, site });
  const absolute = decodedAddress(resolved(written, described));
  const below =
    site.basePath !== '' && absolute.startsWith(`${site.basePath}/`)
      ? absolute.slice(site.basePath.length)
      : absolute;
  const candidates = [below, absolute, path.startsWith('/') ? path : `/${path}`];
  for (const candidate of candidates) {
    const file = site.fileAt(normalPath(candidate), page);
    if (file === undefined || !folder.has(file)) continue;
    const to = normalPath(candidate);
    return { src: `/${encodeURI(to)}`, from: folder.absolute(file), to };
  }
  return undefined;
}

/** A file beside a page: it goes beside the article where it is that page's alone, else where it was below the content. */
function importedFile(
  written: string,
  file: string,
  { page }: Described,
  { folder, site }: Pick<TargetContext, 'folder' | 'site'>,
): ImportedFile {
  const from = folder.absolute(file);
  const isOwn = site.isBundle?.(page) === true && file.startsWith(`${folderOf(page.file)}/`);
  if (isOwn) return { src: written, from };
  const root = site.contentRoot === '' ? '' : `${site.contentRoot}/`;
  const to = file.startsWith(root) ? file.slice(root.length) : file;
  return { src: `/${encodeURI(to)}`, from, to };
}

/** The address of the page whose file a link names: `../2019/ferry.md`. */
function pageOf(path: string, { page }: Described, { index, site }: TargetContext): string | undefined {
  if (!/\.(?:mdx?|markdown|html?|rst)$/i.test(path)) return undefined;
  const name = decodedAddress(path);
  const beside = normalPath(`${folderOf(page.file)}/${name}`);
  return index.address(name.startsWith('/') ? normalPath(`${site.contentRoot}/${name}`) : beside);
}
