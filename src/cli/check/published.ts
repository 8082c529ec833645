import { readFile } from 'node:fs/promises';
import { readOpml } from '../../import/feed/xml-feed.ts';
import { feedsOfPage } from '../doctor/look/discover.ts';
import { createVisitor, type Visitor } from '../doctor/look/visitor.ts';
import { type PublishedFeed, type PublishedItem, readPublishedFeed } from './published-feed.ts';

/** What readers have been given until now. */
export type PublishedItems = {
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
export async function readPublished(place: string): Promise<PublishedItems> {
  const live = /^https?:\/\//i.test(place);
  // As patient as the doctor is, with as much at a time.
  const visitor = createVisitor({ time: TIME, requests: MOST });
  const page = live ? await fetched(place, visitor) : undefined;
  const text = page?.text ?? (await saved(place));
  const first = readPublishedFeed(text);
  if (first) return crawl([first], live ? [place] : [], visitor, live);
  const listed = readOpml(text) ?? (page && (await linked(place, page, visitor)));
  if (listed === undefined || listed.length === 0) {
    throw new NotPublished(`${place} is no feed and names none; give the address of a feed, or a saved one`);
  }
  const [main = ''] = listed;
  const feed = readPublishedFeed((await fetched(main, visitor)).text);
  if (!feed) throw new NotPublished(`${main}, which ${place} names, is no feed`);
  return crawl([feed], listed, visitor, true);
}

/** The first feed and what its links lead to, back to its beginning. */
async function crawl(
  first: readonly PublishedFeed[],
  feeds: readonly string[],
  visitor: Visitor,
  live: boolean,
): Promise<PublishedItems> {
  const documents = [...first];
  const visited = new Set<string>();
  let next = live ? absolute(first[0]?.older, feeds[0]) : undefined;
  while (next !== undefined && !visited.has(next) && documents.length < MOST) {
    visited.add(next);
    const document = readPublishedFeed((await fetched(next, visitor)).text);
    if (!document) throw new NotPublished(`${next}, to which the feed leads, is no feed`);
    documents.push(document);
    next = absolute(document.older, next);
  }
  const items = new Map(documents.flatMap((document) => document.items).map((item) => [item.id, item]));
  const own = (first[0]?.addresses ?? []).flatMap((address) => absolute(address, feeds[0]) ?? []);
  return { items, feeds: [...new Set([...feeds, ...own])], cut: next !== undefined && !visited.has(next) };
}

/** The feeds a site lists, or those a page links. */
async function linked(place: string, page: Fetched, visitor: Visitor): Promise<readonly string[]> {
  const list = new URL('opml.xml', place.endsWith('/') ? place : `${place}/`).href;
  const opml = await fetched(list, visitor).then(
    ({ text }) => readOpml(text),
    () => undefined,
  );
  return opml && opml.length > 0 ? opml : feedsOfPage(page);
}

function absolute(address: string | undefined, base: string | undefined): string | undefined {
  return address === undefined ? undefined : URL.parse(address, base)?.href;
}

/** Milliseconds for everything. */
const TIME = 600_000;

type Fetched = { readonly url: string; readonly body: Uint8Array; readonly text: string };

async function fetched(url: string, visitor: Visitor): Promise<Fetched> {
  const { last, failure } = await visitor.ask(url, { 'User-Agent': 'Dateline check', Accept: '*/*' });
  if (failure) throw new NotPublished(`${url} cannot be read: ${failure.message}`);
  if (last === undefined) throw new NotPublished(`${url} cannot be read: its redirects never end`);
  if (last.status !== 200) throw new NotPublished(`${url} answers ${last.status}`);
  if (last.undecodable !== undefined) throw new NotPublished(`${url} cannot be read: ${last.undecodable}`);
  return { url: last.url, body: last.body, text: new TextDecoder().decode(last.body) };
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
