import { feedUrls, scopePath } from '../domain/addresses.ts';
import type { Article, Withdrawal } from '../domain/article.ts';
import type { Entry, Listing } from '../domain/listing.ts';
import type { Partner } from '../domain/partner.ts';
import type { Site } from '../domain/site.ts';
import { atom, atomFeed } from '../feed/formats/atom/atom.ts';
import { atomEntry } from '../feed/formats/atom/atom-entry.ts';
import { ATOM_TYPE, RSS_TYPE } from '../feed/formats/media-types.ts';
import { rss, rssChannel } from '../feed/formats/rss/rss.ts';
import { rssItem } from '../feed/formats/rss/rss-item.ts';
import { encodedItems, type ItemMemory } from '../feed/item-cache.ts';
import type { FeedHead } from '../feed/model/document.ts';
import { createHead } from '../feed/model/head.ts';
import { concatenate, type EncodedItem } from '../feed/xml/encoded.ts';
import { element, encodeElement, encodeFrame } from '../feed/xml/xml.ts';
import { withinBudget } from './budget.ts';
import { partnerItem } from './item.ts';
import { merged } from './merge.ts';
import type { PartnerItem, Profile } from './profile.ts';
import { retraction } from './retraction.ts';

/** What a partner's feed is made from. */
export type PartnerSource = {
  readonly partner: Partner;
  readonly profile: Profile;
  readonly site: Site;
  readonly listing: Pick<Listing, 'subject' | 'changed' | 'entries'>;
  readonly withdrawn: readonly Withdrawal[];
  readonly read: (entries: readonly Entry[]) => Promise<readonly Article[]>;
  readonly memory: ItemMemory;
};

/** A partner's feed as bytes, within its budget: what does not fit is left out whole, the oldest first. */
export async function renderPartner(source: PartnerSource): Promise<Uint8Array<ArrayBuffer>> {
  const { partner, profile, site, withdrawn } = source;
  const retractions = withdrawn.flatMap((each) => retraction(each, { partner, profile, site }) ?? []);
  const { before, after, items } = partnerFrame(source, [...retractions, ...(await encoded(source))]);
  return concatenate([before, ...items.map(({ bytes }) => bytes), after]);
}

/** The articles that a partner's feed has room for. */
export async function articlesCarried(source: PartnerSource): Promise<readonly Entry[]> {
  const { partner, profile, site, listing, withdrawn } = source;
  const retractions = withdrawn.map((each) => retraction(each, { partner, profile, site }));
  const { items } = partnerFrame(source, [...retractions, ...(await encoded(source))]);
  return listing.entries.slice(0, Math.max(items.length - retractions.length, 0));
}

/** Names what makes the bytes of a partner's items: its profile, and the format that this is written on. */
export function partnerRevision({ format }: Partner, { name, revision }: Profile): string {
  return `${name}${revision}/${format}${(format === 'rss' ? rss : atom).revision}`;
}

/** The head of a partner's feed, before it has a format. */
export function partnerHead({
  partner,
  site,
  listing,
}: Omit<PartnerSource, 'read' | 'memory' | 'profile' | 'withdrawn'>): FeedHead {
  const head = createHead({
    site,
    listing: { ...listing, subject: { ...listing.subject, ...partner.facts } },
  });
  const own = feedUrls(`${site.url}${scopePath({ kind: 'partner', slug: partner.name })}`);
  const links = { ...own, json: feedUrls(site.url).json };
  const { logo = head.logo, language, description = site.description } = partner;
  // What a partner may do with the feed is in its contract.
  const licensing = undefined;
  return { ...head, description, link: `${site.url}/`, language, feedLinks: links, logo, licensing };
}

/** An item as a partner's feed holds it. */
export function encodePartnerItem(
  item: PartnerItem,
  { partner, profile, site }: Pick<PartnerSource, 'partner' | 'profile' | 'site'>,
): EncodedItem {
  const plain = partner.format === 'rss' ? rssItem(item) : atomEntry(item);
  return encodeElement(merged(plain, profile.item?.({ item, partner, site }) ?? [], profile.without));
}

function encoded({ listing, memory, read, ...source }: PartnerSource): Promise<readonly EncodedItem[]> {
  const { partner, profile, site } = source;
  return encodedItems({
    ...{ entries: listing.entries, memory, read },
    prefix: `${partnerRevision(partner, profile)}/${partner.hash}/${site.hash}/`,
    encode: (article) => encodePartnerItem(partnerItem(article, source), source),
  });
}

/** The bytes around a partner's items, and as many of those as its budget has room for. */
export function partnerFrame(
  source: Omit<PartnerSource, 'read' | 'memory' | 'withdrawn'>,
  all: readonly EncodedItem[],
) {
  const { partner, profile, site } = source;
  const head = partnerHead(source);
  const extra = profile.channel?.({ head, partner, site }) ?? [];
  // A partner reads one format: links to others would lead to feeds with other rights.
  const kind = partner.format === 'rss' ? RSS_TYPE : ATOM_TYPE;
  const own = (node: { readonly attributes: Readonly<Record<string, unknown>> }) =>
    node.attributes.rel !== 'alternate' || [kind, 'text/html'].includes(String(node.attributes.type));
  const plain = partner.format === 'rss' ? rssChannel(head) : atomFeed(head);
  const channel = merged(plain, extra, profile.without, own);
  const root = partner.format === 'rss' ? element('rss', { version: '2.0' }, channel) : channel;
  const used = all.reduce((set, item) => set | item.namespaces, 0);
  const { before, after } = encodeFrame(root, used);
  const frame = before.length + after.length;
  const { items, dropped } = withinBudget(all, partner.budget - frame);
  return { before, after, items, dropped, size: all.reduce((sum, { bytes }) => sum + bytes.length, frame) };
}
