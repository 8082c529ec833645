import { madeOfType } from '../../content/metadata/disclosure.ts';
import { mediaTopic } from '../../content/metadata/media-topics.ts';

/** What a story says to programs, as a feed or a wire item has it. */
export type StoryMetadata = {
  /** IPTC Media Topics, `medtop:20000763`. */
  readonly topics?: readonly string[];
  readonly places?: readonly StoryPlace[];
  /** IPTC's Digital Source Type, a URI or code. */
  readonly sourceType?: string | undefined;
  /** That of its picture. */
  readonly pictureSourceType?: string | undefined;
};

/** Where something happens; degrees, and what GeoNames or Wikidata calls it. */
export type StoryPlace = {
  readonly name: string;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
  readonly uris?: readonly string[];
};

/** The same as front matter has it; topics of an edition that check does not know are left out. */
export function metadataFields({ topics = [], places = [], sourceType = '' }: StoryMetadata) {
  const subjects = [...new Set(topics)].filter((code) => mediaTopic(code));
  const found = (uris: readonly string[], pattern: RegExp) =>
    uris.map((uri) => pattern.exec(uri)?.[1]).find((each) => each !== undefined);
  const all = places.map(({ name, latitude, longitude, uris = [] }) => ({
    ...{ name, latitude, longitude },
    geonames: found(uris, /geonames\.org\/(\d{1,10})\b/),
    wikidata: found(uris, /wikidata\.org\/(?:entity|wiki)\/(Q\d{1,12})$/),
  }));
  return {
    subjects: subjects.length > 0 ? subjects : undefined,
    places: all.length > 0 ? all : undefined,
    made: madeOfType(sourceType),
  };
}
