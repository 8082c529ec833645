import type { Collection, Cursor, Entry, Listing } from '../collection/collection.ts';
import type { DirectoryEntry } from '../collection/directory.ts';
import { latestOf } from '../collection/modified.ts';
import { scopePath } from '../collection/selection.ts';
import { sitemapPath } from '../domain/addresses.ts';
import { type Listed, newsSitemap, SITEMAP_TYPE, sitemap, sitemapIndex } from '../feed/sitemap.ts';
import type { Prepared } from '../http/resource.ts';
import { document } from './document.ts';
import { earlier } from './feeds.ts';

type Question = { readonly collection: Collection; readonly now: Date };

const SITE = { scope: { kind: 'site' } } as const;
const DAY = 86_400_000;

/** A news sitemap has articles of two days, and 1,000 at most. */
const NEWS = { days: 2, limit: 1_000 };

/** Articles of the last two days, for Google News. */
export async function newsSitemapFile({ collection, now }: Question): Promise<Prepared> {
  const { site } = collection;
  const listing = await collection.list(SITE, { limit: NEWS.limit }, now);
  const since = now.getTime() - NEWS.days * DAY;
  const entries = (listing?.entries ?? []).filter(({ published }) => published.getTime() > since);
  const leaves = (entry: Entry | undefined) => entry && new Date(entry.published.getTime() + NEWS.days * DAY);
  const left = leaves(listing?.entries[entries.length]);
  return document(newsSitemap(site, await collection.read(entries, now)), SITEMAP_TYPE, {
    site,
    // An article that has grown too old since the last change is a change of the sitemap too.
    lastModified: latestOf(collection.modified?.any, listing?.modified, left),
    ...earlier(listing?.changesAt, leaves(entries.at(-1))),
  });
}

/** Every sitemap there is: one of sections, authors and tags, and one for each month with articles. */
export async function sitemapIndexFile({ collection, now }: Question): Promise<Prepared> {
  const { site } = collection;
  const listing = await collection.list(SITE, { limit: 1 }, now);
  const months: Listed[] = [];
  let [newest] = listing?.entries ?? [];
  for (let seen = 0; newest !== undefined && seen < MONTHS; seen += 1) {
    const month = monthOf(newest.published);
    // A sitemap has one page at least (sitemap.xsd), and a month may have stories of other sites alone.
    const [page] = await pagesOf(month, 1, { collection, now });
    if (page) months.push({ url: `${site.url}${sitemapPath(month)}` });
    const older = await collection.list(SITE, { limit: 1, after: startOf(month) }, now);
    newest = older?.entries[0];
  }
  const pages = { url: `${site.url}${sitemapPath('pages')}` };
  return document(sitemapIndex([pages, ...months]), SITEMAP_TYPE, { site, ...changing(collection, listing) });
}

/** Months an index goes back: a hundred years. */
const MONTHS = 1_200;

/** URLs in one sitemap (sitemaps.org: 50,000), and articles read at once for it. */
const URLS = 50_000;
const AT_ONCE = 200;

/** The sitemap of a month, `2026-11`, or that of `pages`; undefined where there is none. */
export async function sitemapFile(
  name: string,
  { collection, now }: Question,
): Promise<Prepared | undefined> {
  const { site } = collection;
  if (name === 'pages') {
    const { site: whole, sections, authors, tags } = await collection.directory(now);
    const all = [whole, ...sections, ...authors, ...tags]
      .slice(0, URLS)
      .map((entry) => pageOf(entry, site.url));
    const listing = await collection.list(SITE, { limit: 1 }, now);
    return document(sitemap(all), SITEMAP_TYPE, { site, ...changing(collection, listing) });
  }
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(name)) return undefined;
  const pages = await pagesOf(name, URLS, { collection, now });
  if (pages.length === 0) return undefined;
  const listing = await collection.list(SITE, { limit: 1 }, now);
  return document(sitemap(pages), SITEMAP_TYPE, { site, ...changing(collection, listing) });
}

/** The pages of a month's articles, so many at most; none of those that another site has. */
async function pagesOf(
  month: string,
  most: number,
  { collection, now }: Question,
): Promise<readonly Listed[]> {
  const start = startOf(month).published.getTime();
  const limit = Math.min(most, AT_ONCE);
  const pages: Listed[] = [];
  let after: Cursor | undefined = endOf(month);
  while (after !== undefined && pages.length < most) {
    const page = await collection.list(SITE, { limit, after }, now);
    const entries: readonly Entry[] = (page?.entries ?? []).filter(
      ({ published }) => published.getTime() >= start,
    );
    const own = (await collection.read(entries, now)).filter(({ elsewhere }) => !elsewhere);
    pages.push(...own.map(({ url, updated, published }) => ({ url, changed: updated ?? published })));
    after = entries.length === limit ? page?.next : undefined;
  }
  return pages.slice(0, most);
}

const pageOf = ({ scope, latest }: DirectoryEntry, base: string): Listed => ({
  url: `${base}${scopePath(scope)}/`,
  changed: latest,
});

const monthOf = (date: Date): string => date.toISOString().slice(0, 7);

/** The cursor below which lie all articles before a month (UTC), and the one of the month after. */
const startOf = (month: string): Cursor => ({ published: new Date(`${month}-01T00:00:00Z`), id: '' });

function endOf(month: string): Cursor {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return { published: new Date(Date.UTC(year, number, 1)), id: '' };
}

function changing({ modified }: Collection, listing: Pick<Listing, 'modified' | 'changesAt'> | undefined) {
  return {
    lastModified: latestOf(modified?.any, listing?.modified),
    changesAt: listing?.changesAt,
  };
}
