import type { Translation } from '../../../domain/metadata/translation.ts';
import { type Element, element } from '../../xml/xml.ts';

/** Links to pages in other languages, each with a hreflang that no other alternate has (RFC 4287 §4.1.2). */
export const translationLinks = (translations: readonly Translation[] = []): readonly Element[] =>
  translations.map(({ language, url }) =>
    element('link', { rel: ALTERNATE, type: 'text/html', hreflang: language, href: url }),
  );

/** The same as `alternate` (RFC 4287 §4.2.7.2), which several readers take for the page of the entry itself wherever it stands (decision 53). */
const ALTERNATE = 'http://www.iana.org/assignments/relation/alternate';

/** The same for JSON. */
export const translationList = (translations: readonly Translation[] | undefined) =>
  translations?.map(({ language, url }) => ({ language, url }));
