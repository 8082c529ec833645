import { uri } from '../../domain/uri.ts';

/** The URL as it is to be written; undefined where it is not absolute, not http(s), or carries a password. */
export function absolute(value: string): string | undefined {
  if (!/^\s*https?:\/\//i.test(value)) return undefined;
  const parsed = URL.parse(value);
  return parsed && parsed.hostname !== '' && parsed.password === '' ? uri(parsed.href) : undefined;
}

/** RFC 9562 §4 */
const uuid = /^urn:uuid:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** True for a URI that is meant to be for ever: tag (RFC 4151), urn, http or https. */
export function isPermanent(id: string): boolean {
  if (/[^\x21-\x7e]|[<>"{}|\\^`]|%(?![0-9a-f]{2})/i.test(id)) return false;
  if (/^urn:uuid:/i.test(id)) return uuid.test(id);
  if (/^tag:[\w.@+-]+,\d{4}(?:-\d{2}(?:-\d{2})?)?:/.test(id)) return true;
  return /^urn:[a-z0-9][a-z0-9-]+:.+/i.test(id) || (absolute(id) !== undefined && URL.canParse(id));
}
