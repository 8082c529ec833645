import type { ContentFolder } from './content-folder.ts';

/** What an import wrote, one line of JSON each, so that the next one knows what is new and what the newsroom has changed since. */
export const manifestFile = '.dateline/import.jsonl';

/** An article as it was written. */
export type ManifestArticle = {
  /** What the old system calls it. */
  readonly key: string;
  /** Relative to the content folder. */
  readonly file: string;
  /** Hash of its text. */
  readonly hash: string;
};

/** A file that was downloaded. */
export type ManifestDownload = { readonly url: string; readonly file: string };

/** A system whose collection was written to the end. */
type ManifestEnd = { readonly complete: string };

export type Manifest = {
  article(key: string): ManifestArticle | undefined;
  download(url: string): ManifestDownload | undefined;
  /** Whether everything of this collection was written once. */
  isComplete(collection: string): boolean;
  /** Whether an import has written this file. */
  has(file: string): boolean;
  add(entry: ManifestArticle | ManifestDownload | ManifestEnd): void;
};

/** Reads the manifest of a content folder; each entry is written at once, so that an import that was interrupted goes on where it ended. */
export function openManifest(folder: ContentFolder): Manifest {
  const articles = new Map<string, ManifestArticle>();
  const downloads = new Map<string, ManifestDownload>();
  const complete = new Set<string>();
  const files = new Set<string>();
  const record = (entry: ManifestArticle | ManifestDownload | ManifestEnd) => {
    if ('complete' in entry) complete.add(entry.complete);
    else {
      files.add(entry.file);
      if ('url' in entry) downloads.set(entry.url, entry);
      else articles.set(entry.key, entry);
    }
  };
  for (const line of folder.read(manifestFile)?.toString().split('\n') ?? []) {
    const entry = entryOf(line);
    if (entry !== undefined) record(entry);
  }
  return {
    article: (key) => articles.get(key),
    download: (url) => downloads.get(url),
    isComplete: (collection) => complete.has(collection),
    has: (file) => files.has(file),
    add(entry) {
      record(entry);
      folder.append(manifestFile, `${JSON.stringify(entry)}\n`);
    },
  };
}

/** Undefined for an empty line, and for one that was cut off when a program was stopped. */
function entryOf(line: string): ManifestArticle | ManifestDownload | ManifestEnd | undefined {
  try {
    const read: unknown = JSON.parse(line);
    if (read === null || typeof read !== 'object') return undefined;
    // This program wrote the line: it has the shape of one of these.
    return read as ManifestArticle | ManifestDownload | ManifestEnd;
  } catch {
    return undefined;
  }
}
