import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hash } from '../../content/article/hash.ts';
import { slug } from '../../content/site/slug.ts';
import { decodedPart } from '../../domain/uri.ts';
import type { ImportedFile } from '../imported.ts';
import type { ContentFolder } from './content-folder.ts';
import type { Download } from './download.ts';
import { firstFree } from './file-names.ts';
import type { Losses } from './losses.ts';
import type { Manifest } from './manifest.ts';

/** A file that an article shows, and where its bytes are. */
type FileReference = {
  /** As texts name it; absolute, or a path of the old site. */
  readonly src: string;
  /** What of the article's own files it is. */
  readonly file?: ImportedFile;
  /** Of the article, below the content folder. */
  readonly folder: string;
  /** Of what shows it, for messages. */
  readonly place: string;
};

export type ArticleFiles = {
  /** The reference to a file that was copied, as front matter and body write it; undefined where it stays where it is. */
  reference(source: FileReference): Promise<string | undefined>;
  /** A file that is no article's. */
  place(file: ImportedFile): void;
  readonly count: () => number;
};

type FilesOptions = {
  readonly folder: ContentFolder;
  readonly manifest: Manifest;
  readonly losses: Losses;
  /** A copy of the old site's uploads. */
  readonly media?: string;
  /** Absent: nothing is downloaded. */
  readonly download?: Download;
  /** Whether a file at an address is the old site's own. */
  readonly isOwn: (url: string) => boolean;
};

/** Copies the files of articles beside them: those at hand, those of a copy of the uploads, and, where a download is asked for, those of the old site. */
export function createFiles(options: FilesOptions): ArticleFiles {
  const { folder, losses } = options;
  const copied = new Map<string, string | undefined>();
  let count = 0;
  const put = (bytes: Uint8Array, target: string) => {
    if (!folder.exists(target)) {
      folder.write(target, bytes);
      count += 1;
    }
  };
  const find = async (source: FileReference): Promise<string | undefined> => {
    const { src, file, folder: beside } = source;
    const to = file?.to;
    const found = await bytesOf(source, options);
    if (found === undefined) return undefined;
    const name = to ?? `${beside}/${nameOf(file?.from ?? src, found)}`;
    const target = to ?? freeName(name, found, folder);
    put(found, target);
    if (/^https?:/.test(src) && options.download && !options.manifest.download(src))
      options.manifest.add({ url: src, file: target });
    return to === undefined ? target.slice(beside.length + 1) : `/${to}`;
  };
  return {
    async reference(source) {
      const key = `${source.folder}\n${source.file?.from ?? source.src}`;
      if (!copied.has(key)) copied.set(key, await find(source));
      return copied.get(key);
    },
    place({ src, from, to = src.replace(/^\/+/, '') }) {
      const bytes = localBytes(from);
      if (bytes === undefined) {
        losses.add({
          place: from,
          what: 'it cannot be read, so it does not come along',
          kind: 'file that cannot be read',
        });
      } else put(bytes, to);
    },
    count: () => count,
  };
}

/** The name itself, or the first with a number that is free or has the same bytes. */
function freeName(preferred: string, bytes: Uint8Array, folder: ContentFolder): string {
  const [, stem = preferred, end = ''] = /^(.*?)(\.[a-z0-9]+)$/.exec(preferred) ?? [];
  const own = hash(bytes);
  return firstFree(
    (count) => (count === 1 ? preferred : `${stem}-${count}${end}`),
    (name) => {
      const there = folder.exists(name) ? folder.read(name) : undefined;
      return there === undefined || hash(there) === own;
    },
  );
}

/** A name that is an address as it stands. */
function nameOf(from: string, bytes: Uint8Array): string {
  const path = decodedPart(/^https?:/.test(from) ? (URL.parse(from)?.pathname ?? from) : from);
  const last = path.split(/[/\\]/).at(-1) ?? '';
  const [, stem = last, end = ''] = /^(.+)\.([A-Za-z0-9]{1,8})$/.exec(last) ?? [];
  return `${slug(stem || hash(bytes).slice(0, 8))}${end === '' ? '' : `.${end.toLowerCase()}`}`;
}

/** Beside articles, these would be read as articles. */
const isText = (src: string): boolean => /\.(?:md|markdown|mdx)(?:[?#]|$)/i.test(src);

async function bytesOf(source: FileReference, options: FilesOptions): Promise<Uint8Array | undefined> {
  const { src, file, place, folder: beside } = source;
  const { media, download, isOwn, losses, manifest, folder } = options;
  const from = file?.from ?? src;
  const isRemote = /^(?:https?:)?\/\//i.test(from);
  if (isText(from)) return undefined;
  if (!isRemote && file !== undefined) {
    const bytes = localBytes(from);
    if (bytes === undefined)
      losses.add({ place, what: `${src} cannot be read at ${from}`, kind: 'file that cannot be read' });
    return bytes;
  }
  const local = media === undefined ? undefined : inMedia(src, media, isOwn(from));
  if (local !== undefined) return localBytes(local);
  if (!isRemote || download === undefined || !(file !== undefined || isOwn(from))) return undefined;
  const before = manifest.download(from);
  const cached = before?.file.startsWith(`${beside}/`) ? folder.read(before.file) : undefined;
  if (cached !== undefined) return cached;
  const bytes = await download(from.startsWith('//') ? `https:${from}` : from);
  if (typeof bytes !== 'string') return bytes;
  losses.add({
    place,
    what: `${from} was not downloaded: ${bytes}; it stays where it is`,
    kind: 'file not downloaded',
  });
  return undefined;
}

function localBytes(path: string): Uint8Array | undefined {
  try {
    return statSync(path).isFile() ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}

/** The file of an address in a copy of the uploads, however much of its path the copy begins with; else the one it is a smaller size of. */
function inMedia(src: string, media: string, isOwn: boolean): string | undefined {
  const path = decodedPart(URL.parse(src, 'http://localhost/')?.pathname ?? '');
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..');
  const least = isOwn ? 1 : 2;
  const original = parts.with(-1, (parts.at(-1) ?? '').replace(/-\d{1,5}x\d{1,5}(?=\.[a-z]{3,4}$)/i, ''));
  for (const each of [parts, original])
    for (let from = 0; from <= each.length - least; from += 1) {
      const candidate = join(media, ...each.slice(from));
      if (existsSync(candidate) && statSync(candidate).isFile()) return candidate;
    }
  return undefined;
}
