import { scopePath, sitemapPath, writePath } from '../../domain/addresses.ts';
import type { DirectoryEntry } from '../../domain/directory.ts';
import { earliestOf, latestOf } from '../../domain/instant.ts';
import type { Entry, Listing, Span } from '../../domain/listing.ts';
import { TRANSLATED } from '../../domain/metadata/facets.ts';
import type { Site } from '../../domain/site.ts';
import {
  type ListedPage,
  newsSitemap,
  SITEMAP_TYPE,
  sitemap,
  sitemapIndex,
} from '../../feed/lists/sitemap.ts';
import type { Prepared } from '../../http/resource.ts';
import type { Collection } from '../../store/collection.ts';
import { document } from '../document.ts';

type SitemapContext = { readonly collection: Collection; readonly now: Date };

const SITE = { scope: { kind: 'site' } } as const;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A news sitemap has articles of two days, and 1,000 at most. */
const NEWS = { days: 2, limit: 1_000 };

/** Articles of the last two days, for Google News. */
export async function newsSitemapFile({ collection, now }: SitemapContext): Promise<Prepared> {
  const { site } = collection;
  const since = now.getTime() - NEWS.days * DAY;
  // By whole hours, so that what is asked is the same for an hour; the next older one tells when the last has left.
  const from = new Date(Math.floor(since / HOUR) * HOUR);
  const [listing, before] = await Promise.all([
    collection.list({ ...SITE, filter: { since: from } }, { limit: NEWS.limit }, now),
    collection.list(SITE, { limit: 1, after: { published: from, id: '' } }, now),
  ]);
  const all = listing?.entries ?? [];
  const entries = all.filter(({ published }) => published.getTime() > since);
  const leaves = (entry: Entry | undefined) => entry && new Date(entry.published.getTime() + NEWS.days * DAY);
  const left = leaves(all[entries.length] ?? before?.entries[0]);
  return document(newsSitemap(site, await collection.read(entries, now)), SITEMAP_TYPE, {
    site,
    // An article that has grown too old since the last change is a change of the sitemap too.
    lastModified: latestOf(collection.modified?.any, listing?.modified, left),
    changesAt: earliestOf(listing?.changesAt, leaves(entries.at(-1))),
  });
}

/** Every sitemap there is: one of sections, authors and tags, and one for each month with pages of articles. */
export async function sitemapIndexFile({ collection, now }: SitemapContext): Promise<Prepared> {
  const { site } = collection;
  const { months, ...times } = await collection.months(MONTHS, now);
  const listed = ['pages', ...months].map((name): ListedPage => ({ url: `${site.url}${sitemapPath(name)}` }));
  return document(sitemapIndex(listed), SITEMAP_TYPE, { site, ...changing(collection, times) });
}

/** Months an index goes back: a hundred years. */
const MONTHS = 1_200;

/** The newest pages of a month for which a sitemap names translations: at most this many. */
const TRANSLATIONS = 1_000;

/** URLs in one sitemap (sitemaps.org: 50,000). */
const URLS = 50_000;

/** The sitemap of a month, `2026-11`, or that of `pages`; undefined where there is none. */
export async function sitemapFile(
  name: string,
  { collection, now }: SitemapContext,
): Promise<Prepared | undefined> {
  const { site } = collection;
  if (name === 'pages') {
    const [{ site: whole, sections, authors, tags }, listing] = await Promise.all([
      collection.directory(now),
      collection.list(SITE, { limit: 1 }, now),
    ]);
    const all = [whole, ...sections, ...authors, ...tags].slice(0, URLS).map((entry) => pageOf(entry, site));
    return document(sitemap(all), SITEMAP_TYPE, { site, ...changing(collection, listing) });
  }
  const span = monthSpan(name);
  if (span === undefined) return undefined;
  const [pages, listing, translated] = await Promise.all([
    collection.pages({ ...span, limit: URLS }, now),
    collection.list(SITE, { limit: 1 }, now),
    collection.list(
      { ...SITE, filter: { facets: [TRANSLATED], since: span.from } },
      { limit: TRANSLATIONS, after: { published: span.before, id: '' } },
      now,
    ),
  ]);
  if (pages.length === 0) return undefined;
  const articles = await collection.read(translated?.entries ?? [], now);
  const byPath = new Map(articles.map((article) => [article.path, article]));
  const listed = pages.map(({ path, updated, published }): ListedPage => {
    const { language, translations } = byPath.get(path) ?? {};
    return { url: site.url + writePath(path), changed: updated ?? published, language, translations };
  });
  return document(sitemap(listed), SITEMAP_TYPE, { site, ...changing(collection, listing) });
}

const pageOf = (entry: DirectoryEntry, { url, language }: Site): ListedPage => ({
  url: `${url}${scopePath(entry.scope)}/`,
  changed: entry.latest,
  language: entry.language ?? language,
  translations: entry.translations,
});

/** A month (UTC), `2026-11`; undefined for anything else. */
function monthSpan(name: string): Pick<Span, 'from' | 'before'> | undefined {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(name)?.map(Number) ?? [];
  if (year === undefined || month === undefined) return undefined;
  return { from: new Date(`${name}-01T00:00:00Z`), before: new Date(Date.UTC(year, month, 1)) };
}

function changing({ modified }: Collection, listing: Pick<Listing, 'modified' | 'changesAt'> | undefined) {
  return {
    lastModified: latestOf(modified?.any, listing?.modified),
    changesAt: listing?.changesAt,
  };
}
