import { cubesOf, type Place, pointAt } from '../../domain/metadata/place.ts';
import { present } from '../article/present.ts';
import { type Sections, upward } from '../site/section.ts';
import type { PlaceFields } from './place-schema.ts';

/** The places of a story: its own, else those of the nearest section that has any; and the words by which it is found. */
export function placesOf(
  own: readonly PlaceFields[] | undefined,
  section: string,
  sections: Sections,
): { readonly places?: readonly Place[]; readonly facets: readonly string[] } {
  const nearest = upward(section, sections).find(({ fields }) => fields.places !== undefined);
  const places = (own ?? nearest?.fields.places ?? []).map(placeOf);
  return {
    places: places.length > 0 ? places : undefined,
    facets: [...new Set(places.flatMap(({ at }) => (at ? cubesOf(at.point) : [])))],
  };
}

function placeOf({ name, latitude, longitude, geonames, wikidata }: PlaceFields): Place {
  const uris = [
    ...(geonames === undefined ? [] : [`https://sws.geonames.org/${geonames}/`]),
    ...(wikidata === undefined ? [] : [`http://www.wikidata.org/entity/${wikidata}`]),
  ];
  const at =
    latitude === undefined || longitude === undefined
      ? undefined
      : { latitude, longitude, point: pointAt(latitude, longitude) };
  return present({ name, at, uris: uris.length === 0 ? undefined : uris });
}
