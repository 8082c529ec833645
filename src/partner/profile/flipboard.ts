import { element } from '../../feed/xml/xml.ts';
import { excerpt } from '../excerpt.ts';
import { https, itemCount } from '../feed-rules.ts';
import { imageKind, imageRequired, imageSize } from '../picture-rules.ts';
import { type PartnerRule, type Profile, WEBFEEDS } from '../profile.ts';
import { byline, descriptionLength, ownLink } from '../rules.ts';

/** Characters of a description that makes an attractive summary, in its own words. */
const DESCRIPTION = 300;

export const flipboard: Profile = {
  name: 'flipboard',
  revision: 2,
  parameters: true,
  analytics: false,
  without: WEBFEEDS,
  // The enclosure illustrates the story, so it is the picture even where there is something to hear.
  item: ({ item: { picture }, partner }) => [
    partner.format === 'rss' && picture?.type !== undefined
      ? element('enclosure', { url: picture.url, length: picture.length ?? 0, type: picture.type })
      : undefined,
  ],
  adapt: (item, { body }) => {
    if (item.content === undefined) return item;
    const description = excerpt(item.description, body, DESCRIPTION);
    return { ...item, description };
  },
};

/** What it would refuse or show less. */
export const flipboardRules = (): readonly PartnerRule[] => [
  https('warning', 'Links are https'),
  ownLink('warning', 'Links are on the feed’s own domain'),
  descriptionLength('warning', DESCRIPTION, 'Descriptions have 300 characters or more'),
  imageRequired('error', 'Every item has an image'),
  imageSize('error', 500, 'The smaller side of an image has 500 pixels or more'),
  imageKind(
    'warning',
    ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
    'Enclosures are JPEG, PNG, GIF or WebP',
  ),
  byline('warning', 'dc:creator names the author'),
  itemCount('warning', 20, 'A feed has 20 items or more'),
];
