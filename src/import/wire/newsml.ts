import { paragraphs } from '../feed/addresses.ts';
import type { ImportedMedia } from '../imported.ts';
import type { StoryPlace } from '../story/story-metadata.ts';
import {
  childNamed,
  childrenNamed,
  elementsIn,
  isElement,
  readLenientXml,
  textOf,
  type XmlElement,
} from '../xml/xml-tree.ts';
import { nitfItem } from './nitf.ts';
import { emptyItem, tellsOfCorrection, versionOf, type WireItem } from './wire-item.ts';
import { innerHtml } from './xml-html.ts';

/** NewsML-G2 (https://iptc.org/std/NewsML-G2/): a news item, or a news message of several, with the pictures that they refer to. */
export function readNewsml(text: string, place: string): readonly WireItem[] | string {
  const { root } = readLenientXml(text);
  if (root === undefined) return 'it has no element';
  const items = [root, ...elementsIn(root)].filter(({ name }) => name === 'newsItem');
  if (items.length === 0) return 'it has no <newsItem>';
  const pictures = new Map(
    items
      .filter((item) => classOf(item) === 'picture')
      .map((item) => [item.attributes.guid ?? '', pictureOf(item)]),
  );
  return items
    .filter((item) => !/^(?:picture|graphic|audio|video)$/.test(classOf(item)))
    .map((item) =>
      newsItem(item, items.length > 1 ? `${place}: ${item.attributes.guid ?? ''}` : place, pictures),
    );
}

const line = (element: XmlElement | undefined): string => textOf(element).replace(/\s+/g, ' ').trim();

/** `ninat:text`: `text`. */
const code = (element: XmlElement | undefined): string =>
  (element?.attributes.qcode ?? element?.attributes.uri ?? '').replace(/^.*[:/]/, '');

const classOf = (item: XmlElement): string => code(find(item, 'itemMeta', 'itemClass'));

function find(item: XmlElement, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((element, name) => element && childNamed(element, name), item);
}

const every = (item: XmlElement, parent: string, name: string): readonly XmlElement[] =>
  childrenNamed(item, parent).flatMap((each) => childrenNamed(each, name));

const nameOf = (element: XmlElement | undefined): string =>
  element === undefined
    ? ''
    : line(childNamed(element, 'name')) || element.attributes.literal || line(element);

function newsItem(item: XmlElement, place: string, pictures: ReadonlyMap<string, ImportedMedia>): WireItem {
  const meta = (name: string) => line(find(item, 'itemMeta', name)) || undefined;
  const content = (name: string) => line(find(item, 'contentMeta', name)) || undefined;
  const isDateline = /dateline/i.test(meta('generator') ?? '');
  const nitf = [...elementsIn(item)].find(({ name }) => name === 'nitf');
  const inner = nitf === undefined ? undefined : nitfItem(nitf, place);
  const provider = nameOf(find(item, 'itemMeta', 'provider')) || undefined;
  const subjects = every(item, 'contentMeta', 'subject').concat(
    every(item, 'contentMeta', 'genre').filter(() => !isDateline),
  );
  const isCoded = ({ attributes: { qcode, type } }: XmlElement) => qcode !== undefined || type !== undefined;
  const isSection = (subject: XmlElement) =>
    isDateline && !isCoded(subject) && !/\/tags\//.test(subject.attributes.uri ?? '');
  const notes = every(item, 'itemMeta', 'edNote')
    .map(line)
    .filter((note) => note !== '');
  return {
    ...emptyItem,
    ...{ place, provider, isDateline, notes, id: item.attributes.guid ?? '' },
    version: versionOf(item.attributes.version, meta('versionCreated')),
    status: statusOf(code(find(item, 'itemMeta', 'pubStatus'))),
    headline: content('headline') ?? inner?.headline ?? meta('title') ?? '',
    slugline: content('slugline') ?? inner?.slugline,
    description: descriptionOf(item) ?? inner?.description,
    byline: content('by') ?? inner?.byline,
    creators: every(item, 'contentMeta', 'creator').map((each) => ({
      name: nameOf(each),
      url: each.attributes.uri,
    })),
    dateline: content('dateline') ?? inner?.dateline,
    source: sourceOf(item) ?? inner?.source,
    ...{
      created: content('contentCreated') ?? meta('firstCreated'),
      modified: content('contentModified'),
      versionCreated: meta('versionCreated'),
    },
    ...{ embargo: meta('embargoed'), expires: meta('expires') },
    sections: subjects.filter(isSection).map(nameOf),
    ...{
      topics: topicsIn(subjects),
      places: isDateline ? placesIn(item) : undefined,
      sourceType: find(item, 'contentMeta', 'digitalSourceType')?.attributes.uri,
    },
    subjects: subjects
      .filter((each) => !isSection(each) && !(isDateline && isCoded(each)))
      .map(nameOf)
      .concat(every(item, 'contentMeta', 'keyword').map(line))
      .filter((name) => name !== ''),
    language: find(item, 'contentMeta', 'language')?.attributes.tag ?? item.attributes['xml:lang'],
    ...rightsOf(item, provider),
    isCorrection:
      every(item, 'itemMeta', 'signal').some((each) => /correct/i.test(code(each))) ||
      (!isDateline && notes.some(tellsOfCorrection)),
    body: bodyOf(item) ?? inner?.body ?? '',
    pictures: picturesOf(item, pictures).concat(inner?.pictures ?? []),
    files: filesOf(item),
    address: every(item, 'contentSet', 'remoteContent').find(
      ({ attributes }) => attributes.contenttype === 'text/html',
    )?.attributes.href,
  };
}

const topicsIn = (subjects: readonly XmlElement[]): readonly string[] =>
  subjects.flatMap(({ attributes: { qcode = '' } }) => (/^medtop:\d{8}$/.test(qcode) ? [qcode] : []));

/** Subjects that are places, with where an assertion of the same identity says they are. */
function placesIn(item: XmlElement): readonly StoryPlace[] {
  const identity = ({ attributes: { uri, literal } }: XmlElement) => uri ?? literal ?? '';
  const known = new Map(
    [...elementsIn(item)]
      .filter(({ name }) => name === 'assert')
      .map((one) => [identity(one), find(one, 'geoAreaDetails', 'position')?.attributes]),
  );
  return every(item, 'contentMeta', 'subject')
    .filter(({ attributes }) => attributes.type === 'cpnat:geoArea')
    .map((subject) => {
      const { latitude, longitude } = known.get(identity(subject)) ?? {};
      const { uri } = subject.attributes;
      const place = { name: nameOf(subject), uris: uri === undefined ? [] : [uri] };
      if (latitude === undefined || longitude === undefined) return place;
      return { ...place, latitude: Number(latitude), longitude: Number(longitude) };
    });
}

const statusOf = (status: string): WireItem['status'] =>
  /^cancell?ed$/i.test(status) ? 'canceled' : /^withheld$/i.test(status) ? 'withheld' : 'usable';

function descriptionOf(item: XmlElement): string | undefined {
  const all = every(item, 'contentMeta', 'description');
  return line(all.find(({ attributes }) => /summary/i.test(attributes.role ?? '')) ?? all[0]) || undefined;
}

function sourceOf(item: XmlElement): WireItem['source'] {
  const source = find(item, 'contentMeta', 'infoSource');
  const name = nameOf(source) || line(find(item, 'contentMeta', 'creditline'));
  return name === ''
    ? undefined
    : { name, url: /^https?:/.test(source?.attributes.uri ?? '') ? source?.attributes.uri : undefined };
}

/** A notice with the provider as holder is the paper's own, which site.yaml has. */
function rightsOf(item: XmlElement, provider: string | undefined): Pick<WireItem, 'rights' | 'usageTerms'> {
  const holder = nameOf(find(item, 'rightsInfo', 'copyrightHolder'));
  const notice = line(find(item, 'rightsInfo', 'copyrightNotice'));
  const terms = line(find(item, 'rightsInfo', 'usageTerms')) || undefined;
  const isOwn =
    holder !== '' && holder === provider && /dateline/i.test(line(find(item, 'itemMeta', 'generator')));
  return {
    rights: isOwn ? undefined : notice || (holder === '' ? undefined : `© ${holder}`),
    usageTerms: terms,
  };
}

function bodyOf(item: XmlElement): string | undefined {
  const set = childNamed(item, 'contentSet');
  const xml = set && childNamed(set, 'inlineXML');
  const root = xml && [...elementsIn(xml)].find(({ name }) => name === 'body' || name === 'nitf');
  if (root?.name === 'body') return innerHtml(root);
  const data = set && childrenNamed(set, 'inlineData');
  const html = data?.find(({ attributes }) => /html/.test(attributes.contenttype ?? ''));
  if (html !== undefined) return html.children.some(isElement) ? innerHtml(html) : textOf(html);
  const plain = data?.[0];
  return plain === undefined ? undefined : paragraphs(textOf(plain));
}

function pictureOf(item: XmlElement): ImportedMedia {
  const renditions = every(item, 'contentSet', 'remoteContent').toSorted(
    (a, b) => Number(b.attributes.width ?? 0) - Number(a.attributes.width ?? 0),
  );
  const { href = '', contenttype, size } = renditions[0]?.attributes ?? {};
  return {
    ...{ src: href, type: contenttype, length: Number(size) || undefined },
    caption: descriptionOf(item),
    credit:
      line(find(item, 'contentMeta', 'creditline')) ||
      nameOf(find(item, 'contentMeta', 'creator')) ||
      undefined,
    rights: line(find(item, 'rightsInfo', 'copyrightNotice')) || undefined,
  };
}

function picturesOf(
  item: XmlElement,
  pictures: ReadonlyMap<string, ImportedMedia>,
): readonly ImportedMedia[] {
  const icons = every(item, 'contentMeta', 'icon').flatMap(({ attributes }) =>
    attributes.href === undefined ? [] : [{ src: attributes.href }],
  );
  const linked = every(item, 'itemMeta', 'link').flatMap(
    ({ attributes }) => pictures.get(attributes.residref ?? '') ?? [],
  );
  return linked.filter(({ src }) => src !== '').concat(icons);
}

const filesOf = (item: XmlElement): readonly ImportedMedia[] =>
  every(item, 'itemMeta', 'link').flatMap((link) => {
    const { href, contenttype, size } = link.attributes;
    if (href === undefined || contenttype === undefined) return [];
    return [
      {
        src: href,
        type: contenttype,
        length: Number(size) || undefined,
        title: line(childNamed(link, 'title')) || undefined,
      },
    ];
  });
