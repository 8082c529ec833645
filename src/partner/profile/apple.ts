import { https, itemCount, itemsMost, languageRegion } from '../feed-rules.ts';
import { imageRequired } from '../picture-rules.ts';
import { type PartnerRule, type Profile, WEBFEEDS } from '../profile.ts';
import { canonicalLink, descriptionLength, fullText, generated, titleLength } from '../rules.ts';

/** Apple News takes no feeds of new publishers since 2017: this is for the services that turn one into its own format. */
export const apple: Profile = {
  name: 'apple',
  revision: 1,
  parameters: false,
  analytics: false,
  without: WEBFEEDS,
};

/** What it would refuse or show less. */
export const appleRules = (): readonly PartnerRule[] => [
  https('error', 'Links are https'),
  titleLength('warning', 15, 60, 'Titles have 15 to 60 characters'),
  descriptionLength('warning', 1, 'Items have a description'),
  fullText('warning', 'The full text is recommended'),
  imageRequired('warning', 'Items have an image'),
  generated(
    'warning',
    'have it marked so at Apple, and say so in the byline',
    'What AI generated is marked as such, and says so in the byline',
  ),
  languageRegion('error', 'The language names its region'),
  canonicalLink('warning', 'Links are canonical'),
  itemCount('warning', 10, 'A feed has 10 items or more'),
  itemsMost('warning', 60, 'A feed has 60 items at most'),
];
