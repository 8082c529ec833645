import type { Withdrawal } from '../../../domain/article.ts';
import type { Place } from '../../../domain/metadata/place.ts';
import type { Site } from '../../../domain/site.ts';
import { placeOf } from '../../model/dateline.ts';
import type { FeedItem } from '../../model/document.ts';
import { GENERATOR } from '../../model/generator.ts';
import { rfc3339 } from '../../xml/date.ts';
import { concatenate } from '../../xml/encoded.ts';
import { type Element, element, encodeFrame, markup, textElement, type XmlNode } from '../../xml/xml.ts';

/** As IANA has it for a news item of NewsML-G2. */
export const NEWSML_TYPE = 'application/vnd.iptc.g2.newsitem+xml';

/** Whose names `ninat:`, `stat:` and the others are. */
const CATALOG = 'http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_36.xml';

/** An article as a news item of NewsML-G2 2.35, Power conformance (IPTC); `until`: when it expires. */
export function newsml(item: FeedItem, site: Site, until?: Date): Uint8Array<ArrayBuffer> {
  return document(
    { id: item.id, language: item.language, version: item.date, site },
    rights(item, site),
    element(
      'itemMeta',
      {},
      ...management(item.date, 'usable', site, item.published),
      element('generator', {}, GENERATOR.name),
      element('title', {}, item.title),
      ...item.corrections.map(({ date, text }) => element('edNote', {}, `${rfc3339(date)} ${text}`)),
      textElement('expires', until && rfc3339(until)),
      ...item.enclosures.map(({ url, type, length, title }) =>
        element(
          'link',
          { rel: 'irel:seeAlso', href: url, contenttype: type, size: length },
          textElement('title', title),
        ),
      ),
    ),
    contentMeta(item),
    pictureMeta(item),
    ...(item.places ?? []).map(placeAssertion),
    element(
      'contentSet',
      {},
      item.content && element('inlineData', { contenttype: 'text/html' }, markup(item.content)),
      element('remoteContent', { href: item.link, contenttype: 'text/html', rendition: 'rnd:web' }),
    ),
  );
}

/** What is left of an article that was withdrawn: its id, when, and why. */
export function newsmlCanceled({ id, withdrawn, reason, from }: Withdrawal, site: Site) {
  return document(
    { id, language: site.language, version: withdrawn, site },
    element(
      'itemMeta',
      {},
      ...management(withdrawn, 'canceled', site, from),
      textElement('edNote', reason === '' ? undefined : reason),
    ),
  );
}

type Top = {
  readonly id: string;
  readonly language: string;
  readonly version: Date;
  readonly site: Site;
};

function document({ id, language, version }: Top, ...parts: readonly XmlNode[]): Uint8Array<ArrayBuffer> {
  const attributes = {
    xmlns: 'http://iptc.org/std/nar/2006-10-01/',
    guid: id,
    // It must grow with each change, so it is that of the change.
    version: Math.max(1, Math.floor(version.getTime() / 1000)),
    standard: 'NewsML-G2',
    standardversion: '2.35',
    conformance: 'power',
    'xml:lang': language,
  };
  const root = element('newsItem', attributes, element('catalogRef', { href: CATALOG }), ...parts);
  const { before, after } = encodeFrame(root, 0);
  return concatenate([before, after]);
}

function management(date: Date, status: 'usable' | 'canceled', { organisation, url }: Site, first: Date) {
  return [
    element('itemClass', { qcode: 'ninat:text' }),
    element('provider', { uri: organisation.url ?? `${url}/` }, element('name', {}, organisation.name)),
    element('versionCreated', {}, rfc3339(date)),
    element('firstCreated', {}, rfc3339(first)),
    element('pubStatus', { qcode: `stat:${status}` }),
  ];
}

function rights({ copyright, license }: FeedItem, { organisation, url, rights: own }: Site): Element {
  // A notice of an article's own names another holder than the paper.
  const holder = copyright === undefined ? organisation.name : undefined;
  const notice = copyright ?? own;
  return element(
    'rightsInfo',
    {},
    holder === undefined
      ? undefined
      : element('copyrightHolder', { uri: organisation.url ?? `${url}/` }, element('name', {}, holder)),
    textElement('copyrightNotice', notice),
    textElement('usageTerms', license),
  );
}

/** Where a place is, of which a subject has the same identity. */
function placeAssertion(place: Place, position: number): Element | undefined {
  const { latitude, longitude } = place.at ?? {};
  return (
    place.at &&
    element(
      'assert',
      identity(place, position),
      element('geoAreaDetails', {}, element('position', { latitude, longitude })),
    )
  );
}

const identity = ({ uris }: Place, position: number) =>
  uris ? { uri: uris[0] } : { literal: `place-${position + 1}` };

const icon = (picture: FeedItem['picture']): Element | undefined =>
  picture &&
  element('icon', {
    ...{ href: picture.url, contenttype: picture.type, size: picture.length },
    ...{ width: picture.width, height: picture.height },
  });

const sourceType = (made: FeedItem['made']): Element | undefined =>
  made && element('digitalSourceType', { uri: made.uri });

/** What is said of the picture alone, as a part of the content that is known by its icon. */
const pictureMeta = ({ picture }: FeedItem): Element | undefined =>
  picture?.made && element('partMeta', {}, icon(picture), sourceType(picture.made));

function contentMeta(item: FeedItem): Element {
  const { picture, source, dateline, author, category, updated, made } = item;
  return element(
    'contentMeta',
    {},
    icon(picture),
    element('contentCreated', {}, rfc3339(item.published)),
    textElement('contentModified', updated && rfc3339(updated)),
    sourceType(made),
    dateline === undefined ? undefined : element('located', {}, element('name', {}, placeOf(dateline))),
    source && element('infoSource', { uri: source.url }, element('name', {}, source.name)),
    ...author.map(({ name, link }) => element('creator', { uri: link }, element('name', {}, name))),
    element('language', { tag: item.language }),
    ...category.map(({ name, term, scheme }) =>
      element('subject', { uri: `${scheme}${term}/` }, element('name', {}, name)),
    ),
    ...(item.subjects ?? []).map(({ code, name }) =>
      element('subject', { qcode: code }, element('name', {}, name)),
    ),
    ...(item.places ?? []).map((place, at) =>
      element('subject', { type: 'cpnat:geoArea', ...identity(place, at) }, element('name', {}, place.name)),
    ),
    element('headline', {}, item.title),
    textElement('dateline', dateline),
    element('by', {}, author.map(({ name }) => name).join(', ')),
    textElement('creditline', source?.name),
    textElement('description', item.description, { role: 'drol:summary' }),
  );
}
