import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/domain/article.ts';
import { trustedHtml } from '../../src/domain/html.ts';
import { formats, serialise } from '../../src/feed/formats/formats.ts';
import type { FeedDocument } from '../../src/feed/model/document.ts';
import { createHead } from '../../src/feed/model/head.ts';
import { createItem } from '../../src/feed/model/item.ts';
import { ferry, plain, sectionListing, site } from '../golden/fixtures.ts';
import { survives } from './filled.ts';
import { all, names, plainOf, type Tree, texts, withLibxml } from './tree.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1 }),
  // Code units, so that surrogates stand alone.
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 12 })
    .map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        '<',
        '>',
        '&',
        ']]',
        ']]>',
        '"',
        "'",
        '\r',
        '\n',
        '\t',
        'amp;',
        '<![CDATA[',
        '<b>',
        '\0',
      ),
      {
        minLength: 1,
      },
    )
    .map((pieces) => pieces.join('')),
);
const perhaps = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const article: fc.Arbitrary<Article> = fc
  .record({
    full: fc.boolean(),
    title: text,
    body: text,
    description: perhaps(text),
    authors: fc.array(text, { maxLength: 3 }),
    tags: fc.array(text, { maxLength: 3 }),
    corrections: fc.array(text, { maxLength: 2 }),
    rights: perhaps(text),
    caption: perhaps(text),
    source: perhaps(text),
  })
  .map(({ full, title, body, description, authors, tags, corrections, rights, caption, source }) => ({
    ...plain,
    syndication: full ? 'full' : 'summary',
    title,
    body: trustedHtml(body),
    authors: authors.map((name) => ({ name, slug: 'a' })),
    tags: tags.map((name) => ({ name, slug: 't' })),
    corrections: corrections.map((each) => ({ date: plain.published, text: each })),
    ...(description !== undefined && { description }),
    ...(rights !== undefined && { rights }),
    ...(caption !== undefined && { image: { url: 'https://x.example/', caption } }),
    ...(source !== undefined && { source: { name: source } }),
  }));

const documentOf = (each: Article): FeedDocument => ({
  ...createHead({ site, listing: sectionListing }),
  items: [createItem(each, site)],
});
const known = new Set(
  formats
    .filter(({ name }) => name !== 'json')
    .flatMap((format) =>
      // RSS names a source either way, as the origin has a feed or not.
      [ferry, { ...ferry, source: { name: 'A wire' } }].flatMap((each) =>
        names(withLibxml(serialise(format, documentOf(each)))),
      ),
    ),
);

describe('any article parses back to its own text, and to no element it did not have', () => {
  test('RSS 2.0', () => {
    check('rss', 'item', (item, each) => {
      expect(texts(item, 'title')).toEqual([survives(each.title)]);
      const story = some(createItem(each, site).content);
      const summary = some(each.description);
      // Without a summary the story is the description.
      expect(texts(item, 'content:encoded')).toEqual(summary.length === 0 ? [] : story);
      const description = texts(item, 'description');
      if (summary.length === 0) expect(description).toEqual(story);
      else expect(description.map(plainOf)).toEqual(summary);
      expect(texts(item, 'dc:creator')).toEqual([signed(each).join(', ')]);
      expect(texts(item, 'category').slice(1)).toEqual(each.tags.map(({ name }) => survives(name)));
      expect(texts(item, 'dc:rights')).toEqual(some(each.rights));
      expect(texts(item, 'dc:source')).toEqual(some(each.source?.name));
    });
  });

  test('Atom 1.0', () => {
    check('atom', 'entry', (entry, each) => {
      expect(texts(entry, 'title')).toEqual([survives(each.title)]);
      expect(texts(entry, 'content')).toEqual(some(createItem(each, site).content));
      expect(texts(entry, 'summary')).toEqual(some(each.description));
      expect(all(entry, 'author').flatMap((author) => texts(author, 'name'))).toEqual(signed(each));
      expect(
        all(entry, 'category')
          .slice(1)
          .map(({ attributes }) => attributes.label),
      ).toEqual(each.tags.map(({ name }) => survives(name)));
      expect(texts(entry, 'rights')).toEqual(some(each.rights));
    });
  });

  test('JSON Feed 1.1', () => {
    fc.assert(
      fc.property(article, (each) => {
        const [item] = JSON.parse(decode('json', each)).items;
        expect(item.title).toBe(each.title.toWellFormed());
        expect(item.summary).toBe(each.description?.toWellFormed());
        const content =
          each.syndication === 'full' ? createItem(each, site).content : (each.description ?? each.title);
        expect(item.content_html ?? item.content_text).toBe(content?.toWellFormed());
        expect(item.tags.slice(1)).toEqual(each.tags.map(({ name }) => name.toWellFormed()));
      }),
    );
  });
});

function check(name: 'rss' | 'atom', element: string, judge: (item: Tree, each: Article) => void): void {
  fc.assert(
    fc.property(article, (each) => {
      const tree = withLibxml(new TextEncoder().encode(decode(name, each)));
      expect(names(tree).filter((found) => !known.has(found))).toEqual([]);
      const items = all(tree, element);
      expect(items).toHaveLength(1);
      for (const item of items) judge(item, each);
    }),
  );
}

function decode(name: string, each: Article): string {
  const bytes = formats
    .filter((format) => format.name === name)
    .map((format) => serialise(format, documentOf(each)));
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes[0]);
}

const some = (value: string | undefined) => (value === undefined ? [] : [survives(value)]);
const signed = ({ authors }: Article) =>
  authors.length === 0 ? [site.organisation.name] : authors.map(({ name }) => survives(name));
