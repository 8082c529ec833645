import { beforeAll, describe, expect, test } from 'vitest';
import { fieldsOf } from '../../src/cli/export/headers.ts';
import { SAMPLE } from '../sample.ts';
import { type Served, serveFolder } from '../spec/served.ts';
import { descendants, parseXml } from '../spec/xml-tree.ts';
import { collectionOf } from '../support/compiled.ts';
import { paper, site, story } from './paper.ts';

const url = 'https://www.columbialantern.example';
let served: Served;
beforeAll(async () => {
  const dir = SAMPLE;
  served = await serveFolder(dir, url, new Date('2026-11-24T12:00:00Z'));
});
const text = async (path: string) => (await served.get(path)).text();

describe('sitemaps', () => {
  test('the news sitemap has the articles of two days that have their page here, each as Google asks', async () => {
    const xml = await text('/news-sitemap.xml');
    expect(xml).toContain('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"');
    const listed = [...xml.matchAll(/<url>(.*?)<\/url>/gs)].map(([, each = '']) => each);
    expect(listed.length).toBeGreaterThan(1);
    for (const each of listed)
      expect(each).toMatch(
        /^<loc>https:\/\/www\.columbialantern\.example\/[^<]+<\/loc><news:news><news:publication><news:name>The Columbia Lantern<\/news:name><news:language>[a-z]{2}<\/news:language><\/news:publication><news:publication_date>2026-11-2[234]T[0-9:]+Z<\/news:publication_date><news:title>[^<]+<\/news:title><\/news:news>$/,
      );
  });

  test('every page that the index leads to is there, once, and the index leads to every article', async () => {
    const index = await text('/sitemap.xml');
    const locations = [...index.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, each = '']) => each);
    expect(index.match(/<sitemap>/g)?.length).toBe(locations.length);
    const pages: string[] = [];
    for (const location of locations)
      pages.push(
        ...[...(await text(location)).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, each = '']) => each),
      );
    expect(new Set(pages).size).toBe(pages.length);
    for (const page of pages) expect([page, (await served.get(page)).status]).toEqual([page, 200]);
    const { snapshot } = served.compiled;
    const open = snapshot?.heads.filter(
      ({ id, from, until, syndication }) =>
        from <= new Date('2026-11-24T12:00:00Z') &&
        !(until && until <= new Date('2026-11-24T12:00:00Z')) &&
        syndication !== 'none' &&
        !served.compiled.articles.get(id)?.elsewhere,
    );
    for (const { path } of open ?? []) expect(pages).toContain(url + path);
  });

  test.for(['/sitemaps/2026-13.xml', '/sitemaps/1999-01.xml', '/sitemaps/x.xml', '/sitemaps/2026-11'])(
    '%s is not there',
    async (path) => expect((await served.get(path)).status).toBe(404),
  );
});

describe('robots.txt and terms', () => {
  test('names both sitemaps', async () => {
    expect(await text('/robots.txt')).toBe(
      `User-agent: *\nContent-Signal: search=yes, ai-train=no\nAllow: /\n\nLicense: ${url}/license.xml\n\nSitemap: ${url}/sitemap.xml\nSitemap: ${url}/news-sitemap.xml\n`,
    );
    expect((await served.get('/license.xml')).status).toBe(200);
  });

  test('turns crawlers away, and leads to the terms, which items carry too', async () => {
    const licensing = `robots: {refuse: [GPTBot, CCBot]}\nlicensing:\n  permits: [search]\n  prohibits: [ai-train, ai-input]\n  payment: use\n  standard: https://rslcollective.org/license\n`;
    const { text } = await paper({ 'site.yaml': site(licensing), 'news/a.md': story('a') });
    expect(await text('/robots.txt')).toContain(
      'User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /\n\nLicense: https://paper.example/license.xml\n',
    );
    const inner = (prefix: string) =>
      `<${prefix}license><${prefix}permits type="usage">search</${prefix}permits><${prefix}prohibits type="usage">ai-train ai-input</${prefix}prohibits><${prefix}payment type="use"><${prefix}standard>https://rslcollective.org/license</${prefix}standard></${prefix}payment></${prefix}license>`;
    expect(await text('/license.xml')).toContain(
      `<rsl xmlns="https://rslstandard.org/rsl"><content url="https://paper.example/">${inner('')}</content></rsl>`,
    );
    expect(await text('/rss.xml')).toContain(
      `<rsl:content url="https://paper.example/news/a">${inner('rsl:')}</rsl:content></item>`,
    );
  });

  test.for([
    ['permits: [search], prohibits: [ai-train, ai-input]', 'search=yes, ai-input=no, ai-train=no'],
    ['permits: all, prohibits: ai-train', 'search=yes, ai-input=yes, ai-train=no'],
    ['permits: search, prohibits: ai-all', 'search=yes, ai-input=no, ai-train=no'],
    ['permits: ai-all, payment: attribution', 'ai-input=yes, ai-train=yes'],
    ['permits: [search, ai-input], prohibits: ai-train, payment: crawl', 'ai-train=no'],
    ['permits: search, server: https://rsl.example/', undefined],
    ['permits: ai-index', undefined],
  ] as const)('%s is the signal %s', async ([terms, signal]) => {
    const licensing = `robots: {refuse: [CCBot]}\nlicensing: {${terms}}\n`;
    const { text, get } = await paper({ 'site.yaml': site(licensing), 'news/a.md': story('a') });
    const lines = signal === undefined ? [] : [`Content-Signal: ${signal}`];
    expect((await text('/robots.txt')).split('\n\n')[0]).toBe(
      ['User-agent: *', ...lines, 'Allow: /'].join('\n'),
    );
    for (const path of ['/rss.xml', '/', '/news/a', '/news/a/newsml.xml', '/robots.txt'])
      expect([path, (await get(path)).headers.get('content-signal')]).toEqual([path, signal ?? null]);
    const { licensing: inFeed } = JSON.parse(await text('/feed.json'))._dateline;
    expect([inFeed.terms, inFeed.signal]).toEqual(['https://paper.example/license.xml', signal]);
  });

  test('what is permitted within what is prohibited is nowhere permitted', async () => {
    const licensing = 'licensing: {permits: [search, ai-index, ai-train], prohibits: [ai-all]}\n';
    const { text } = await paper({ 'site.yaml': site(licensing), 'news/a.md': story('a') }, { anyway: true });
    expect(await text('/robots.txt')).toContain('Content-Signal: search=yes, ai-input=no, ai-train=no\n');
    expect(await text('/license.xml')).toContain(
      '<permits type="usage">search</permits><prohibits type="usage">ai-all</prohibits>',
    );
  });

  test('feeds and pages lead to the license that each has, and to the terms', async () => {
    const own = (name: string) => `https://licenses.example/${name}`;
    const { get, text } = await paper({
      'site.yaml': site(`license: ${own('site')}\nlicensing: {permits: search}\n`),
      'news/_index.md': `---\ntitle: News\nlicense: ${own('news')}\n---\n`,
      'news/a.md': story('a', { license: own('a') }),
      'sports/b.md': story('b'),
    });
    const licenses = (field: string) =>
      [...field.matchAll(/<([^>]+)>; rel="license"(; type="application\/rsl\+xml")?/g)].map(
        ([, href, type]) => `${href}${type === undefined ? '' : ' rsl'}`,
      );
    const rsl = 'https://paper.example/license.xml rsl';
    for (const [path, name] of [
      ...['/rss.xml', '/', '/sports/', '/sports/b'].map((each) => [each, 'site'] as const),
      ...['/news/atom.xml', '/news/feed.json', '/news/'].map((each) => [each, 'news'] as const),
      ['/news/a', 'a'] as const,
    ]) {
      const { headers } = await get(path);
      expect([path, licenses(headers.get('link') ?? '')]).toEqual([path, [own(name), rsl]]);
    }
    expect(await text('/news/')).toContain(
      '<link rel="license" type="application/rsl+xml" href="https://paper.example/license.xml">',
    );
    const channel = (await text('/news/rss.xml')).split('<item>')[0];
    expect(channel).toContain(`<atom:link rel="license" href="${own('news')}"/>`);
    expect(channel).toContain(
      '<atom:link rel="license" type="application/rsl+xml" href="https://paper.example/license.xml"/>',
    );
    expect(await text('/news/atom.xml')).toContain(
      '<link rel="license" type="application/rsl+xml" href="https://paper.example/license.xml"/>',
    );
  });

  test('an export says the same in its header fields', async () => {
    const { compiled } = await paper({
      'site.yaml': site('licensing: {permits: search, prohibits: ai-train}\n'),
      'news/a.md': story('a'),
    });
    expect(await fieldsOf(collectionOf(compiled).site)).toMatchObject({
      'Content-Signal': 'search=yes, ai-train=no',
      Link: '<https://paper.example/license.xml>; rel="license"; type="application/rsl+xml"',
    });
  });

  test('leads to terms of the newsroom’s own', async () => {
    const own = 'licensing:\n  permits: [search]\n  terms: https://paper.example/terms.xml\n';
    const { text, get } = await paper({ 'site.yaml': site(own), 'news/a.md': story('a') });
    expect(await text('/robots.txt')).toContain('License: https://paper.example/terms.xml\n');
    expect((await get('/license.xml')).status).toBe(404);
  });
});

describe('records of the AT Protocol', () => {
  const did = 'did:plc:re3ebnp5v7ffagz6rb6xfei4';
  const publication = `at://${did}/site.standard.publication/3lwafzkjqm25s`;
  const record = `at://${did}/site.standard.document/3mek5jhip372r`;
  const wellKnown = '/.well-known/site.standard.publication';

  test('site and story say which are theirs', async () => {
    const { get, text } = await paper({
      'site.yaml': site(`atproto: ${publication}\n`),
      'news/a.md': story('a', { atproto: record }),
      'news/b.md': story('b', {}, `[Our record](${wellKnown})`),
    });
    const answer = await get(wellKnown);
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      'text/plain; charset=utf-8',
      publication,
    ]);
    const links = async (path: string) =>
      [...(await text(path)).matchAll(/<link rel="site\.standard\.(\w+)" href="([^"]*)">/g)].map(
        ([, kind, uri]) => [kind, uri],
      );
    const ofSite = ['publication', publication];
    expect(await links('/news/a')).toEqual([['document', record], ofSite]);
    for (const path of ['/', '/news/b', '/news/'])
      expect([path, await links(path)]).toEqual([path, [ofSite]]);
    expect(await text('/news/b')).toContain(`<a href="https://paper.example${wellKnown}">`);
  });

  test('a site without one has none', async () => {
    const { get, text } = await paper({ 'site.yaml': site(), 'news/a.md': story('a') });
    expect((await get(wellKnown)).status).toBe(404);
    expect(await text('/news/a')).not.toContain('site.standard');
  });

  test.for([
    'at://paper.example/site.standard.publication/3lwafzkjqm25s',
    `at://${did}/site.standard.document/3lwafzkjqm25s`,
    `at://${did}/site.standard.publication`,
    `at://${did}/site.standard.publication/a/b`,
    `https://pds.example/${did}/site.standard.publication/a`,
    'at://did:plc:short/site.standard.publication/a',
  ])('%s is refused', async (uri) => {
    const { compiled } = await paper(
      { 'site.yaml': site(`atproto: ${uri}\n`), 'news/a.md': story('a') },
      { anyway: true },
    );
    expect(compiled.problems.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
      'site.yaml:8 bad-value',
    ]);
  });
});

test('OPML of any branch: that feed and those below it', async () => {
  const xmlUrls = async (path: string) =>
    descendants(parseXml(await text(path))).flatMap(
      ({ attributes: { xmlUrl } }) => xmlUrl?.slice(url.length) ?? [],
    );
  expect(await xmlUrls('/news/northwest/opml.xml')).toEqual([
    '/news/northwest/rss.xml',
    '/news/northwest/clark-county/rss.xml',
    '/news/northwest/columbia-gorge/rss.xml',
  ]);
  expect(await xmlUrls('/tags/ferries/opml.xml')).toEqual(['/tags/ferries/rss.xml']);
  expect(await xmlUrls('/tags/ferries/opml-atom.xml')).toEqual(['/tags/ferries/atom.xml']);
  expect(await xmlUrls('/tags/ferries/opml-json.xml')).toEqual(['/tags/ferries/feed.json']);
  expect((await served.get('/nowhere/opml.xml')).status).toBe(404);
});

test('importers name feeds by their titles, so no two of a list have the same', async () => {
  const { text } = await paper({
    'site.yaml': site(),
    'obituaries/a.md': story('a', { tags: '[Obituaries]', authors: '[Obituaries]' }),
  });
  const titles = descendants(parseXml(await text('/opml.xml'))).flatMap(
    ({ attributes: { title } }) => title ?? [],
  );
  expect(titles).toEqual([
    'The Paper',
    'Obituaries — The Paper',
    'Obituaries — The Paper (authors/obituaries)',
    'Obituaries — The Paper (tags/obituaries)',
  ]);
});

test('smaller copies of pictures, cut around what must be kept', async () => {
  const yaml = site('images: {resize: cloudflare, widths: [640, 320]}\n');
  const image =
    '{src: https://paper.example/p.jpg, alt: x, width: 1000, height: 500, type: image/jpeg, focus: 40% 25%, rights: © Ann}';
  const { text } = await paper({ 'site.yaml': yaml, 'news/a.md': story('a', { image }) });
  const small =
    'https://paper.example/cdn-cgi/image/width=640,height=320,fit=cover,gravity=0.4x0.25,format=auto,onerror=redirect/https://paper.example/p.jpg';
  const rss = await text('/rss.xml');
  expect(rss).toContain(`<media:thumbnail url="${small}" width="640" height="320"/>`);
  expect(rss).toContain('<media:copyright>© Ann</media:copyright>');
  expect(rss).toContain('<media:content url="https://paper.example/p.jpg"');
  const [main] = JSON.parse(await text('/ninjs.json')).associations[0].associations;
  expect(main.renditions.map(({ name, width }: { name: string; width: number }) => [name, width])).toEqual([
    ['original', 1000],
    ['320', 320],
    ['640', 640],
  ]);
  expect(main.renditions[0].poi).toEqual({ x: 400, y: 125 });
});
