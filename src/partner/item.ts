import type { Article } from '../domain/article.ts';
import type { Syndication } from '../domain/media.ts';
import type { Partner } from '../domain/partner.ts';
import type { Site } from '../domain/site.ts';
import { uri } from '../domain/uri.ts';
import { createItem } from '../feed/model/item.ts';
import { redactFor } from '../feed/model/rights.ts';
import type { PartnerItem, Profile } from './profile.ts';

/** An article as a partner's feed has it: what its rights allow this partner, cut down to what was agreed. */
export function partnerItem(article: Article, { partner, site, profile }: ItemContext): PartnerItem {
  const { callout, ...plain } = article;
  const { image, ...withoutImage } = partner.callout ? article : plain;
  const shown = image && partner.images ? { ...withoutImage, image } : withoutImage;
  const level = article.offers?.[partner.name] ?? 'none';
  const item = createItem({ ...shown, syndication: least(level, partner.content) }, site, partner.name);
  const whole = { ...item, ...pictures(level), until: article.until };
  const own = profile.adapt?.(whole, redactFor(article, partner.name)) ?? whole;
  return profile.parameters ? { ...own, link: withParameters(own.link, partner.parameters) } : own;

  /** A summary by agreement is shown with its picture; one by contract has no right to it. */
  function pictures(level: Syndication): Pick<PartnerItem, 'picture' | 'renditions'> {
    if (level !== 'full' || partner.content !== 'summary') return {};
    const { picture, renditions } = createItem({ ...shown, syndication: 'full' }, site, partner.name);
    return { picture, renditions };
  }
}

type ItemContext = { readonly partner: Partner; readonly site: Site; readonly profile: Profile };

const ORDER: readonly Syndication[] = ['none', 'headline', 'summary', 'full'];

function least(one: Syndication, other: Syndication): Syndication {
  return ORDER[Math.min(ORDER.indexOf(one), ORDER.indexOf(other))] ?? 'none';
}

/** A URL with parameters; those it has already stay as they are. */
function withParameters(link: string, parameters: Partner['parameters']): string {
  const url = new URL(link);
  const added = Object.entries(parameters).filter(([name]) => !url.searchParams.has(name));
  if (added.length === 0) return link;
  for (const [name, value] of added) url.searchParams.set(name, value);
  return uri(url.href);
}
