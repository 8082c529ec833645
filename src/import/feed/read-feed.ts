import type { ParsedFeed } from './feed-document.ts';
import { readJsonFeed } from './json-feed.ts';
import { readXmlFeed } from './xml-feed.ts';

/** Reads RSS 2.0 or 1.0, Atom, JSON Feed or a WordPress export; undefined where a text is none of them. `url`: where it is from. */
export function readFeed(text: string, url?: string): ParsedFeed | undefined {
  return /^\uFEFF?\s*\{/.test(text) ? readJsonFeed(text, url) : readXmlFeed(text, url);
}
