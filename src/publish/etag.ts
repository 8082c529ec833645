import { hash } from '../content/article/hash.ts';

/** A strong entity tag of a file's bytes (RFC 9110 §8.8.3), quotation marks included. */
export const etagOf = (bytes: Uint8Array): string => `"${hash(bytes)}"`;
