import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type ImportOptions, UnreadableImport } from '../import-system.ts';
import type { Loss } from '../imported.ts';
import { createWebClient, type WebClient } from '../web/client.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { childNamed, childrenNamed, readLenientXml, textOf } from '../xml/xml-tree.ts';

/** A page that was read, or why one was not. `url`: absent for a file. */
export type PageAddress =
  | { readonly html: string; readonly url?: string; readonly place: string }
  | { readonly loss: Loss };

/** Bytes of one page or list. */
const MOST_BYTES = 50_000_000;

/** Pages, unless the newsroom says otherwise. */
const MOST_PAGES = 2_000;

/** Milliseconds for all of them. */
const MOST_TIME = 4 * 3_600_000;

/** Sitemaps within sitemaps: https://www.sitemaps.org/protocol.html#index has one level. */
const DEEPEST = 3;

/** The pages of FROM: one at an address, a saved one, those of a list of addresses or of a sitemap. One request after the other. */
export async function* listedPages(options: ImportOptions): AsyncGenerator<PageAddress> {
  const { from } = options;
  const client = createWebClient({ most: MOST_BYTES, pause: options.pause ?? 500 });
  const isAddress = /^https?:\/\//i.test(from);
  const answer = isAddress ? await client(from) : undefined;
  if (typeof answer === 'string')
    throw new UnreadableImport(
      `${answer}; it was asked for as a feed, a page and a sitemap. Is the address right? Feeds are often at /feed/, /rss.xml, /atom.xml or /feed.json`,
    );
  const text =
    answer === undefined ? decodeHtml(await readFile(from)) : decodeHtml(answer.bytes, answer.type);
  if (isPage(text)) {
    yield { html: text, url: answer?.url, place: answer === undefined ? basename(from) : answer.url };
    return;
  }
  const limit = options.limit ?? MOST_PAGES;
  const end = performance.now() + MOST_TIME;
  let count = 0;
  for await (const entry of addressesIn(text, from, client, DEEPEST)) {
    if (typeof entry !== 'string') yield entry;
    else if (count >= limit || performance.now() > end) {
      yield lossOf(
        entry,
        'it and what follows was not read; --limit says how many pages are',
        'page that was not read',
      );
      return;
    } else {
      count += 1;
      yield await pageAt(entry, client);
    }
  }
}

const isPage = (text: string): boolean =>
  /^(?:\s|<!--[\s\S]{0,2000}?-->)*<(?:!doctype html|html|head|body)\b/i.test(text.slice(0, 5_000));

async function pageAt(url: string, client: WebClient): Promise<PageAddress> {
  const answer = await client(url);
  if (typeof answer === 'string')
    return lossOf(url, `the page was not read: ${answer}`, 'page that was not read');
  return { html: decodeHtml(answer.bytes, answer.type), url: answer.url, place: url };
}

const lossOf = (place: string, what: string, kind: string): PageAddress => ({ loss: { place, what, kind } });

/** The addresses of a sitemap (https://www.sitemaps.org/protocol.html) and of those it names, or of a text with one on each line. */
async function* addressesIn(
  text: string,
  place: string,
  client: WebClient,
  depth: number,
): AsyncGenerator<string | PageAddress> {
  if (!text.trimStart().startsWith('<')) {
    yield* linesIn(text, place);
    return;
  }
  const { root } = readLenientXml(text);
  if (root?.name === 'urlset') {
    for (const url of childrenNamed(root, 'url')) yield textOf(childNamed(url, 'loc')).trim();
    return;
  }
  if (root?.name !== 'sitemapindex' || depth === 0)
    throw new UnreadableImport('it is no page, no sitemap and no list of addresses, one on each line');
  for (const sitemap of childrenNamed(root, 'sitemap')) {
    const address = textOf(childNamed(sitemap, 'loc')).trim();
    const answer = await client(address);
    if (typeof answer === 'string')
      yield lossOf(address, `the sitemap was not read: ${answer}`, 'sitemap that was not read');
    else yield* addressesIn(decodeHtml(answer.bytes, answer.type), address, client, depth - 1);
  }
}

function* linesIn(text: string, place: string): Generator<string | PageAddress> {
  const lines = text.split(/\r?\n/).map((each) => each.trim());
  for (const [at, each] of lines.entries()) {
    if (each === '' || each.startsWith('#')) continue;
    if (/^https?:\/\/\S+$/i.test(each)) yield each;
    else
      yield lossOf(
        `${basename(place)}: line ${at + 1}`,
        `“${each.slice(0, 80)}” is not an address`,
        'line that is not an address',
      );
  }
}

/** Text of HTML, XML or a list; lists may be compressed as a file (https://www.sitemaps.org/protocol.html#index). */
function decodeHtml(bytes: Uint8Array, type?: string): string {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return decodeXml(unzipped(bytes)).text;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2_048));
  const [, charset] = /<meta[^<>]{0,200}charset=["']?([\w-]+)/i.exec(head) ?? [];
  return decodeXml(
    bytes,
    type?.includes('charset') || charset === undefined ? type : `text/html; charset=${charset}`,
  ).text;
}

function unzipped(bytes: Uint8Array): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch {
    return new Uint8Array();
  }
}
