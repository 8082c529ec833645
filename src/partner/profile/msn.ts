import { rfc3339 } from '../../feed/date.ts';
import { element, textElement } from '../../feed/xml.ts';
import { https, oneLanguage } from '../feed-rules.ts';
import type { Profile } from '../profile.ts';
import { age, fullText, imageRequired, nesting, titleLength } from '../rules.ts';

/** Microsoft Start, from MSN Partner Hub's content specification. */
export const msn: Profile = {
  name: 'msn',
  label: 'MSN',
  revision: 1,
  rulesAt: 'https://support.microsoft.com/msn/partner-hub',
  parameters: true,
  analytics: false,
  // Its tools count enclosures as slides, and know updates by dcterms.
  without: ['enclosure', 'atom:updated'],
  item: ({ item, partner, site }) => [
    element('dcterms:modified', {}, rfc3339(item.date)),
    item.picture &&
      element(
        'media:content',
        { url: item.picture.url, type: item.picture.type, medium: 'image', ...sizeOf(item.picture) },
        textElement('media:title', item.picture.caption ?? item.picture.alt, { type: 'plain' }),
        textElement('media:text', item.picture.alt, { type: 'plain' }),
        textElement('media:credit', item.picture.credit),
        element('media:thumbnail', { url: item.picture.url, ...sizeOf(item.picture) }),
        textElement('media:copyright', item.picture.rights ?? site.rights),
        // What may not be passed on is not in a partner's feed at all.
        element('mi:hasSyndicationRights', {}, '1'),
        element('mi:licensorName', {}, site.organisation.name),
        focalRegion(item.picture),
      ),
    element('dc:language', {}, partner.language),
  ],
  // Expiry in the past with a newer date under the same id takes an article back.
  deleted: ({ withdrawn }) => [
    element('dcterms:modified', {}, rfc3339(withdrawn)),
    element('dcterms:valid', {}, rfc3339(withdrawn)),
    element('mi:expirationDate', {}, rfc3339(withdrawn)),
  ],
  rules: [
    https('error', 'Feeds and links are https'),
    titleLength('error', 21, 150, 'Titles have more than 20 and at most 150 characters'),
    fullText('error', 'An article has an HTML body'),
    age('error', 365, 'The date is less than 365 days old'),
    oneLanguage('error', 'A feed has one language'),
    imageRequired('warning', 'Only articles with images publish by themselves'),
    nesting('warning', 10, 'HTML nests below 10 levels'),
  ],
};

type Picture = {
  readonly width?: number;
  readonly height?: number;
  readonly focus?: { readonly x: number; readonly y: number };
};

const sizeOf = ({ width, height }: Picture) => ({ width, height });

/** A tenth of the picture around what must be kept, in pixels. */
function focalRegion({ width, height, focus }: Picture) {
  if (width === undefined || height === undefined || focus === undefined) return undefined;
  const corner = (at: number, size: number, by: number) =>
    String(Math.round(Math.min(1, Math.max(0, at + by)) * size));
  return element(
    'mi:focalRegion',
    {},
    element('mi:x1', {}, corner(focus.x, width, -0.05)),
    element('mi:x2', {}, corner(focus.x, width, 0.05)),
    element('mi:y1', {}, corner(focus.y, height, -0.05)),
    element('mi:y2', {}, corner(focus.y, height, 0.05)),
  );
}
