import { hash as digest } from 'node:crypto';

/** SHA-256 of bytes or text, its first 128 bits as 32 hex characters. */
export const hash = (data: string | Uint8Array): string => digest('sha256', data, 'hex').slice(0, 32);

/** Hash of a plain value; dates count as their instant. Keys must come in a fixed order. */
export const hashOf = (value: unknown): string => hash(JSON.stringify(value));
