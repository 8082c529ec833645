import { isLoopback } from '../../domain/uri.ts';
import { CommandError } from '../command/run.ts';

/** Names and numbers that lead nowhere from elsewhere (RFC 6761, RFC 2606, RFC 6762, RFC 1918, RFC 4193, RFC 6598). */
const UNREACHABLE = [
  /^(?:.*\.)?(?:local|internal|test|invalid|example)$/,
  /^(?:.*\.)?example\.(?:com|net|org)$/,
  // As the message below writes it.
  /^name\.account\.workers\.dev$/,
  /^(?:0|10)\.|^192\.168\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\.|^100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./,
  /^\[(?:::|f[cd][0-9a-f]{2}:.*|fe[89ab][0-9a-f]:.*)\]$/,
];

/** Throws a CommandError where the site's address is one that readers cannot reach: every link would lead there. */
export function refuseUnreachable(url: string, done: string): void {
  const { hostname } = new URL(url);
  const name = hostname.replace(/\.$/, '');
  if (name.includes('.') || name.startsWith('[')) {
    if (!isLoopback(name) && !UNREACHABLE.some((pattern) => pattern.test(name))) return;
  }
  throw new CommandError(
    `The site's address is ${url}, which readers cannot reach: every link in feeds and pages would lead there. Set url: in site.yaml to the address that the site will have, or the environment variable SITE_URL (in Workers Builds: Settings → Build → Variables): https://NAME.ACCOUNT.workers.dev, with the name of wrangler.toml and your account's, or a domain of your own. ${done}`,
  );
}
