import type { Article } from '../../domain/article.ts';
import type { Translation } from '../../domain/metadata/translation.ts';
import type { Site } from '../../domain/site.ts';
import { rfc3339 } from '../xml/date.ts';
import { concatenate } from '../xml/encoded.ts';
import { type Element, element, encodeFrame, textElement } from '../xml/xml.ts';

/** With its charset, as Content-Type has it. */
export const SITEMAP_TYPE = 'application/xml; charset=utf-8';

/** https://www.sitemaps.org/protocol.html */
const SITEMAPS = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/** Articles of the last days, for Google News (sitemap-news 0.9); those with another site's page are that site's to list. */
export function newsSitemap(site: Site, articles: readonly Article[]): Uint8Array<ArrayBuffer> {
  return document(
    'urlset',
    articles
      .filter(({ elsewhere }) => !elsewhere)
      .map(({ url, title, language, published }) =>
        element(
          'url',
          {},
          element('loc', {}, url),
          element(
            'news:news',
            {},
            element(
              'news:publication',
              {},
              element('news:name', {}, site.title),
              element('news:language', {}, newsLanguage(language)),
            ),
            element('news:publication_date', {}, rfc3339(published)),
            element('news:title', {}, title),
          ),
        ),
      ),
  );
}

/** ISO 639, but for Chinese, where Google asks for zh-cn or zh-tw. */
function newsLanguage(language: string): string {
  const primary = language.split('-', 1)[0]?.toLowerCase() ?? '';
  if (primary !== 'zh') return primary;
  return /-(?:Hant|TW|HK|MO)\b/i.test(language) ? 'zh-tw' : 'zh-cn';
}

/** A page of a site, with when it changed. */
export type ListedPage = {
  readonly url: string;
  readonly changed?: Date;
  /** In which language it is, of a page that is there in others too. */
  readonly language?: string;
  readonly translations?: readonly Translation[];
};

/** Pages of the site: 50,000 at most. */
export const sitemap = (pages: readonly ListedPage[]): Uint8Array<ArrayBuffer> =>
  document('urlset', pages.map(listed('url')));

/** Sitemaps of the site: 50,000 at most. */
export const sitemapIndex = (sitemaps: readonly ListedPage[]): Uint8Array<ArrayBuffer> =>
  document('sitemapindex', sitemaps.map(listed('sitemap')));

const listed =
  (name: string) =>
  ({ url, changed, language = '', translations }: ListedPage): Element =>
    element(
      name,
      {},
      element('loc', {}, url),
      textElement('lastmod', changed && rfc3339(changed)),
      // Each page names itself too (Google, localized versions, "sitemap").
      ...(translations ? [{ language, url }, ...translations] : []).map((one) =>
        element('xhtml:link', { rel: 'alternate', hreflang: one.language, href: one.url }),
      ),
    );

function document(name: string, children: readonly Element[]): Uint8Array<ArrayBuffer> {
  const { before, after } = encodeFrame(element(name, { xmlns: SITEMAPS }, ...children), 0);
  return concatenate([before, after]);
}
