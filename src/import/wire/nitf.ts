import { escaped } from '../../content/body/tokens.ts';
import type { ImportedMedia } from '../imported.ts';
import { childNamed, elementsIn, readLenientXml, textOf, type XmlElement } from '../xml/xml-tree.ts';
import { emptyItem, extendedTime, tellsOfCorrection, versionOf, type WireItem } from './wire-item.ts';
import { innerHtml } from './xml-html.ts';

/** NITF 3.x (https://iptc.org/std/NITF/3.6/): one story a file. */
export function readNitf(text: string, place: string): readonly WireItem[] | string {
  const { root } = readLenientXml(text);
  const nitf = root && [root, ...elementsIn(root)].find(({ name }) => name === 'nitf');
  return nitf === undefined ? 'it has no <nitf>' : [nitfItem(nitf, place)];
}

const line = (element: XmlElement | undefined): string => textOf(element).replace(/\s+/g, ' ').trim();

/** A story, also one within NewsML-G2's inlineXML. */
export function nitfItem(nitf: XmlElement, place: string): WireItem {
  const all = [...elementsIn(nitf)];
  const first = (name: string) => all.find((each) => each.name === name);
  const every = (name: string) => all.filter((each) => each.name === name);
  const attribute = (name: string, key: string) => first(name)?.attributes[key];
  const time = (name: string) => {
    const written = attribute(name, 'norm');
    return written === undefined ? undefined : extendedTime(written);
  };
  const headline = line(first('hl1')) || line(first('headline')) || line(first('title'));
  const key = attribute('du-key', 'key');
  const pictures = every('media').flatMap(mediaOf);
  const parts = [first('body.content'), first('body.end')].filter((each) => each !== undefined);
  const created = time('date.issue') ?? time('story.date');
  const notes = every('ed-msg').map(
    ({ attributes, children }) =>
      attributes.info ??
      children
        .filter((each) => typeof each === 'string')
        .join('')
        .trim(),
  );
  return {
    ...emptyItem,
    ...{ place, headline, slugline: key, created, notes: notes.filter((note) => note !== '') },
    id: attribute('doc-id', 'id-string') ?? '',
    version: versionOf(attribute('du-key', 'version'), created),
    status: statusOf(attribute('docdata', 'management-status') ?? '', notes),
    description: summaryOf(first('hedline'), first('abstract')),
    byline: bylineOf(first('byline')),
    dateline: datelineOf(first('dateline')),
    provider: attribute('doc-id', 'regsrc'),
    source: sourceOf(line(first('distributor'))),
    ...{ versionCreated: created, embargo: time('date.release'), expires: time('date.expire') },
    sections: [attribute('pubdata', 'position.section') ?? ''].filter((each) => each !== ''),
    subjects: subjectsIn(every),
    rights: rightsOf(first('doc.copyright'), line(first('rights'))),
    usageTerms: line(first('doc.rights')) || attribute('doc.rights', 'limitations'),
    isCorrection: first('correction') !== undefined || notes.some(tellsOfCorrection),
    body: parts.map((each) => innerHtml(each, replaced).trim()).join(''),
    pictures,
    language: nitf.attributes['xml:lang'],
  };
}

/** The line below the headline, and the abstract; `hl2` in the text is a heading of it. */
function summaryOf(headline: XmlElement | undefined, abstract: XmlElement | undefined): string | undefined {
  const deck =
    headline === undefined ? undefined : [...elementsIn(headline)].find(({ name }) => name === 'hl2');
  return [...new Set([line(deck), line(abstract)])].filter((each) => each !== '').join(' — ') || undefined;
}

function statusOf(status: string, notes: readonly string[]): WireItem['status'] {
  if (/^(?:canceled|cancelled|killed)$/i.test(status) || notes.some((note) => /\bkill\b/i.test(note)))
    return 'canceled';
  return /^withheld$/i.test(status) ? 'withheld' : 'usable';
}

/** Without the title, which is no name (`byttl`). */
function bylineOf(byline: XmlElement | undefined): string | undefined {
  if (byline === undefined) return undefined;
  const people = [...elementsIn(byline)].filter(({ name }) => name === 'person').map(line);
  return people.length > 0
    ? people.join(' and ')
    : line({
        ...byline,
        children: byline.children.filter((each) => typeof each === 'string' || each.name !== 'byttl'),
      }) || undefined;
}

function datelineOf(dateline: XmlElement | undefined): string | undefined {
  if (dateline === undefined) return undefined;
  const shown = dateline.children.filter((each) => typeof each === 'string' || each.name !== 'story.date');
  return line({ ...dateline, children: shown }).replace(/(?<![\s—–-])[\s—–-]+$/, '') || undefined;
}

const sourceOf = (name: string) => (name === '' ? undefined : { name });

function subjectsIn(every: (name: string) => readonly XmlElement[]): readonly string[] {
  return [
    ...every('tobject.subject').map(
      ({ attributes }) => attributes['tobject.subject.matter'] ?? attributes['tobject.subject.type'] ?? '',
    ),
    ...every('keyword').map(({ attributes }) => attributes.key ?? ''),
    ...every('classifier').map(({ attributes }) => attributes.value ?? ''),
  ].filter((name) => name !== '');
}

function rightsOf(copyright: XmlElement | undefined, rights: string): string | undefined {
  const { holder, year } = copyright?.attributes ?? {};
  const notice = holder === undefined ? '' : ['©', year, holder].filter(Boolean).join(' ');
  return [notice, rights].filter((each) => each !== '').join('. ') || undefined;
}

function mediaOf(media: XmlElement): readonly ImportedMedia[] {
  const reference = childNamed(media, 'media-reference');
  const { source: src, 'mime-type': type, 'alternate-text': alt } = reference?.attributes ?? {};
  if (src === undefined || media.attributes['media-type'] !== 'image') return [];
  return [
    {
      ...{ src, type, alt, caption: line(childNamed(media, 'media-caption')) || undefined },
      credit: line(childNamed(media, 'media-producer')) || undefined,
    },
  ];
}

/** Pictures after the first stand where they are; the first is the story's own. What `body.end` has is the last of the text. */
function replaced(element: XmlElement): string | undefined {
  if (element.name === 'tagline' || element.name === 'bibliography')
    return `<p>${innerHtml(element, replaced)}</p>`;
  if (element.name !== 'media') return undefined;
  const [picture] = mediaOf(element);
  if (picture === undefined) return '';
  return `<figure><img src="${escaped(picture.src)}" alt="${escaped(picture.alt ?? '')}"><figcaption>${escaped(picture.caption ?? '')}</figcaption></figure>`;
}
