import type { EncodedBytes } from './variants.ts';

/** Bytes read ahead at a time. */
const CHUNK = 262_144;

/**
 * What a client reads as fast as it takes it, from the first byte to the last. Rejects when there is nothing to begin with, before
 * anything is sent; the stream fails when the rest is no longer there.
 */
export async function streamed(
  part: (first: number, last: number) => Promise<EncodedBytes>,
  first: number,
  last: number,
): Promise<ReadableStream<EncodedBytes>> {
  const read = (at: number) => part(at, Math.min(last, at + CHUNK - 1));
  let opening: EncodedBytes | undefined = await read(first);
  let at = first;
  return new ReadableStream<EncodedBytes>(
    {
      async pull(controller) {
        const bytes = opening ?? (await read(at));
        opening = undefined;
        if (bytes.byteLength === 0) throw new Error(`the file ends before byte ${at}`);
        controller.enqueue(bytes);
        at += bytes.byteLength;
        if (at > last) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
