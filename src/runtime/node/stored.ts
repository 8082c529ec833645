import type { MediaFile } from '../../domain/media.ts';
import type { SqlOptions } from '../../store/sql/read/collections.ts';
import { readMedia, readMediaPart } from './source/media-read.ts';

/** A file of the collection with where it is, below the content folder. */
export type StoredMedia = MediaFile & { readonly source: string };

/** Reads files of the collection from the content folder. Rejects with a StaleCollectionError where one is not what it was when it was read. */
export function mediaFrom(root: string): Required<Pick<SqlOptions, 'media' | 'mediaPart'>> {
  // Only a sync stores files, each with its source.
  const place = (file: MediaFile) => ({ root, source: (file as StoredMedia).source, file });
  return {
    media: async (file) => readMedia(place(file)),
    mediaPart: async (file, first, last) => readMediaPart(place(file), first, last),
  };
}
