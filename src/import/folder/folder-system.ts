import type { ImportOptions } from '../import-system.ts';
import type { ImportedRedirect, ImportedSection, ImportedSite, Loss } from '../imported.ts';
import type { AuthorDirectory } from './fields/author-directory.ts';
import type { KeyTable } from './fields/keys.ts';
import type { PageDate } from './fields/page-date.ts';
import type { BodyFormat } from './markup/embeds.ts';
import type { SourceFolder } from './source/source-folder.ts';
import type { Value, ValueMap } from './source/values.ts';

/** A generator of static sites, as far as its folders differ from those of others. */
export type FolderSystem = {
  /** As `--as` takes it. */
  readonly name: string;
  /** For messages: `a Hugo site`. */
  readonly title: string;
  /** Files, one of which is in the root of every site of this kind. */
  readonly rootFiles: readonly string[];
  /** How certain a folder is one of its sites, 0 to 1. */
  readonly detect: (folder: SourceFolder) => number;
  readonly open: (folder: SourceFolder, options: ImportOptions) => FolderSite;
};

/** A file of articles, split, with what configuration says of all files like it. */
export type Page = {
  /** Relative to the root of the site. */
  readonly file: string;
  readonly data: ValueMap;
  /** The front matter as it was written. */
  readonly raw: string;
  /** What of the front matter cannot be read. */
  readonly faults: readonly string[];
  /** What is at the beginning of the text, for a file without a title. */
  readonly heading?: string;
};

/** What a system says of a page. */
export type Description = {
  /** Why it is no article; '' where there is nothing to say of that. */
  readonly leftOut?: string;
  /** As `ImportedArticle.path`. */
  readonly path: string;
  /** What the system calls it where neither front matter nor text has a title. */
  readonly title?: string;
  readonly date?: PageDate;
  /** Its path at the old site, from the root of the host. */
  readonly address?: string;
  /** As its feed has it; undefined where the site's address is not to be had. */
  readonly id?: string;
  readonly unpublished?: string;
  /** Paths from the root of the host. */
  readonly aliases?: readonly string[];
  readonly sections?: readonly string[];
  readonly tags?: readonly string[];
  readonly language?: string;
  /** What else is lost of it, by kind. */
  readonly problems?: readonly string[];
  /** Tags that say nothing of the article. */
  readonly withoutTags?: readonly string[];
  /** Where its page leads, for one that has nothing but that. */
  readonly redirectTo?: string;
  /** Further keys of Dateline's. */
  readonly fields?: Readonly<Record<string, unknown>>;
};

/** A body translated, and what of it is lost, by kind. */
export type Translation = {
  readonly format: BodyFormat;
  readonly text: string;
  readonly losses: readonly string[];
};

/** The pages of a site, for links from one to another. */
export type PageIndex = {
  /** By file. */
  readonly address: (file: string) => string | undefined;
  /** The address of a page that is served at a path. */
  readonly isPage: (path: string) => boolean;
  /** Files of which the end is this path, without extension or with it. */
  readonly find: (name: string) => string | undefined;
};

/** A site that has been opened. */
export type FolderSite = {
  readonly site: ImportedSite;
  /** `/blog` where the site is in a folder of its host; else ''. */
  readonly basePath: string;
  /** Files that may be articles. */
  readonly sources: readonly string[];
  readonly losses: readonly Loss[];
  readonly keys: KeyTable;
  readonly authors: AuthorDirectory;
  /** Who wrote what names nobody. */
  readonly defaultAuthor?: Value;
  /** What configuration says of a file; its own front matter comes first. */
  readonly defaults: (file: string) => ValueMap;
  /** Front matter of the system's own form; undefined where a file has another. */
  readonly readHeader?: (text: string) =>
    | {
        readonly data: ValueMap;
        readonly body: string;
        readonly raw: string;
        readonly faults?: readonly string[];
      }
    | undefined;
  readonly describe: (page: Page) => Description;
  readonly sections: (pages: readonly Described[]) => readonly ImportedSection[];
  readonly redirects: (pages: readonly Described[]) => readonly ImportedRedirect[];
  readonly translate: (body: string, page: Described, index: PageIndex) => Translation;
  /** The file, relative to the root, that is served at a path below the site's root; `page` may have files of its own. */
  readonly fileAt: (path: string, page: Page) => string | undefined;
  /** Whether its Markdown ends a block of HTML with the element, as kramdown and Python-Markdown do. */
  readonly endsHtmlBlocks?: boolean;
  /** The folder, of the root, that a file's place below the content folder is relative to. */
  readonly contentRoot: string;
  /** Whether a folder called `_name` is a collection, and hides nothing. */
  readonly hasNamedFolders?: boolean;
  /** What files of reStructuredText become, as far as a program on this machine reads them: texts as the system has them. */
  readonly convert?: (
    files: readonly string[],
  ) => { readonly texts: ReadonlyMap<string, string>; readonly losses: readonly Loss[] } | undefined;
  /** Whether files beside a page go beside its article (page bundles). */
  readonly isBundle?: (page: Page) => boolean;
};

export type Described = { readonly page: Page; readonly description: Description };
