import { scopePath } from '../../domain/addresses.ts';
import { type Article, type Author, updateName } from '../../domain/article.ts';
import type { Enclosure, Image } from '../../domain/media.ts';
import type { Site } from '../../domain/site.ts';
import { fullLink } from './link.ts';

/** A story as schema.org's NewsArticle, for JSON-LD; absent fields are undefined. */
export function newsArticle({ site, article }: { readonly site: Site; readonly article: Article }): object {
  const publisher = organisation(site);
  const authors =
    article.authors.length === 0
      ? [publisher]
      : article.authors.map((author) => writer(site, article, author));
  return {
    '@context': 'https://schema.org',
    '@type': article.live ? 'LiveBlogPosting' : 'NewsArticle',
    '@id': article.url,
    url: article.url,
    identifier: article.id,
    mainEntityOfPage: { '@type': 'WebPage', '@id': article.url },
    headline: article.title,
    description: article.description,
    image: article.image && [picture(article.image)],
    datePublished: article.published.toISOString(),
    dateModified: (article.updated ?? article.published).toISOString(),
    dateline: article.dateline,
    author: authors,
    publisher,
    articleSection: article.sections[0].trail,
    keywords: article.tags.length === 0 ? undefined : article.tags.map(({ name }) => name),
    about: article.subjects?.map(({ code, uri, name }) => ({
      '@type': 'DefinedTerm',
      '@id': uri,
      termCode: code,
      name,
    })),
    contentLocation: article.places?.map(({ name, at, uris }) => ({
      '@type': 'Place',
      name,
      geo: at && { '@type': 'GeoCoordinates', latitude: at.latitude, longitude: at.longitude },
      sameAs: uris,
    })),
    inLanguage: article.language,
    workTranslation: article.translations?.map(({ language, url }) => ({
      '@type': 'NewsArticle',
      '@id': url,
      inLanguage: language,
    })),
    isAccessibleForFree: true,
    audio: article.audio && recording('AudioObject', article.audio, article),
    video: article.video && recording('VideoObject', article.video, article),
    digitalSourceType: article.made?.term,
    isBasedOn: article.source?.url,
    sourceOrganization: article.source && {
      '@type': 'Organization',
      name: article.source.name,
      url: article.source.url,
    },
    correction:
      article.corrections.length === 0
        ? undefined
        : article.corrections.map(({ date, text }) => ({
            '@type': 'CorrectionComment',
            text,
            datePublished: date.toISOString(),
          })),
    copyrightNotice: article.rights ?? site.rights,
    license: article.license ?? site.license,
    ...coverage(article, authors),
  };
}

/** What a story in progress has besides (schema.org, LiveBlogPosting). */
function coverage(article: Article, author: readonly object[]): object {
  const { live, published, updated = published } = article;
  if (!live) return {};
  const { updates: all } = live;
  const times = all.map((update) => update.updated ?? update.published);
  return {
    coverageStartTime: iso(Math.min(published.getTime(), ...all.map((update) => update.published))),
    coverageEndTime: live.isOpen ? undefined : iso(Math.max(updated.getTime(), ...times)),
    liveBlogUpdate: all.map((update) => ({
      '@type': 'BlogPosting',
      headline: update.title,
      url: `${article.url}#${updateName(update)}`,
      author,
      datePublished: iso(update.published),
      dateModified: iso(update.updated ?? update.published),
      articleBody: update.text || update.title,
    })),
  };
}

const iso = (time: number): string => new Date(time).toISOString();

function organisation({ organisation, url, logo }: Site): object {
  return {
    '@type': 'NewsMediaOrganization',
    name: organisation.name,
    url: organisation.url ?? `${url}/`,
    logo: logo && picture(logo),
  };
}

/** A wire agency that signs its own story is no person. */
function writer(site: Site, { source }: Article, author: Author): object {
  return {
    '@type': author.name === source?.name ? 'Organization' : 'Person',
    name: author.name,
    url: author.url ?? fullLink(site, `${scopePath({ kind: 'author', slug: author.slug })}/`),
  };
}

function picture({ url, width, height, caption, credit, made }: Image): object {
  const digitalSourceType = made?.term;
  return { '@type': 'ImageObject', url, width, height, caption, creditText: credit, digitalSourceType };
}

function recording(type: 'AudioObject' | 'VideoObject', file: Enclosure, article: Article): object {
  return {
    '@type': type,
    name: file.title ?? article.title,
    description: article.description,
    contentUrl: file.url,
    encodingFormat: file.type,
    contentSize: String(file.length),
    duration: file.duration === undefined ? undefined : `PT${Math.round(file.duration)}S`,
    uploadDate: article.published.toISOString(),
    thumbnailUrl: article.image?.url,
  };
}
