/**
 * An address as RFC 3986 has it, from one as the URL standard writes it: that leaves `[ ] { } | ^ \ `` ` `` and a `%` without two
 * hexadecimal digits where the RFC has them encoded. Every address that is written goes through here; one that is right stays as it is.
 */
export function uri(address: string): string {
  if (plain.test(address)) return address;
  const [, scheme = '', authority = '', path = '', query = '', fragment = ''] =
    /^([a-z][a-z0-9+.-]*:)?(\/\/[^/?#]*)?([^?#]*)(\?[^#]*)?(?:#(.*))?$/is.exec(address.toWellFormed()) ?? [];
  const end = address.includes('#') ? `#${encoded(fragment)}` : '';
  return `${scheme}${host(authority)}${encoded(path)}${encoded(query)}${end}`;
}

/** What most addresses are made of. */
const plain = /^(?:https?:\/\/[\w.:-]+(?:\/[\w\-.~/]*)?|[\w\-.~/]*)$/;

/** Brackets are for the address of IPv6 alone (§3.2.2). */
const host = (authority: string): string =>
  authority
    .split(/(\[[0-9a-f:.]+\](?=$|:))/i)
    .map((part, at) => (at % 2 ? part : encoded(part)))
    .join('');

const encoded = (part: string): string =>
  part.replace(/%(?![0-9a-f]{2})|[^\w\-.~!$&'()*+,;=:@/?%]/giu, percent);

const percent = (character: string): string =>
  [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');

/** Whether a host of a URL names the machine itself, and no other can reach it (RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
export const isLoopback = (hostname: string): boolean =>
  /^(?:(?:[a-z0-9-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);

/** A part of an address with its escapes decoded (RFC 3986 §2.1); as it is where they are not UTF-8. */
export function decodedPart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A whole address with its escapes decoded, but for those of characters that delimit its parts; as it is where they are not UTF-8. */
export function decodedAddress(text: string): string {
  try {
    return decodeURI(text);
  } catch {
    return text;
  }
}

/** A text as it is, and as it reads with its escapes decoded once, twice … as far as that changes it. */
export function decodings(text: string): readonly string[] {
  const all = [text];
  for (let left = 5; left > 0; left -= 1) {
    const last = all.at(-1) ?? '';
    // What is not valid UTF-8 by itself leaves the others as they are.
    const decoded = last.replace(/(?:%[0-9a-f]{2})+/gi, decodedPart);
    if (decoded === last) break;
    all.push(decoded);
  }
  return all;
}
