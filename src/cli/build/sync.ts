import { mkdir, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Place, readMediaPart } from '../../content/media-read.ts';

/** A file to have: its text, or another file to copy. The name of a copied one follows from its bytes. */
export type Content = { readonly text: string } | { readonly copyOf: Place };

export type Synced = { readonly written: number; readonly unchanged: number; readonly removed: number };

/** The last one written: what names the others is there only once they are. Its presence marks a folder as ours. */
const MARK = 'index.json';

/** Files written at a time. */
const AT_ONCE = 32;

/** A folder that holds something else, where files would be mixed or lost. */
export class ForeignFolderError extends Error {}

/**
 * Makes `dir` hold exactly these files (by `/path`), touching none that is right already.
 * Throws a ForeignFolderError when the folder holds files that no build put there.
 */
export async function syncFolder(dir: string, files: ReadonlyMap<string, Content>): Promise<Synced> {
  const present = await filesIn(dir);
  if (present.length > 0 && !present.includes(`/${MARK}`)) {
    throw new ForeignFolderError(
      `${dir} holds files that no build put there; name another folder, or empty it`,
    );
  }
  const [last, others] = [`/${MARK}`, [...files].filter(([path]) => path !== `/${MARK}`)];
  const groups = Array.from({ length: Math.ceil(others.length / AT_ONCE) }, (_, index) =>
    others.slice(index * AT_ONCE, (index + 1) * AT_ONCE),
  );
  let written = 0;
  for (const some of [...groups, [...files].filter(([path]) => path === last)]) {
    const done = await Promise.all(some.map(([path, content]) => put(join(dir, path), content)));
    written += done.filter(Boolean).length;
  }
  const stale = present.filter((path) => !files.has(path));
  for (const path of stale) await rm(join(dir, path));
  return { written, unchanged: files.size - written, removed: stale.length };
}

async function put(target: string, content: Content): Promise<boolean> {
  if (await isRight(target, content)) return false;
  await mkdir(dirname(target), { recursive: true });
  if ('text' in content) await writeFile(target, content.text);
  else await copyMedia(content.copyOf, target);
  return true;
}

/** Bytes copied at a time. */
const CHUNK = 4_194_304;

/** Copies a file as it was read for the collection; none is left of one that has changed since. */
async function copyMedia(place: Place, target: string): Promise<void> {
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

async function isRight(target: string, content: Content): Promise<boolean> {
  if ('text' in content) return (await readFile(target, 'utf8').catch(() => undefined)) === content.text;
  const known = await stat(target).catch(() => undefined);
  return known?.size === content.copyOf.file.length;
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
