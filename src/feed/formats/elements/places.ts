import type { Place } from '../../../domain/metadata/place.ts';
import { type Element, element } from '../../xml/xml.ts';

/** Places as GeoRSS-Simple has them (OGC 17-002r1), each point with its name after it, in RSS and Atom; one of which no more is known than its name as Dublin Core's coverage. */
export const placeElements = (places: readonly Place[] = []): readonly Element[] =>
  places.flatMap(({ name, at }) =>
    at
      ? [
          element('georss:point', {}, `${at.latitude} ${at.longitude}`),
          element('georss:featureName', {}, name),
        ]
      : [element('dc:coverage', {}, name)],
  );
