import { type Address, FEED_FILES, type Scope, scopePath } from '../../domain/addresses.ts';
import { earliestOf, latestOf } from '../../domain/instant.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Site } from '../../domain/site.ts';
import { tombstones } from '../../domain/withdrawals.ts';
import { ATOM_TYPE, RSS_TYPE } from '../../feed/formats/media-types.ts';
import { tombstoneOf } from '../../feed/model/document.ts';
import { siteFor } from '../../feed/model/head.ts';
import type { ItemMemory } from '../../feed/render.ts';
import { prepare } from '../../http/resource.ts';
import { profiles } from '../../partner/profiles.ts';
import { partnerRevision, renderPartner } from '../../partner/render.ts';
import { partnerWindow } from '../../partner/window.ts';
import type { Collection } from '../../store/collection.ts';
import { challenge, letsIn, type Secrets } from '../credentials.ts';
import { digest } from '../digest.ts';
import { found, type RouteResult, refused } from '../route-result.ts';
import { ownLinks } from './links.ts';

type PartnerAddress = Extract<Address, { kind: 'partner' }>;

type PartnerContext = {
  readonly collection: Collection;
  readonly now: Date;
  readonly memory: { readonly items: ItemMemory };
  /** As sent. */
  readonly authorization: string | null;
  readonly query: string;
  readonly secrets: Secrets;
};

/** The partner whose feed is at an address. */
export function partnerAt({ name, format }: PartnerAddress, site: Site): Partner | undefined {
  return site.partners?.find((each) => each.name === name && each.format === format);
}

/** A feed made for one partner, for whom it lets in; made from the listing alone until its bytes are wanted. */
export async function partnerFeed(
  address: PartnerAddress,
  question: PartnerContext,
): Promise<RouteResult | undefined> {
  const { collection, now, memory, secrets } = question;
  const { site } = collection;
  const partner = partnerAt(address, site);
  if (!partner) return undefined;
  if (!(await letsIn(partner.access, question, secrets))) return locked(partner);
  const version = await partnerVersion(partner, { collection, now });
  if (!version) return undefined;
  const { scope, profile, listing, withdrawn, tag } = version;
  const self = `${site.url}${scopePath(scope)}/${FEED_FILES[partner.format]}`;
  return found(
    prepare({
      ...{ status: 200, tag },
      mediaType: `${partner.format === 'rss' ? RSS_TYPE : ATOM_TYPE}; charset=utf-8`,
      compressible: true,
      ranges: false,
      // Without the key: it stands in no answer.
      headers: { Link: ownLinks(self, siteFor(site, listing.subject)) },
      policy: site.cache,
      restricted: partner.access.kind !== 'public',
      lastModified: version.lastModified,
      changesAt: version.changesAt,
      bytes: () =>
        renderPartner({
          ...{ partner, profile, site, listing, withdrawn, memory: memory.items },
          read: (entries) => collection.read(entries, now),
        }),
    }),
  );
}

/** What a partner's feed has at an instant, and the tag that stands for it. */
export async function partnerVersion(
  partner: Partner,
  { collection, now }: Pick<PartnerContext, 'collection' | 'now'>,
) {
  const { site } = collection;
  const scope: Scope = { kind: 'partner', slug: partner.name };
  const whole = await collection.list({ scope }, { limit: partner.offset + partner.limit }, now);
  if (!whole) return undefined;
  const { listing, since, until } = partnerWindow(whole, partner, now);
  const withdrawals = tombstones(whole, site, now);
  const { withdrawn } = withdrawals;
  const profile = profiles[partner.profile];
  const tag = await digest(
    JSON.stringify([
      [partnerRevision(partner, profile), partner.hash, site.hash, listing.changed],
      listing.entries.map(({ id, hash }) => [id, hash]),
      withdrawn.map(tombstoneOf),
    ]),
  );
  return {
    ...{ scope, profile, listing, withdrawn, tag },
    lastModified: latestOf(whole.modified, withdrawals.since, since),
    changesAt: earliestOf(whole.changesAt, withdrawals.until, until),
  };
}

function locked({ access }: Partner): RouteResult {
  return refused({
    status: 401,
    detail: 'This feed is for those who have its key.',
    headers: { 'WWW-Authenticate': challenge(access), 'Cache-Control': 'no-store' },
  });
}
