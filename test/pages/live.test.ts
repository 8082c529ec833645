import { describe, expect, test } from 'vitest';
import { png } from '../content/folder.ts';
import { idsIn, paper, site, siteUrl, story } from '../partner/paper.ts';
import { grammarProblems } from '../spec/grammar.ts';
import { wireProblems } from '../spec/wire/wire.ts';
import { find, parsed, text as textOf } from './dom.ts';

const updates = `
  - {time: 2026-11-20 09:00, title: Crews arrive, text: "Two **crews** & [a map](b.md)."}
  - {time: 2026-11-20 10:30, title: The bridge is closed, text: "Until noon.", updated: 2026-11-20 11:00}
  - {time: 2026-11-20 10:45, title: A rumor, text: SECRET, removed: 2026-11-20 11:15, reason: It was not true}
  - {time: 2026-11-20 10:45, title: Power is back, id: power}
  - {time: 2999-01-01 08:00, title: Not yet, text: FUTURE}`;

const files = (fields: Readonly<Record<string, string>> = {}) => ({
  'site.yaml': site(),
  'news/b.md': story('b'),
  'news/storm.md': story(
    'storm',
    {
      ...{ title: 'A storm, as it comes & goes', live: 'true', authors: '[Ann]', updates },
      ...{ license: 'https://creativecommons.org/licenses/by/4.0/', ...fields },
    },
    'What is known so far.',
  ),
});

let made: ReturnType<typeof paper> | undefined;
const served = () => (made ??= paper(files(), { anyway: true }));

const keys = ['update-power', 'update-20261120t1030', 'update-20261120t0900'];
const ids = keys.map((key) => `storm#${key}`);

describe('a story in progress', () => {
  test('has a feed in every format, newest first, with edits and removals as such', async () => {
    const { text, get } = await served();
    const [rss, atom] = [await text('/news/storm/rss.xml'), await text('/news/storm/atom.xml')];
    expect(idsIn(rss)).toEqual(ids);
    expect(idsIn(atom).filter((id) => id.includes('#'))).toEqual(ids);
    expect(grammarProblems('atom', atom)).toEqual([]);
    for (const xml of [rss, atom]) {
      expect(xml).toMatch(
        /<at:deleted-entry ref="tag:paper\.example,2026:storm#update-20261120t1045" when="2026-11-20T11:15:00Z"><at:comment>It was not true<\/at:comment>/,
      );
      expect(xml).not.toMatch(/SECRET|FUTURE|A rumor/);
    }
    expect(atom).toMatch(
      /<published>2026-11-20T10:30:00Z<\/published><updated>2026-11-20T11:00:00Z<\/updated>/,
    );
    const feed = JSON.parse(await text('/news/storm/feed.json'));
    expect([feed.title, feed.home_page_url, feed.feed_url]).toEqual([
      'A storm, as it comes & goes — News — The Paper',
      `${siteUrl}/news/storm`,
      `${siteUrl}/news/storm/feed.json`,
    ]);
    expect(feed.items[2]).toMatchObject({
      url: `${siteUrl}/news/storm#update-20261120t0900`,
      title: 'Crews arrive',
      content_html: `<p>Two <strong>crews</strong> &amp; <a href="${siteUrl}/news/b">a map</a>.</p>\n`,
      date_published: '2026-11-20T09:00:00Z',
      authors: [{ name: 'Ann', url: `${siteUrl}/authors/ann/` }],
    });
    expect(feed.items[0]).toMatchObject({ title: 'Power is back', content_text: 'Power is back' });
    expect(feed._dateline.updated).toBe('2026-11-20T11:15:00Z');
    expect(wireProblems('ninjs', await text('/news/storm/ninjs.json'))).toEqual([]);
    const answer = await get('/news/storm/feed', { Accept: 'application/atom+xml' });
    expect([answer.status, answer.headers.get('content-location')]).toEqual([200, '/news/storm/atom.xml']);
    const { headers } = await get('/news/storm/rss.xml');
    expect(headers.get('link')).toBe(
      `<${siteUrl}/news/storm/rss.xml>; rel="self", <https://creativecommons.org/licenses/by/4.0/>; rel="license"`,
    );
    expect(JSON.parse(await text('/news/storm/feed.json?limit=1')).items).toHaveLength(1);
    expect((await get('/news/storm/feed.json?q=crews')).status).toBe(404);
    const tracked = await get('/news/storm/rss.xml?utm_source=x&limit=2');
    expect([tracked.status, tracked.headers.get('location')]).toEqual([308, '/news/storm/rss.xml?limit=2']);
    expect((await get('/news/storm/rss.xml?limit=x')).status).toBe(400);
  });

  test('is one article, whose own updated is what the newsroom declares', async () => {
    const { text } = await served();
    const [item] = JSON.parse(await text('/feed.json')).items.filter(({ id }: { readonly id: string }) =>
      id.endsWith('storm'),
    );
    expect(item.date_modified).toBeUndefined();
    expect(item.content_html).toMatch(
      /^<p>What is known so far\.<\/p>\n\n?<h2 id="[0-9a-f]{8}-update-power">Power is back<\/h2>\n<p><time datetime="2026-11-20T10:45:00\.000Z">November 20, 2026, 10:45am<\/time><\/p>/,
    );
    expect(item.content_html).not.toMatch(/SECRET|FUTURE/);
    const page = await text('/news/storm');
    expect([...page.matchAll(/<h2 id="(update[^"]*)">/g)].map(([, id]) => id)).toEqual(keys);
    expect(page).toContain(`href="${siteUrl}/news/storm/rss.xml"`);
    const declared = await paper(files({ updated: '2026-11-20 12:00' }), { anyway: true });
    const [again] = JSON.parse(await declared.text('/feed.json')).items;
    expect(again.date_modified).toBe('2026-11-20T12:00:00Z');
  });

  test('keeps all its updates in an archive whose pages stay as they are', async () => {
    const times = ['08:10', '08:20', '08:30', '08:40', '08:50', '09:00', '09:10'];
    const told = (count: number) =>
      paper({
        'site.yaml': site('feeds: {limit: 2}\n'),
        'news/storm.md': story('storm', {
          updates: times
            .slice(0, count)
            .map((time) => `\n  - {time: 2026-11-20 ${time}, title: At ${time}}`)
            .join(''),
        }),
      });
    const links = (xml: string, rel: string) =>
      new RegExp(`<(?:atom:)?link rel="${rel}"[^>]* href="([^"]*)"`).exec(xml)?.[1]?.slice(siteUrl.length);
    const pagesOf = async ({ text }: Awaited<ReturnType<typeof told>>, file: string) => {
      const pages: { readonly path: string; readonly text: string }[] = [];
      for (
        let path: string | undefined = `/news/storm/${file}`;
        path;
        path = links(pages.at(-1)?.text ?? '', 'prev-archive')
      )
        pages.push({ path, text: await text(path) });
      return pages;
    };
    const titles = (xml: string) => [...xml.matchAll(/>At (\d\d:\d\d)</g)].map(([, time]) => time);
    for (const file of ['rss.xml', 'atom.xml']) {
      const pages = await pagesOf(await told(7), file);
      expect(pages.map(({ text }) => titles(text))).toEqual([
        ['09:10', '09:00'],
        ['08:50'],
        ['08:40', '08:30'],
        ['08:20', '08:10'],
      ]);
      for (const [place, { path, text }] of pages.entries()) {
        if (file === 'atom.xml') expect(grammarProblems('atom', text)).toEqual([]);
        expect(links(text, 'self')).toBe(path);
        expect([path, text.includes('<fh:archive/>')]).toEqual([path, place > 0]);
      }
      // From the oldest back to where the archive begins.
      expect(links(pages[3]?.text ?? '', 'next-archive')).toBe(pages[2]?.path);
      const before = await pagesOf(await told(6), file);
      expect(before.map(({ text }) => titles(text).length)).toEqual([2, 2, 2]);
      expect(before.at(-1)).toEqual(pages.at(-1));
    }
    const whole = await told(2);
    expect(await whole.text('/news/storm/rss.xml')).toContain('<fh:complete/>');
  });

  test('leaves no trace where the story is none, is not public, or is in no feed', async () => {
    const held = { 'news/plain.md': story('plain') };
    for (const [key, value] of [
      ['embargo', '2999-01-01 08:00'],
      ['draft', 'true'],
      ['expires', '2026-11-20 12:00'],
      ['syndication', 'none'],
    ] as const) {
      const { get } = await paper({ ...files({ [key]: value }), ...held }, { anyway: true });
      const page = await get('/news/storm');
      expect([
        key,
        page.headers.get('link')?.includes('storm/'),
        (await page.text()).includes('storm/rss.xml'),
      ]).toEqual([key, key === 'syndication' ? false : undefined, false]);
      for (const file of [
        'storm/rss.xml',
        'storm/feed',
        'storm/feed/',
        'storm/RSS.xml',
        'plain/rss.xml',
        'plain/feed/',
      ])
        expect([file, (await get(`/news/${file}`)).status]).toEqual([file, 404]);
    }
  });

  test('its page leads to its feeds in the Link field, and old addresses of it to theirs', async () => {
    const { get } = await paper(files({ aliases: '[/2026/storm]' }), { anyway: true });
    const link = (await get('/news/storm')).headers.get('link');
    for (const [file, type] of [
      ['rss.xml', 'rss+xml'],
      ['atom.xml', 'atom+xml'],
      ['feed.json', 'feed+json'],
    ])
      expect(link).toContain(`<${siteUrl}/news/storm/${file}>; rel="alternate"; type="application/${type}"`);
    for (const [from, to] of [
      ['rss.xml', 'rss.xml'],
      ['feed', 'feed'],
      ['ninjs.json?limit=2', 'ninjs.json?limit=2'],
      ['newsml.xml', 'newsml.xml'],
      ['republish.txt', undefined],
    ]) {
      const { status, headers } = await get(`/2026/storm/${from}`);
      const moved = [from, to === undefined ? 404 : 301, to === undefined ? null : `/news/storm/${to}`];
      expect([from, status, headers.get('location')]).toEqual(moved);
    }
  });

  test('other spellings of the addresses of its feeds lead to them, as to other feeds', async () => {
    const { get } = await paper(
      {
        ...files({ aliases: '[/2026/storm]' }),
        'site.yaml': site(
          'redirects: {/storm-feed: /news/storm/rss.xml, /storm-any: /news/storm/feed/atom/}',
        ),
      },
      { anyway: true },
    );
    const moved = [
      ['/news/storm/rss.xml/', 308, '/news/storm/rss.xml'],
      ['/news/storm/RSS.xml', 308, '/news/storm/rss.xml'],
      ['/News/Storm/rss.xml?limit=2', 308, '/news/storm/rss.xml?limit=2'],
      ['/news//storm/atom.xml', 308, '/news/storm/atom.xml'],
      ['/news/storm/feed/', 308, '/news/storm/feed'],
      ['/news/storm/feed/atom/', 308, '/news/storm/atom.xml'],
      ['/news/storm/index.xml', 308, '/news/storm/rss.xml'],
      ['/news/storm/feed/json', 308, '/news/storm/feed.json'],
      ['/news/storm/Ninjs.json', 308, '/news/storm/ninjs.json'],
      ['/2026/storm/feed/', 308, '/2026/storm/feed'],
      ['/storm-feed', 301, '/news/storm/rss.xml'],
      ['/storm-any', 301, '/news/storm/atom.xml'],
      ['/news/storm/feed/?tag=Bridge', 308, '/news/storm/feed?tag=Bridge'],
    ] as const;
    for (const [from, status, to] of moved) {
      const answer = await get(from);
      expect([from, answer.status, answer.headers.get('location')]).toEqual([from, status, to]);
    }
    expect((await get('/news/storm/feed', { Accept: 'image/png' })).status).toBe(406);
    expect((await get('/news/storm/feed?tag=Bridge')).status).toBe(404);
  });

  test('its feeds are gone with it once it is withdrawn, and say why', async () => {
    const withdrawn = { status: 'withdrawn', withdrawn: '2026-11-20 12:00', reason: 'It was another bridge' };
    const listed = await paper(files({ ...withdrawn, aliases: '[/2026/storm]' }), { anyway: true });
    for (const file of ['rss.xml', 'atom.xml', 'feed.json', 'ninjs.json', 'feed', 'republish.txt']) {
      const answer = await listed.get(`/news/storm/${file}`);
      expect([file, answer.status, (await answer.text()).includes(withdrawn.reason)]).toEqual([
        file,
        410,
        true,
      ]);
      expect((await listed.get(`/2026/storm/${file}`)).headers.get('location')).toBe(`/news/storm/${file}`);
    }
    const unlisted = await paper(files({ ...withdrawn, syndication: 'none' }), { anyway: true });
    expect((await unlisted.get('/news/storm')).status).toBe(410);
    expect((await unlisted.get('/news/storm/rss.xml')).status).toBe(404);
  });

  test('its feeds carry no more of the story than feeds may', async () => {
    for (const [syndication, image] of [
      ['full', '{src: storm.png, alt: x, syndication: none}'],
      ['summary', '{src: storm.png, alt: x}'],
      ['headline', '{src: storm.png, alt: x}'],
    ] as const) {
      const { text } = await paper(
        { ...files({ syndication, image, description: 'DESCRIBED' }), 'news/storm.png': png },
        { anyway: true },
      );
      for (const file of ['rss.xml', 'atom.xml', 'feed.json', 'ninjs.json']) {
        const feed = await text(`/news/storm/${file}`);
        expect([syndication, file, feed.includes('storm.png')]).toEqual([syndication, file, false]);
        if (syndication === 'headline') expect(feed).not.toContain('DESCRIBED');
      }
      expect(await text('/news/storm/atom.xml')).toContain('<category term="News" ');
    }
  });

  test('what the story is about and where it happens is said of each update', async () => {
    const { text } = await paper(
      files({ subjects: '[wildfire]', places: '[{name: Harz, latitude: 51.75, longitude: 10.63}, Goslar]' }),
      { anyway: true },
    );
    const { items } = JSON.parse(await text('/news/storm/feed.json'));
    expect(items).toHaveLength(3);
    for (const { _dateline } of items) {
      expect(_dateline.subjects).toMatchObject([{ code: 'medtop:20001202' }]);
      expect(_dateline.places).toMatchObject([{ name: 'Harz', latitude: 51.75 }, { name: 'Goslar' }]);
    }
    const rss = await text('/news/storm/rss.xml');
    expect(rss.match(/<georss:point>51\.75 10\.63<\/georss:point>/g)).toHaveLength(3);
    expect(grammarProblems('atom', await text('/news/storm/atom.xml'))).toEqual([]);
    const ninjs = await text('/news/storm/ninjs.json');
    expect(wireProblems('ninjs', ninjs)).toEqual([]);
    expect(ninjs.match(/medtop:20001202/g)).toHaveLength(3);
  });

  test('a heading of the story that reads as an update is none', async () => {
    const clash = '## Update power\n\nPLAIN\n\n## Update 20261120t0900';
    const { text } = await paper(
      { ...files(), 'news/storm.md': files()['news/storm.md'].replace('What is known so far.', clash) },
      { anyway: true },
    );
    const feed = JSON.parse(await text('/news/storm/feed.json'));
    expect(JSON.stringify(feed)).not.toContain('PLAIN');
    expect(
      feed.items.map(({ content_html: html }: { readonly content_html?: string }) => html?.trim()),
    ).toEqual([undefined, '<p>Until noon.</p>', expect.stringContaining('<strong>crews</strong>')]);
    const page = await text('/news/storm');
    expect([...page.matchAll(/<h2 id="(update[^"]*)">/g)].map(([, id]) => id)).toEqual(keys);
  });

  test('links lead to its updates, from its text, from another update and from another story', async () => {
    const { compiled, get, text } = await paper({
      'site.yaml': site(),
      'news/b.md': story('b', {}, '[1](storm.md#update-power) [2](/news/storm#update-none)'),
      'news/storm.md': story(
        'storm',
        {
          updates: `
  - {time: 2026-11-20 09:00, title: One, text: "[1](#update-power) [2](#known) [3](#own) [4](#none)\\n\\n## Own"}
  - {time: 2026-11-20 09:30, title: Two, id: power}`,
        },
        '[1](#update-power) [2](#known) [3](#none)\n\n## Known',
      ),
    });
    expect(
      compiled.problems.map(({ file, code, message }) => [file, code, /“.*?”/.exec(message)?.[0]]),
    ).toEqual([
      ['news/b.md', 'missing-anchor', '“/news/storm#update-none”'],
      ['news/storm.md', 'missing-anchor', '“#none”'],
      ['news/storm.md', 'missing-anchor', '“#none”'],
    ]);
    const { items } = JSON.parse(await text('/feed.json'));
    const html = items.find(({ id }: { readonly id: string }) => id.endsWith('storm')).content_html;
    const [ids, led] = [/ id="([^"]*)"/g, / href="[^"]*#([^"]*)"/g].map((pattern) =>
      [...html.matchAll(pattern)].map(([, id]) => id),
    );
    expect(led?.map((fragment) => ids?.includes(fragment))).toEqual([
      true,
      true,
      false,
      true,
      true,
      true,
      false,
    ]);
    expect((await get('/news/storm')).status).toBe(200);
  });

  test('check says which updates are at fault', async () => {
    const { compiled } = await paper(
      files({
        updates: `
  - {time: 2026-11-20 09:00, title: One}
  - {time: 2026-11-20 09:00, title: Two}
  - {time: 2026-11-20 09:30, title: Three, updated: 2026-11-20 09:00}
  - {time: 2026-11-20 09:45, title: Four, removed: 2026-11-20 09:00}
  - {time: 2026-11-20 09:50, title: Five, reason: Wrong}
  - {time: 2090-11-20 09:00, title: Six}
  - {time: 2026-11-20 09:55, title: Seven, text: "![x](none.png)"}`,
      }),
      { anyway: true },
    );
    expect(
      compiled.problems
        .filter(({ code }) => code !== 'image-alt')
        .map(({ line, code, field }) => `${line} ${code} ${field}`),
    ).toEqual([
      '9 live-update updates.1',
      '10 live-update updates.2.updated',
      '11 live-update updates.3.removed',
      '12 live-update updates.4.reason',
      '13 future-date updates.5.time',
      '14 missing-image updates.6.text',
    ]);
  });
});

type Data = Readonly<Record<string, unknown>>;

const dataOf = (html: string): Data =>
  JSON.parse(textOf(find(parsed(html).elements, 'script', { type: 'application/ld+json' })[0]));

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isInstant = (value: unknown): boolean => isText(value) && !Number.isNaN(Date.parse(String(value)));
const list = (value: unknown): readonly Data[] => [value].flat().map((each) => Object(each) as Data);
const every = (value: unknown, keeps: (each: Data) => boolean): boolean =>
  list(value).length > 0 && list(value).every(keeps);

/** https://developers.google.com/search/docs/appearance/structured-data/article: none is required, these are recommended. */
const article: readonly (readonly [property: string, keeps: (data: Data) => boolean])[] = [
  ['headline', ({ headline }) => isText(headline) && String(headline).length <= 110],
  ['image', ({ image }) => every(image, ({ url }) => URL.canParse(String(url)))],
  ['datePublished', ({ datePublished }) => isInstant(datePublished)],
  ['dateModified', ({ dateModified }) => isInstant(dateModified)],
  [
    'author',
    ({ author }) =>
      every(author, (each) => /^(?:Person|Organization|NewsMediaOrganization)$/.test(String(each['@type']))),
  ],
  ['author.name', ({ author }) => every(author, ({ name }) => isText(name))],
  ['author.url', ({ author }) => every(author, ({ url }) => URL.canParse(String(url)))],
];

/** What Google reads of LiveBlogPosting besides (schema.org/LiveBlogPosting). */
const live: typeof article = [
  ['url', ({ url }) => url === `${siteUrl}/news/storm`],
  [
    'liveBlogUpdate.author',
    ({ liveBlogUpdate }) =>
      every(liveBlogUpdate, ({ author }) =>
        every(author, ({ name, url }) => name === 'Ann' && url === `${siteUrl}/authors/ann/`),
      ),
  ],
  [
    'liveBlogUpdate.dateModified',
    ({ liveBlogUpdate }) => every(liveBlogUpdate, (each) => isInstant(each.dateModified)),
  ],
  ['coverageStartTime', ({ coverageStartTime }) => isInstant(coverageStartTime)],
  [
    'liveBlogUpdate',
    ({ liveBlogUpdate }) => every(liveBlogUpdate, (each) => each['@type'] === 'BlogPosting'),
  ],
  [
    'liveBlogUpdate.headline',
    ({ liveBlogUpdate }) => every(liveBlogUpdate, ({ headline }) => isText(headline)),
  ],
  [
    'liveBlogUpdate.articleBody',
    ({ liveBlogUpdate }) => every(liveBlogUpdate, ({ articleBody }) => isText(articleBody)),
  ],
  [
    'liveBlogUpdate.datePublished',
    ({ liveBlogUpdate }) => every(liveBlogUpdate, (each) => isInstant(each.datePublished)),
  ],
  [
    'liveBlogUpdate.url',
    ({ liveBlogUpdate }) =>
      every(liveBlogUpdate, ({ url }) => String(url).startsWith(`${siteUrl}/news/storm#update-`)),
  ],
  [
    'mainEntityOfPage',
    ({ mainEntityOfPage }) => every(mainEntityOfPage, (each) => each['@id'] === `${siteUrl}/news/storm`),
  ],
];

describe('what Google asks of structured data', () => {
  const image = { image: '{src: https://img.example/a.jpg, alt: x, width: 1200, height: 800}' };
  const pages = new Map<string, Promise<Data>>();
  const page = (kind: string, fields: Readonly<Record<string, string>>) => {
    const data =
      pages.get(kind) ??
      paper(files({ ...image, ...fields }), { anyway: true })
        .then(({ text }) => text('/news/storm'))
        .then(dataOf);
    pages.set(kind, data);
    return data;
  };

  test.for(article)('NewsArticle: %s', async ([, keeps]) => {
    const data = await page('article', { live: 'false', updates: '[]' });
    expect([data['@type'], keeps(data)]).toEqual(['NewsArticle', true]);
  });

  test.for([...article, ...live])('LiveBlogPosting: %s', async ([, keeps]) => {
    const data = await page('live', {});
    expect([data['@type'], keeps(data)]).toEqual(['LiveBlogPosting', true]);
  });

  test('LiveBlogPosting: coverageEndTime once it has ended', async () => {
    expect((await page('live', {})).coverageEndTime).toBeUndefined();
    expect((await page('ended', { live: 'false' })).coverageEndTime).toBe('2026-11-20T11:00:00.000Z');
  });

  test('LiveBlogPosting: articleBody is text', async () => {
    expect(list((await page('live', {})).liveBlogUpdate).map(({ articleBody }) => articleBody)).toEqual([
      'Power is back',
      'Until noon.',
      'Two crews & a map.',
    ]);
  });
});
