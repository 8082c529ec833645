import type { Image } from '../../domain/media.ts';
import { rfc822 } from '../../feed/xml/date.ts';
import { element, markup } from '../../feed/xml/xml.ts';
import { counting } from '../counting.ts';
import { feedDescription, https, logoSize, oneLanguage, rightsLine } from '../feed-rules.ts';
import { imageRequired } from '../picture-rules.ts';
import { type PartnerRule, type Profile, WEBFEEDS } from '../profile.ts';
import { age, canonicalLink, fullText, ownLink } from '../rules.ts';

/** SmartFormat 2.1. */
export const smartnews: Profile = {
  name: 'smartnews',
  revision: 1,
  parameters: false,
  analytics: true,
  without: ['enclosure', 'media:content', ...WEBFEEDS],
  channel: ({ head, partner, site }) => [
    partner.format === 'rss' ? element('pubDate', {}, rfc822(head.updated)) : undefined,
    logo('snf:logo', partner.logo ?? site.logo),
    logo('snf:darkModeLogo', partner.darkLogo),
  ],
  item: ({ item, partner }) => {
    const code = counting(partner, item);
    return [
      item.picture && element('media:thumbnail', { url: item.picture.url }),
      code && element('snf:analytics', {}, markup(code)),
    ];
  },
  deleted: () => [element('media:status', { state: 'deleted' })],
};

/** What it would refuse or show less. */
export const smartnewsRules = (): readonly PartnerRule[] => [
  https('error', 'Links are canonical https URLs'),
  ownLink('error', 'Links are canonical'),
  canonicalLink('error', 'Links have no utm parameters'),
  fullText('error', 'content:encoded holds the whole article'),
  age('warning', 7, 'No old items'),
  imageRequired('warning', 'Articles have a thumbnail'),
  oneLanguage('error', 'A channel has one language'),
  feedDescription('error', 30, 'The description of a channel has 30 characters or fewer'),
  rightsLine('warning', 'A channel has a copyright line'),
  logoSize('warning', 700, 100, 'snf:logo is a PNG of 700 × 100'),
];

const logo = (name: string, image: Image | undefined) =>
  image && element(name, {}, element('url', {}, image.url));
