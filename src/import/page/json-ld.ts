import type { ImportedMedia } from '../imported.ts';
import { plain } from '../plain.ts';
import type { StoryFacts } from './page-facts.ts';

type JsonLdObject = Readonly<Record<string, unknown>>;

/** Types of schema.org that are a story. */
const stories =
  /^(?:\w*NewsArticle|Article|BlogPosting|Report|AdvertiserContentArticle|SatiricalArticle|ScholarlyArticle|SocialMediaPosting|LiveBlogPosting)$/;

/** What the JSON-LD of a page says of its story (https://schema.org/NewsArticle). */
export function jsonLdFacts(document: Document): StoryFacts {
  const things = [...document.querySelectorAll('script[type="application/ld+json"]')].flatMap((script) =>
    thingsIn(script.textContent ?? ''),
  );
  const byId = new Map(things.map((thing) => [text(thing['@id']), thing]));
  const whole = (value: unknown): readonly JsonLdObject[] =>
    listOf(value).map((each) => {
      const thing = objectOf(each);
      const id = text(thing['@id']);
      return id !== '' && Object.keys(thing).length === 1 ? (byId.get(id) ?? thing) : thing;
    });
  const all = things.filter((thing) => typesOf(thing).some((type) => stories.test(type)));
  const story = all.find((thing) => typesOf(thing).some((type) => type.includes('News'))) ?? all[0];
  const breadcrumb = things.find((thing) => typesOf(thing).includes('BreadcrumbList'));
  const trail = breadcrumb === undefined ? undefined : trailOf(breadcrumb);
  return story === undefined ? { trail } : { ...storyFacts(story, whole), trail: trail ?? sectionOf(story) };
}

type Whole = (value: unknown) => readonly JsonLdObject[];

function storyFacts(story: JsonLdObject, whole: Whole): StoryFacts {
  const names = (key: string) =>
    listOf(story[key]).flatMap((each) =>
      typeof each === 'string' ? [plain(each)] : whole(each).flatMap(({ name }) => listOf(name).map(text)),
    );
  return {
    title: text(story.headline) || text(story.name),
    description: text(story.description),
    authors: names('author').length > 0 ? names('author') : names('creator'),
    published: text(story.datePublished) || text(story.dateCreated),
    updated: text(story.dateModified),
    address: address(story.mainEntityOfPage) || address(story.url),
    tags: listOf(story.keywords)
      .flatMap((each) => (typeof each === 'string' ? each.split(',') : [text(objectOf(each).name)]))
      .map((tag) => plain(tag)),
    images: whole(story.image)
      .concat(
        listOf(story.image)
          .filter((each) => typeof each === 'string')
          .map((url) => ({ url })),
      )
      .flatMap(imageOf),
    source: names('sourceOrganization')[0] ?? names('provider')[0] ?? text(story.creditText),
    publisher: names('publisher')[0],
    language: text(objectOf(story.inLanguage).alternateName) || text(story.inLanguage),
    rights: text(story.copyrightNotice),
    license: address(story.license),
    text: typeof story.articleBody === 'string' ? story.articleBody : undefined,
    isRestricted: /^(?:false|http:\/\/schema\.org\/False)$/i.test(String(story.isAccessibleForFree)),
  };
}

/** Scripts with line ends in texts, comments or a comma too many are none to JSON.parse; what is left then is the rest of the page. */
function thingsIn(script: string): readonly JsonLdObject[] {
  try {
    const parsed: unknown = JSON.parse(
      script
        .replace(/^\s*(?:<!--|\/\*<!\[CDATA\[\*\/|<!\[CDATA\[)|(?:-->|\/\*\]\]>\*\/|\]\]>)\s*$/g, '')
        .replace(/[\u0000-\u001f]+/g, ' '),
    );
    return listOf(parsed)
      .map(objectOf)
      .flatMap((thing) => [thing, ...listOf(thing['@graph']).map(objectOf)]);
  } catch {
    return [];
  }
}

const sectionOf = (story: JsonLdObject): readonly string[] => {
  const [first = ''] = listOf(story.articleSection).map(text);
  return first
    .split(/[/>»]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
};

function trailOf({ itemListElement }: JsonLdObject): readonly string[] {
  const items = listOf(itemListElement).map(objectOf);
  const ordered = items.toSorted((a, b) => Number(a.position ?? 0) - Number(b.position ?? 0));
  return ordered
    .map((each) => text(each.name) || text(objectOf(each.item).name))
    .filter((name) => name !== '');
}

function imageOf(image: JsonLdObject): readonly ImportedMedia[] {
  const src = address(image.url) || address(image.contentUrl) || address(image['@id']);
  if (src === '') return [];
  const credit = text(image.creditText) || text(objectOf(image.creator).name) || text(image.creator);
  return [
    {
      ...{
        src,
        caption: text(image.caption) || text(image.description) || undefined,
        credit: credit || undefined,
      },
      rights: text(image.copyrightNotice) || undefined,
    },
  ];
}

const typesOf = (thing: JsonLdObject): readonly string[] =>
  listOf(thing['@type']).map((type) => String(type).replace(/^https?:\/\/schema\.org\//, ''));

const address = (value: unknown): string => {
  const [first] = listOf(value);
  const written =
    typeof first === 'string' ? first : text(objectOf(first)['@id']) || text(objectOf(first).url);
  return written.trim();
};

const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

function objectOf(value: unknown): JsonLdObject {
  // An object that is no list has its fields by name.
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as JsonLdObject) : {};
}

const text = (value: unknown): string =>
  typeof value === 'string' ? plain(value) : typeof value === 'number' ? String(value) : '';
