import type { FeedItem } from '../../src/feed/model/document.ts';

/** The picture as RSS has it, or nothing. */
export function enclosureOf({ picture }: FeedItem) {
  const { url, type, length } = picture ?? {};
  return url === undefined || type === undefined || length === undefined ? [] : [{ url, type, length }];
}
