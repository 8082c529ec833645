import type { Bytes } from './variants.ts';

/** Bytes read ahead at a time. */
const CHUNK = 262_144;

/** What a client reads as fast as it takes it, from the first byte to the last; fails when the rest is no longer there. */
export function streamed(
  part: (first: number, last: number) => Promise<Bytes>,
  first: number,
  last: number,
): ReadableStream<Bytes> {
  let at = first;
  return new ReadableStream<Bytes>(
    {
      async pull(controller) {
        const bytes = await part(at, Math.min(last, at + CHUNK - 1));
        if (bytes.byteLength === 0) throw new Error(`the file ends before byte ${at}`);
        controller.enqueue(bytes);
        at += bytes.byteLength;
        if (at > last) controller.close();
      },
    },
    { highWaterMark: 0 },
  );
}
