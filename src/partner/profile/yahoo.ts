import { https, oneLanguage } from '../feed-rules.ts';
import { imageCredit, imageRequired, imageSize } from '../picture-rules.ts';
import { type PartnerRule, type Profile, WEBFEEDS } from '../profile.ts';
import { canonicalLink, descriptionLength, fullText } from '../rules.ts';

export const yahoo: Profile = {
  name: 'yahoo',
  revision: 1,
  parameters: false,
  analytics: false,
  without: WEBFEEDS,
};

/** What it would refuse or show less. */
export const yahooRules = (): readonly PartnerRule[] => [
  https('error', 'Links are https'),
  fullText('warning', 'RSS 2.0 with the whole article'),
  descriptionLength('warning', 1, 'Items have a description'),
  imageRequired('warning', 'Media RSS describes a picture for each item'),
  imageSize('warning', 300, 'Pictures are large enough to show'),
  imageCredit('warning', 'Pictures are credited'),
  canonicalLink('warning', 'Links are canonical'),
  oneLanguage('warning', 'A feed has one language'),
];
