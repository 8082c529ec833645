import { type BundleMedia, mediaPath } from '../../store/bundle/bundle.ts';

/** The bytes of a file there by its path; rejects with UnavailableError when there is none: it may be on its way. */
export type ReadAsset = (path: string) => Promise<Uint8Array<ArrayBuffer>>;

/** The part of an R2 bucket's interface that serving needs. */
export type MediaBucket = {
  get(
    key: string,
    options?: { readonly range: { readonly offset: number; readonly length: number } },
  ): Promise<{
    readonly body: ReadableStream;
    arrayBuffer(): Promise<ArrayBuffer>;
  } | null>;
};

/** The key of a file in the bucket: its path among the assets, without the slash. */
export const mediaKey = (hash: string): string => mediaPath(hash).slice(1);

/**
 * Media from the bucket, where one is bound, else from the assets. What is not in the bucket yet is looked for among the
 * assets, so that a bucket can be bound to a service that runs.
 */
export function mediaOf(bucket: MediaBucket | undefined, read: ReadAsset): BundleMedia {
  const asset: BundleMedia['media'] = ({ hash }) => read(mediaPath(hash));
  if (bucket === undefined) return { media: asset };
  return {
    media: async (file) => {
      const found = await bucket.get(mediaKey(file.hash));
      return found ? new Uint8Array(await found.arrayBuffer()) : asset(file);
    },
    mediaStream: async (file, first, last) => {
      const range = { offset: first, length: last - first + 1 };
      const found = await bucket.get(mediaKey(file.hash), { range });
      // R2 gives bytes.
      if (found) return found.body as ReadableStream<Uint8Array<ArrayBuffer>>;
      return new Blob([(await asset(file)).subarray(first, last + 1)]).stream();
    },
  };
}
