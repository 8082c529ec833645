import { sha256 } from '@noble/hashes/sha2.js';

const known = new Map<string, string>();

/** What a Content-Security-Policy calls an inline style or script (CSP §2.3.1): `sha256-…`; remembered, as there are few. */
export function sourceHash(source: string): string {
  const hash =
    known.get(source) ?? `sha256-${btoa(String.fromCharCode(...sha256(new TextEncoder().encode(source))))}`;
  if (known.size >= most) known.clear();
  known.set(source, hash);
  return hash;
}

/** Sites differ in their colour alone. */
const most = 64;
