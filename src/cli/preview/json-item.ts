/** What a reader takes from an item of JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export type JsonItem = {
  readonly url?: string;
  readonly title?: string;
  readonly summary?: string;
  readonly content_html?: string;
  readonly content_text?: string;
  readonly image?: string;
  readonly date_published?: string;
  readonly date_modified?: string;
  readonly authors?: readonly { readonly name?: string; readonly url?: string }[];
  readonly tags?: readonly string[];
  readonly language?: string;
  readonly attachments?: readonly Attachment[];
};

export type Attachment = {
  readonly url: string;
  readonly mime_type: string;
  readonly title?: string;
  /** Bytes. */
  readonly size_in_bytes?: number;
  /** Seconds. */
  readonly duration_in_seconds?: number;
};

export type JsonFeed = { readonly title: string; readonly items: readonly JsonItem[] };

/** A JSON feed that this program has made. */
export function readJsonFeed(text: string): JsonFeed {
  // Serialised by src/feed/json.ts, which writes these fields so.
  return JSON.parse(text) as JsonFeed;
}

/** `The crossing in six seconds (video/mp4, 12 kB, 0:06)` */
export function attachmentText({
  url,
  title,
  mime_type,
  size_in_bytes: bytes,
  duration_in_seconds: duration,
}: Attachment): string {
  const name = title ?? decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? url);
  const facts = [
    mime_type,
    ...(bytes === undefined
      ? []
      : [bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`]),
    ...(duration === undefined ? [] : [clock(Math.round(duration))]),
  ];
  return `${name} (${facts.join(', ')})`;
}

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
