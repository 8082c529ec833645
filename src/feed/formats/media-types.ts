/** The formats' media types, without parameters, as links between them name them. */
export const RSS_TYPE = 'application/rss+xml';
export const ATOM_TYPE = 'application/atom+xml';

/** Terms for machines (RSL 1.0). */
export const RSL_TYPE = 'application/rsl+xml';
export const JSON_TYPE = 'application/feed+json';

/** The formats that readers subscribe to, the preferred one first. */
export const READER_FORMATS = [
  { name: 'rss', mediaType: RSS_TYPE },
  { name: 'atom', mediaType: ATOM_TYPE },
  { name: 'json', mediaType: JSON_TYPE },
] as const;
