import type { Document } from '../spec/documents.ts';
import { grammarProblems } from '../spec/grammar.ts';
import { parseJsonFeed } from '../spec/json-feed/document.ts';
import { parse, tables } from '../spec/tables.ts';
import { parseXml, texts } from '../spec/xml-tree.ts';
import { dangers, readHtml } from './safe.ts';
import type { Outcome } from './served.ts';

/** Everything wrong with an outcome: its feeds' validity, clause by clause, and the safety of all HTML in it. */
export function problemsOf({ feeds, pages }: Outcome): readonly string[] {
  return [
    ...feeds.flatMap((feed) =>
      [...validity(feed), ...stories(feed).flatMap((html) => dangers(html, 'fragment'))].map(
        (problem) => `${feed.name}: ${problem}`,
      ),
    ),
    ...pages.flatMap(({ address, html, policy }) =>
      [...dangers(html, 'page', policy), ...linkedData(html)].map((problem) => `${address}: ${problem}`),
    ),
    // One policy for all, so that no page's text can have a script named in it.
    ...[...new Set(pages.map(({ policy }) => policy))].slice(1).map((policy) => `another policy: ${policy}`),
  ];
}

/** The HTML that a feed carries. */
export function stories({ vocabulary, bytes }: Document): readonly string[] {
  switch (vocabulary) {
    case 'rss':
      return ['description', 'content:encoded'].flatMap((name) =>
        texts(parseXml(bytes), 'channel', 'item', name),
      );
    case 'atom':
      return texts(parseXml(bytes), 'atom:entry', 'atom:content');
    case 'json':
      return parseJsonFeed(bytes).items.flatMap(({ content_html }) => content_html ?? []);
    case 'opml':
      return [];
  }
}

/** The JSON-LD of a page, parsed; throws when it is not JSON. */
export function metadataOf(html: string): readonly Readonly<Record<string, unknown>>[] {
  return readHtml(html, 'page')
    .elements.filter(({ attrs }) => attrs.some(({ value }) => value === 'application/ld+json'))
    .map(({ childNodes }) =>
      JSON.parse(childNodes.map((node) => ('value' in node ? node.value : '')).join('')),
    );
}

function validity({ vocabulary, bytes }: Document): readonly string[] {
  const document = parse(vocabulary, bytes);
  return [
    ...grammarProblems(vocabulary, bytes),
    ...tables
      .filter(({ over }) => over.includes(vocabulary))
      .flatMap(({ rows }) =>
        rows.flatMap((row) => row.check(document).map((problem) => `${row.clause}: ${problem}`)),
      ),
  ];
}

function linkedData(html: string): readonly string[] {
  try {
    metadataOf(html);
    return [];
  } catch (error) {
    return [`JSON-LD: ${error}`];
  }
}
