import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ImportOptions } from '../../src/import/import-system.ts';
import type { ImportEvent } from '../../src/import/imported.ts';
import { page } from '../../src/import/page/page.ts';
import { byline } from '../../src/import/story/bylines.ts';
import { openingDateline } from '../../src/import/story/opening-dateline.ts';
import { printedTime } from '../../src/import/story/printed-time.ts';
import { systemOf } from '../../src/import/systems.ts';
import { checked, folderWith, imported } from './collection.ts';
import { readEvents } from './events.ts';
import { pages } from './pages.ts';
import { webServer } from './web-server.ts';

const articlesOf = (events: readonly ImportEvent[]) =>
  events.flatMap((event) => (event.kind === 'article' ? [event.article] : []));
const lossesOf = (events: readonly ImportEvent[]) =>
  events.flatMap((event) => (event.kind === 'loss' ? [event.loss] : []));

async function readHtml(html: string, options: Partial<ImportOptions> = {}) {
  const dir = await folderWith({ 'page.html': html });
  const events = await readEvents(page, { from: `${dir}/page.html`, ...options });
  return { events, article: articlesOf(events)[0], losses: lossesOf(events) };
}

describe.each([
  ['JSON-LD', pages.jsonLd, { date: '2019-09-25T21:12:00-07:00', tags: ['Railroads', 'Columbia River'] }],
  [
    'microformats',
    pages.microformats,
    { date: '2019-09-25T21:12:00-07:00', tags: ['Railroads', 'Columbia River'] },
  ],
  [
    'microdata',
    pages.microdata,
    { date: '2019-09-25T21:12:00-07:00', tags: ['Railroads', 'Columbia River'] },
  ],
  // The newsroom's own time.
  ['what is printed', pages.printed, { date: '2019-09-25T21:12:00' }],
  ['markup of which only a part can be used', pages.partial, { date: '2019-09-25T21:12:00-07:00' }],
])('a page with %s', (_, html, expected) => {
  it('has each part in its key', async () => {
    const { article } = await readHtml(html);
    expect(article).toMatchObject({
      ...expected,
      ...{
        title: 'Lost locomotive found in Columbia River',
        description: 'Sonar crew was looking for sandbars',
      },
      path: 'News/Northwest/lost-locomotive',
      authors: [{ name: 'Associated Press' }],
      fields: { dateline: 'PORTLAND (AP)', source: { name: 'Associated Press' } },
      image: {
        src: 'https://daily.example/images/loco.jpg',
        alt: 'A locomotive on a riverbed',
        caption: 'The engine lies upright at 60 feet.',
        credit: 'J. Doe',
      },
      address: 'https://daily.example/news/2019/sep/25/lost-locomotive/',
    });
    expect(article?.updated).toBeUndefined();
  });

  it('has its story whole and nothing else, and names the call-out', async () => {
    const { events, losses } = await readHtml(html);
    const dir = await folderWith();
    const { files } = await imported(dir, events, { timezone: 'America/Los_Angeles' });
    const [, text = ''] = (files['news/northwest/lost-locomotive.md'] ?? '').split('---\n\n');
    expect(
      text,
    ).toBe(`PORTLAND (AP) — A survey crew has found a [locomotive](https://daily.example/tag/locomotives) that slid off a barge 108 years ago.

“We saw a smokestack,” said Odile Marchetti, who ran the sonar. “Then we saw the rest of it.”

The find was first reported by [The Cascade Register](https://other.example/locomotive).

> It is in better shape than I am.

The engine will stay where it is, the state archaeologist said, until somebody pays for a crane. A barge that is large enough costs $40,000 a day, and the river allows four days a year.
`);
    expect(losses.find(({ kind }) => kind === 'call-out')?.what).toMatch(
      /^“Support local journalism\. Stories like this one cost money\. Become a member toda.*left out, as it is the paper’s own/,
    );
    expect((await checked(dir)).filter((each) => !each.startsWith('site.yaml'))).toEqual([]);
  });
});

it('a change that readers are not told of is named', async () => {
  const { losses } = await readHtml(pages.jsonLd);
  expect(losses.map(({ what }) => what)).toContain(
    'change of 2019-09-26T08:00:00-07:00 left out, as the page tells readers of none',
  );
  const { article } = await readHtml(
    pages.jsonLd.replace('By Associated Press', '<p>Updated: Sept. 26, 2019, 8am</p>'),
  );
  expect(article?.updated).toBe('2019-09-26T08:00:00');
});

it('a headline does not end with the name of the paper, nor a byline with the time', async () => {
  const { article } = await readHtml(
    pages.printed
      .replace('og:site_name', 'x:y og:site_name')
      .replace(/<h1>.*<\/h1>/, '<h1>Lost locomotive found | The Daily</h1>')
      .replace('By Associated Press', 'By JANE DOE Sept. 25, 2019 9:12 PM'),
  );
  expect(article).toMatchObject({ title: 'Lost locomotive found', authors: [{ name: 'JANE DOE' }] });
});

it('what subscribers alone may read is a draft', async () => {
  const { article } = await readHtml(
    pages.jsonLd.replace('"headline"', '"isAccessibleForFree":false,"headline"'),
  );
  expect(article?.unpublished).toMatch(/subscribers/);
});

it.each([
  ['a page without a story', '<!doctype html><title>x</title><h1>Contact</h1>', /no headline with a text/],
  [
    'elements that nest very deep',
    `<!doctype html><h1>x</h1>${'<div>'.repeat(20_000)}x`,
    /no headline|cannot be read/,
  ],
])('%s is named', async (_, html, message) => {
  const { article, losses } = await readHtml(html);
  expect(article).toBeUndefined();
  expect(losses[0]?.what).toMatch(message);
});

describe('several pages', () => {
  const numbered = (number: number) =>
    pages.printed
      .replaceAll('lost-locomotive', `story-${number}`)
      .replaceAll('Lost locomotive', `Story ${number}`);
  const site = (url: string) => ({
    '/1': numbered(1),
    '/2': numbered(2),
    '/sitemap.xml': `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>${url}/news.xml</loc></sitemap><sitemap><loc>${url}/gone.xml</loc></sitemap></sitemapindex>`,
    '/news.xml': `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>${url}/1</loc>
      <news:news><news:title>One</news:title></news:news></url><url><loc> ${url}/2 </loc></url><url><loc>${url}/3</loc></url></urlset>`,
  });

  it('of a sitemap, its index and a news sitemap', async () => {
    const { url, requests } = await webServer(site);
    const events = await readEvents(page, { from: `${url}/sitemap.xml`, pause: 0 });
    expect(articlesOf(events).map(({ title }) => title)).toEqual([
      'Story 1 found in Columbia River',
      'Story 2 found in Columbia River',
    ]);
    expect(lossesOf(events).filter(({ kind }) => kind !== 'call-out')).toMatchObject([
      { place: `${url}/3`, what: 'the page was not read: the answer was 404 Not Found' },
      { place: `${url}/gone.xml`, kind: 'sitemap that was not read' },
    ]);
    expect(requests.map((request) => request.url)).toEqual([
      '/sitemap.xml',
      '/news.xml',
      '/1',
      '/2',
      '/3',
      '/gone.xml',
    ]);
  });

  it('of a list of addresses, no more than --limit', async () => {
    const { url } = await webServer(site);
    const dir = await folderWith({ 'list.txt': `# old stories\n${url}/1\n\nnot an address\n${url}/2\n` });
    const events = await readEvents(page, { from: `${dir}/list.txt`, pause: 0, limit: 1 });
    expect(articlesOf(events)).toHaveLength(1);
    expect(lossesOf(events).filter(({ kind }) => kind !== 'call-out')).toMatchObject([
      { place: 'list.txt: line 4', what: '“not an address” is not an address' },
      { place: `${url}/2`, kind: 'page that was not read' },
    ]);
  });

  it('of a sitemap that is compressed', async () => {
    const { url } = await webServer(site);
    const dir = await folderWith({
      'sitemap.xml.gz': gzipSync(`<urlset><url><loc>${url}/1</loc></url></urlset>`),
    });
    expect(articlesOf(await readEvents(page, { from: `${dir}/sitemap.xml.gz`, pause: 0 }))).toHaveLength(1);
  });
});

it.each([
  ['September 25, 2019, 9:12pm', '2019-09-25T21:12:00'],
  ['Sept. 25, 2019 at 12:05 a.m.', '2019-09-25T00:05:00'],
  ['25 September 2019, 21:12 BST', '2019-09-25T21:12:00+01:00'],
  ['9:12 p.m. PDT Sep 25, 2019', '2019-09-25T21:12:00-07:00'],
  ['Wednesday, September 25th, 2019', '2019-09-25'],
  ['2019-09-25 21:12', '2019-09-25T21:12:00'],
  ['yesterday', undefined],
])('the printed time “%s” is %s', (text, expected) => {
  expect(printedTime(text)).toBe(expected);
});

it.each([
  ['By Associated Press', ['Associated Press'], 'Associated Press'],
  ['By JANE DOE and JOHN ROE, Associated Press', ['JANE DOE', 'JOHN ROE'], 'Associated Press'],
  ['Jane Doe, Staff Writer', ['Jane Doe'], undefined],
  ['Doe, Jane', ['Doe, Jane'], undefined],
  ['Martin King Jr., M.D.', ['Martin King Jr., M.D.'], undefined],
  ['The Daily staff', ['The Daily staff'], undefined],
])('the byline “%s” is of %j', (text, names, agency) => {
  expect(byline(text)).toEqual({ names, agency });
});

it.each([
  ['PORTLAND, Ore. (AP) — A crew', 'PORTLAND, Ore. (AP)'],
  ['ST. HELENS – A crew', 'ST. HELENS'],
  ['A crew — of four — found', undefined],
  ['NASA said so. It was — perhaps', undefined],
  ['МОСКВА — Text', 'МОСКВА'],
])('“%s” opens with the dateline %s', (text, expected) => {
  expect(openingDateline(text)).toBe(expected);
});

it.each([
  ['a page', { 'p.html': pages.printed }, 'p.html'],
  ['a list', { 'l.txt': 'https://daily.example/1\nhttps://daily.example/2\n' }, 'l.txt'],
  ['a sitemap', { 's.xml': '<urlset><url><loc>https://daily.example/1</loc></url></urlset>' }, 's.xml'],
])('%s is told from others', async (_, files, name) => {
  expect(await systemOf(`${await folderWith(files)}/${name}`)).toMatchObject({ name: 'page' });
});

it('an address is a page where it is no feed', async () => {
  const { url } = await webServer(() => ({
    '/page': pages.printed,
    '/feed': '<rss version="2.0"><channel><title>x</title><item><title>y</title></item></channel></rss>',
  }));
  expect(await systemOf(`${url}/page`)).toMatchObject({ name: 'page' });
  expect(await systemOf(`${url}/feed`)).toMatchObject({ name: 'feed' });
});
