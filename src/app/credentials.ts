import type { Access } from '../domain/partner.ts';

/** From the name of a variable or binding to the secret it holds. */
export type Secrets = (name: string) => string | undefined;

const encoder = new TextEncoder();

/** What a request shows: its Authorization field, and its query as sent. */
export type SentCredentials = { readonly authorization: string | null; readonly query: string };

/** Whether what a request shows lets it in. Without a secret nobody is; how long it takes tells nothing of it. */
export async function letsIn(access: Access, shown: SentCredentials, secrets: Secrets): Promise<boolean> {
  if (access.kind === 'public') return true;
  const secret = secrets(access.secret);
  const { scheme, credential } = credentials(access.kind, shown);
  const [one, other] = await Promise.all([hash(credential), hash(secret ?? '')]);
  // Hashes have one length, and the loop goes to its end.
  const differ = one.reduce((sum, byte, place) => sum | (byte ^ (other[place] ?? 0)), 0);
  return differ === 0 && scheme === access.kind && secret !== undefined && secret !== '';
}

/** The scheme that a request shows, and the token, `name:password` or key; empty where they cannot be read. */
export function credentials(kind: 'bearer' | 'basic' | 'key', { authorization, query }: SentCredentials) {
  if (kind === 'key') return { scheme: kind, credential: new URLSearchParams(query).get('key') ?? '' };
  const [, scheme = '', sent = ''] = /^([A-Za-z]+) +([^\s]+)\s*$/.exec(authorization ?? '') ?? [];
  return { scheme: scheme.toLowerCase(), credential: kind === 'bearer' ? sent : decoded(sent) };
}

/** What a client that may not come in is told: the scheme, and nothing else (RFC 9110 §15.5.2). */
export function challenge(access: Access): string {
  return access.kind === 'basic' ? 'Basic realm="feed", charset="UTF-8"' : 'Bearer';
}

async function hash(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
}

/** The name and password of Basic (RFC 7617), UTF-8; empty where they are no base64. */
function decoded(sent: string): string {
  try {
    const bytes = Uint8Array.from(atob(sent), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return '';
  }
}
