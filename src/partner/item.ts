import type { Article } from '../collection/article.ts';
import type { Partner } from '../collection/partner.ts';
import type { Site } from '../collection/site.ts';
import { createItem, type FeedItem } from '../feed/document.ts';
import type { Profile } from './profile.ts';

/** An article as a partner's feed has it: what its rights allow this partner, cut down to what was agreed. */
export function partnerItem(article: Article, { partner, site, profile }: For): FeedItem {
  const { callout, ...plain } = article;
  const { image, ...bare } = partner.callout ? article : plain;
  const shown = image && partner.images ? { ...bare, image } : bare;
  const syndication = article.offers?.[partner.name] ?? 'none';
  const item = createItem({ ...shown, syndication }, site, partner.name);
  return profile.parameters ? { ...item, link: withParameters(item.link, partner.parameters) } : item;
}

type For = { readonly partner: Partner; readonly site: Site; readonly profile: Profile };

/** A URL with parameters; those it has already stay as they are. */
function withParameters(link: string, parameters: Partner['parameters']): string {
  const url = new URL(link);
  const added = Object.entries(parameters).filter(([name]) => !url.searchParams.has(name));
  if (added.length === 0) return link;
  for (const [name, value] of added) url.searchParams.set(name, value);
  return url.href;
}
