import type { Enclosure, Image } from '../../../domain/media.ts';
import { placeOf } from '../../model/dateline.ts';
import type { FeedItem } from '../../model/document.ts';
import { rfc3339 } from '../../xml/date.ts';

/** An item as a ninjs 3.1 news object, ready for JSON.stringify, which leaves out what is undefined. */
export function ninjsItem(item: FeedItem) {
  const { source } = item;
  return {
    // `name` is for associations, of which a feed's items are some.
    name: item.id,
    uri: item.id,
    type: 'text',
    representationType: item.content === undefined ? 'partial' : 'full',
    firstCreated: rfc3339(item.published),
    versionCreated: rfc3339(item.date),
    pubStatus: 'usable',
    language: item.language,
    headlines: [{ role: 'main', contentType: 'text/plain', value: item.title }],
    descriptions: some(item.description, (value) => ({ role: 'summary', contentType: 'text/plain', value })),
    bodies: some(item.content, (value) => ({ role: 'main', contentType: 'text/html', value })),
    by: item.author.map(({ name }) => name).join(', '),
    people: item.author.map(({ name, link }) => ({ name, rel: 'author', uri: link })),
    located: some(item.dateline, placeOf)?.[0],
    subjects: [
      ...item.category.map(({ name, term, scheme }) => ({
        name,
        rel: scheme.endsWith('/tags/') ? 'about' : 'section',
        literal: term,
      })),
      ...(item.subjects ?? []).map(({ code, uri, name }) => ({ name, rel: 'about', uri, literal: code })),
    ],
    places: item.places?.map(({ name, at, uris }) => ({
      name,
      rel: 'about',
      uri: uris?.[0],
      // RFC 7946 §3.1.1: longitude first.
      geoJSON: at && { type: 'Point', coordinates: [at.longitude, at.latitude] },
    })),
    infoSources: some(source, ({ name, url }) => ({ name, role: 'source', uri: url })),
    digitalSourceType: sourceType(item.made),
    copyrightNotice: item.copyright,
    usageTerms: item.license,
    edNote: item.corrections.map(({ date, text }) => `${rfc3339(date)} ${text}`).join('\n') || undefined,
    renditions: [
      { name: 'web', href: item.link, contentType: 'text/html' },
      ...(item.republish ? [{ name: 'republish', href: item.republish.url, contentType: 'text/plain' }] : []),
    ],
    associations: associations(item),
  };
}

const sourceType = (made: FeedItem['made']) => made && { name: made.made, uri: made.uri };

function some<Value, Made>(
  value: Value | undefined,
  make: (value: Value) => Made,
): readonly Made[] | undefined {
  return value === undefined ? undefined : [make(value)];
}

function associations({ picture, renditions = [], enclosures }: FeedItem) {
  const all = [
    ...(picture === undefined ? [] : [pictureObject(picture, renditions)]),
    ...enclosures.map(fileObject),
  ];
  return all.length === 0 ? undefined : all;
}

function pictureObject(picture: Image, smaller: readonly Image[]) {
  const { url, alt, caption, credit, rights, made, focus, width = 0, height = 0 } = picture;
  const poi = focus && { x: Math.round(focus.x * width), y: Math.round(focus.y * height) };
  return {
    name: 'main',
    uri: url,
    type: 'picture',
    by: credit,
    digitalSourceType: sourceType(made),
    copyrightNotice: rights,
    descriptions: [
      ...(caption === undefined ? [] : [{ role: 'caption', contentType: 'text/plain', value: caption }]),
      ...(alt === undefined ? [] : [{ role: 'alternative', contentType: 'text/plain', value: alt }]),
    ],
    renditions: [
      {
        name: 'original',
        href: url,
        contentType: picture.type,
        width: picture.width,
        height: picture.height,
        sizeInBytes: picture.length,
        poi: width > 0 ? poi : undefined,
      },
      ...smaller.map((each) => ({
        name: `${each.width}`,
        href: each.url,
        width: each.width,
        height: each.height,
      })),
    ],
  };
}

function fileObject({ url, type, length, title, duration }: Enclosure, place: number) {
  const kind = /^(audio|video)\//.exec(type)?.[1] ?? 'text';
  return {
    name: `file-${place + 1}`,
    uri: url,
    type: kind,
    title,
    renditions: [{ name: 'original', href: url, contentType: type, sizeInBytes: length, duration }],
  };
}
