const hashes = new Map<string, Promise<string>>();

/** What a Content-Security-Policy calls an inline style or script (CSP §2.3.1): `sha256-…`; remembered, as there are few. */
export function sourceHash(source: string): Promise<string> {
  const hash = hashes.get(source) ?? hashOf(source);
  if (hashes.size >= most) hashes.clear();
  hashes.set(source, hash);
  return hash;
}

/** Sites differ in their colour alone. */
const most = 64;

async function hashOf(source: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(source));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}
