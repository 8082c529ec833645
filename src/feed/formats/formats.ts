import type { FeedFormat } from '../../domain/addresses.ts';
import type { FeedDocument, FeedHead, FeedItem } from '../model/document.ts';
import { concatenate, type EncodedItem } from '../xml/encoded.ts';
import { atom } from './atom/atom.ts';
import { json } from './json/json.ts';
import { ninjs } from './ninjs/ninjs.ts';
import { rss } from './rss/rss.ts';

/** A feed format: how an item becomes bytes, and how items become a feed. */
export type Format = {
  readonly name: FeedFormat;
  /** With its charset, as Content-Type has it. */
  readonly mediaType: string;
  /** As people read it. */
  readonly label: string;
  /** Part of every ETag: raise it when the same document gives other bytes than before. */
  readonly revision: number;
  encodeItem(item: FeedItem): EncodedItem;
  /** The same in a feed that is a podcast, where the format has something to add. */
  encodeEpisode?(item: FeedItem): EncodedItem;
  /** The feed in pieces, one after the other. */
  join(head: FeedHead, items: readonly EncodedItem[]): readonly Uint8Array[];
};

/** Every format that readers subscribe to, the preferred one first. */
export const formats: readonly Format[] = [rss, atom, json];

/** Formats for programs of newsrooms: at the same addresses, but not offered to readers. */
export const wireFormats: readonly Format[] = [ninjs];

/** A document in a format, nothing remembered. */
export function serialise(format: Format, document: FeedDocument): Uint8Array<ArrayBuffer> {
  return concatenate(format.join(document, document.items.map(format.encodeItem)));
}
