import type { ContentFolder } from './content-folder.ts';

/** What an import wrote, one line of JSON each, so that the next one knows what is new and what the newsroom has changed since. */
const manifestFile = '.dateline/import.jsonl';

/** An article as it was written. */
export type ManifestArticle = {
  /** What the old system calls it. */
  readonly key: string;
  /** Relative to the content folder. */
  readonly file: string;
  /** Hash of its text. */
  readonly hash: string;
  /** As its file has it, by which it is found where the newsroom moved it. */
  readonly id?: string;
};

/** A file that was downloaded. */
export type ManifestDownload = { readonly url: string; readonly file: string };

/** A system whose collection was written to the end. */
type ManifestEnd = { readonly complete: string };

export type Manifest = {
  article(key: string): ManifestArticle | undefined;
  /** All of a system; none where several sites of it came into the folder, as they cannot be told apart. */
  articlesOf(system: string): readonly ManifestArticle[];
  download(url: string): ManifestDownload | undefined;
  /** Whether everything of this collection was written once. */
  isComplete(collection: string): boolean;
  /** What the text of an article was when it was written. */
  hashOf(file: string): string | undefined;
  /** Whether an import has written this file. */
  has(file: string): boolean;
  add(entry: ManifestArticle | ManifestDownload | ManifestEnd): void;
};

/** Reads the manifest of a content folder; each entry is written at once, so that an import that was interrupted goes on where it ended. */
export function openManifest(folder: ContentFolder): Manifest {
  const articles = new Map<string, ManifestArticle>();
  const downloads = new Map<string, ManifestDownload>();
  const complete = new Set<string>();
  const files = new Map<string, string | undefined>();
  const record = (entry: ManifestArticle | ManifestDownload | ManifestEnd) => {
    if ('complete' in entry) complete.add(entry.complete);
    else {
      files.set(entry.file, 'hash' in entry ? entry.hash : undefined);
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
    articlesOf: (system) =>
      [...complete].filter((each) => each.split(' ')[0] === system).length > 1
        ? []
        : [...articles.values()].filter(({ key }) => key.startsWith(`${system} `)),
    download: (url) => downloads.get(url),
    isComplete: (collection) => complete.has(collection),
    has: (file) => files.has(file),
    hashOf: (file) => files.get(file),
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
