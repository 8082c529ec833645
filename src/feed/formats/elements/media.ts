import type { Enclosure, Image } from '../../../domain/media.ts';
import type { FeedItem } from '../../model/document.ts';
import { type Element, element, textElement } from '../../xml/xml.ts';
import { madeElement } from './made.ts';

/** Media RSS 1.5.1 for an item's picture and enclosures, the same in RSS and Atom. */
export function mediaElements({
  picture,
  renditions = [],
  enclosures,
}: FeedItem): readonly (Element | undefined)[] {
  const small = renditions.find(({ width = 0 }) => width >= SMALL) ?? picture;
  return [
    picture && pictureElement(picture, small ?? picture),
    ...enclosures.map((enclosure) => enclosureElement(enclosure, small)),
  ];
}

/** Pixels: as wide as lists of stories show a picture. */
const SMALL = 480;

/** An item's files, the picture last, as far as their type is known. */
export function enclosuresOf({ picture, enclosures }: FeedItem): readonly FileLink[] {
  const { url, type, length } = picture ?? {};
  return url === undefined || type === undefined ? enclosures : [...enclosures, { url, type, length }];
}

/** `length` in bytes. */
export type FileLink = {
  readonly url: string;
  readonly type: string;
  readonly length?: number | undefined;
  readonly title?: string;
};

function pictureElement(picture: Image, small: Image): Element {
  const { url, type, length, width, height, alt, caption, credit, rights, made } = picture;
  return element(
    'media:content',
    { url, type, fileSize: length || undefined, medium: 'image', width, height },
    textElement('media:title', alt, { type: 'plain' }),
    textElement('media:description', caption, { type: 'plain' }),
    textElement('media:credit', credit),
    textElement('media:copyright', rights),
    madeElement(made),
    thumbnail(small),
  );
}

function enclosureElement(
  { url, type, length, title, duration }: Enclosure,
  picture: Image | undefined,
): Element {
  return element(
    'media:content',
    {
      url,
      type,
      fileSize: length || undefined,
      medium: mediumOf(type),
      duration: duration && Math.round(duration),
    },
    textElement('media:title', title, { type: 'plain' }),
    picture && mediumOf(type) !== 'document' ? thumbnail(picture) : undefined,
  );
}

function thumbnail({ url, width, height }: Image): Element {
  return element('media:thumbnail', { url, width, height });
}

// The five values Media RSS has; what is none of the first three is a document, or a program we do not ship.
function mediumOf(type: string): string {
  return /^(image|audio|video)\//.exec(type)?.[1] ?? 'document';
}
