import { Feed, type FeedOptions, type Item } from 'feed';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { formats, serialise } from '../../src/feed/formats/formats.ts';
import type { FeedDocument, FeedItem } from '../../src/feed/model/document.ts';
import { createHead } from '../../src/feed/model/head.ts';
import { createItem } from '../../src/feed/model/item.ts';
import { articles, sectionListing, site } from '../golden/fixtures.ts';
import { all, plainOf, type Tree, texts, withLibxml } from './tree.ts';

const document: FeedDocument = {
  ...createHead({ site, listing: sectionListing }),
  items: articles.map((article) => createItem(article, site)),
};
// `feed` writes no well-formed XML for `&` in a category's domain, and breaks at a second `]]>`: neither is here.
const theirs = new Feed(document);
for (const item of document.items) theirs.addItem(item);

const ours = (name: string) => {
  const [bytes] = formats.filter((each) => each.name === name).map((format) => serialise(format, document));
  if (bytes === undefined) throw new Error(`no format ${name}`);
  return bytes;
};
const parse = (text: string) => withLibxml(new TextEncoder().encode(text));

test('a document is what `feed` takes', () => {
  expectTypeOf<FeedDocument>().toExtend<FeedOptions>();
  expectTypeOf<FeedItem>().toExtend<Item>();
});

describe('RSS 2.0 says what `feed` says', () => {
  const pair = [withLibxml(ours('rss')), parse(theirs.rss2())] as const;
  const channel = (tree: Tree) => tree.children[0] ?? tree;

  test.each(['title', 'link', 'description', 'language', 'copyright', 'lastBuildDate', 'ttl'])(
    'channel %s',
    (name) => {
      const [mine, other] = pair.map((tree) => texts(channel(tree), name));
      expect(mine).toEqual(other);
      expect(mine).toHaveLength(1);
    },
  );

  test.each(['title', 'link', 'guid', 'pubDate', 'category'])('item %s', (name) => {
    const [mine, other] = pair.map((tree) => all(tree, 'item').map((item) => texts(item, name)));
    expect(mine).toEqual(other);
    expect(mine?.flat().length).toBeGreaterThan(0);
  });

  // `feed` writes plain text where RSS has HTML, and no description for a story without a summary.
  test('item description and content:encoded', () => {
    const [mine, other] = pair.map((tree) =>
      all(tree, 'item').map((item) => [
        ...texts(item, 'description').map(plainOf),
        ...texts(item, 'content:encoded'),
      ]),
    );
    expect(mine).toEqual(other);
    expect(mine?.flat().length).toBeGreaterThan(0);
  });

  test('the self link', () => {
    const [mine, other] = pair.map((tree) =>
      all(channel(tree), 'atom:link').filter(({ attributes }) => attributes.rel === 'self'),
    );
    expect(mine).toEqual(other);
  });
});

describe('Atom 1.0 says what `feed` says', () => {
  const pair = [withLibxml(ours('atom')), parse(theirs.atom1())] as const;

  test.each(['id', 'title', 'subtitle', 'rights'])('feed %s', (name) => {
    const [mine, other] = pair.map((tree) => texts(tree, name));
    expect(mine).toEqual(other);
    expect(mine).toHaveLength(1);
  });

  test.each(['id', 'title', 'summary', 'content', 'rights'])('entry %s', (name) => {
    const [mine, other] = pair.map((tree) => all(tree, 'entry').map((entry) => texts(entry, name)));
    expect(mine).toEqual(other);
    expect(mine?.flat().length).toBeGreaterThan(0);
  });

  test.each(['updated', 'published'])('entry %s', (name) => {
    const [mine, other] = pair.map((tree) =>
      all(tree, 'entry')
        .flatMap((entry) => texts(entry, name))
        .map(Date.parse),
    );
    expect(mine).toEqual(other);
  });

  test('categories and authors', () => {
    const [mine, other] = pair.map((tree) =>
      all(tree, 'entry').map((entry) => [
        // Ours has the name for a term (decision 53).
        all(entry, 'category').map(({ attributes: { scheme, label } }) => [scheme, label]),
        all(entry, 'author').map((author) => ['name', 'uri', 'email'].map((name) => texts(author, name))),
      ]),
    );
    expect(mine).toEqual(other);
  });
});

describe('JSON Feed says what `feed` says, which speaks 1.0', () => {
  const mine = JSON.parse(new TextDecoder().decode(ours('json')));
  const other = JSON.parse(theirs.json1());

  test.each(['title', 'home_page_url', 'feed_url', 'description'])('%s', (name) => {
    expect(mine[name]).toBe(other[name]);
  });

  test.each(['id', 'url', 'title', 'tags'])('item %s', (name) => {
    const of = (feed: { items: Record<string, unknown>[] }) => feed.items.map((item) => item[name]);
    expect(of(mine)).toEqual(of(other));
  });

  test('the story and its first author', () => {
    const full = <T extends { content_html?: string }>(items: T[]) =>
      items.filter((item) => item.content_html?.startsWith('<p>'));
    expect(mine.items.filter((item: object) => 'content_html' in item)).toHaveLength(3);
    expect(full(mine.items).map(({ content_html }) => content_html)).toEqual(
      full(other.items).map(({ content_html }) => content_html),
    );
    expect(mine.items.map((item: { authors: unknown[] }) => item.authors[0])).toEqual(
      other.items.map((item: { author: unknown }) => item.author),
    );
  });
});
