import { https, itemCount } from '../feed-rules.ts';
import type { Profile } from '../profile.ts';
import { byline, descriptionLength, imageKind, imageRequired, imageSize, ownLink } from '../rules.ts';

export const flipboard: Profile = {
  name: 'flipboard',
  label: 'Flipboard',
  revision: 1,
  rulesAt: 'https://about.flipboard.com/publishers/rss/',
  parameters: true,
  analytics: false,
  without: [],
  rules: [
    https('warning', 'Links are https'),
    ownLink('warning', 'Links are on the feed’s own domain'),
    descriptionLength('warning', 300, 'Descriptions have 300 characters or more'),
    imageRequired('error', 'Every item has an image'),
    imageSize('error', 500, 'The smaller side of an image has 500 pixels or more'),
    imageKind(
      'warning',
      ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
      'Enclosures are JPEG, PNG, GIF or WebP',
    ),
    byline('warning', 'dc:creator names the author'),
    itemCount('warning', 20, 'A feed has 20 items or more'),
  ],
};
