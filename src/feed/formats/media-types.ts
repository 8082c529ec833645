/** The formats' media types, without parameters, as links between them name them. */
export const RSS_TYPE = 'application/rss+xml';
export const ATOM_TYPE = 'application/atom+xml';
export const RSL_TYPE = 'application/rsl+xml';
export const JSON_TYPE = 'application/feed+json';
