import type { FeedFormat } from '../../domain/addresses.ts';
import type { FeedHead, FeedItem } from '../model/document.ts';
import type { EncodedItem } from '../xml/encoded.ts';

/** A feed format: how an item becomes bytes, and how items become a feed. */
export type Format = {
  readonly name: FeedFormat;
  /** With its charset, as Content-Type has it. */
  readonly mediaType: string;
  /** As people read it. */
  readonly label: string;
  /** Part of every ETag: raise it when the same document gives other bytes than before. */
  readonly revision: number;
  /** Its readers delete what it says is withdrawn, so no notice stands in its place. */
  readonly cancels?: true;
  encodeItem(item: FeedItem): EncodedItem;
  /** The same in a feed that is a podcast, where the format has something to add. */
  encodeEpisode?(item: FeedItem): EncodedItem;
  /** The feed in pieces, one after the other. */
  join(head: FeedHead, items: readonly EncodedItem[]): readonly Uint8Array[];
};
