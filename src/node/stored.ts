import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Article } from '../collection/article.ts';
import type { MediaFile } from '../collection/media.ts';
import type { SqlOptions } from '../collection/sql/collections.ts';

/** Makes an article of what the keeper stored; the first that needs one loads what renders it. */
export async function articleFrom(document: string): Promise<Article> {
  return (await loadOpener()).openDocument(document);
}

/** Loads what makes articles, for whoever has time before the first is wanted. */
export function loadOpener(): Promise<typeof import('../content/document.ts')> {
  opener ??= import('../content/document.ts');
  return opener;
}

let opener: Promise<typeof import('../content/document.ts')> | undefined;

/** A file of the collection with where it is, below the content folder. */
export type StoredMedia = MediaFile & { readonly source: string };

/** Reads files of the collection from the content folder. Rejects where one is not there any more. */
export function mediaFrom(root: () => string): Required<Pick<SqlOptions, 'media' | 'mediaPart'>> {
  // Only the keeper stores files, each with its source.
  const place = (file: MediaFile) => join(root(), (file as StoredMedia).source);
  return {
    media: async (file) => new Uint8Array(await readFile(place(file))),
    async mediaPart(file, first, last) {
      const opened = await open(place(file));
      try {
        const length = last - first + 1;
        const { bytesRead, buffer } = await opened.read(new Uint8Array(length), 0, length, first);
        return buffer.subarray(0, bytesRead);
      } finally {
        await opened.close();
      }
    },
  };
}
