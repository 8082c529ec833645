import type { Article } from '../../domain/article.ts';
import { type Facets, languageFacet, TRANSLATED } from '../../domain/metadata/facets.ts';

/** What an article is selected by; undefined: nothing but its place. */
export function facetsOf(
  { language, translations }: Pick<Article, 'language' | 'translations'>,
  more: readonly string[],
  site: { readonly language: string },
): Facets | undefined {
  const all = [
    ...(language === site.language ? [] : [languageFacet(language)]),
    ...(translations ? TRANSLATED.any : []),
    ...more,
  ];
  return all.length === 0 ? undefined : all;
}
