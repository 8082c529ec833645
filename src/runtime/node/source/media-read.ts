import { createHash } from 'node:crypto';
import { constants, type FileHandle, open, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { hash } from '../../../content/article/hash.ts';
import type { MediaFile } from '../../../domain/media.ts';
import { StaleCollectionError } from '../../../store/stale-collection.ts';
import { UnavailableError } from '../../../store/unavailable.ts';

/** Where a file is. */
export type MediaSource = {
  /** The content folder. */
  readonly root: string;
  /** Relative, forward slashes. */
  readonly source: string;
};

/** A file of the collection, where it is. */
export type MediaPlace = MediaSource & {
  /** What it was when it was read for the collection. */
  readonly file: Pick<MediaFile, 'path' | 'hash' | 'length'>;
};

type Bytes = Uint8Array<ArrayBuffer>;

/** The whole of a file. Rejects with a StaleCollectionError where it is another than it was, or leads out of the folder. */
export async function readMedia(place: MediaPlace): Promise<Bytes> {
  return within(place, async (opened) => {
    const bytes = await bytesOf(opened, 0, place.file.length);
    if (hash(bytes) !== place.file.hash) throw changed(place);
    return bytes;
  });
}

/** Bytes of it, the first and the last included; the whole is compared once for each state in which the file is found. */
export async function readMediaPart(place: MediaPlace, first: number, last: number): Promise<Bytes> {
  return within(place, async (opened) => {
    const before = await stateOf(opened);
    if ((await hashIn(before, opened)) !== place.file.hash) throw changed(place);
    const bytes = await bytesOf(opened, first, last - first + 1);
    if ((await stateOf(opened)) !== before) throw changed(place);
    return bytes;
  });
}

/** Hashes by the state of the file whose bytes have them; and those that are being made, each for all who ask meanwhile. */
const hashes = new Map<string, string>();
const hashing = new Map<string, Promise<string>>();
const REMEMBERED = 1_000;

/** The hash of a file in a state: its bytes are read once, however many ask at once, and whether or not it is the one that they expect. */
async function hashIn(state: string, opened: FileHandle): Promise<string> {
  const made = hashes.get(state);
  if (made !== undefined) return made;
  const running = hashing.get(state) ?? hashAndRemember(state, opened).finally(() => hashing.delete(state));
  hashing.set(state, running);
  return running;
}

async function hashAndRemember(state: string, opened: FileHandle): Promise<string> {
  const made = await hashOfAll(opened);
  // What was written meanwhile is in another state.
  if ((await stateOf(opened)) !== state) return made;
  if (hashes.size >= REMEMBERED) hashes.clear();
  hashes.set(state, made);
  return made;
}

/**
 * Opens what is there, and makes sure that this is a file of the folder: no link is followed at the end, and where the path leads to
 * must be the same file, inside, before it is opened and after. Rejects with UnavailableError where the system cannot read it.
 */
async function within<Made>(place: MediaPlace, work: (opened: FileHandle) => Promise<Made>): Promise<Made> {
  try {
    return await withOpened(place, work);
  } catch (error) {
    const code = error instanceof Error && 'syscall' in error && 'code' in error ? error.code : undefined;
    if (code === undefined) throw error;
    throw new UnavailableError(
      `${join(place.root, place.source)} cannot be read (${code}): give the program the right to read it, or repair the disk`,
    );
  }
}

async function withOpened<Made>(
  place: MediaPlace,
  work: (opened: FileHandle) => Promise<Made>,
): Promise<Made> {
  const { root, source, file } = place;
  const [home, real] = await found(place, Promise.all([realpath(root), realpath(join(root, source))]));
  if (!real.startsWith(home + sep)) throw changed(place);
  const opened = await found(
    place,
    open(real, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK),
  );
  try {
    const [own, after] = await found(place, Promise.all([opened.stat(), realpath(join(root, source))]));
    const named = await found(place, stat(after));
    const isSame = after === real && named.ino === own.ino && named.dev === own.dev;
    if (!isSame || !own.isFile() || own.size !== file.length) throw changed(place);
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** What the file system gives; where it has nothing, or a link instead, the file has changed since it was read. */
async function found<Given>(place: MediaPlace, operation: Promise<Given>): Promise<Given> {
  try {
    return await operation;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') throw changed(place);
    throw error;
  }
}

const changed = ({ source }: MediaPlace): StaleCollectionError =>
  new StaleCollectionError(`${source} is not what was read for the collection`);

async function stateOf(opened: FileHandle): Promise<string> {
  const { dev, ino, size, mtimeNs, ctimeNs } = await opened.stat({ bigint: true });
  return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
}

async function bytesOf(opened: FileHandle, from: number, length: number): Promise<Bytes> {
  const bytes = new Uint8Array(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await opened.read(bytes, done, length - done, from + done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
}

const CHUNK = 1_048_576;

async function hashOfAll(opened: FileHandle): Promise<string> {
  const made = createHash('sha256');
  const { size: length } = await opened.stat();
  for (let at = 0; at < length; at += CHUNK)
    made.update(await bytesOf(opened, at, Math.min(CHUNK, length - at)));
  return made.digest('hex').slice(0, 32);
}
