import { plain } from '../plain.ts';
import type { StoryMetadata } from '../story/story-metadata.ts';
import { absoluteTo, paragraphs } from './addresses.ts';
import type { DeletedEntry, FeedEntry, FeedFile, FeedLink, ParsedFeed } from './feed-document.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), with what Dateline adds as `_dateline`. */
export function readJsonFeed(text: string, url?: string): ParsedFeed | undefined {
  const feed = parsed(text);
  if (!Array.isArray(feed.items)) return undefined;
  const own = objectOf(feed._dateline);
  const base = url ?? textOf(feed.feed_url);
  const absolute = (address: unknown) => absoluteTo(textOf(address), base);
  const deleted = listOf(own.deleted).map((each) => ({
    id: textOf(each.id) ?? '',
    when: textOf(each.when) ?? '',
    comment: textOf(each.comment) ?? '',
  }));
  return {
    kind: 'json',
    title: textOf(feed.title) ?? '',
    description: textOf(feed.description) ?? '',
    link: absolute(feed.home_page_url),
    language: textOf(feed.language),
    rights: textOf(own.rights),
    generator: /dateline/i.test(textOf(own.about) ?? '') ? 'Dateline' : '',
    publisher: personsOf(feed)[0]?.name,
    links: linksOf(feed, absolute),
    updated: textOf(own.updated),
    entries: feed.items.map(objectOf).map((item) => entryOf(item, absolute)),
    deleted,
    hidden: withdrawnIn(feed.items.map(objectOf), deleted),
    faults: [],
  };
}

/** Items that the feed itself says are withdrawn since, such as notices in their place. */
function withdrawnIn(
  items: readonly JsonObject[],
  deleted: readonly DeletedEntry[],
): ReadonlyMap<string, string> {
  const instants = new Map(deleted.map(({ id, when }) => [id, when]));
  return new Map(
    items.flatMap((item): readonly (readonly [string, string])[] => {
      const id = textOf(item.id) ?? '';
      const when = instants.get(id);
      const isOlder = Date.parse(textOf(item.date_modified) ?? '') > Date.parse(when ?? '');
      return when === undefined || isOlder ? [] : [[id, `it was withdrawn on ${when}`]];
    }),
  );
}

type Absolute = (address: unknown) => string | undefined;

function parsed(text: string): JsonObject {
  try {
    return objectOf(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    return {};
  }
}

function linksOf(feed: JsonObject, absolute: Absolute): readonly FeedLink[] {
  const links = [
    ['self', feed.feed_url],
    ['next', feed.next_url],
    ...listOf(feed.hubs).map((hub) => ['hub', hub.url] as const),
  ] as const;
  return links.flatMap(([rel, address]) => {
    const href = absolute(address);
    return href === undefined ? [] : [{ rel, href }];
  });
}

function entryOf(item: JsonObject, absolute: Absolute): FeedEntry {
  const own = objectOf(item._dateline);
  const link = absolute(item.external_url) ?? absolute(item.url);
  const summary = textOf(item.summary);
  const html = textOf(item.content_html);
  const text = textOf(item.content_text);
  const files = listOf(item.attachments).flatMap((each) => fileOf(each, absolute));
  const source = objectOf(own.source);
  const name = textOf(source.name);
  return {
    id: textOf(item.id) ?? link ?? '',
    title: textOf(item.title) ?? '',
    link,
    published: textOf(item.date_published),
    updated: textOf(item.date_modified),
    authors: personsOf(item),
    categories: Array.isArray(item.tags) ? item.tags.map((tag) => ({ name: textOf(tag) ?? '' })) : [],
    summary,
    content: html ?? (text === undefined ? paragraphs(summary ?? '') : paragraphs(text)),
    isSummary: html === undefined && (text === undefined || text === summary),
    picture: pictureOf(item, own, absolute),
    files: files.filter(({ type }) => !type?.startsWith('image/')),
    pictures: files.filter(({ type }) => type?.startsWith('image/')),
    isElsewhere: own.about === undefined ? undefined : item.external_url !== undefined,
    source: name === undefined ? undefined : { name, url: textOf(source.url) },
    language: textOf(item.language),
    rights: textOf(own.rights),
    license: textOf(own.license),
    sections: listOf(own.sections).flatMap(({ trail }) => (Array.isArray(trail) ? [trail.join('/')] : [])),
    dateline: textOf(own.dateline),
    corrections: listOf(own.corrections).map((each) => ({
      date: textOf(each.date) ?? '',
      text: textOf(each.text) ?? '',
    })),
    metadata: metadataOf(own),
    translations: listOf(own.translations).flatMap(({ language, url }) => translationOf(language, url)),
    unread: [],
  };
}

/** What `_dateline` says to programs. */
function metadataOf(own: JsonObject): StoryMetadata {
  const sourceType = (value: unknown) => textOf(objectOf(objectOf(value).made).digital_source_type);
  return {
    topics: listOf(own.subjects).flatMap(({ code }) => textOf(code) ?? []),
    places: listOf(own.places).flatMap(({ name, latitude, longitude, uris }) => {
      const place = textOf(name);
      if (place === undefined) return [];
      const known = Array.isArray(uris) ? uris.flatMap((uri) => textOf(uri) ?? []) : [];
      return [{ name: place, latitude: numberOf(latitude), longitude: numberOf(longitude), uris: known }];
    }),
    sourceType: sourceType(own),
    pictureSourceType: sourceType(own.image),
  };
}

function translationOf(language: unknown, url: unknown) {
  const [tag, address] = [textOf(language), textOf(url)];
  return tag === undefined || address === undefined ? [] : [{ language: tag, url: address }];
}

function pictureOf(item: JsonObject, own: JsonObject, absolute: Absolute): FeedFile | undefined {
  const url = absolute(item.image) ?? absolute(item.banner_image);
  const { alt, caption, credit, width, height } = objectOf(own.image);
  return url === undefined
    ? undefined
    : {
        ...{ url, title: textOf(alt), caption: textOf(caption), credit: textOf(credit) },
        ...{ width: numberOf(width), height: numberOf(height) },
      };
}

function fileOf(each: JsonObject, absolute: Absolute): readonly FeedFile[] {
  const url = absolute(each.url);
  if (url === undefined) return [];
  return [
    {
      url,
      type: textOf(each.mime_type),
      length: numberOf(each.size_in_bytes),
      title: textOf(each.title),
      duration: numberOf(each.duration_in_seconds),
    },
  ];
}

function personsOf({ authors, author }: JsonObject) {
  const persons = listOf(authors).length > 0 ? listOf(authors) : [objectOf(author)];
  return persons.flatMap((person) => {
    const name = plain(textOf(person.name) ?? '');
    return name === '' ? [] : [{ name, url: textOf(person.url) }];
  });
}

function objectOf(value: unknown): JsonObject {
  // An object that is no list has its fields by name.
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonObject) : {};
}

const listOf = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value.map(objectOf) : []);

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== ''
    ? value.trim()
    : typeof value === 'number'
      ? String(value)
      : undefined;

const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;
