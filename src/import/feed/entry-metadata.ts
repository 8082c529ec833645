import type { StoryMetadata, StoryPlace } from '../story/story-metadata.ts';
import { childNamed, childrenNamed, textOf, type XmlElement } from '../xml/xml-tree.ts';
import { topicOf } from './entry-sections.ts';

const DATELINE = 'https://github.com/dateline-news/dateline/blob/main/docs/feeds.md#extension';
const GEORSS = 'http://www.georss.org/georss';
const DC = 'http://purl.org/dc/elements/1.1/';
const MEDIA = 'http://search.yahoo.com/mrss/';

/** The metadata of an item of RSS or an entry of Atom that feedsmith does not read. */
export function entryMetadata(entry: XmlElement): StoryMetadata {
  const picture = childrenNamed(entry, 'content', MEDIA).find(({ attributes: { medium, type = '' } }) =>
    medium === undefined ? type.startsWith('image/') : medium === 'image',
  );
  return {
    topics: topicsIn(entry),
    places: placesIn(entry),
    sourceType: sourceTypeOf(entry),
    pictureSourceType: picture && sourceTypeOf(picture),
  };
}

const sourceTypeOf = (element: XmlElement): string | undefined =>
  childNamed(element, 'made', DATELINE)?.attributes.type;

const topicsIn = (entry: XmlElement): readonly string[] =>
  childrenNamed(entry, 'category').flatMap(({ attributes: { domain, scheme, term } }) => {
    const code = topicOf(scheme ?? domain, term);
    return code === undefined ? [] : [code];
  });

/** Points of GeoRSS-Simple, each with the name after it; beside what Dateline adds, names alone as Dublin Core's coverage. */
function placesIn(entry: XmlElement): readonly StoryPlace[] {
  const places: StoryPlace[] = [];
  const isDateline = childNamed(entry, 'made', DATELINE) !== undefined;
  let point: readonly number[] = [];
  for (const child of entry.children) {
    if (typeof child === 'string') continue;
    const isGeo = child.space === GEORSS;
    if (isGeo && child.name === 'point')
      point = textOf(child)
        .trim()
        .split(/[\s,]+/)
        .map(Number);
    const name = textOf(child).trim();
    const [latitude, longitude] = point;
    if (name === '') continue;
    if (isGeo && child.name === 'featureName' && Number.isFinite(latitude) && Number.isFinite(longitude)) {
      places.push({ name, latitude, longitude });
      point = [];
    } else if (isDateline && child.space === DC && child.name === 'coverage') places.push({ name });
  }
  return places;
}
