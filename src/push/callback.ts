import ipaddr from 'ipaddr.js';
import { isLoopback } from '../domain/uri.ts';

/** Ports at which subscribers may be. */
const PORTS = new Set(['', '80', '443', '8080', '8443']);

/** Characters of the longest callback. */
const LONGEST = 2_000;

export type CallbackRules = {
  /** Lets callbacks be at 127.0.0.0/8, at any port: for tests alone. */
  readonly allowsLoopback: boolean;
};

/** What is wrong with the address of a callback, before its host is resolved; undefined: nothing. `longest`: characters it may have. */
export function callbackProblem(
  callback: string,
  rules: CallbackRules,
  longest = LONGEST,
): string | undefined {
  const url = callback.length > longest ? null : URL.parse(callback);
  if (!url) return `is not an absolute URL of at most ${longest} characters`;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'is neither https nor http';
  if (url.username !== '' || url.password !== '') return 'has a name or a password in it';
  if (url.hash !== '') return 'has a fragment';
  const address = hostAddress(url);
  if (address !== undefined && rules.allowsLoopback && isLoopbackAddress(address)) return undefined;
  if (!PORTS.has(url.port))
    return `has port ${url.port}; allowed are ${[...PORTS].filter(Boolean).join(', ')}`;
  const isRefused =
    address === undefined
      ? isLoopback(url.hostname.replace(/\.$/, '')) && !rules.allowsLoopback
      : !isAllowedAddress(address, rules);
  return isRefused ? 'is not at a public address' : undefined;
}

/** The IP address that a URL has for a host, which a parsed one writes in one way alone (https://url.spec.whatwg.org/#host-serializing); undefined: it has a name. */
function hostAddress({ hostname }: URL): string | undefined {
  if (hostname.startsWith('[')) return hostname.slice(1, -1);
  return /^\d+\.\d+\.\d+\.\d+$/.test(hostname) ? hostname : undefined;
}

const isLoopbackAddress = (address: string): boolean =>
  ipaddr.IPv4.isValid(address) && ipaddr.IPv4.parse(address).range() === 'loopback';

/** Whether an IP address may be connected to: it is public, or loopback where that is allowed. */
export const isAllowedAddress = (address: string, { allowsLoopback }: CallbackRules): boolean =>
  isPublicAddress(address) || (allowsLoopback && isLoopbackAddress(address));

const GLOBAL_UNICAST = ipaddr.IPv6.parse('2000::');

/**
 * Whether an IP address is one of the public Internet: none of the special-purpose blocks (RFC 6890), and no IPv6 address that stands for an
 * IPv4 address which may be private (mapped, 6to4, Teredo, NAT64).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  // RFC 4291 §2.4: what is assigned as global unicast.
  return !(parsed instanceof ipaddr.IPv6) || parsed.match(GLOBAL_UNICAST, 3);
}
