const PREFIX = 'whsec_';

/** Bytes of a secret that is made here; the specification asks for 24 to 64. */
const LENGTH = 32;

const encoder = new TextEncoder();

/** A new secret of Standard Webhooks: `whsec_` and base64. */
export const newSecret = (): string => `${PREFIX}${base64(crypto.getRandomValues(new Uint8Array(LENGTH)))}`;

/** The bytes of a secret, with or without its prefix; undefined: it is not one. */
export function secretBytes(secret: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const text = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret;
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return bytes.length === 0 ? undefined : bytes;
  } catch {
    return undefined;
  }
}

type Signed = {
  /** The value of `webhook-id`. */
  readonly message: string;
  /** Seconds since 1970, as `webhook-timestamp` has them. */
  readonly timestamp: number;
  readonly body: string;
};

/** The value of `webhook-signature`, one signature for each secret (Standard Webhooks, Signature scheme: HMAC-SHA256). */
export async function webhookSignature(
  secrets: readonly Uint8Array<ArrayBuffer>[],
  { message, timestamp, body }: Signed,
): Promise<string> {
  const signed = encoder.encode(`${message}.${timestamp}.${body}`);
  const signatures = secrets.map(async (secret) => {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey('raw', secret, algorithm, false, ['sign']);
    return `v1,${base64(new Uint8Array(await crypto.subtle.sign('HMAC', key, signed)))}`;
  });
  return (await Promise.all(signatures)).join(' ');
}

const base64 = (bytes: Uint8Array): string =>
  btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
