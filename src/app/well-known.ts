import type { ListFormat, Scope, WellKnown } from '../domain/addresses.ts';
import { latestOf } from '../domain/instant.ts';
import type { Site } from '../domain/site.ts';
import { RSL_TYPE } from '../feed/formats/media-types.ts';
import { OPML_TYPE, opml } from '../feed/lists/opml.ts';
import { termsDocument } from '../feed/lists/terms.ts';
import { immediate, type Prepared } from '../http/resource.ts';
import type { Collection } from '../store/collection.ts';
import { document } from './document.ts';

const encoder = new TextEncoder();
const SITEMAPS: readonly WellKnown[] = ['/sitemap.xml', '/news-sitemap.xml'];
const TERMS: WellKnown = '/license.xml';

type WellKnownContext = { readonly collection: Collection; readonly now: Date };

/** Every feed of a scope and below it in one list; it changes when the scope's own listing does. Undefined when there is none. */
export async function opmlList(
  { collection, now }: WellKnownContext,
  { scope, format }: { readonly scope: Scope; readonly format: ListFormat },
): Promise<Prepared | undefined> {
  const { site } = collection;
  const listing = await collection.list({ scope }, { limit: site.feeds.limit }, now);
  if (!listing) return undefined;
  const directory = await collection.directory(now);
  return document(opml(site, directory, scope, format), OPML_TYPE, {
    site,
    lastModified: latestOf(collection.modified?.any, listing.modified),
    changesAt: listing.changesAt,
  });
}

/** Who may read what (RFC 9309), on which terms (RSL 1.0, and as a content signal), and where the sitemaps are. */
export async function robots({ collection: { site, modified } }: WellKnownContext): Promise<Prepared> {
  const { refused = [], licensing, url } = site;
  const groups = [
    `User-agent: *\n${licensing?.signal === undefined ? '' : `Content-Signal: ${licensing.signal}\n`}Allow: /\n`,
    refused.length > 0 && `${refused.map((name) => `User-agent: ${name}\n`).join('')}Disallow: /\n`,
    licensing && `License: ${licensing.terms}\n`,
    SITEMAPS.map((path) => `Sitemap: ${url}${path}\n`).join(''),
  ].filter(Boolean);
  return document(encoder.encode(groups.join('\n')), 'text/plain; charset=utf-8', {
    site,
    lastModified: modified?.all,
  });
}

/** Whether the terms for machines stand here. */
export function hasTerms({ licensing, url }: Site): boolean {
  return licensing?.terms === `${url}${TERMS}`;
}

/** The site's terms for machines; undefined where it states none, or has a document of its own. */
export async function terms({
  collection: { site, modified },
}: WellKnownContext): Promise<Prepared | undefined> {
  const { licensing, url } = site;
  if (!licensing || !hasTerms(site)) return undefined;
  return document(termsDocument(url, licensing), `${RSL_TYPE}; charset=utf-8`, {
    site,
    lastModified: modified?.all,
  });
}

/** The site's record in the AT Protocol, so that programs that find the record can see that the site is the record's (https://standard.site/docs/verification). */
export async function publicationRecord({
  collection: { site, modified },
}: WellKnownContext): Promise<Prepared | undefined> {
  if (site.atproto === undefined) return undefined;
  return document(encoder.encode(site.atproto), 'text/plain; charset=utf-8', {
    site,
    lastModified: modified?.all,
  });
}

/** For operations: which content this is, how many articles the site's feed draws on, seconds since the start. */
export async function health({
  collection,
  now,
  started,
}: WellKnownContext & { readonly started: Date }): Promise<Response> {
  const { site } = await collection.directory(now);
  const uptime = Math.max(0, Math.floor((now.getTime() - started.getTime()) / 1000));
  const body = { status: 'ok', revision: collection.revision, articles: site.count, uptime };
  return immediate(`${JSON.stringify(body)}\n`, 'application/json');
}
