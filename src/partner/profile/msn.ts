import { rfc3339 } from '../../feed/xml/date.ts';
import { element, textElement } from '../../feed/xml/xml.ts';
import { https, itemsMost, oneLanguage } from '../feed-rules.ts';
import { imageRequired } from '../picture-rules.ts';
import { type PartnerRule, type Profile, WEBFEEDS } from '../profile.ts';
import { age, expiry, frameHosts, fullText, generated, nesting, titleLength } from '../rules.ts';

/** Services whose frames it shows. */
const FRAMES =
  /(?:^|\.)(?:youtube(?:-nocookie)?|twitter|x|facebook|instagram|pinterest|spotify|infogram|google|giphy|reddit|tiktok)\.com$|(?:^|\.)flourish\.(?:studio|com)$/;

/** Microsoft Start, from MSN Partner Hub's content specification. */
export const msn: Profile = {
  name: 'msn',
  revision: 2,
  parameters: true,
  analytics: false,
  // Its tools count enclosures as slides, and know updates by dcterms.
  without: ['enclosure', 'atom:updated', ...WEBFEEDS],
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
    ...expires(item.until),
  ],
  // Expiry in the past with a newer date under the same id takes an article back.
  deleted: ({ withdrawn }) => [
    element('dcterms:modified', {}, rfc3339(withdrawn)),
    ...expires(withdrawn).filter((each) => each !== undefined),
  ],
};

/** What it would refuse or show less. */
export const msnRules = (): readonly PartnerRule[] => [
  https('error', 'Feeds and links are https'),
  titleLength('error', 21, 150, 'Titles have more than 20 and at most 150 characters'),
  fullText('error', 'An article has an HTML body'),
  age('error', 365, 'The date is less than 365 days old'),
  oneLanguage('error', 'A feed has one language'),
  generated(
    'error',
    'leave it out of this feed, or have it reviewed by a person and write made: ai-assisted',
    'What AI generated without a person’s review is not taken',
  ),
  imageRequired('warning', 'Only articles with images publish by themselves'),
  nesting('warning', 9, 'HTML nests below 10 levels'),
  frameHosts('warning', FRAMES, 'Frames of few services are shown, such as YouTube’s'),
  expiry('warning', 2, 'An expiry lies two hours ahead or more'),
  itemsMost('warning', 20, 'Items past about 20 fall off'),
];

/** When it is to be gone from there. */
const expires = (until: Date | undefined) => [
  textElement('dcterms:valid', until && rfc3339(until)),
  textElement('mi:expirationDate', until && rfc3339(until)),
];

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
