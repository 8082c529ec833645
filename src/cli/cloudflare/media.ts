import { type MediaPlace, readMedia, readMediaPart } from '../../content/source/media-read.ts';
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
    readonly objects: readonly { readonly key: string; readonly size: number }[];
    readonly truncated: boolean;
    readonly cursor?: string;
  }>;
  put(key: string, bytes: Uint8Array, options: Http): Promise<unknown>;
  createMultipartUpload(key: string, options: Http): Promise<MultipartUpload>;
};

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

/**
 * Files that are served, and those that are too large to be an asset, where there is no bucket: articles can do without them, and it is
 * said. One that the site itself shows is served, and judged like the others.
 */
export function withoutLarge<File extends LocalFile & SnapshotMedia>(
  files: readonly File[],
  bucket: string | undefined,
): { readonly served: readonly File[]; readonly without: readonly File[] } {
  const without =
    bucket === undefined ? files.filter(({ length, always }) => length > ASSET_LIMIT && !always) : [];
  for (const file of without) console.error(`warning: ${leftOutText(file)}`);
  return { served: files.filter((file) => !without.includes(file)), without };
}

/** Puts files into the bucket that are not there; resolves to how many those were. What is there stays: an older version may show it. */
export async function upload(
  bucket: MediaBucket,
  files: readonly LocalFile[],
  progress: (done: number, of: number) => void,
): Promise<number> {
  const existing = await sizesIn(bucket);
  const missing = [...new Map(files.map((file) => [mediaKey(file.hash), file]))].filter(
    ([key, { length }]) => existing.get(key) !== length,
  );
  let done = 0;
  for (let at = 0; at < missing.length; at += AT_ONCE) {
    await Promise.all(missing.slice(at, at + AT_ONCE).map(([key, file]) => put(bucket, key, file)));
    done = Math.min(at + AT_ONCE, missing.length);
    progress(done, missing.length);
  }
  return missing.length;
}

async function sizesIn(bucket: MediaBucket): Promise<ReadonlyMap<string, number>> {
  const sizes = new Map<string, number>();
  let cursor: string | undefined;
  do {
    const page = await bucket.list({ prefix: mediaKey(''), cursor });
    for (const { key, size } of page.objects) sizes.set(key, size);
    cursor = page.truncated ? page.cursor : undefined;
  } while (cursor !== undefined);
  return sizes;
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
