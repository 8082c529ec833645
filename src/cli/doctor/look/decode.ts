import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';

/** Bytes of a body; of a longer one nothing is kept, which is a fault of its own. */
export const MOST = 20_000_000;

const decoders: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: (bytes) => gunzipSync(bytes, { maxOutputLength: MOST }),
  'x-gzip': (bytes) => gunzipSync(bytes, { maxOutputLength: MOST }),
  br: (bytes) => brotliDecompressSync(bytes, { maxOutputLength: MOST }),
  deflate: (bytes) => inflateSync(bytes, { maxOutputLength: MOST }),
  zstd: (bytes) => zstdDecompressSync(bytes, { maxOutputLength: MOST }),
  identity: (bytes) => bytes,
};

/** Codings at most: each may make of little what is then decoded again. */
const CODINGS = 3;

/** A body without its content codings, the last applied taken off first. */
export function decoded(
  bytes: Uint8Array,
  codings: string,
): { readonly body: Uint8Array; readonly undecodable?: string } {
  if (bytes.byteLength === 0) return { body: bytes };
  try {
    const names = codings
      .toLowerCase()
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    if (names.length > CODINGS) throw new Error(`it is encoded ${names.length} times`);
    const body = names.reduceRight((content, name) => {
      const decode = decoders[name];
      if (decode === undefined) throw new Error(`unknown coding ${name}`);
      return decode(content);
    }, bytes);
    return { body };
  } catch (error) {
    return { body: new Uint8Array(), undecodable: error instanceof Error ? error.message : String(error) };
  }
}
