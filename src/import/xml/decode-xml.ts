import { type StrayBytes, textReader } from './mixed-text.ts';

/** A document as text, and the bytes in it that are of another encoding than it says. */
export type DecodedText = { readonly text: string; readonly stray: StrayBytes | undefined };

/** The text of a document by its byte order mark, the charset of its media type, or its declaration (XML 1.0 §4.3.3, RFC 7303 §3); else UTF-8. */
export function decodeXml(bytes: Uint8Array, mediaType = ''): DecodedText {
  const [, stated] = /;\s*charset="?([\w.:-]+)/i.exec(mediaType) ?? [];
  const reader = textReader(encodingOf(bytes, stated));
  const text = (reader.write(bytes) + reader.end()).replace(/^\ufeff/, '');
  return { text, stray: reader.stray() };
}

/** The encoding that a document says it has. `stated`: by what brought it. */
export function encodingOf(bytes: Uint8Array, stated?: string): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb) return 'utf-8';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const [, declared] = /^[^<]{0,3}<\?xml[^>]*\sencoding=["']([\w.:-]+)["']/.exec(head) ?? [];
  for (const name of [stated, declared])
    try {
      if (name !== undefined) return new TextDecoder(name).encoding;
    } catch {
      // A name that nobody has; the next, or UTF-8.
    }
  return 'utf-8';
}
