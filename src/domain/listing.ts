import type { Cursor } from './archive.ts';
import type { Article, NoticedWithdrawal, Withdrawal } from './article.ts';
import type { Subject } from './directory.ts';
import type { MediaFile } from './media.ts';

/** What a validator and a feed's skeleton need of an article. */
export type Entry = {
  readonly id: string;
  /** Content hash (hex). */
  readonly hash: string;
  readonly published: Date;
  readonly updated?: Date;
  /** Only in feeds: a notice stands in its place. Stores list no such entry. */
  readonly withdrawal?: NoticedWithdrawal;
};

/** What entries take in memory, in bytes: ids and hashes of some 60 characters, and dates. */
export const entriesBytes = (entries: readonly Entry[]): number => 400 * entries.length;

/** An archive page (RFC 5005 §4) ends where its articles' ids say, `limit` or not; so only they change it. */
export type PageRequest = { readonly limit: number; readonly after?: Cursor; readonly archive?: boolean };

/** The answer to the first question. Stays the same object as long as it stays true, so work can be remembered with it. */
export type Listing = {
  readonly subject: Subject;
  /** Newest first (by `published`, then by id); at most `limit`. */
  readonly entries: readonly Entry[];
  /**
   * What was withdrawn of the scope in the site's `tombstones` days, newest first, 100 at most; on the first page
   * without a filter. Whoever shows them leaves out what has grown too old since (`tombstones` in withdrawn.ts).
   */
  readonly withdrawn?: readonly Withdrawal[];
  /** Where the next page begins; absent on the last. */
  readonly next?: Cursor;
  /**
   * The last instant at or before `now` at which the selection changed: publication, edit, release, expiry, withdrawal.
   * With a filter, that of the scope it narrows. Of an archive page, that of its own articles.
   */
  readonly changed?: Date;
  /**
   * The last instant at or before `now` at which the answer changed, for Last-Modified: as the store recorded it, or by itself.
   * Later than `changed` for a silent edit, a removal, a story dated earlier than it came. Never earlier than it was before.
   */
  readonly modified?: Date | undefined;
  /** The next instant after `now` at which it changes by itself: a release or an expiry. */
  readonly changesAt?: Date;
  /** Only of an archive page. */
  readonly archive?: {
    /** Whether nothing but its own articles changes it. */
    readonly closed: boolean;
    /** The page of newer articles that ends where this one begins; absent where that is no archive page. */
    readonly previous?: ArchivePage | undefined;
    /** The page that begins where this one ends; absent on the last. */
    readonly older?: ArchivePage | undefined;
  };
  /** Why nothing is listed: the query asks for more work than one request may cost, or search is not ready yet, or not offered. */
  readonly refused?:
    | { readonly reason: 'too-wide'; readonly prefix: string }
    | { readonly reason: 'indexing' }
    | { readonly reason: 'off' };
};

/** Where an archive page begins, and what is on it. */
export type ArchivePage = { readonly after: Cursor; readonly entries: readonly Entry[] };

/** The articles beside a place in a scope, and when that changed and will. */
export type Adjacent = {
  readonly newer?: Article | undefined;
  readonly older?: Article | undefined;
} & Pick<Listing, 'modified' | 'changesAt'>;

/** A page of an article on this site. */
export type ArticlePage = Pick<Entry, 'published' | 'updated'> & { readonly path: string };

/** What stands at an address of the site. */
export type Located =
  | LocatedStory
  | {
      readonly kind: 'media';
      readonly file: MediaFile;
      readonly modified?: Date | undefined;
      readonly changesAt?: Date;
    }
  /** An old path of an article: `to` is its own, or the URL it has elsewhere. `story`: what stands there, of those that are here. */
  | { readonly kind: 'moved'; readonly to: string; readonly story?: LocatedStory };

/** An article, or what is left of it. */
export type LocatedStory =
  | {
      readonly kind: 'article';
      readonly article: Article;
      /** When a link in it last opened or closed. */
      readonly modified?: Date | undefined;
      readonly changesAt?: Date;
    }
  | { readonly kind: 'withdrawn'; readonly withdrawal: Withdrawal };

/** A stretch of time, and how many there may be in it. */
export type Span = { readonly from: Date; readonly before: Date; readonly limit: number };
