/** The methods of WebSub §8, by the names of the Web Cryptography API. */
const HASHES = { sha1: 'SHA-1', sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' } as const;

export type SignatureMethod = keyof typeof HASHES;

export const SIGNATURE_METHODS: readonly SignatureMethod[] = ['sha1', 'sha256', 'sha384', 'sha512'];

const encoder = new TextEncoder();

/** Gives the value of X-Hub-Signature: the method and the HMAC of a body in hexadecimal (WebSub §8). */
export type Sign = (
  method: SignatureMethod,
  secret: string,
  body: Uint8Array<ArrayBuffer>,
) => string | Promise<string>;

/** With what every runtime has. */
export const signatureOf: Sign = async (method, secret, body) => {
  const algorithm = { name: 'HMAC', hash: HASHES[method] };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  const signed = new Uint8Array(await crypto.subtle.sign('HMAC', key, body));
  return `${method}=${hex(signed)}`;
};

/** Bytes in hexadecimal. */
export const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
