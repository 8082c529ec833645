import type { Format } from '../../feed/formats/format.ts';
import { formats } from '../../feed/formats/formats.ts';

const generalNames: Partial<Readonly<Record<Format['name'], readonly string[]>>> = {
  rss: ['application/xml', 'text/xml'],
  json: ['application/json'],
};

/** What `/feed` chooses among by Accept; the general names older readers ask under count too. */
export const feedOffers = formats.map((format) => ({
  format,
  type: format.mediaType.split(';')[0] ?? '',
  alsoKnownAs: generalNames[format.name] ?? [],
}));
