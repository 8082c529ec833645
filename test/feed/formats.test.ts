import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/domain/article.ts';
import type { Image } from '../../src/domain/media.ts';
import type { Site } from '../../src/domain/site.ts';
import type { Format } from '../../src/feed/formats/format.ts';
import { formats, serialise } from '../../src/feed/formats/formats.ts';
import { createHead } from '../../src/feed/model/head.ts';
import { createItem } from '../../src/feed/model/item.ts';
import {
  articles,
  emptyListing,
  ferry,
  headline,
  plain,
  sectionListing,
  site,
  summary,
} from '../golden/fixtures.ts';
import { all, texts, withLibxml } from './tree.ts';

const audio = { url: 'https://x.example/a.mp3', type: 'audio/mpeg', length: 1 };
const video = { url: 'https://x.example/v.mp4', type: 'video/mp4', length: 2 };
const pdf = { url: 'https://x.example/p.pdf', type: 'application/pdf', length: 3 };
const image = { url: 'https://x.example/i.jpg', type: 'image/jpeg', length: 4 };

test('the table is what addresses and Accept are made from', () => {
  expect(formats.map(({ name, mediaType }) => [name, mediaType])).toEqual([
    ['rss', 'application/rss+xml; charset=utf-8'],
    ['atom', 'application/atom+xml; charset=utf-8'],
    ['json', 'application/feed+json; charset=utf-8'],
  ]);
});

describe('RSS 2.0', () => {
  test.each([
    { files: { audio, video, attachments: [pdf], image }, chosen: audio },
    { files: { video, attachments: [pdf], image }, chosen: video },
    { files: { attachments: [pdf], image }, chosen: pdf },
    { files: { image }, chosen: image },
    { files: { image: { url: image.url, type: image.type } }, chosen: undefined },
    { files: { image: { url: image.url, length: 4 } }, chosen: undefined },
  ])('encloses $chosen.type alone', ({ files, chosen }) => {
    const enclosures = all(xml('rss', [{ ...plain, ...files }]), 'enclosure').map(
      ({ attributes }) => attributes,
    );
    expect(enclosures).toEqual(chosen === undefined ? [] : [{ ...chosen, length: `${chosen.length}` }]);
  });

  test.each<{
    what: string;
    logo?: Image;
    icon?: Image;
    shown: Readonly<Record<string, string>> | undefined;
  }>([
    {
      what: 'wide',
      logo: { url: 'x', width: 600, height: 60 },
      shown: { url: 'x', width: '144', height: '14' },
    },
    {
      what: 'tall',
      logo: { url: 'x', width: 100, height: 800 },
      shown: { url: 'x', width: '50', height: '400' },
    },
    {
      what: 'small',
      logo: { url: 'x', width: 88, height: 31 },
      shown: { url: 'x', width: '88', height: '31' },
    },
    {
      what: 'a hair',
      logo: { url: 'x', width: 9000, height: 2 },
      shown: { url: 'x', width: '144', height: '1' },
    },
    { what: 'of unknown size', logo: { url: 'x' }, shown: { url: 'x' } },
    {
      what: 'SVG',
      logo: { url: 'x', type: 'image/svg+xml' },
      icon: { url: 'y', type: 'image/png' },
      shown: { url: 'y' },
    },
    { what: 'SVG alone', logo: { url: 'x', type: 'image/svg+xml' }, shown: undefined },
    { what: 'missing', shown: undefined },
  ])('shows a logo that is $what within 144 by 400', ({ logo, icon, shown }) => {
    const { logo: _, icon: __, ...bare } = site;
    const publication: Site = { ...bare, ...(logo && { logo }), ...(icon && { icon }) };
    const [found] = all(xml('rss', [], publication), 'image');
    const fields = found && Object.fromEntries(found.children.map(({ name, text }) => [name, text]));
    expect(fields).toEqual(shown && { ...shown, title: site.title, link: `${site.url}/` });
  });

  test.each([
    { contact: { email: 'e@x.example', name: 'Ed' }, shown: ['e@x.example (Ed)'] },
    { contact: { email: 'e@x.example' }, shown: ['e@x.example'] },
    { contact: { email: 'e@x.example', name: 'Doe, Ann' }, shown: ['e@x.example (Doe Ann)'] },
    {
      contact: { email: 'e@x.example', name: 'Ann (desk); <b@x> "A" [x]: \\' },
      shown: ['e@x.example (Ann desk b x A x)'],
    },
    { contact: { email: 'e@x.example', name: '(),' }, shown: ['e@x.example'] },
    { organisation: { name: 'The X', email: 'desk@x.example' }, shown: ['desk@x.example (The X)'] },
    { organisation: { name: 'The X' }, shown: [] },
  ])('names the managing editor $shown', ({ shown, ...named }) => {
    const { contact: _, ...bare } = site;
    const [channel] = xml('rss', [], { ...bare, ...named }).children;
    expect(channel && texts(channel, 'managingEditor')).toEqual(shown);
  });

  test('names a source only where its feed is known', () => {
    const [first, second] = all(xml('rss', [ferry, summary]), 'item');
    expect(first && all(first, 'source').map(({ attributes }) => attributes)).toEqual([
      { url: 'https://ap.example/rss' },
    ]);
    expect(second && [all(second, 'source'), texts(second, 'dc:source')]).toEqual([[], ['El Diario']]);
  });
});

describe('Atom 1.0', () => {
  test('links every file and the picture last', () => {
    const tree = xml('atom', [{ ...plain, audio, video, attachments: [pdf], image }]);
    const links = all(tree, 'link').filter(({ attributes }) => attributes.rel === 'enclosure');
    expect(links.map(({ attributes }) => attributes.href)).toEqual(
      [audio, video, pdf, image].map(({ url }) => url),
    );
    expect(links.map(({ attributes }) => attributes.length)).toEqual(['1', '2', '3', '4']);
  });
});

describe('JSON Feed 1.1', () => {
  const items = (stock: readonly Article[]) => JSON.parse(text('json', stock)).items;

  test('has a story as HTML, else what may be shown as text', () => {
    const [full, short, bare] = items([plain, summary, headline]);
    expect(full).toMatchObject({ content_html: '<p>High water at noon.</p>' });
    expect(full).not.toHaveProperty('content_text');
    expect(short).toMatchObject({ content_text: 'Los puestos reabren el lunes', external_url: summary.url });
    expect(bare).toMatchObject({ content_text: 'Council passes <b>budget</b>' });
    expect(bare).not.toHaveProperty('content_html');
    expect(bare).not.toHaveProperty('external_url');
  });

  test.each([0, 1, 2, 5])('of %d items is JSON', (count) => {
    expect(items(articles.slice(0, count))).toHaveLength(count);
  });
});

describe.each(formats)('$label', (format) => {
  test('says nothing of a story that only its headline may tell', () => {
    expect(text(format.name, [headline])).not.toContain('Not for syndication');
  });

  test('has a category for each name, though a section and a tag share it', () => {
    const twice: Article = {
      ...plain,
      sections: [
        { path: 'news', trail: ['News'] },
        { path: 'sport', trail: ['Sport'] },
      ],
      tags: [
        { name: 'news', slug: 'news' },
        { name: 'Ferries', slug: 'ferries' },
        { name: 'SPORT', slug: 'sport' },
      ],
    };
    const names =
      format.name === 'json'
        ? JSON.parse(text('json', [twice])).items[0].tags
        : all(xml(format.name, [twice]), 'category').map(
            ({ attributes, text: own }) => attributes.label ?? own,
          );
    expect(names).toEqual([...(format.name === 'json' ? [] : site.categories), 'News', 'Sport', 'Ferries']);
  });

  test('links the archive and names what is gone', () => {
    const place = { older: '?archive=older', newer: '?archive=newer', archive: '?archive=this' };
    const deleted = [{ id: 'tag:gone', when: new Date('2024-01-02T03:04:05Z') }];
    const head = createHead({ site, listing: sectionListing, place, deleted });
    const document = new TextDecoder().decode(serialise(format, { ...head, items: [] }));
    for (const word of ['older', 'newer', 'this', 'tag:gone', '2024-01-02T03:04:05Z'])
      expect(document).toContain(word);
  });
});

test.each([
  { name: 'rss', stock: [ferry], used: ['atom', 'content', 'dc', 'media', 'webfeeds'] },
  { name: 'rss', stock: [headline], used: ['atom', 'dc', 'webfeeds'] },
  { name: 'rss', stock: [], used: ['atom', 'webfeeds'] },
  { name: 'atom', stock: [ferry], used: ['media'] },
  { name: 'atom', stock: [headline], used: [] },
] as const)('$name of $stock.length declares $used and nothing else', ({ name, stock, used }) => {
  const declared = [...text(name, stock).matchAll(/xmlns:(\w+)=/g)].map(([, prefix]) => prefix);
  expect(declared).toEqual(used);
});

function formatOf(name: string): Format {
  const found = formats.find((format) => format.name === name);
  if (found === undefined) throw new Error(`no format ${name}`);
  return found;
}

function bytes(name: string, stock: readonly Article[], publication = site): Uint8Array {
  const items = stock.map((article) => createItem(article, publication));
  return serialise(formatOf(name), { ...createHead({ site: publication, listing: emptyListing }), items });
}

const text = (name: string, stock: readonly Article[]) => new TextDecoder().decode(bytes(name, stock));
const xml = (name: string, stock: readonly Article[], publication = site) =>
  withLibxml(bytes(name, stock, publication));
