import { describe, expect, test } from 'vitest';
import type { Scope } from '../../src/domain/addresses.ts';
import { trustedHtml } from '../../src/domain/html.ts';
import { createHead } from '../../src/feed/model/head.ts';
import { createItem } from '../../src/feed/model/item.ts';
import {
  corrected,
  emptyListing,
  ferry,
  headline,
  plain,
  sectionListing,
  site,
  summary,
} from '../golden/fixtures.ts';

const subjectOf = (scope: Scope, ...trail: string[]) => ({ scope, title: trail.at(-1) ?? site.title, trail });

describe('a head', () => {
  test.each([
    { subject: subjectOf({ kind: 'site' }), path: '', title: 'The Ferry & Harbor Record' },
    {
      subject: subjectOf({ kind: 'section', path: 'news/northwest' }, 'News', 'Northwest'),
      path: '/news/northwest',
      title: 'Northwest — News — The Ferry & Harbor Record',
    },
    {
      subject: subjectOf({ kind: 'author', slug: 'jane' }, 'Jane Doe'),
      path: '/authors/jane',
      title: 'Jane Doe — The Ferry & Harbor Record',
    },
    {
      subject: subjectOf({ kind: 'tag', slug: 'r-d' }, 'R&D'),
      path: '/tags/r-d',
      title: 'R&D — The Ferry & Harbor Record',
    },
  ])('of "$path" is named, addressed and identified by its scope', ({ subject, path, title }) => {
    expect(createHead({ site, listing: { subject } })).toMatchObject({
      title,
      id: `tag:record.example,2024:feeds${path}`,
      link: `https://record.example/paper${path}/`,
      feedLinks: {
        rss: `https://record.example/paper${path}/rss.xml`,
        atom: `https://record.example/paper${path}/atom.xml`,
        json: `https://record.example/paper${path}/feed.json`,
      },
    });
  });

  test.each([
    { id: 'tag:record.example,2024:feeds', updated: '2024-01-01T00:00:00.000Z' },
    { id: 'tag:record.example,2024-03:', updated: '2024-03-01T00:00:00.000Z' },
    { id: 'tag:desk@record.example,2024-03-09:x', updated: '2024-03-09T00:00:00.000Z' },
    { id: 'urn:uuid:1', updated: '1970-01-01T00:00:00.000Z' },
    { id: 'tag:record.example,2024-13-77:x', updated: '1970-01-01T00:00:00.000Z' },
  ])('of an empty feed of $id is dated $updated', ({ id, updated }) => {
    expect(createHead({ site: { ...site, id }, listing: emptyListing }).updated.toISOString()).toBe(updated);
  });

  test('has the last change of the selection, the query in its own address and the next page', () => {
    const place = { older: '?archive=a&limit=5' };
    const head = createHead({ site, listing: sectionListing, query: '?limit=5', place });
    expect(head.updated).toBe(sectionListing.changed);
    expect(head.feedLinks.rss).toBe('https://record.example/paper/news/northwest/rss.xml?limit=5');
    expect(head.history).toEqual({
      kind: 'head',
      older: {
        rss: 'https://record.example/paper/news/northwest/rss.xml?archive=a&limit=5',
        atom: 'https://record.example/paper/news/northwest/atom.xml?archive=a&limit=5',
        json: 'https://record.example/paper/news/northwest/feed.json?archive=a&limit=5',
      },
    });
  });

  test.each([
    { place: {}, kind: 'complete' },
    { place: {}, partial: true, kind: 'head' },
    { place: { older: '?archive=a' }, kind: 'head' },
    { place: { older: '?archive=a', archive: '?archive=b' }, kind: 'archive' },
    { place: { archive: '?archive=b' }, kind: 'archive' },
  ])('of a document at $place is a part of the history: $kind', ({ place, partial, kind }) => {
    const head = createHead({ site, listing: sectionListing, place, ...(partial && { partial }) });
    expect(head.history?.kind).toBe(kind);
    expect(head.history?.current === undefined).toBe(kind !== 'archive');
  });

  test.each([
    {
      scope: { kind: 'section', path: 'news' } as const,
      term: 'news',
      scheme: 'https://record.example/paper/',
    },
    {
      scope: { kind: 'tag', slug: 'news' } as const,
      term: 'news',
      scheme: 'https://record.example/paper/tags/',
    },
    {
      scope: { kind: 'author', slug: 'jane' } as const,
      term: 'Newspapers',
      scheme: 'https://record.example/paper/',
    },
  ])('of a $scope.kind has the category $term of $scheme first', ({ scope, term, scheme }) => {
    const [first] = createHead({ site, listing: { subject: subjectOf(scope, 'News') } }).categories;
    expect(first).toMatchObject({ term, scheme, domain: scheme });
  });
});

describe('an item', () => {
  test('opens with its corrections, then the story, then the call-out', () => {
    const { image: _, ...pictureless } = ferry;
    expect(createItem({ ...pictureless, body: trustedHtml('<p>Story</p>') }, site).content).toBe(
      '<p><em>Correction, March 5, 2024, 5:05pm: An earlier version misspelled &lt;Kestrel&gt; &amp; her captain.</em></p>' +
        '<p>Story</p><p><a href="https://record.example/join">Support local news</a></p>',
    );
  });

  test.each([
    {
      name: 'with its words',
      image: {
        alt: 'A ferry',
        caption: 'First <crossing> & "back".',
        credit: 'J. Doe',
        width: 1200,
        height: 675,
      },
      shown:
        '<figure><img src="https://record.example/a.jpg?x=1&amp;y=2" alt="A ferry" width="1200" height="675"/>' +
        '<figcaption>First &lt;crossing&gt; &amp; "back". (J. Doe)</figcaption></figure><p>Story</p>',
    },
    {
      name: 'alone',
      image: {},
      shown: '<figure><img src="https://record.example/a.jpg?x=1&amp;y=2" alt=""/></figure><p>Story</p>',
    },
  ])('shows its picture $name before the story', ({ image, shown }) => {
    const { callout: _, ...story } = { ...ferry, corrections: [], body: trustedHtml('<p>Story</p>') };
    const picture = { url: 'https://record.example/a.jpg?x=1&y=2', ...image };
    expect(createItem({ ...story, image: picture }, site).content).toBe(shown);
  });

  test('shows its picture once when the story shows it itself', () => {
    const body = trustedHtml('<p><img src="https://record.example/a.jpg?x=1&amp;y=2" alt=""></p>');
    const { callout: _, ...story } = { ...ferry, corrections: [], body };
    expect(
      createItem({ ...story, image: { url: 'https://record.example/a.jpg?x=1&y=2' } }, site).content,
    ).toBe(body);
  });

  test('states a correction in the language of the story', () => {
    expect(createItem(corrected, site).content).toMatch(
      /^<p><em>Corrección, 1 de marzo de 2024, 2:00: El puente/,
    );
  });

  test.each([
    {
      syndication: 'full',
      shown: ['content', 'corrections', 'dateline', 'description', 'enclosures', 'picture'],
    },
    { syndication: 'summary', shown: ['dateline', 'description'] },
    { syndication: 'headline', shown: [] },
  ] as const)('syndicated as $syndication shows $shown', ({ syndication, shown }) => {
    const item = createItem({ ...ferry, syndication }, site);
    const bearing = ['content', 'corrections', 'dateline', 'description', 'enclosures', 'picture'] as const;
    expect(bearing.filter((field) => [item[field] ?? []].flat().length > 0)).toEqual(shown);
    expect(item).toMatchObject({ title: ferry.title, link: ferry.url, id: ferry.id });
  });

  test.each([
    { article: plain, author: { name: 'Record Press', link: 'https://press.example/' } },
    {
      article: summary,
      author: { name: 'El Diario', link: 'https://record.example/paper/authors/el-diario/' },
    },
  ])('of $article.path is signed $author.name', ({ article, author }) => {
    expect(createItem(article, site).author).toMatchObject([author]);
  });

  test('without an edit is dated as published', () => {
    expect(createItem(plain, site)).toMatchObject({ date: plain.published, published: plain.published });
    expect(createItem(plain, site).updated).toBeUndefined();
    expect(createItem(ferry, site)).toMatchObject({ date: ferry.updated, updated: ferry.updated });
  });

  test('keeps its own license and rights, and takes the site’s license', () => {
    expect(createItem(ferry, site).license).toBe('https://ap.example/terms');
    expect(createItem(headline, site).license).toBe(site.license);
    expect(createItem(headline, site).copyright).toBeUndefined();
  });
});
