import type { Partner } from '../domain/partner.ts';
import type { Collection } from '../store/collection.ts';
import { withOpenLinks } from '../store/open-links.ts';
import { type Breach, partnerBreaches } from './check.ts';
import { partnerWindow } from './window.ts';

/** A breach of one partner's rules. */
export type PartnerBreach = Breach & { readonly partner: string };

/** Holds the feeds that partners have of a collection against their rules, as of an instant. */
export async function collectionBreaches(
  whole: Collection,
  partners: readonly Partner[],
  now: Date,
): Promise<readonly PartnerBreach[]> {
  const { site } = whole;
  const collection = withOpenLinks(whole, now);
  const found: PartnerBreach[] = [];
  for (const partner of partners) {
    const scope = { kind: 'partner', slug: partner.name } as const;
    const all = await collection.list({ scope }, { limit: partner.offset + partner.limit }, now);
    if (!all) continue;
    const { listing } = partnerWindow(all, partner, now);
    const articles = await collection.read(listing.entries, now);
    for (const breach of partnerBreaches({ partner, site, listing, articles, now }))
      found.push({ ...breach, partner: partner.name });
  }
  return found;
}
