/** Characters of a tag: 128 bits in hex. */
const length = 32;

const encoder = new TextEncoder();

/** A tag for content: SHA-256 in hex, shortened. */
export async function digest(content: string | Uint8Array<ArrayBuffer>): Promise<string> {
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, length);
}
