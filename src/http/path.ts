export { writePath } from '../domain/addresses.ts';

/** A path as asked for and as it is canonically spelt, both without escapes: `/news/northwest/rss.xml`. */
export type RequestPath = {
  readonly canonical: string;
  /** False when the client should learn the canonical spelling. */
  readonly isCanonical: boolean;
};

/** Reads the path of a request; undefined when its escapes are no UTF-8 or it holds control characters. */
export function readPath(raw: string): RequestPath | undefined {
  if (plain.test(raw) && !raw.includes('//')) return { canonical: raw, isCanonical: true };
  const decoded = decode(raw);
  if (decoded === undefined || control.test(decoded)) return undefined;
  const canonical = decoded.toLowerCase().replace(/\/{2,}/g, '/');
  return { canonical, isCanonical: decoded === canonical && !needlessEscape.test(raw) };
}

const plain = /^\/[a-z0-9\-._~/]*$/;
const control = /[\0-\x1f\x7f]/;

/**
 * Escapes of characters that are the same without (RFC 3986 §6.2.2.2), and of the slash; but for the tilde, which older clients
 * (RFC 1738) escape again wherever they are redirected to.
 */
const needlessEscape = /%(?:2[DEF]|3\d|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9A])/i;

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
