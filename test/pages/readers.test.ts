import { describe, expect, it } from 'vitest';
import { readerRoot } from '../../src/pages/parts/readers.ts';
import { ownReaderPage } from '../../src/pages/self-hosted-reader.ts';
import { attribute, find, parsed } from './dom.ts';
import { site } from './sample.ts';

describe('the address of a reader on one’s own server', () => {
  it.each([
    ['reader.example', 'https://reader.example/'],
    [' https://reader.example/ ', 'https://reader.example/'],
    ['http://nas.local:8080/freshrss/', 'http://nas.local:8080/freshrss'],
    ['https://me:secret@reader.example/?x#y', 'https://reader.example/'],
    ['READER.example', 'https://reader.example/'],
  ])('%j is %s', (typed, root) => {
    expect(readerRoot(typed)?.href).toBe(root);
  });

  it.each([
    '',
    ' ',
    'javascript://reader.example/%0aalert(1)',
    'data://x',
    'ftp://reader.example',
    'https://',
  ])('%j is none', (typed) => {
    expect(readerRoot(typed)).toBeUndefined();
  });
});

it.each([
  ['another site’s feed', 'https://evil.example/rss.xml', 'miniflux'],
  ['a site whose name begins alike', 'https://lantern.example/paper.evil/rss.xml', 'miniflux'],
  ['a reader that is none', 'https://lantern.example/paper/rss.xml', 'other'],
])('%s leads nowhere', (_, feed, reader) => {
  const html = ownReaderPage({ site: site(), feed, at: 'reader.example', reader });
  const hrefs = find(parsed(html).elements, 'a').map((link) => attribute(link, 'href') ?? '');
  expect(hrefs.filter((href) => href.includes('reader.example'))).toEqual([]);
});
