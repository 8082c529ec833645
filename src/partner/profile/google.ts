import { https, iconSize, oneLanguage } from '../feed-rules.ts';
import { imageRequired } from '../picture-rules.ts';
import { type PartnerRule, type Profile, WEBFEEDS } from '../profile.ts';
import { age, canonicalLink, ownLink, titleLength } from '../rules.ts';

/** Google News reads news sitemaps; a feed still serves Publisher Center's other uses and Discover's Follow. */
export const google: Profile = {
  name: 'google',
  revision: 1,
  parameters: false,
  analytics: false,
  without: WEBFEEDS,
};

/** What it would refuse or show less. */
export const googleRules = (): readonly PartnerRule[] => [
  https('error', 'Each article has one stable https URL'),
  ownLink('error', 'A site lists articles of its own host only'),
  canonicalLink('warning', 'An article has one address'),
  titleLength('warning', 2, 110, 'Headlines up to 110 characters are shown whole'),
  age('warning', 2, 'A news sitemap has articles of the last two days only'),
  imageRequired('warning', 'A picture makes an article eligible for large previews'),
  oneLanguage('warning', 'A publication is declared in one language'),
  iconSize('warning', 48, 'The site’s square favicon of 48 pixels or more is its brand'),
];
