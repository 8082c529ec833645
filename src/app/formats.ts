import { type Format, formats } from '../feed/formats.ts';

/** `rss.xml`, `atom.xml` or `feed.json`. */
export type FeedFile = Format['file'];

/** The names feeds go by at the end of a path. */
export const feedFiles: readonly FeedFile[] = formats.map(({ file }) => file);

const generalNames: Readonly<Record<Format['name'], readonly string[]>> = {
  rss: ['application/xml', 'text/xml'],
  atom: [],
  json: ['application/json'],
};

/** What `/feed` chooses among by Accept; the general names older readers ask under count too. */
export const feedOffers = formats.map((format) => ({
  format,
  type: format.mediaType.split(';')[0] ?? '',
  alsoKnownAs: generalNames[format.name] ?? [],
}));
