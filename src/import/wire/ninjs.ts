import { paragraphs } from '../feed/addresses.ts';
import type { ImportedMedia } from '../imported.ts';
import type { StoryPlace } from '../story/story-metadata.ts';
import { emptyItem, tellsOfCorrection, versionOf, type WireItem } from './wire-item.ts';

type NinjsObject = Readonly<Record<string, unknown>>;

/** ninjs 1.x, 2.x and 3.x (https://iptc.org/std/ninjs/): an item, a list of them, or a composite whose associations they are. */
export function readNinjs(text: string, place: string): readonly WireItem[] | string {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return `it is not JSON: ${error instanceof Error ? error.message : String(error)}`;
  }
  const objects = (Array.isArray(parsed) ? parsed : [parsed])
    .map(lowered)
    .filter((each) => textOf(each.uri) !== '');
  const isDateline =
    /"schema":"https:\/\/iptc\.org\/std\/ninjs\/ninjs-schema_3\.1\.json"/.test(text) &&
    /"rel":"section"/.test(text);
  // A composite with a text of its own is a story with pictures; else its associations are the stories.
  const items = objects.flatMap((each) =>
    each.type === 'composite' && bodyOf(each) === '' ? listOf(each.associations).map(lowered) : [each],
  );
  const stories = items.filter(({ type = 'text' }) => /^(?:text|article|composite)$/.test(textOf(type)));
  if (stories.length === 0) {
    const types = [...new Set(items.map(({ type }) => textOf(type)))].join(', ');
    return types === '' ? 'it has no item with a uri' : `what it has is ${types}, and no text`;
  }
  const publisher = objects.find(({ type }) => type === 'composite')?.copyrightholder;
  return stories.map((each) =>
    newsObject(each, {
      place: stories.length > 1 ? `${place}: ${textOf(each.uri)}` : place,
      isDateline,
      provider: textOf(publisher) || undefined,
    }),
  );
}

type NinjsContext = Pick<WireItem, 'place' | 'isDateline' | 'provider'>;

function newsObject(item: NinjsObject, about: NinjsContext): WireItem {
  const subjects = listOf(item.subjects ?? item.subject).map(lowered);
  const isSection = ({ rel }: NinjsObject) => rel === 'section';
  const versionCreated = textOf(item.versioncreated) || undefined;
  const created = textOf(item.firstcreated) || versionCreated;
  const notes = textOf(item.ednote)
    .split('\n')
    .filter((note) => note !== '');
  const associations = listOf(item.associations).map(lowered);
  return {
    ...emptyItem,
    ...about,
    ...{ id: textOf(item.uri), notes, created, versionCreated },
    version: versionOf(textOf(item.version), versionCreated),
    status: /^cancell?ed$/i.test(textOf(item.pubstatus))
      ? 'canceled'
      : textOf(item.pubstatus) === 'withheld'
        ? 'withheld'
        : 'usable',
    headline: textOf(item.headline) || roleText(item.headlines, 'main'),
    slugline: textOf(item.slugline) || undefined,
    description:
      textOf(item.description_text) ||
      roleText(item.descriptions, 'summary') ||
      roleText(item.descriptions, 'text') ||
      undefined,
    byline: textOf(item.byline) || textOf(item.by) || undefined,
    creators: listOf(item.people ?? item.person)
      .map(lowered)
      .filter(({ rel }) => /^(?:author|creator)$/.test(textOf(rel)))
      .map(({ name, uri }) => ({ name: textOf(name), url: textOf(uri) || undefined })),
    dateline: undefined,
    source: sourceOf(item),
    modified:
      created !== undefined &&
      versionCreated !== undefined &&
      Date.parse(versionCreated) > Date.parse(created)
        ? versionCreated
        : undefined,
    ...{ embargo: textOf(item.embargoed) || undefined, expires: textOf(item.expires) || undefined },
    sections: subjects.filter(isSection).map(({ name }) => textOf(name)),
    ...{ topics: topicsIn(subjects), places: placesIn(item), sourceType: sourceTypeOf(item) },
    subjects: subjects
      .filter((each) => !isSection(each) && !(about.isDateline && isTopic(each)))
      .map(({ name }) => textOf(name))
      .concat(listOf(item.keywords).map(textOf))
      .filter((name) => name !== ''),
    language: textOf(item.language) || undefined,
    rights:
      textOf(item.copyrightnotice) ||
      (textOf(item.copyrightholder) === '' ? undefined : `© ${textOf(item.copyrightholder)}`),
    usageTerms: textOf(item.usageterms) || undefined,
    isCorrection:
      !about.isDateline && (/correction/i.test(textOf(item.profile)) || notes.some(tellsOfCorrection)),
    body: bodyOf(item),
    pictures: associations
      .filter(({ type }) => /^(?:picture|graphic)$/.test(textOf(type)))
      .map(mediaOf)
      .filter(({ src }) => src !== ''),
    files: associations
      .filter(({ type }) => /^(?:audio|video|text)$/.test(textOf(type)))
      .map(mediaOf)
      .filter(({ src }) => src !== ''),
    address: renditionsOf(item).find(({ contenttype }) => contenttype === 'text/html')?.href,
  };
}

const isTopic = ({ uri, literal }: NinjsObject): boolean =>
  /^(?:medtop:|https?:\/\/cv\.iptc\.org\/newscodes\/mediatopic\/)\d{8}$/.test(textOf(uri) || textOf(literal));

const topicsIn = (subjects: readonly NinjsObject[]): readonly string[] =>
  subjects.filter(isTopic).map(({ uri, literal }) => `medtop:${(textOf(uri) || textOf(literal)).slice(-8)}`);

/** GeoJSON has the longitude first (RFC 7946 §3.1.1). */
function placesIn(item: NinjsObject): readonly StoryPlace[] {
  return listOf(item.places ?? item.place)
    .map(lowered)
    .flatMap(({ name, uri, geojson, geometry_geojson: geometry }) => {
      const { coordinates } = lowered(geojson ?? geometry ?? {});
      const [longitude, latitude] = Array.isArray(coordinates) ? coordinates : [];
      const isPoint = typeof longitude === 'number' && typeof latitude === 'number';
      const place = { name: textOf(name), uris: [textOf(uri)] };
      if (place.name === '') return [];
      return [isPoint ? { ...place, latitude, longitude } : place];
    });
}

const sourceTypeOf = ({ digitalsourcetype: type }: NinjsObject): string | undefined =>
  type === undefined ? undefined : textOf(lowered(type).uri) || undefined;

function bodyOf(item: NinjsObject): string {
  const bodies = listOf(item.bodies).map(lowered);
  const html =
    textOf(item.body_html) ||
    textOf(item.body_xhtml) ||
    textOf(bodies.find(({ contenttype }) => /html/.test(textOf(contenttype)))?.value);
  return html || paragraphs(textOf(item.body_text) || textOf(bodies[0]?.value));
}

function sourceOf(item: NinjsObject): WireItem['source'] {
  const [first] = listOf(item.infosources ?? item.infosource).map(lowered);
  const name = textOf(first?.name) || textOf(item.source) || textOf(item.creditline);
  const url = textOf(first?.uri);
  return name === '' ? undefined : { name, url: /^https?:/.test(url) ? url : undefined };
}

type Rendition = {
  readonly href: string;
  readonly contenttype: string;
  readonly width: number;
  readonly length: number;
  readonly duration: number;
};

/** The widest first; an object by name in 1.x, a list later. */
const renditionsOf = (item: NinjsObject): readonly Rendition[] =>
  listOf(item.renditions)
    .map(lowered)
    .map((each) => ({
      ...{ href: textOf(each.href), contenttype: textOf(each.contenttype) || textOf(each.mimetype) },
      ...{
        width: Number(each.width ?? 0),
        length: Number(each.sizeinbytes ?? 0),
        duration: Number(each.duration ?? 0),
      },
    }))
    .toSorted((a, b) => b.width - a.width);

function mediaOf(item: NinjsObject): ImportedMedia {
  const [rendition] = renditionsOf(item);
  const { href = '', contenttype = '', length = 0, duration = 0 } = rendition ?? {};
  return {
    ...{
      src: href,
      type: contenttype || undefined,
      length: length || undefined,
      title: textOf(item.title) || undefined,
    },
    duration: duration > 0 ? String(duration) : undefined,
    alt: roleText(item.descriptions, 'alternative') || undefined,
    caption: roleText(item.descriptions, 'caption') || textOf(item.description_text) || undefined,
    credit: textOf(item.by) || textOf(item.byline) || textOf(item.creditline) || undefined,
    rights: textOf(item.copyrightnotice) || undefined,
  };
}

/** The value of a role; without roles, the first. */
function roleText(value: unknown, role: string): string {
  const all = listOf(value).map(lowered);
  return textOf(
    (all.find((each) => textOf(each.role) === role) ?? all.find((each) => textOf(each.role) === ''))?.value,
  );
}

/** ninjs 1.x has lists as objects by name. */
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value)
    ? value
    : value !== null && typeof value === 'object'
      ? Object.values(value)
      : value === undefined || value === null
        ? []
        : [value];

/** Its keys in lower case, as 1.x wrote them. */
const lowered = (value: unknown): NinjsObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, each]: readonly [string, unknown]) => [key.toLowerCase(), each]),
      )
    : {};

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
