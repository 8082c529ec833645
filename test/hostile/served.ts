import type { Document } from '../spec/documents.ts';
import { parseJsonFeed } from '../spec/json-feed/document.ts';
import { feedsOf, type Served, serveFolder } from '../spec/served.ts';
import { parseXml, texts } from '../spec/xml-tree.ts';
import { type Folder, writeFolder } from './folder.ts';

/** All that a folder becomes. */
export type Outcome = {
  readonly problems: Served['compiled']['problems'];
  readonly skipped: readonly string[];
  readonly feeds: readonly Document[];
  /** Pages of stories, of what has a feed, and of what was withdrawn. */
  readonly pages: readonly Page[];
};

/** `policy`: its Content-Security-Policy. */
export type Page = { readonly address: string; readonly html: string; readonly policy: string };

/** Compiles, serves and reads a folder whole, as of a day on which all of it is public. */
export async function outcomeOf(folder: Folder): Promise<Outcome> {
  using written = writeFolder(folder);
  const served = await serveFolder(written.dir, 'https://hostile.example', new Date('2026-03-02T00:00:00Z'));
  const feeds = await feedsOf(served);
  const withdrawn = served.compiled.snapshot?.withdrawals.map(({ path }) => path) ?? [];
  const addresses = new Set([...feeds.flatMap(addressesIn), ...withdrawn]);
  const pages = await Promise.all([...addresses].map((address) => pageAt(served, address)));
  return { problems: served.compiled.problems, skipped: served.compiled.skipped, feeds, pages };
}

/** The feed of the whole site in a format. */
export function siteFeed({ feeds }: Outcome, file: 'rss.xml' | 'atom.xml' | 'feed.json'): Uint8Array {
  const found = feeds.find(({ name }) => name === `https://hostile.example/${file}`);
  if (found === undefined) throw new Error(`no ${file}`);
  return found.bytes;
}

function addressesIn({ vocabulary, bytes }: Document): readonly string[] {
  if (vocabulary === 'rss') return texts(parseXml(bytes), 'channel', 'link');
  if (vocabulary !== 'json') return [];
  const own = parseJsonFeed(bytes).items.filter(({ external_url }) => external_url === undefined);
  return own.flatMap(({ url }) => url ?? []);
}

async function pageAt(served: Served, address: string): Promise<Page> {
  const response = await served.get(address);
  if (response.status !== 200 && response.status !== 410) throw new Error(`${address}: ${response.status}`);
  const policy = response.headers.get('Content-Security-Policy') ?? '';
  return { address, html: await response.text(), policy };
}
