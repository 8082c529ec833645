import type { Translation } from '../../../domain/metadata/translation.ts';
import { type Element, element } from '../../xml/xml.ts';

/** Links to pages in other languages, each with a hreflang that no other alternate has (RFC 4287 §4.1.2). */
export const translationLinks = (translations: readonly Translation[] = []): readonly Element[] =>
  translations.map(({ language, url }) =>
    element('link', { rel: 'alternate', type: 'text/html', hreflang: language, href: url }),
  );

/** The same for JSON. */
export const translationList = (translations: readonly Translation[] | undefined) =>
  translations?.map(({ language, url }) => ({ language, url }));
