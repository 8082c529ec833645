import { element, markup } from '../../feed/xml/xml.ts';
import { counting } from '../counting.ts';
import { https } from '../feed-rules.ts';
import { imageCredit, imageRequired } from '../picture-rules.ts';
import { type PartnerRule, type Profile, WEBFEEDS } from '../profile.ts';
import { byline, canonicalLink, fullText, textLength } from '../rules.ts';

export const newsbreak: Profile = {
  name: 'newsbreak',
  revision: 1,
  parameters: false,
  analytics: true,
  without: WEBFEEDS,
  item: ({ item, partner }) => {
    const code = counting(partner, item);
    return [code && element('nb:scripts', {}, markup(code))];
  },
};

/** What it would refuse or show less. */
export const newsbreakRules = (): readonly PartnerRule[] => [
  https('error', 'Links are https'),
  fullText('error', 'Full text, no snippets'),
  textLength('warning', 300, 'Full text, no snippets'),
  imageRequired('error', 'Every item has an image'),
  byline('warning', 'Bylines are given'),
  imageCredit('warning', 'Images are credited'),
  canonicalLink('warning', 'Links are canonical'),
];
