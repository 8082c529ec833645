import { beforeAll, describe, expect, test } from 'vitest';
import { SAMPLE } from '../sample.ts';
import { type Served, serveFolder } from '../spec/served.ts';
import { wireProblems } from '../spec/wire/wire.ts';
import { descendants, parseXml } from '../spec/xml-tree.ts';
import { paper, site, story } from './paper.ts';

const url = 'https://www.columbialantern.example';
const now = new Date('2026-11-24T12:00:00Z');
let served: Served;
beforeAll(async () => {
  served = await serveFolder(SAMPLE, url, now);
});
const text = async (path: string) => (await served.get(path)).text();

/** Whatever a format has a place for. */
const rich = {
  'site.yaml': site(
    'rights: © The Paper\nlicense: https://creativecommons.org/licenses/by/4.0/\nimages: {resize: cloudflare, widths: [100, 320]}\nsources: {AP: {url: https://apnews.com/, syndication: summary}, Wire: {syndication: headline}}\n',
  ),
  'news/a.md': story('a', {
    title: '"A <b>headline</b> & more"',
    description: 'Sum & <i>mary</i>',
    authors: '[Ann Ó, "Bob & Co"]',
    tags: '[R&D, 日本]',
    dateline: 'PORTLAND (AP)',
    updated: '2026-11-20 10:00',
    correction: 'It was & <wrong>',
    expires: '2026-12-20 10:00',
    image:
      '{src: https://paper.example/p.jpg, alt: "x & y", caption: C, credit: Z, type: image/jpeg, width: 1000, height: 500, focus: 40% 25%}',
    audio: '{src: https://a.example/a.mp3, type: audio/mpeg, length: 5, title: "A & b", duration: 9}',
    attachments: '[{src: "https://a.example/a.pdf", type: application/pdf, length: 5}]',
  }),
  'news/sum.md': story('sum', { source: 'AP', description: 'SUMMARY' }, 'BODY'),
  'news/head.md': story('head', { source: 'Wire', description: 'SUMMARY' }, 'BODY'),
  'news/none.md': story('none', { syndication: 'none' }),
  'news/later.md': story('later', { embargo: '2026-11-22 12:00' }),
  'news/gone.md': story('gone', {
    status: 'withdrawn',
    reason: 'It was <wrong> & bad',
    withdrawn: '2026-11-21 10:00',
  }),
  'news/unlisted.md': story('unlisted', {
    status: 'withdrawn',
    reason: 'x',
    withdrawn: '2026-11-21 10:00',
    syndication: 'none',
  }),
  'news/elsewhere.md': story('elsewhere', { url: 'https://other.example/a', date: '2026-10-20 08:00' }),
};

describe('NewsML-G2', () => {
  const linked = (html: string) =>
    /<link rel="alternate" type="application\/vnd\.iptc\.g2\.newsitem\+xml" href="([^"]*)">/.exec(html)?.[1];

  test('every story of the sample collection is a news item, to which its page leads', async () => {
    const { snapshot, articles } = served.compiled;
    const open = (snapshot?.heads ?? []).filter(
      ({ id, from, until, syndication }) =>
        syndication !== 'none' && from <= now && !(until && until <= now) && !articles.get(id)?.elsewhere,
    );
    expect(open.length).toBeGreaterThan(30);
    for (const { path, id } of open) {
      const address = linked(await text(path));
      expect(address).toBe(`${url}${path}/newsml.xml`);
      const response = await served.get(address ?? '');
      const xml = await response.text();
      expect(response.headers.get('content-type')).toBe(
        'application/vnd.iptc.g2.newsitem+xml; charset=utf-8',
      );
      expect([path, wireProblems('newsml', xml)]).toEqual([path, []]);
      expect(xml).toContain(` guid="${id}"`);
    }
  });

  test('holds all that a story has, corrected, with a version that grows', async () => {
    const { get } = await paper(rich);
    const response = await get('/news/a/newsml.xml');
    const xml = await response.text();
    expect(wireProblems('newsml', xml)).toEqual([]);
    for (const part of [
      ` version="${Date.UTC(2026, 10, 20, 10) / 1000}"`,
      '<versionCreated>2026-11-20T10:00:00Z</versionCreated><firstCreated>2026-11-20T08:00:00Z</firstCreated>',
      '<edNote>2026-11-20T10:00:00Z It was &amp; &lt;wrong&gt;</edNote><expires>2026-12-20T10:00:00Z</expires>',
      '<located><name>PORTLAND</name></located>',
      '<headline>A &lt;b&gt;headline&lt;/b&gt; &amp; more</headline><dateline>PORTLAND (AP)</dateline><by>Ann Ó, Bob &amp; Co</by>',
      '<link rel="irel:seeAlso" href="https://a.example/a.mp3" contenttype="audio/mpeg" size="5"><title>A &amp; b</title></link>',
      '<usageTerms>https://creativecommons.org/licenses/by/4.0/</usageTerms>',
    ])
      expect(xml).toContain(part);
  });

  test.for([
    ['/news/sum/newsml.xml', /SUMMARY/, /BODY/],
    ['/news/head/newsml.xml', /<headline>/, /SUMMARY|BODY/],
    [
      '/news/gone/newsml.xml',
      /<pubStatus qcode="stat:canceled"\/><edNote>It was &lt;wrong&gt; &amp; bad/,
      /long enough/,
    ],
  ] as const)('%s holds no more than rights allow', async ([path, has, hasNot]) => {
    const { text } = await paper(rich);
    const xml = await text(path);
    expect(wireProblems('newsml', xml)).toEqual([]);
    expect(xml).toMatch(has);
    expect(xml).not.toMatch(hasNot);
  });

  test.for(['none', 'later', 'unlisted', 'elsewhere', 'nowhere'])('%s: 404', async (name) => {
    const { get, text } = await paper(rich);
    expect((await get(`/news/${name}/newsml.xml`)).status).toBe(404);
    expect(linked(await text(`/news/${name}`))).toBeUndefined();
  });

  test.for([
    [/ version="\d+"/, ' version="0"'],
    [/<provider.*?<\/provider>/, ''],
    ['stat:usable', 'stat:withheld'],
    [/<versionCreated>[^<]*/, '<versionCreated>yesterday'],
    ['<headline>', '<byline>x</byline><headline>'],
    ['contenttype="text/html"', 'contenttype="html"'],
  ] as const)('%s spoilt is found', async ([part, spoilt]) => {
    const { text } = await paper(rich);
    const xml = await text('/news/a/newsml.xml');
    expect(xml.replace(part, spoilt)).not.toBe(xml);
    expect(wireProblems('newsml', xml.replace(part, spoilt))).not.toEqual([]);
  });
});

describe('ninjs 3.1', () => {
  const scopes = [
    '',
    '/news',
    '/news/northwest',
    '/podcasts',
    '/tags/ferries',
    '/authors/ingrid-sorlie',
    '/en-espanol',
  ];

  test.for(scopes)(
    '%s/ninjs.json is a composite of stories, by the names and values of the standard',
    async (scope) => {
      const response = await served.get(`${scope}/ninjs.json`);
      expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
      const source = await response.text();
      expect(wireProblems('ninjs', source)).toEqual([]);
      expect(JSON.parse(source).associations.length).toBeGreaterThan(0);
    },
  );

  test('with all that a story has, a cancellation, and nothing at all', async () => {
    const { text } = await paper(rich);
    const source = await text('/ninjs.json');
    expect(wireProblems('ninjs', source)).toEqual([]);
    const statuses = JSON.parse(source).associations.map(({ pubStatus }: { pubStatus: string }) => pubStatus);
    expect(statuses.toSorted()).toEqual(['canceled', 'usable', 'usable', 'usable', 'usable']);
    const empty = await paper({ 'site.yaml': site(), 'news/_index.md': '---\ntitle: News\n---\n' });
    const nothing = await empty.text('/ninjs.json');
    expect(wireProblems('ninjs', nothing)).toEqual([]);
    expect(JSON.parse(nothing).associations).toEqual([]);
  });

  test.for([
    ['"pubStatus":"canceled"', '"pubStatus":"deleted"'],
    ['"headlines"', '"headline"'],
    [/"versionCreated":"[^"]*"/, '"versionCreated":"2026"'],
    ['"sizeInBytes":5', '"sizeInBytes":"5"'],
  ] as const)('%s spoilt is found', async ([part, spoilt]) => {
    const { text } = await paper(rich);
    const source = await text('/ninjs.json');
    expect(source.replace(part, spoilt)).not.toBe(source);
    expect(wireProblems('ninjs', source.replace(part, spoilt))).not.toEqual([]);
  });
});

describe('sitemaps', () => {
  const locations = (xml: string) =>
    descendants(parseXml(xml))
      .filter(({ name }) => name.endsWith('}loc'))
      .map(({ text }) => text);

  test('each that the index leads to, the index and the news sitemap keep the protocol', async () => {
    const index = await text('/sitemap.xml');
    for (const path of ['/sitemap.xml', '/news-sitemap.xml', ...locations(index)])
      expect([path, wireProblems('sitemap', await text(path))]).toEqual([path, []]);
  });

  test('a month whose stories have their pages elsewhere has no sitemap', async () => {
    const { get, text } = await paper(rich);
    expect(locations(await text('/sitemap.xml')).map((each) => each.slice(21))).toEqual([
      '/sitemaps/pages.xml',
      '/sitemaps/2026-11.xml',
    ]);
    expect((await get('/sitemaps/2026-10.xml')).status).toBe(404);
  });

  test('a story leaves the news sitemap after two days, which whoever asks by date is told', async () => {
    let now = new Date('2026-11-22T07:59:59Z');
    const { get } = await paper({ 'site.yaml': site(), 'news/a.md': story('a') }, { now: () => now });
    const before = await get('/news-sitemap.xml');
    expect(locations(await before.text())).toHaveLength(1);
    expect(before.headers.get('cache-control')).toMatch(/^public, max-age=1\b/);
    now = new Date('2026-11-22T08:00:00Z');
    const since = before.headers.get('last-modified') ?? '';
    const after = await get('/news-sitemap.xml', { 'if-modified-since': since });
    expect(after.status).toBe(200);
    expect(after.headers.get('last-modified')).toBe('Sun, 22 Nov 2026 08:00:00 GMT');
    expect(locations(await after.text())).toEqual([]);
  });

  test('at most a thousand stories', async () => {
    const many = Array.from(
      { length: 1_005 },
      (_, index) => [`news/${index}.md`, story(`${index}`)] as const,
    );
    const { text } = await paper({ 'site.yaml': site(), ...Object.fromEntries(many) });
    const xml = await text('/news-sitemap.xml');
    expect(wireProblems('sitemap', xml)).toEqual([]);
    expect(locations(xml)).toHaveLength(1_000);
  });

  test.for([
    ['<loc>https:', '<loc>/'],
    [/<lastmod>[^<]*/, '<lastmod>2026'],
    ['<url>', '<url><title/>'],
  ] as const)('%s spoilt is found', async ([part, spoilt]) => {
    const { text } = await paper(rich);
    const xml = await text('/sitemaps/2026-11.xml');
    expect(xml.replace(part, spoilt)).not.toBe(xml);
    expect(wireProblems('sitemap', xml.replace(part, spoilt))).not.toEqual([]);
  });
});
