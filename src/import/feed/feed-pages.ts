import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type ImportOptions, UnreadableImport } from '../import-system.ts';
import type { Loss } from '../imported.ts';
import { createWebClient, type WebClient, type WebDocument } from '../web/client.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import type { StrayBytes } from '../xml/mixed-text.ts';
import { olderOf, type ParsedFeed } from './feed-document.ts';
import { readFeed } from './read-feed.ts';

/** A document of a feed, or what of it could not be read. */
export type FeedPage =
  | { readonly feed: ParsedFeed; readonly place: string; readonly stray: StrayBytes | undefined }
  | { readonly loss: Loss };

/** Bytes of one document. */
const MOST_BYTES = 20_000_000;

/** Documents, unless the newsroom says otherwise: at 50 articles each, those of a hundred thousand. */
const MOST_PAGES = 2_000;

/** Milliseconds for all of them. */
const MOST_TIME = 3_600_000;

/** Milliseconds between two requests. */
const PAUSE = 500;

/** A feed and its older documents, the newest first. Of a file nothing but itself is read. */
export async function* feedPages(options: ImportOptions): AsyncGenerator<FeedPage> {
  const { from } = options;
  if (/^https?:\/\//i.test(from)) {
    yield* livePages(options, createWebClient({ most: MOST_BYTES, pause: options.pause ?? PAUSE }));
    return;
  }
  const { text, stray } = decodeXml(await readFile(from));
  const feed = readFeed(text);
  if (feed === undefined) throw new UnreadableImport(NO_FEED);
  yield { feed, stray, place: basename(from) };
  const older = olderOf(feed);
  if (older !== undefined)
    yield lossOf(
      basename(from),
      `what is older is at ${older}; import that address to have it too`,
      'archive that was not read',
    );
}

const NO_FEED =
  'it is not RSS, Atom or JSON Feed; give the address of a feed, or a saved one. A page is read with --as page';

async function* livePages(options: ImportOptions, client: WebClient): AsyncGenerator<FeedPage> {
  const limit = options.limit ?? MOST_PAGES;
  const end = performance.now() + MOST_TIME;
  const visited = new Set<string>();
  const entryNames = new Set<string>();
  let next: string | undefined = options.from;
  for (let page = 1; next !== undefined && !visited.has(next); page += 1) {
    if (page > limit || performance.now() > end) {
      yield lossOf(
        next,
        'it and what is older was not read; --limit says how many documents are',
        'archive that was not read',
      );
      return;
    }
    visited.add(next);
    const answer = await client(next, page === 1 ? options.validators?.get(next) : undefined);
    if (typeof answer !== 'string' && answer.isUnchanged) return;
    const decoded = typeof answer === 'string' ? undefined : decodeXml(answer.bytes, answer.type);
    const feed = typeof answer === 'string' || !decoded ? undefined : readFeed(decoded.text, answer.url);
    if (typeof answer === 'string' || feed === undefined) {
      const why = typeof answer === 'string' ? answer : NO_FEED;
      if (page === 1) throw new UnreadableImport(why);
      // WordPress says by 404 that there is no more.
      if (!isPaged(next)) yield unreadArchive(next, why);
      return;
    }
    const before = entryNames.size;
    for (const { id, title } of feed.entries) entryNames.add(id || title);
    if (page > 1 && entryNames.size === before && isPaged(next)) return;
    yield { feed, place: next, stray: decoded?.stray };
    if (page === 1) noteValidators(options, answer);
    next = olderOf(feed) ?? pagedBy(feed, options.from, page + 1);
  }
}

const unreadArchive = (place: string, why: string): FeedPage => ({
  loss: {
    place,
    what: `it and what is older was not read: ${why}; import again once it answers`,
    kind: 'archive that was not read',
    error: 'incomplete',
  },
});

const lossOf = (place: string, what: string, kind: string): FeedPage => ({ loss: { place, what, kind } });

function noteValidators({ from, onValidators }: ImportOptions, { etag, modified }: WebDocument): void {
  if (etag !== undefined || modified !== undefined) onValidators?.(from, { etag, modified });
}

const isPaged = (url: string): boolean => URL.parse(url)?.searchParams.has('paged') === true;

/** WordPress's feeds have no links to what is older, but pages by number. */
function pagedBy({ generator, entries }: ParsedFeed, from: string, page: number): string | undefined {
  if (!/wordpress/i.test(generator) || entries.length === 0) return undefined;
  const url = new URL(from);
  url.searchParams.set('paged', String(page));
  return url.href;
}
