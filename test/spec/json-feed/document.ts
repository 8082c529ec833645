/** A JSON feed as parsed, after schema.json has said that it has this shape. */
export type JsonFeed = {
  readonly version: string;
  readonly title: string;
  readonly home_page_url?: string;
  readonly feed_url?: string;
  readonly next_url?: string;
  readonly icon?: string;
  readonly favicon?: string;
  readonly language?: string;
  readonly authors?: readonly JsonAuthor[];
  readonly hubs?: readonly { readonly type: string; readonly url: string }[];
  readonly items: readonly JsonItem[];
};

export type JsonItem = {
  readonly id: string;
  readonly url?: string;
  readonly external_url?: string;
  readonly title?: string;
  readonly summary?: string;
  readonly content_html?: string;
  readonly content_text?: string;
  readonly image?: string;
  readonly banner_image?: string;
  readonly date_published?: string;
  readonly date_modified?: string;
  readonly authors?: readonly JsonAuthor[];
  readonly tags?: readonly string[];
  readonly language?: string;
  readonly attachments?: readonly {
    readonly url: string;
    readonly mime_type: string;
    readonly title?: string;
  }[];
};

export type JsonAuthor = { readonly name?: string; readonly url?: string; readonly avatar?: string };

/** Reads a JSON feed; throws unless it is UTF-8, JSON and an object with items. */
export function parseJsonFeed(source: string | Uint8Array): JsonFeed {
  const text = typeof source === 'string' ? source : new TextDecoder('utf-8', { fatal: true }).decode(source);
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null || !('items' in value)) throw new Error('not a feed');
  // The schema's test runs on the same documents and judges the rest of the shape.
  return value as JsonFeed;
}
