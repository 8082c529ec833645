import { https, oneLanguage } from '../feed-rules.ts';
import type { Profile } from '../profile.ts';
import { descriptionLength, fullText, imageCredit, imageRequired, imageSize } from '../rules.ts';

export const yahoo: Profile = {
  name: 'yahoo',
  label: 'Yahoo',
  revision: 1,
  rulesAt: 'https://www.yahooinc.com/our-brands/',
  parameters: false,
  analytics: false,
  without: [],
  rules: [
    https('error', 'Links are https'),
    fullText('warning', 'RSS 2.0 with the whole article'),
    descriptionLength('warning', 1, 'Items have a description'),
    imageRequired('warning', 'Media RSS describes a picture for each item'),
    imageSize('warning', 300, 'Pictures are large enough to show'),
    imageCredit('warning', 'Pictures are credited'),
    oneLanguage('warning', 'A feed has one language'),
  ],
};
