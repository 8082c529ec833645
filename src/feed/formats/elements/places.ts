import type { Place } from '../../../domain/metadata/place.ts';
import { type Element, element } from '../../xml/xml.ts';

/** Places as GeoRSS-Simple has them (OGC 17-002r1), in RSS and Atom; one of which no more is known than its name as Dublin Core's coverage. */
export const placeElements = (places: readonly Place[] = []): readonly Element[] =>
  places.map(({ name, at }) =>
    at
      ? element('georss:point', { featurename: name }, `${at.latitude} ${at.longitude}`)
      : element('dc:coverage', {}, name),
  );
