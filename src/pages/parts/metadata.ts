import { NEWS_ITEM } from '../../domain/addresses.ts';
import type { Article } from '../../domain/article.ts';
import type { Image } from '../../domain/media.ts';
import type { Translation } from '../../domain/metadata/translation.ts';
import type { Site } from '../../domain/site.ts';
import { breadcrumbList, type Crumb, crumbsOf } from './breadcrumb.ts';
import { webLink } from './link.ts';
import { newsArticle } from './linked-data.ts';
import { markup, type PageMarkup, scriptElement } from './template.ts';

/** What machines read of a story's page: canonical link, Open Graph, JSON-LD. */
export function articleMetadata({
  site,
  article,
}: {
  readonly site: Site;
  readonly article: Article;
}): PageMarkup {
  const image = article.image ?? site.logo;
  return markup`${canonical(article.url)}${alternates(article, article.translations)}${wire(article)}<meta name="robots" content="max-image-preview:large">
${article.authors.map(({ name }) => markup`<meta name="author" content="${name}">\n`)}${openGraph([
  ...described(site, article.title, article.description, article.url),
  ['og:type', 'article'],
  ['og:locale', locale(article.language)],
  ...pictured(image),
  ['article:published_time', article.published.toISOString()],
  ['article:modified_time', article.updated?.toISOString()],
  ['article:section', article.sections[0].trail.at(-1)],
  ...article.tags.map(({ name }): Property => ['article:tag', name]),
])}<meta name="twitter:card" content="${article.image === undefined ? 'summary' : 'summary_large_image'}">
${linkedData(newsArticle({ site, article }))}${linkedData(breadcrumbList(site, crumbsOf(site, article.sections[0]), article.title))}`;
}

/** What machines read of the page of a section, an author, a tag or the whole site. */
export function subjectMetadata(about: {
  readonly site: Site;
  readonly title: string;
  readonly description?: string | undefined;
  readonly url: string;
  readonly image?: Image | undefined;
  readonly translations?: readonly Translation[] | undefined;
  /** The pages above. */
  readonly crumbs?: readonly Crumb[] | undefined;
}): PageMarkup {
  return markup`${canonical(about.url)}${alternates({ ...about, language: about.site.language }, about.translations)}${openGraph(
    [
      ...described(about.site, about.title, about.description, about.url),
      ['og:type', 'website'],
      ['og:locale', locale(about.site.language)],
      ...pictured(about.image ?? about.site.logo),
    ],
  )}<meta name="twitter:card" content="summary">
${about.crumbs && linkedData(breadcrumbList(about.site, about.crumbs, about.title))}`;
}

/** Where a page is found in other languages, for search engines (https://developers.google.com/search/docs/specialty/international/localized-versions): itself among them. */
function alternates(
  own: Pick<Translation, 'language' | 'url'>,
  translations: readonly Translation[] = [],
): readonly PageMarkup[] {
  if (translations.length === 0) return [];
  return [own, ...translations].map(
    ({ language, url }) => markup`<link rel="alternate" hreflang="${language}" href="${webLink(url)}">\n`,
  );
}

type Property = readonly [string, string | number | undefined];

function canonical(url: string): PageMarkup | undefined {
  const href = webLink(url);
  return href === undefined ? undefined : markup`<link rel="canonical" href="${href}">\n`;
}

/** The story as newsrooms' programs read it: what feeds may carry, where its page is ours. */
function wire({ syndication, elsewhere, url }: Article): PageMarkup | undefined {
  if (syndication === 'none' || elsewhere) return undefined;
  return markup`<link rel="alternate" type="application/vnd.iptc.g2.newsitem+xml" href="${url}/${NEWS_ITEM}">\n`;
}

function described(
  site: Site,
  title: string,
  description: string | undefined,
  url: string,
): readonly Property[] {
  return [
    ['description', description],
    ['og:site_name', site.title],
    ['og:title', title],
    ['og:description', description],
    ['og:url', url],
  ];
}

function pictured(image: Image | undefined): readonly Property[] {
  return image === undefined
    ? []
    : [
        ['og:image', image.url],
        ['og:image:width', image.width],
        ['og:image:height', image.height],
        ['og:image:alt', image.alt],
      ];
}

/** Open Graph's properties take `property`, HTML's own take `name`. */
function openGraph(properties: readonly Property[]): readonly PageMarkup[] {
  return properties
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) =>
      name.includes(':')
        ? markup`<meta property="${name}" content="${value}">\n`
        : markup`<meta name="${name}" content="${value}">\n`,
    );
}

/** Open Graph wants language_TERRITORY, so a language alone has none. */
function locale(language: string): string | undefined {
  const [, primary, region] = /^([a-z]{2,3})(?:-[a-z]{4})?-([a-z]{2})\b/i.exec(language) ?? [];
  return primary === undefined || region === undefined
    ? undefined
    : `${primary.toLowerCase()}_${region.toUpperCase()}`;
}

function linkedData(value: object): PageMarkup {
  return markup`${scriptElement(scriptJson(value), ' type="application/ld+json"')}\n`;
}

/** JSON that nothing in a script element can end or open (HTML §4.12.1.3). */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
