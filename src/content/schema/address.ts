import { decodings, uri } from '../../domain/uri.ts';

/** The URL as it is to be written; undefined where it is not absolute, not http(s), or carries a password. */
export function absolute(value: string): string | undefined {
  if (!/^\s*https?:\/\//i.test(value)) return undefined;
  const parsed = URL.parse(value);
  return parsed && parsed.hostname !== '' && parsed.password === '' ? uri(parsed.href) : undefined;
}

/** Why an address cannot be that of the site, with which every link begins, and what to write; undefined: it can. */
export function siteUrlFault(value: string): string | undefined {
  const parsed = absolute(value) === undefined ? null : URL.parse(value);
  if (parsed === null || parsed.username !== '') {
    const secret = URL.parse(value)?.username;
    return secret
      ? 'has a name and a password in it, which every link would show; leave them out'
      : 'is not an absolute http or https URL; write it whole, https://…';
  }
  const end = /[?#].*$/s.exec(value.trim())?.[0];
  if (end === undefined) return undefined;
  return `has “${end.slice(0, 60)}” after its path, but links begin with it; write ${parsed.origin}${parsed.pathname.replace(/\/$/, '')}`;
}

/** The same of SITE_URL, as it is said of that; a password is not repeated. */
export function siteUrlAdvice(value: string): string | undefined {
  const fault = siteUrlFault(value);
  if (fault === undefined) return undefined;
  return URL.parse(value)?.username ? `SITE_URL ${fault}` : `SITE_URL is "${value}", which ${fault}`;
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

/**
 * The addresses that stand within another, as in `https://example.com/share?u=https%3A%2F%2Fpaper.example%2Fnews`, without their queries;
 * those of this site also where they have no scheme. Takes time in proportion to the address.
 */
export function innerAddresses(address: string, { homes }: { readonly homes: readonly string[] }): readonly string[] {
  const isBelow = (each: string) =>
    address.toLowerCase().startsWith(each.toLowerCase()) && /^(?:[/?#]|$)/.test(address.slice(each.length));
  const home = homes.find(isBelow) ?? '';
  const hosts = [...new Set(homes.map((each) => each.replace(/^(?:https?:)?\/\//i, '').toLowerCase()))];
  const found = decodings(address.slice(home.length)).flatMap((text) => [
    ...text
      .split(/(?=https?:\/\/)/i)
      .slice(home === '' ? 1 : 0)
      .filter((each) => /^https?:\/\//i.test(each))
      .map(withoutQuery),
    ...hosts.flatMap((host) => pathsAfter(host, text).map((path) => `https://${host}${path}`)),
    ...(home === '' ? [] : pathsIn(text).map((path) => `https://${home.replace(/^(?:https?:)?\/\//i, '')}${path}`)),
  ]);
  return [...new Set(found)];
}

const withoutQuery = (address: string): string => {
  const start = address.indexOf('//') + 2;
  return address.slice(0, start) + (address.slice(start).split(END, 1)[0] ?? '');
};

/** What ends an address without its query. */
const END = /[?&#|;,\s"'<>()]/;

/** The paths from the root that stand in the query or fragment of an address. */
const pathsIn = (text: string): readonly string[] =>
  text
    .replace(/^[^?#]*/, '')
    .split(/[?&#=;|,]/)
    .filter((part) => /^\/[^/]/.test(part));

/** Longer ones are not of articles. */
const LONGEST = 2_000;

/** The paths that follow a host, wherever it stands after the beginning. */
function pathsAfter(host: string, text: string): readonly string[] {
  const lower = text.toLowerCase();
  const paths: string[] = [];
  for (let at = lower.indexOf(host, 1); at >= 0; at = lower.indexOf(host, at + 1)) {
    if (/[\w.-]/.test(lower[at - 1] ?? '')) continue;
    const rest = text.slice(at + host.length, at + host.length + LONGEST);
    const [, path] = /^\.?(?::\d*)?(\/.*)$/s.exec(rest) ?? [];
    if (path !== undefined) paths.push(path.split(END, 1)[0] ?? '');
  }
  return paths;
}
