import { type Format, formats, wireFormats } from '../feed/formats.ts';

/** `rss.xml`, `atom.xml`, `feed.json` or `ninjs.json`. */
export type FeedFile = Format['file'];

/** The names feeds go by at the end of a path. */
export const feedFiles: readonly FeedFile[] = [...formats, ...wireFormats].map(({ file }) => file);

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
