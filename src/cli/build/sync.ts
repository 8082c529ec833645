import { mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type MediaPlace, readMediaPart } from '../../runtime/node/source/media-read.ts';

/** A file to have: its text, or another file to copy. The name of a copied one follows from its bytes. */
export type FileContent = { readonly text: string } | { readonly copyOf: MediaPlace };

export type Synced = { readonly written: number; readonly unchanged: number; readonly removed: number };

/** A folder that is brought up to date file by file, each by its `/path`. Nothing that is right already is touched. */
export type FolderSync = {
  put(path: string, content: FileContent): Promise<void>;
  /** Puts the file that names the others, once they are there, and removes what was not put; or leaves that. */
  finish(index: FileContent, options?: { readonly keepStale?: boolean }): Promise<Synced>;
  /** Removes what was new. */
  abandon(): Promise<void>;
};

/** What names the others. Its presence marks a folder as ours. */
const INDEX_FILE = '/index.json';

/** A folder that holds something else, where files would be mixed or lost. */
export class ForeignFolderError extends Error {}

/** Throws a ForeignFolderError when the folder holds files that no build put there. */
export async function openFolderSync(dir: string): Promise<FolderSync> {
  const present = new Set(await filesIn(dir));
  if (present.size > 0 && !present.has(INDEX_FILE))
    throw new ForeignFolderError(
      `${dir} holds files that no build put there; name another folder, or empty it`,
    );
  const paths = new Set<string>();
  let written = 0;
  const put = async (path: string, content: FileContent) => {
    paths.add(path);
    if (await isRight(join(dir, path), content)) return;
    await write(join(dir, path), content);
    written += 1;
  };
  return {
    put,
    async finish(index, { keepStale = false } = {}) {
      await put(INDEX_FILE, index);
      const stale = keepStale ? [] : [...present].filter((path) => !paths.has(path));
      for (const path of stale) await rm(join(dir, path));
      return { written, unchanged: paths.size - written, removed: stale.length };
    },
    async abandon() {
      for (const path of paths) if (!present.has(path)) await rm(join(dir, path), { force: true });
    },
  };
}

async function write(target: string, content: FileContent): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  if ('text' in content) await writeFile(target, content.text);
  else await copyMedia(content.copyOf, target);
}

/** Bytes copied at a time. */
const CHUNK = 4_194_304;

/** Copies a file as it was read for the collection; none is left of one that has changed since. */
async function copyMedia(place: MediaPlace, target: string): Promise<void> {
  const { length } = place.file;
  const made = await open(target, 'w');
  try {
    for (let at = 0; at < length; at += CHUNK)
      await made.write(await readMediaPart(place, at, Math.min(at + CHUNK, length) - 1));
  } catch (error) {
    await rm(target, { force: true });
    throw error;
  } finally {
    await made.close();
  }
}

async function isRight(target: string, content: FileContent): Promise<boolean> {
  const found = await stat(target).catch(() => undefined);
  if ('copyOf' in content) return found?.size === content.copyOf.file.length;
  return found !== undefined && (await readFile(target, 'utf8')) === content.text;
}

async function filesIn(dir: string): Promise<readonly string[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(join(dir, '/').length - 1)
        .replaceAll('\\', '/'),
    );
}
