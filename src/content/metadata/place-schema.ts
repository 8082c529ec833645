import * as z from 'zod';
import { breach, number, text } from '../schema/field.ts';
import { list } from '../schema/field-list.ts';

/** Degrees in decimal, from `-most` to `most`. */
const degrees = (most: number) =>
  text()
    .transform((value, context) => {
      const result = /^[+-]?\d{1,3}(?:\.\d{1,12})?$/.test(value) ? Number(value) : Number.NaN;
      if (Math.abs(result) <= most) return result;
      return breach(
        context,
        'bad-value',
        `“${value}” should be decimal degrees, from -${most} to ${most}: 45.52`,
      );
    })
    .meta({ editor: { anyOf: [{ type: 'number', minimum: -most, maximum: most }, { type: 'string' }] } });

const wikidata = () =>
  text()
    .transform((value, context) => {
      const id = /^(?:https?:\/\/www\.wikidata\.org\/(?:wiki|entity)\/)?(Q[1-9]\d{0,14})$/i.exec(value)?.[1];
      return (
        id?.toUpperCase() ??
        breach(context, 'bad-value', `“${value}” is not an item of Wikidata; write one such as Q6106`)
      );
    })
    .meta({ editor: { type: 'string' } });

/** Where a story happens: names, with what is known of each. */
export const places = () =>
  list(
    z.union(
      [
        text().transform((name): PlaceFields => ({ name })),
        z
          .strictObject({
            name: text(),
            latitude: degrees(90).describe('Degrees north: 45.52').optional(),
            longitude: degrees(180).describe('Degrees east: -122.68').optional(),
            geonames: number(1).describe('Id in GeoNames: 5746545').optional(),
            wikidata: wikidata().describe('Item of Wikidata: Q6106').optional(),
          })
          .transform((fields, context): PlaceFields => {
            const { latitude, longitude } = fields;
            if ((latitude === undefined) === (longitude === undefined)) return fields;
            const [given, absent] =
              latitude === undefined ? ['longitude', 'latitude'] : ['latitude', 'longitude'];
            return breach(context, 'bad-value', `${given} is of no use without ${absent}; write both`, [
              given,
            ]);
          }),
      ],
      { error: 'should be a name, or name, latitude, longitude, geonames and wikidata' },
    ),
  );

/** What somebody wrote of one place. */
export type PlaceFields = {
  readonly name: string;
  readonly latitude?: number | undefined;
  readonly longitude?: number | undefined;
  readonly geonames?: number | undefined;
  readonly wikidata?: string | undefined;
};
