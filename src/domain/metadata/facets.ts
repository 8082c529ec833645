/**
 * What an article is selected by that has no feed of its own, each a word with what it is first: `language:es-mx-`. A selection asks for
 * words that begin so.
 */
export type Facets = readonly string[];

/** Any of these beginnings; or, where `unless` is given, nothing that begins so. */
export type FacetFilter = { readonly any: readonly string[]; readonly unless?: string };

/** With a sign at its end, so that `fi` is not the beginning of `fil`. */
export const languageFacet = (language: string): string => `language:${language.toLowerCase()}-`;

/** Of articles that have translations. */
export const TRANSLATED: FacetFilter = { any: ['translated'] };

/** Articles in any of these languages (BCP 47, RFC 4647 §3.3.1); only those that are not in the site's own have a word for it. */
export function inLanguages(languages: readonly string[], own: string): FacetFilter {
  const any = languages.map(languageFacet);
  const isOwn = any.some((one) => languageFacet(own).startsWith(one));
  return { any, unless: isOwn ? 'language:' : undefined };
}

/** Whether something with these facets passes. */
export function hasFacet(facets: Facets = [], { any, unless }: FacetFilter): boolean {
  const begins = (beginning: string) => facets.some((one) => one.startsWith(beginning));
  return any.some(begins) || (unless !== undefined && !begins(unless));
}
