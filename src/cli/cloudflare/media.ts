import { type MediaPlace, readMedia, readMediaPart } from '../../runtime/node/source/media-read.ts';
import { mediaKey } from '../../runtime/worker/media.ts';
import type { SnapshotMedia } from '../../store/snapshot.ts';
import { ASSET_LIMIT, leftOutText } from '../build/limits.ts';

/** A file of the collection, and where it is on this machine. */
export type LocalFile = {
  /** Where it is served, below the site's URL. */
  readonly path: string;
  readonly type: string;
  readonly hash: string;
  /** Bytes. */
  readonly length: number;
  readonly place: MediaPlace;
};

/** The part of an R2 bucket's interface that uploading needs. */
export type MediaBucket = {
  list(options: { readonly prefix: string; readonly cursor?: string | undefined }): Promise<{
    readonly objects: readonly BucketObject[];
    readonly truncated: boolean;
    readonly cursor?: string;
  }>;
  /** Up to 1,000 at once. */
  delete(keys: readonly string[]): Promise<void>;
  put(key: string, bytes: Uint8Array, options: Http): Promise<unknown>;
  createMultipartUpload(key: string, options: Http): Promise<MultipartUpload>;
};

type BucketObject = { readonly key: string; readonly size: number; readonly uploaded: Date };

type Http = { readonly httpMetadata: { readonly contentType: string } };

type MultipartUpload = {
  uploadPart(number: number, bytes: Uint8Array): Promise<UploadedPart>;
  complete(parts: readonly UploadedPart[]): Promise<unknown>;
  abort(): Promise<void>;
};

/** What R2 gives for a part, and wants back. */
type UploadedPart = object;

/** Bytes of a part of a longer file: R2 takes parts of 5 MiB and more, Cloudflare requests of up to 100 MB. */
const PART = 32 * 2 ** 20;

/** Small files under way at a time. */
const AT_ONCE = 8;

/** Files that are served, and those that are too large to be an asset, where there is no bucket: what shows one does without it, and it is reported. */
export function withoutLarge<File extends LocalFile & SnapshotMedia>(
  files: readonly File[],
  bucket: string | undefined,
): { readonly served: readonly File[]; readonly without: readonly File[] } {
  const without = bucket === undefined ? files.filter(({ length }) => length > ASSET_LIMIT) : [];
  for (const file of without) console.error(`warning: ${leftOutText(file)}`);
  return { served: files.filter((file) => !without.includes(file)), without };
}

/** Puts files into the bucket that are not there; resolves to how many those were. */
export async function upload(
  bucket: MediaBucket,
  files: readonly LocalFile[],
  progress: (done: number, of: number) => void,
): Promise<number> {
  const existing = await objectsIn(bucket);
  const missing = [...new Map(files.map((file) => [mediaKey(file.hash), file]))].filter(
    ([key, { length }]) => existing.get(key)?.size !== length,
  );
  let done = 0;
  for (let at = 0; at < missing.length; at += AT_ONCE) {
    await Promise.all(missing.slice(at, at + AT_ONCE).map(([key, file]) => put(bucket, key, file)));
    done = Math.min(at + AT_ONCE, missing.length);
    progress(done, missing.length);
  }
  return missing.length;
}

/** Content hashes of the files in the bucket. */
export async function hashesIn(bucket: MediaBucket): Promise<ReadonlySet<string>> {
  const keys = [...(await objectsIn(bucket)).keys()].filter((key) => FILE_KEY.test(key));
  return new Set(keys.map((key) => key.slice(mediaKey('').length)));
}

/** Files removed in one run, at most: what R2 takes at once. The next run goes on. */
const REMOVED_AT_ONCE = 1_000;

/** Milliseconds for which a file that nothing names stays: a sync that goes on beside this one may be about to name it. */
const UNNAMED_AGE = 86_400_000;

/** Removes files from the bucket that nothing names any more, a limited number in one run; resolves to how many those were. */
export async function removeUnnamed(
  bucket: MediaBucket,
  named: ReadonlySet<string>,
  now: Date,
): Promise<number> {
  const keys = new Set([...named].map(mediaKey));
  const before = now.getTime() - UNNAMED_AGE;
  const unnamed = [...(await objectsIn(bucket)).values()].filter(
    ({ key, uploaded }) => FILE_KEY.test(key) && !keys.has(key) && uploaded.getTime() < before,
  );
  const removed = unnamed.slice(0, REMOVED_AT_ONCE).map(({ key }) => key);
  if (removed.length > 0) await bucket.delete(removed);
  return removed.length;
}

/** What `mediaKey` makes; nothing else in the bucket is ours. */
const FILE_KEY = /^media\/[0-9a-f]{32}$/;

async function objectsIn(bucket: MediaBucket): Promise<ReadonlyMap<string, BucketObject>> {
  const objects = new Map<string, BucketObject>();
  let cursor: string | undefined;
  do {
    const page = await bucket.list({ prefix: mediaKey(''), cursor });
    for (const object of page.objects) objects.set(object.key, object);
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
  return objects;
}

async function put(bucket: MediaBucket, key: string, { place, length, type }: LocalFile): Promise<void> {
  const http: Http = { httpMetadata: { contentType: type } };
  if (length <= PART) {
    await bucket.put(key, await readMedia(place), http);
    return;
  }
  const upload = await bucket.createMultipartUpload(key, http);
  try {
    const parts: UploadedPart[] = [];
    for (let first = 0; first < length; first += PART)
      parts.push(
        await upload.uploadPart(
          parts.length + 1,
          await readMediaPart(place, first, Math.min(first + PART, length) - 1),
        ),
      );
    await upload.complete(parts);
  } catch (error) {
    await upload.abort().catch(() => {});
    throw error;
  }
}
