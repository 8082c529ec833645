import type { Located } from '../domain/listing.ts';
import { type Prepared, prepare, type Resource } from '../http/resource.ts';
import { streamed } from '../http/streamed.ts';
import type { Collection } from '../store/collection.ts';

/** A file of the collection. Parts can be asked for, except of text, which travels compressed instead. */
export function mediaResource(
  { file, modified, changesAt }: Extract<Located, { kind: 'media' }>,
  collection: Collection,
): Prepared {
  const compressible = text.test(file.type);
  const { mediaPart, mediaStream } = collection;
  const stream: NonNullable<Resource['large']>['stream'] | undefined = mediaStream
    ? (first, last) => mediaStream(file, first, last)
    : mediaPart && ((first, last) => streamed((from, to) => mediaPart(file, from, to), first, last));
  const large = stream && file.length > SMALL && !compressible ? { length: file.length, stream } : undefined;
  return prepare({
    status: 200,
    tag: file.hash,
    mediaType: file.type,
    compressible,
    ranges: !compressible,
    headers: active.test(file.type) ? { 'Content-Security-Policy': harmless } : {},
    policy: collection.site.cache,
    lastModified: modified ?? collection.modified?.any,
    changesAt,
    large,
    bytes: () => collection.media(file),
  });
}

/** Bytes that are read at once, and may be kept in memory. */
const SMALL = 1_048_576;

const text = /^(?:text\/|[^;]*(?:\+xml|\+json|\/xml|\/json))/;

/** Opened by itself, such a file is a document of this origin; it may draw, and do nothing else. */
const active = /svg|html|xml/;
const harmless = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox";
