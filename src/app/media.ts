import type { Collection, Located } from '../collection/collection.ts';
import { type Prepared, prepare } from '../http/resource.ts';

/** A file of the collection. Parts can be asked for, except of text, which travels compressed instead. */
export function mediaResource(
  { file, changesAt }: Extract<Located, { kind: 'media' }>,
  collection: Collection,
): Prepared {
  const compressible = text.test(file.type);
  return prepare({
    status: 200,
    tag: file.hash,
    mediaType: file.type,
    compressible,
    ranges: !compressible,
    headers: active.test(file.type) ? { 'Content-Security-Policy': harmless } : {},
    policy: collection.site.cache,
    ...(changesAt && { changesAt }),
    bytes: () => collection.media(file),
  });
}

const text = /^(?:text\/|[^;]*(?:\+xml|\+json|\/xml|\/json))/;

/** Opened by itself, such a file is a document of this origin; it may draw, and do nothing else. */
const active = /svg|html|xml/;
const harmless = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox";
