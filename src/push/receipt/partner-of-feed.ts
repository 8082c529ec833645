import { partnerAt } from '../../app/feeds/partner.ts';
import { parsePath } from '../../domain/addresses.ts';
import type { Partner } from '../../domain/partner.ts';
import { basePath, type Site } from '../../domain/site.ts';

/** The partner whose feed is at a URL; undefined: it is another feed. */
export function partnerOfFeed(url: string, site: Site): Partner | undefined {
  if (!url.includes('/partners/')) return undefined;
  const { pathname } = new URL(url);
  const address = parsePath(pathname.slice(basePath(site).length));
  return address?.kind === 'partner' ? partnerAt(address, site) : undefined;
}
