import { XMLParser } from 'fast-xml-parser';
import { parseFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { formats, serialise } from '../../src/feed/formats/formats.ts';
import { createHead } from '../../src/feed/model/head.ts';
import { createItem } from '../../src/feed/model/item.ts';
import { plain, sectionListing, site } from '../golden/fixtures.ts';
import { parseXml, texts } from '../spec/xml-tree.ts';

// docs/decisions/0005-rss-titles.md: escaped once; hexadecimal only before what would read as a tag or a reference.
const TITLES: readonly { title: string; written: string }[] = [
  { title: 'AT&T', written: 'AT&amp;T' },
  { title: 'Profit < 5% & falling', written: 'Profit &lt; 5% &amp; falling' },
  { title: '<3 love', written: '&lt;3 love' },
  { title: 'Use <b> sparingly', written: 'Use &#x3C;b&gt; sparingly' },
  { title: 'if (a<b && c>d)', written: 'if (a&#x3C;b &amp;&amp; c&gt;d)' },
  { title: '</title><script>', written: '&#x3C;/title&gt;&#x3C;script&gt;' },
  { title: '&amp; explained', written: '&#x26;amp; explained' },
  { title: '&#60;b&#62; numeric', written: '&#x26;#60;b&#x26;#62; numeric' },
  { title: 'R&D; more', written: 'R&#x26;D; more' },
  { title: ']]> closes', written: ']]&gt; closes' },
];

describe.each(TITLES)('$title', ({ title, written }) => {
  const source = rssOf(title);

  test('is written as decided', () => {
    expect(source).toContain(`<item><title>${written}</title>`);
  });

  test('libxml2 and feedsmith read it as it was', () => {
    expect(texts(parseXml(source), 'channel', 'item', 'title')).toEqual([title]);
    expect(parseFeed(source).feed).toMatchObject({ items: [{ title }] });
  });
});

test('fast-xml-parser, as people set it up, reads the titles that papers write', () => {
  const parser = new XMLParser();
  for (const { title, written } of TITLES.filter((row) => !row.written.includes('&#x'))) {
    expect(parser.parse(rssOf(title)).rss.channel.item.title, written).toBe(title);
  }
});

function rssOf(title: string): string {
  const [rss] = formats.filter(({ name }) => name === 'rss');
  if (rss === undefined) throw new Error('no RSS');
  const document = {
    ...createHead({ site, listing: sectionListing }),
    items: [createItem({ ...plain, title }, site)],
  };
  return new TextDecoder().decode(serialise(rss, document));
}
