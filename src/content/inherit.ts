import type { Html } from '../collection/html.ts';
import type { ArticleFields } from './article-schema.ts';
import { type Sections, upward } from './section.ts';

/** The article's own, the nearest section's, else the site's; `false` on the way ends the search. */
export function calloutOf(
  { callout }: ArticleFields,
  section: string,
  sections: Sections,
  callouts: Readonly<Record<string, Html>>,
): Html | undefined {
  if (callout === false) return undefined;
  const nearest = upward(section, sections).find(
    ({ fields }) => fields.callout !== undefined && fields.callout !== true,
  );
  if (nearest) return callouts[nearest.path];
  return callouts[''];
}

/** The article's own language, or the nearest section's. */
export const languageOf = (
  { language }: ArticleFields,
  section: string,
  sections: Sections,
): string | undefined =>
  language ?? upward(section, sections).find(({ fields }) => fields.language)?.fields.language;
