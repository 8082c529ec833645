import { uri } from '../../domain/uri.ts';

/** The URL as it is to be written; undefined where it is not absolute, not http(s), or carries a password. */
export function absolute(value: string): string | undefined {
  if (!/^\s*https?:\/\//i.test(value)) return undefined;
  const parsed = URL.parse(value);
  return parsed && parsed.hostname !== '' && parsed.password === '' ? uri(parsed.href) : undefined;
}

/** True for a URL without TLS on the machine itself: `localhost`, `127.0.0.1` or `[::1]`. */
export function isLoopback(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed?.protocol === 'http:' && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(parsed.hostname);
}

/** True for a URI that is meant to be for ever: tag (RFC 4151), urn, http or https. */
export function isPermanent(id: string): boolean {
  if (/[^\x21-\x7e]|[<>"{}|\\^`]/.test(id)) return false;
  if (/^tag:[\w.@+-]+,\d{4}(?:-\d{2}(?:-\d{2})?)?:/.test(id)) return true;
  return /^urn:[a-z0-9][a-z0-9-]+:.+/i.test(id) || (absolute(id) !== undefined && URL.canParse(id));
}
