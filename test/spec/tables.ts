import { constructClauses } from './atom/constructs.ts';
import { feedClauses } from './atom/feed.ts';
import type { Clause } from './clause.ts';
import { historyClauses } from './history/history.ts';
import { type JsonFeed, parseJsonFeed } from './json-feed/document.ts';
import { jsonFeedClauses } from './json-feed/json-feed.ts';
import { mediaClauses } from './media-rss/media.ts';
import { opmlClauses } from './opml/opml.ts';
import { channelClauses } from './rss/channel.ts';
import { channelPartClauses } from './rss/channel-parts.ts';
import { itemClauses } from './rss/item.ts';
import { parseXml, type XmlTree } from './xml-tree.ts';

export type Vocabulary = 'rss' | 'atom' | 'json' | 'opml';

/** Rows of one standard, ready to run over a document's source. */
export type Table = {
  readonly file: string;
  readonly over: readonly Vocabulary[];
  readonly rows: readonly Row[];
};

export type Row = Pick<Clause<never>, 'clause' | 'says' | 'broken'> & {
  /** What is wrong with a document; a document that cannot be read is wrong too. */
  readonly check: (document: Parsed) => readonly string[];
};

/** A document, read once for all rows. */
export type Parsed = { readonly xml: XmlTree } | { readonly json: JsonFeed };

/** Reads a document as its vocabulary is read; throws on what is not well-formed. */
export function parse(vocabulary: Vocabulary, source: string | Uint8Array): Parsed {
  return vocabulary === 'json' ? { json: parseJsonFeed(source) } : { xml: parseXml(source) };
}

/** Every standard with its rows. */
export const tables: readonly Table[] = [
  { file: 'rss/channel.ts', over: ['rss'], rows: xmlRows(channelClauses) },
  { file: 'rss/channel-parts.ts', over: ['rss'], rows: xmlRows(channelPartClauses) },
  { file: 'rss/item.ts', over: ['rss'], rows: xmlRows(itemClauses) },
  { file: 'atom/constructs.ts', over: ['atom'], rows: xmlRows(constructClauses) },
  { file: 'atom/feed.ts', over: ['atom'], rows: xmlRows(feedClauses) },
  { file: 'history/history.ts', over: ['rss', 'atom'], rows: xmlRows(historyClauses) },
  { file: 'media-rss/media.ts', over: ['rss', 'atom'], rows: xmlRows(mediaClauses) },
  { file: 'json-feed/json-feed.ts', over: ['json'], rows: jsonRows(jsonFeedClauses) },
  { file: 'opml/opml.ts', over: ['opml'], rows: xmlRows(opmlClauses) },
];

function xmlRows(clauses: readonly Clause<XmlTree>[]): readonly Row[] {
  return clauses.map((clause) => ({
    ...clause,
    check: (document) => ('xml' in document ? clause.check(document.xml) : ['not XML']),
  }));
}

function jsonRows(clauses: readonly Clause<JsonFeed>[]): readonly Row[] {
  return clauses.map((clause) => ({
    ...clause,
    check: (document) => ('json' in document ? clause.check(document.json) : ['not JSON']),
  }));
}
