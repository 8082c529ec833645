import { isLoopback } from '../../domain/uri.ts';
import { isPublicAddress } from '../../push/callback.ts';
import { CommandError } from '../command/run.ts';

/** Names that lead nowhere from elsewhere (RFC 6761, RFC 2606, RFC 6762, RFC 8375), and those of home and office networks, which will not be domains. */
const UNREACHABLE = [
  /^(?:.*\.)?(?:local|internal|test|invalid|example|lan|home|corp|mail|localdomain|home\.arpa)$/,
  /^(?:.*\.)?example\.(?:com|net|org)$/,
  // As the message below writes it.
  /^name\.account\.workers\.dev$/,
];

const isAddress = (name: string): boolean => name.startsWith('[') || /^[\d.]+$/.test(name);

/** Throws a CommandError where the site's address is one that readers cannot reach: every link would lead there. */
export function refuseUnreachable(url: string, done: string): void {
  const { hostname } = new URL(url);
  const name = hostname.replace(/\.$/, '');
  const isReachable = isAddress(name)
    ? isPublicAddress(name.replace(/^\[|\]$/g, ''))
    : name.includes('.') && !isLoopback(name) && !UNREACHABLE.some((pattern) => pattern.test(name));
  if (isReachable) return;
  throw new CommandError(
    `The site's address is ${url}, which readers cannot reach: every link in feeds and pages would lead there. Set url: in site.yaml to the address that the site will have, or the environment variable SITE_URL (in Workers Builds: Settings → Build → Variables): https://NAME.ACCOUNT.workers.dev, with the name of wrangler.toml and your account's, or a domain of your own. ${done}`,
  );
}
