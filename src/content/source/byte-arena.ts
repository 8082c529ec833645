/** Bytes of an arena's page: what fifty articles take together, mostly. */
const page = 2 ** 19;

/** Puts texts down as bytes, many in one buffer, so that all of them go to another thread without being copied. */
export type ByteArena = {
  /** The parts one after the other as UTF-8. */
  put(parts: readonly (string | Uint8Array)[]): Uint8Array;
  /** The buffers filled since the last call; what was put into them is the taker's. */
  release(): ArrayBuffer[];
};

/** An empty arena. */
export function createByteArena(): ByteArena {
  let pages: ArrayBuffer[] = [];
  let scratch: Buffer | undefined;
  let at = 0;
  const put = (parts: readonly (string | Uint8Array)[]) => {
    // A UTF-16 unit takes three bytes at most.
    const most = parts.reduce((sum, part) => sum + part.length * (typeof part === 'string' ? 3 : 1), 0);
    if (scratch === undefined || at + most > scratch.length) {
      const buffer = new ArrayBuffer(Math.max(page, most));
      pages.push(buffer);
      scratch = Buffer.from(buffer);
      at = 0;
    }
    const start = at;
    for (const part of parts) {
      if (typeof part === 'string') at += scratch.write(part, at);
      else {
        scratch.set(part, at);
        at += part.length;
      }
    }
    return scratch.subarray(start, at);
  };
  return {
    put,
    release() {
      const released = pages;
      pages = [];
      scratch = undefined;
      return released;
    },
  };
}
