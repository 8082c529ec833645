import { statSync } from 'node:fs';
import { fileHead } from '../file-head.ts';
import type { ImportOptions, ImportSystem } from '../import-system.ts';
import type { ImportEvent, ImportedArticle } from '../imported.ts';
import { createSectionNames } from '../story/section-names.ts';
import { createWebClient } from '../web/client.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { cutLoss, strayLoss } from '../xml/xml-losses.ts';
import { createClosingBlocks } from './closing-blocks.ts';
import { entryArticle } from './entry-article.ts';
import { sectionFolders } from './entry-sections.ts';
import type { DeletedEntry, ParsedFeed } from './feed-document.ts';
import { type FeedPage, feedPages } from './feed-pages.ts';
import { readFeed } from './read-feed.ts';
import { unsaidBy } from './unsaid.ts';

/** Feeds: RSS 2.0 and 1.0, Atom, JSON Feed; at an address with all their older documents, or saved. */
export const feed: ImportSystem = {
  name: 'feed',
  title: 'a feed',
  takes: ['authors', 'map', 'limit'],
  detect,
  read,
};

async function detect(from: string): Promise<number> {
  try {
    if (/^https?:\/\//i.test(from)) {
      const answer = await createWebClient({ most: 20_000_000, timeout: 20_000 })(from);
      return typeof answer !== 'string' && readFeed(decodeXml(answer.bytes, answer.type).text) !== undefined
        ? 0.9
        : 0;
    }
    if (!statSync(from).isFile()) return 0;
    const head = (await fileHead(from, 1 << 12)).toString('latin1');
    return /<(?:rss|rdf:RDF)\b|<(?:\w+:)?feed\b[^<>]*xmlns|"https?:\/\/jsonfeed\.org\/version\//i.test(head)
      ? 0.9
      : 0;
  } catch {
    return 0;
  }
}

/** Documents that are read before the first article is written, as it takes several to see what they all end with. */
const AHEAD = 20;

async function* read(options: ImportOptions): AsyncGenerator<ImportEvent> {
  const pages = feedPages(options);
  const ahead: FeedPage[] = [];
  for (let page = await pages.next(); ; page = await pages.next()) {
    if (page.done !== true) ahead.push(page.value);
    if (page.done === true || ahead.length === AHEAD) break;
  }
  const first = ahead.find((page) => 'feed' in page)?.feed;
  if (first === undefined) return;
  const reading = createReading(options, first);
  yield siteEvent(first, reading.site, options);
  const unsaid = unsaidBy(first);
  if (unsaid !== undefined) yield { kind: 'loss', loss: { place: options.from, ...unsaid } };
  for (const page of ahead) reading.learn(page);
  for (const page of ahead) yield* reading.events(page);
  for await (const page of pages) {
    reading.learn(page);
    yield* reading.events(page);
  }
}

/** What the documents of a feed have in common. */
function createReading(options: ImportOptions, first: ParsedFeed) {
  const site = siteOf(options, first);
  const isDateline = /dateline/i.test(first.generator);
  const closing = createClosingBlocks(isDateline ? 2 : 3);
  const folders = new Map<string, string>();
  const entryNames = new Set<string>();
  const names = createSectionNames(folders);
  return {
    site,
    learn(page: FeedPage) {
      if ('loss' in page) return;
      closing.learn(page.feed.entries.map(({ content }) => content));
      const found = isDateline ? sectionFolders(page.feed.entries) : [];
      for (const [trail, path] of found) folders.set(trail, path);
    },
    *events(page: FeedPage): Generator<ImportEvent> {
      if ('loss' in page) {
        yield { kind: 'loss', loss: page.loss };
        return;
      }
      yield* lossEvents(page.feed, page.place);
      if (page.stray) yield { kind: 'loss', loss: strayLoss(page.place, page.stray) };
      yield* repeated(page.feed, page.place);
      for (const entry of page.feed.entries) {
        const name = entry.id || `“${entry.title}”`;
        if (entryNames.has(name)) continue;
        entryNames.add(name);
        const place = `${page.place}: ${name}`;
        const made = entryArticle(entry, { options, feed: first, site, closing, folders, place });
        for (const trail of made.sections)
          for (const section of names.of(trail.split('/'), place)) yield { kind: 'section', section };
        yield* made.losses.map((loss) => ({ kind: 'loss', loss }) as const);
        const unpublished = page.feed.hidden?.get(entry.id);
        const withdrawal = isDateline ? page.feed.deleted.find(({ id }) => id === entry.id) : undefined;
        const shown = unpublished && withdrawal ? withdrawn(made.article, withdrawal) : made.article;
        yield { kind: 'article', article: { ...shown, unpublished } };
      }
    },
  };
}

/** What is left of an article of which a feed of Dateline has a notice alone: its text and title are nowhere in it. */
function withdrawn(article: ImportedArticle, { when, comment }: DeletedEntry): ImportedArticle {
  const fields = { status: 'withdrawn', withdrawn: when, reason: comment || undefined, notice: true };
  return { ...article, updated: undefined, fields };
}

function siteOf({ site, from }: ImportOptions, { link }: ParsedFeed): string | undefined {
  if (site !== undefined) return site;
  const url = URL.parse(link ?? '') ?? URL.parse(from);
  return url === null || !/^https?:$/.test(url.protocol) ? undefined : url.origin;
}

function siteEvent(
  { title, description, language, rights, publisher, generator }: ParsedFeed,
  url: string | undefined,
  { timezone }: ImportOptions,
): ImportEvent {
  const organisation = /dateline/i.test(generator) ? publisher : undefined;
  return { kind: 'site', site: { title, description, url, language, rights, timezone, organisation } };
}

/** Further entries with the id of another in one document: readers show one of them. */
function* repeated({ entries }: ParsedFeed, place: string): Generator<ImportEvent> {
  const seen = new Set<string>();
  for (const { id, title } of entries) {
    const what = `“${title}” left out, as it has the id of another: ${id}`;
    if (id !== '' && seen.has(id))
      yield { kind: 'loss', loss: { place, what, kind: 'entry with the id of another' } };
    seen.add(id);
  }
}

function* lossEvents(
  { faults, deleted, hidden, leftOut = new Map(), isCut, entries: { length: entries } }: ParsedFeed,
  place: string,
): Generator<ImportEvent> {
  const loss = (what: string, kind: string): ImportEvent => ({ kind: 'loss', loss: { place, what, kind } });
  for (const fault of faults.slice(0, 20))
    yield loss(`not well-formed XML: ${fault}; read as well as can be`, 'XML that is not well-formed');
  if (isCut) yield { kind: 'loss', loss: cutLoss(place, `${entries} entries of it`) };
  for (const [kind, count] of leftOut)
    yield {
      kind: 'loss',
      loss: {
        place,
        what: `${count} entries left out, as they are ${kind}`,
        kind: `entry that is a ${kind}`,
        count,
      },
    };
  for (const { id, when, comment } of deleted.filter((each) => hidden?.has(each.id) !== true)) {
    yield { kind: 'hidden', hidden: { place, id, reason: `it was withdrawn on ${when}` } };
    yield loss(
      `${id} was withdrawn on ${when}${comment === '' ? '' : ` (${comment})`}; its feed has nothing else of it, so it is left out`,
      'article that was withdrawn',
    );
  }
}
