import { readFile } from 'node:fs/promises';
import { type PublishedFeed, type PublishedItem, readOpml, readPublishedFeed } from './published-feed.ts';

/** What readers have been given until now. */
export type Published = {
  /** By id. */
  readonly items: ReadonlyMap<string, PublishedItem>;
  /** Absolute URLs. */
  readonly feeds: readonly string[];
  /** Whether documents were left unread because there are too many. */
  readonly cut: boolean;
};

/** What cannot be compared with; the message says why. */
export class NotPublished extends Error {}

/** Documents read at most: at 50 articles each, the archive of a hundred thousand. */
const MOST = 2_000;

/** Reads what is published, from a live address (a feed, a page that links feeds, or a site with `/opml.xml`) or a saved file. Throws NotPublished. */
export async function readPublished(place: string): Promise<Published> {
  const live = /^https?:\/\//i.test(place);
  const text = await (live ? fetched(place) : saved(place));
  const first = readPublishedFeed(text);
  if (first) return crawl([first], live ? [place] : [], live);
  const listed = readOpml(text) ?? (live ? await linked(place, text) : undefined);
  if (listed === undefined || listed.length === 0) {
    throw new NotPublished(`${place} is no feed and names none; give the address of a feed, or a saved one`);
  }
  const [main = ''] = listed;
  const feed = readPublishedFeed(await fetched(main));
  if (!feed) throw new NotPublished(`${main}, which ${place} names, is no feed`);
  return crawl([feed], listed, true);
}

/** The first feed and what its links lead to, back to its beginning. */
async function crawl(
  first: readonly PublishedFeed[],
  feeds: readonly string[],
  live: boolean,
): Promise<Published> {
  const documents = [...first];
  const seen = new Set<string>();
  let next = live ? absolute(first[0]?.older, feeds[0]) : undefined;
  while (next !== undefined && !seen.has(next) && documents.length < MOST) {
    seen.add(next);
    const document = readPublishedFeed(await fetched(next));
    if (!document) throw new NotPublished(`${next}, to which the feed leads, is no feed`);
    documents.push(document);
    next = absolute(document.older, next);
  }
  const items = new Map(documents.flatMap((document) => document.items).map((item) => [item.id, item]));
  const own = (first[0]?.addresses ?? []).flatMap((address) => absolute(address, feeds[0]) ?? []);
  return { items, feeds: [...new Set([...feeds, ...own])], cut: next !== undefined && !seen.has(next) };
}

/** The feeds a site lists, or those a page links. */
async function linked(place: string, html: string): Promise<readonly string[]> {
  const list = new URL('opml.xml', place.endsWith('/') ? place : `${place}/`).href;
  const opml = readOpml(await fetched(list).catch(() => ''));
  if (opml && opml.length > 0) return opml;
  const tags = html.match(/<link\b[^<>]*>/gi) ?? [];
  return tags
    .filter((tag) => /rel=["']?alternate/i.test(tag) && /(?:rss|atom)\+xml|feed\+json/i.test(tag))
    .flatMap(
      (tag) => absolute(/href=["']?([^"'\s>]+)/i.exec(tag)?.[1]?.replaceAll('&amp;', '&'), place) ?? [],
    );
}

function absolute(address: string | undefined, base: string | undefined): string | undefined {
  return address === undefined ? undefined : URL.parse(address, base)?.href;
}

/** Milliseconds that a server may take. */
const PATIENCE = 30_000;

async function fetched(url: string): Promise<string> {
  try {
    const headers = { 'User-Agent': 'Dateline check', Accept: '*/*' };
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(PATIENCE) });
    if (!response.ok) throw new NotPublished(`${url} answers ${response.status}`);
    return await response.text();
  } catch (error) {
    if (error instanceof NotPublished) throw error;
    const { message, cause } = error instanceof Error ? error : { message: String(error), cause: undefined };
    throw new NotPublished(`${url} cannot be read: ${cause instanceof Error ? cause.message : message}`);
  }
}

async function saved(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new NotPublished(
      `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
