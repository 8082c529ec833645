import type { Article, ArticleHead, Author, Tag, Withdrawal } from '../domain/article.ts';
import type { Subject } from '../domain/directory.ts';
import type { MediaFile } from '../domain/media.ts';
import type { Modifications } from '../domain/modified.ts';
import type { Site } from '../domain/site.ts';

/** A whole collection as the compiler leaves it, without bodies: what a store is made from. */
export type Snapshot = {
  readonly site: Site;
  /** Hash (hex) over all of it; a database with the same content has the same. */
  readonly revision: string;
  /** Every section, in `order`, parents before children; `scope.kind` is `section`. */
  readonly sections: readonly Subject[];
  /** By name; also those whose articles are not public yet. */
  readonly authors: readonly Listed<Author>[];
  readonly tags: readonly Listed<Tag>[];
  /** Newest first by `published`, then by id descending. No drafts, nothing withdrawn. */
  readonly heads: readonly ArticleHead[];
  readonly withdrawals: readonly Withdrawal[];
  readonly media: readonly SnapshotMedia[];
  /** Old paths of articles, those withdrawn too. */
  readonly aliases?: readonly Alias[];
  /** When it last changed, where that is recorded. */
  readonly modified?: Modifications;
};

/** A name with its place in an alphabet; see `Subject`. */
export type Listed<Name extends Author | Tag> = Name & { readonly letter?: string };

/** A path at which an article stood before; it leads there while the article, or what is left of it, shows. */
export type Alias = {
  readonly path: string;
  readonly id: string;
  /** The article was published there, and its files say nothing of it. */
  readonly former?: true;
};

/** A file with the articles that show it; it is public while one of them is, or always when the site or a section shows it. */
export type SnapshotMedia = {
  readonly file: MediaFile;
  readonly always: boolean;
  readonly shownBy: readonly string[];
};

/** Where a store gets what a snapshot leaves out. */
export type SnapshotSource = {
  /** Undefined where it has been left out. */
  article(head: ArticleHead): Promise<Article | undefined>;
  /** Many in the order asked, where that is cheaper than one by one. */
  articles?(heads: readonly ArticleHead[]): Promise<readonly Article[]>;
  /** What search keeps of them (`articleWords`). */
  words(heads: readonly ArticleHead[]): Promise<readonly string[]>;
  media(file: MediaFile): Promise<Uint8Array<ArrayBuffer>>;
  /** Some of them, the first and the last included, where that is cheaper than reading all. */
  mediaPart?(file: MediaFile, first: number, last: number): Promise<Uint8Array<ArrayBuffer>>;
  mediaStream?(
    file: MediaFile,
    first: number,
    last: number,
  ): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;
};
