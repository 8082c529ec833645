import type { Scope } from '../domain/addresses.ts';
import type { Cursor } from '../domain/archive.ts';
import type { Article } from '../domain/article.ts';
import type { Directory } from '../domain/directory.ts';
import type { Adjacent, ArticlePage, Entry, Listing, Located, PageRequest, Span } from '../domain/listing.ts';
import type { MediaFile } from '../domain/media.ts';
import type { Selection } from '../domain/selection.ts';
import type { Site } from '../domain/site.ts';

/**
 * The port: every store answers these, and nothing that is not public at `now` shows in any answer.
 * `now` is always given; a store reads no clock. A question rejects with a StaleCollectionError where the store has gone on and may not hold any
 * more what this collection was: take it again, and ask again.
 */
export interface Collection {
  readonly site: Site;
  /** Changes when anything in the collection does; for /health and caches of whole pages. */
  readonly revision: string;
  /** When the store recorded the last change of anything, and of the site's settings; absent where it records none. */
  readonly modified?: { readonly any: Date; readonly all: Date };
  /** Which articles a selection shows; undefined when there is no such section, author or tag. */
  list(selection: Selection, page: PageRequest, now: Date): Promise<Listing | undefined>;
  /** These articles whole, in the order asked; ones no longer there are left out. */
  read(entries: readonly Entry[], now: Date): Promise<readonly Article[]>;
  /** What has a feed. Stays the same object as long as it stays true. */
  directory(now: Date): Promise<Directory>;
  /** Whether there is such a section, author or tag: whether `list` would give anything. */
  has(scope: Scope, now: Date): Promise<boolean>;
  /** The newest article of each, in the order asked; undefined for those without any. */
  newest(scopes: readonly Scope[], now: Date): Promise<readonly (Article | undefined)[]>;
  /** The nearest articles of a scope on both sides of a place. */
  adjacent(scope: Scope, place: Cursor, now: Date): Promise<Adjacent>;
  /** The months (UTC, `2026-11`) in which articles with a page here and in the site's feeds were published, newest first, `limit` at most. */
  months(
    limit: number,
    now: Date,
  ): Promise<Pick<Listing, 'modified' | 'changesAt'> & { readonly months: readonly string[] }>;
  /** Those pages, of what was published from an instant until before another, newest first. */
  pages(span: Span, now: Date): Promise<readonly ArticlePage[]>;
  /** What stands at this lower-case path; undefined: nothing public. */
  locate(path: string, now: Date): Promise<Located | undefined>;
  /** The bytes of a file that `locate` found. */
  media(file: MediaFile): Promise<Uint8Array<ArrayBuffer>>;
  /** Some of them, the first and the last included; only where that is cheaper than reading all. */
  mediaPart?(file: MediaFile, first: number, last: number): Promise<Uint8Array<ArrayBuffer>>;
  /** The same as a stream; only where one question gives that, and each part would be another. */
  mediaStream?(
    file: MediaFile,
    first: number,
    last: number,
  ): Promise<ReadableStream<Uint8Array<ArrayBuffer>>>;
}
