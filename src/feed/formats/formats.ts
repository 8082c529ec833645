import type { FeedDocument } from '../model/document.ts';
import { concatenate } from '../xml/encoded.ts';
import { atom } from './atom/atom.ts';
import type { Format } from './format.ts';
import { json } from './json/json.ts';
import { ninjs } from './ninjs/ninjs.ts';
import { rss } from './rss/rss.ts';

/** Every format that readers subscribe to, the preferred one first. */
export const formats: readonly Format[] = [rss, atom, json];

/** Formats for programs of newsrooms: at the same addresses, but not offered to readers. */
export const wireFormats: readonly Format[] = [ninjs];

/** A document in a format, nothing remembered. */
export function serialise(format: Format, document: FeedDocument): Uint8Array<ArrayBuffer> {
  return concatenate(format.join(document, document.items.map(format.encodeItem)));
}
