import { describe, expect, it } from 'vitest';
import { feed } from '../../src/import/feed/feed.ts';
import type { ImportOptions } from '../../src/import/import-system.ts';
import type { ImportEvent } from '../../src/import/imported.ts';
import { systemOf } from '../../src/import/systems.ts';
import { createWebClient } from '../../src/import/web/client.ts';
import { checked, folderWith, imported } from './collection.ts';
import { readEvents } from './events.ts';
import { webServer } from './web-server.ts';

const articlesOf = (events: readonly ImportEvent[]) =>
  events.flatMap((event) => (event.kind === 'article' ? [event.article] : []));
const lossesOf = (events: readonly ImportEvent[]) =>
  events.flatMap((event) => (event.kind === 'loss' ? [event.loss] : []));

async function readText(text: string, options: Partial<ImportOptions> = {}) {
  const dir = await folderWith({ feed: text });
  const events = await readEvents(feed, { from: `${dir}/feed`, ...options });
  return { events, articles: articlesOf(events), losses: lossesOf(events).map(({ what }) => what) };
}

const NAMESPACES = `xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"`;

const channel = (items: string, head = '') =>
  `<?xml version="1.0"?><rss version="2.0" ${NAMESPACES}><channel><title>The Harbor</title><link>https://harbor.example/</link>
  <description>News</description><language>en-US</language><copyright>© Harbor</copyright>${head}${items}</channel></rss>`;

const item = (inner: string) =>
  `<item><title>Ferry returns</title><link>https://harbor.example/2019/09/ferry.html</link><guid isPermaLink="false">tag:harbor.example,2019:1</guid>
  <pubDate>Wed, 25 Sep 2019 21:12:30 -0700</pubDate>${inner}</item>`;

const atom = (inner: string, attributes = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" ${attributes}><id>tag:harbor.example,2019:feed</id><title>The Harbor</title><updated>2019-09-26T04:12:30Z</updated>
  <link href="https://harbor.example/"/>${inner}</feed>`;

const entry = (inner: string, attributes = '') =>
  `<entry ${attributes}><id>tag:harbor.example,2019:1</id><updated>2019-09-26T04:12:30Z</updated><link href="https://harbor.example/ferry"/>${inner}</entry>`;

/** One item of a feed, and what of it arrives. */
const rows: readonly (readonly [string, string, object])[] = [
  [
    'an item of RSS with everything',
    channel(
      item(`<dc:creator>Jane Doe</dc:creator><dc:creator>John Roe</dc:creator><category>Ferries</category><category>News/Northwest</category>
      <description>Crossings resume.</description><content:encoded><![CDATA[<p>PORTLAND (AP) — The <a href="/first">first</a> ferry.</p>]]></content:encoded>
      <atom:updated>2019-09-26T12:00:00Z</atom:updated><dc:rights>© Jane Doe</dc:rights><dc:language>es</dc:language>
      <source url="https://apnews.example/rss">Associated Press</source><atom:link rel="license" href="https://license.example/by"/>
      <media:content url="https://harbor.example/f.jpg" type="image/jpeg" medium="image"><media:title>A ferry</media:title>
      <media:description>At the dock.</media:description><media:credit>J. Doe</media:credit></media:content>`),
    ),
    {
      ...{ id: 'tag:harbor.example,2019:1', address: 'https://harbor.example/2019/09/ferry.html' },
      ...{ title: 'Ferry returns', description: 'Crossings resume.', path: 'News/Northwest/ferry' },
      ...{ date: '2019-09-25T21:12:30-07:00', updated: '2019-09-26T12:00:00Z', language: 'es' },
      authors: [{ name: 'Jane Doe' }, { name: 'John Roe' }],
      tags: ['Ferries'],
      image: {
        src: 'https://harbor.example/f.jpg',
        alt: 'A ferry',
        caption: 'At the dock.',
        credit: 'J. Doe',
      },
      fields: {
        ...{ dateline: 'PORTLAND (AP)', rights: '© Jane Doe', license: 'https://license.example/by' },
        source: { name: 'Associated Press', feed: 'https://apnews.example/rss' },
      },
      body: {
        format: 'html',
        text: '<p>PORTLAND (AP) — The <a href="https://harbor.example/first">first</a> ferry.</p>',
      },
    },
  ],
  [
    'a byline of agencies and posts',
    channel(item('<dc:creator>By Jane Doe, Staff Writer, and John Roe Jr., Associated Press</dc:creator>')),
    {
      authors: [{ name: 'Jane Doe' }, { name: 'John Roe Jr.' }],
      fields: { source: { name: 'Associated Press' } },
    },
  ],
  ['a paper that signs itself', channel(item('<dc:creator>The Harbor</dc:creator>')), { authors: [] }],
  [
    'an episode',
    channel(
      item(`<enclosure url="https://harbor.example/1.mp3" length="1200" type="audio/mpeg"/><itunes:duration>1:02:03</itunes:duration>
      <itunes:episode>4</itunes:episode><itunes:season>2</itunes:season><itunes:image href="https://harbor.example/cover.png"/>`),
    ),
    {
      audio: {
        src: 'https://harbor.example/1.mp3',
        type: 'audio/mpeg',
        length: 1200,
        duration: '3723',
        episode: '4',
        season: '2',
      },
      image: { src: 'https://harbor.example/cover.png' },
    },
  ],
  [
    'sizes of one picture, of which the largest counts',
    channel(
      item(`<media:group><media:content url="https://harbor.example/s.jpg" medium="image" width="100"/>
      <media:content url="https://harbor.example/l.jpg" medium="image" width="900"/><media:title>A ferry</media:title></media:group>`),
    ),
    { image: { src: 'https://harbor.example/l.jpg', alt: 'A ferry' } },
  ],
  [
    'the picture that a text opens with, which is not there twice',
    channel(
      item(`<media:content url="https://harbor.example/f.jpg" medium="image"/><content:encoded><![CDATA[<figure><img src="https://harbor.example/f-300x200.jpg" alt="A ferry">
      <figcaption>At the dock.</figcaption></figure><p>Text.</p>]]></content:encoded>`),
    ),
    {
      image: { src: 'https://harbor.example/f.jpg', alt: 'A ferry', caption: 'At the dock.' },
      body: { format: 'html', text: '<p>Text.</p>' },
    },
  ],
  [
    'a title in which what is no element of titles is text',
    channel(item('').replace('Ferry returns', 'Why &lt;blink&gt; is back at &lt;$5 &amp;amp; more')),
    { title: 'Why <blink> is back at <$5 & more' },
  ],
  [
    'a title with markup',
    channel(item('').replace('Ferry returns', 'The &lt;i&gt;Salish&lt;/i&gt; returns')),
    { title: 'The Salish returns' },
  ],
  ['a zone by its name', channel(item('').replace('-0700', 'PDT')), { date: '2019-09-26T04:12:30Z' }],
  [
    'a story elsewhere',
    channel(
      item('<description>Worth reading.</description>').replace(
        'https://harbor.example/2019/09/ferry.html',
        'https://other.example/a',
      ),
    ),
    {
      address: undefined,
      description: 'Worth reading.',
      fields: { url: 'https://other.example/a' },
      body: { format: 'html', text: '' },
    },
  ],
  [
    'Atom with a base, a plain title and content of XHTML',
    atom(
      entry(
        `<title>A &amp; B &lt;i></title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>See <a href="q">y</a>.</p></div></content>`,
        'xml:base="b/"',
      ),
      'xml:base="https://harbor.example/a/"',
    ),
    {
      title: 'A & B <i>',
      body: { format: 'html', text: '<p>See <a href="https://harbor.example/a/b/q">y</a>.</p>' },
    },
  ],
  [
    'Atom with content and title as text',
    atom(
      entry(
        '<title type="text">5 &lt; 6</title><content>One &lt; two.\n\nThree.</content><author><name>Jane Doe</name></author>',
      ),
    ),
    {
      title: '5 < 6',
      authors: [{ name: 'Jane Doe' }],
      body: { format: 'html', text: '<p>One &lt; two.</p>\n<p>Three.</p>' },
    },
  ],
  [
    'Atom with a prefix, CDATA and HTML',
    `<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>T</a:title><a:entry><a:id>tag:x.example,2019:1</a:id><a:title type="html"><![CDATA[A &amp; <b>B</b>]]></a:title>
    <a:updated>2019-09-26T04:12:30Z</a:updated><a:content type="html"><![CDATA[<p>Text.</p>]]></a:content></a:entry></a:feed>`,
    { id: 'tag:x.example,2019:1', title: 'A & B', body: { format: 'html', text: '<p>Text.</p>' } },
  ],
  [
    'RSS 1.0',
    `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://harbor.example/rss">
    <title>The Harbor</title><link>https://harbor.example/</link><description>News</description></channel><item rdf:about="https://harbor.example/1"><title>One</title><link>https://harbor.example/1</link>
    <dc:creator>Jane Doe</dc:creator><dc:subject>Ferries</dc:subject><dc:date>2019-09-25T21:12:30-07:00</dc:date></item></rdf:RDF>`,
    {
      id: 'https://harbor.example/1',
      title: 'One',
      date: '2019-09-25T21:12:30-07:00',
      authors: [{ name: 'Jane Doe' }],
      tags: ['Ferries'],
    },
  ],
  [
    'JSON Feed 1.0 with an author and text alone',
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1',
      title: 'The Harbor',
      home_page_url: 'https://harbor.example/',
      items: [
        {
          ...{
            id: 12,
            url: 'https://harbor.example/12',
            content_text: 'One < two.',
            author: { name: 'Jane Doe' },
          },
          ...{ date_published: '2019-09-25T21:12:30-07:00', banner_image: '/b.jpg' },
        },
      ],
    }),
    {
      id: '12',
      authors: [{ name: 'Jane Doe' }],
      image: { src: '/b.jpg' },
      body: { format: 'html', text: '<p>One &lt; two.</p>' },
    },
  ],
];

it.each(rows)('%s', async (_, text, expected) => {
  const { articles } = await readText(text);
  expect(articles).toHaveLength(1);
  expect(articles[0]).toMatchObject(expected);
});

describe('what is not well-formed', () => {
  it.each([
    ['an ampersand', channel(item('<description>Fish & chips</description>')), /Fish & chips/],
    [
      'an entity of HTML',
      channel(item('<description>Fish&nbsp;chips</description>')),
      /Fish(?:&nbsp;|\u00a0| )chips/,
    ],
    ['a feed that breaks off', channel(item('<description>Whole</description>')).slice(0, -25), /Whole/],
    [
      'a prefix without a namespace',
      channel(item('<wfw:comment>x</wfw:comment><description>Whole</description>')),
      /Whole/,
    ],
    ['a control character', channel(item('<description>Wh\u0001ole</description>')), /Wh.?ole/],
  ])('%s is named, and the article read', async (_, text, body) => {
    const { articles, losses } = await readText(text);
    expect(articles).toHaveLength(1);
    expect(articles[0]?.body.text).toMatch(body);
    expect(losses.join('\n')).toMatch(
      /not well-formed XML: line \d+, column \d+: .*; read as well as can be/,
    );
  });

  it.each([
    ['a page', '<!doctype html><title>x</title>'],
    ['JSON', '{"a":1}'],
    ['nothing', ''],
  ])('%s is no feed', async (_, text) => {
    await expect(readText(text)).rejects.toThrow(/not RSS, Atom or JSON Feed; give the address of a feed/);
  });
});

it('a category is the section that the newsroom says', async () => {
  const text = channel(
    item('<category>Local</category><category>Clark/Cowlitz</category><category>AC/DC</category>'),
  );
  const { articles, events } = await readText(text, { map: new Map([['Local', 'News/Northwest']]) });
  expect(articles[0]).toMatchObject({
    path: 'News/Northwest/ferry',
    sections: ['Clark/Cowlitz'],
    tags: ['AC/DC'],
  });
  const sections = events.flatMap((event) => (event.kind === 'section' ? [event.section.path] : []));
  expect(sections).toEqual(['News', 'News/Northwest', 'Clark', 'Clark/Cowlitz']);
});

it('what all texts end with is left out and named', async () => {
  const items = [1, 2, 3].map((number) =>
    item(
      `<content:encoded><![CDATA[<p>Story ${number}.</p><hr><p>Support local journalism.</p>]]></content:encoded>`,
    ).replace('2019:1', `2019:${number}`),
  );
  const { articles, losses } = await readText(channel(items.join('')));
  expect(articles.map(({ body }) => body.text)).toEqual([1, 2, 3].map((number) => `<p>Story ${number}.</p>`));
  expect(
    losses.filter(
      (each) => each === '“Support local journalism.” left out, as other articles end with it too',
    ),
  ).toHaveLength(3);
});

it('what WordPress adds is left out, though it differs each time', async () => {
  const text =
    '<p>Story.</p><p>The post <a href="https://harbor.example/1">Ferry</a> appeared first on <a href="https://harbor.example">The Harbor</a>.</p>';
  const { articles } = await readText(
    channel(item(`<content:encoded><![CDATA[${text}]]></content:encoded>`)),
  );
  expect(articles[0]?.body.text).toBe('<p>Story.</p>');
});

it('what does not come along is named', async () => {
  const { losses } = await readText(
    channel(
      item(`<author>jane@harbor.example (Jane Doe)</author><comments>https://harbor.example/c</comments><description>Short …</description>
      <media:content url="https://harbor.example/1.jpg" medium="image"/><media:content url="https://harbor.example/2.jpg" medium="image"/>`),
      `<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="tag:harbor.example,2019:9" when="2019-09-26T00:00:00Z"><at:comment>Wrong</at:comment></at:deleted-entry>
      <atom:link rel="prev-archive" href="https://harbor.example/2"/>`,
    ),
  );
  expect(losses).toEqual([
    'tag:harbor.example,2019:9 was withdrawn on 2019-09-26T00:00:00Z (Wrong); its feed has nothing else of it, so it is left out',
    'the feed has no more of it than its summary',
    'further picture https://harbor.example/2.jpg left out',
    'e-mail address of its author left out, as it would be public',
    'address of comments left out',
    'what is older is at https://harbor.example/2; import that address to have it too',
  ]);
});

describe('at an address', () => {
  const numbered = (number: number, head = '') =>
    channel(
      item(`<content:encoded>Story ${number}</content:encoded>`)
        .replace('2019:1', `2019:${number}`)
        .replace('ferry.html', `f${number}.html`),
      head,
    );
  const ids = (events: readonly ImportEvent[]) => articlesOf(events).map(({ id }) => id?.split(':').at(-1));

  it.each([
    [
      'archives (RFC 5005)',
      (number: number) =>
        numbered(number, number < 3 ? `<atom:link rel="prev-archive" href="/${number + 1}"/>` : ''),
    ],
    [
      'pages',
      (number: number) => numbered(number, number < 3 ? `<atom:link rel="next" href="${number + 1}"/>` : ''),
    ],
    [
      'next_url',
      (number: number) =>
        JSON.stringify({
          ...{
            version: 'https://jsonfeed.org/version/1.1',
            title: 'x',
            items: [{ id: `tag:x.example,2019:${number}`, content_text: 'x' }],
          },
          next_url: number < 3 ? `/${number + 1}` : undefined,
        }),
    ],
  ])('%s are followed to the end', async (_, document) => {
    const { url, requests } = await webServer(() => ({
      '/1': document(1),
      '/2': document(2),
      '/3': document(3),
    }));
    const events = await readEvents(feed, { from: `${url}/1`, pause: 0 });
    expect(ids(events)).toEqual(['1', '2', '3']);
    expect(requests.map((request) => request.url)).toEqual(['/1', '/2', '/3']);
    expect(lossesOf(events)).toEqual([]);
  });

  it('WordPress is asked for page after page', async () => {
    const head = '<generator>https://wordpress.org/?v=6.4</generator>';
    const { url, requests } = await webServer(() => ({
      '/feed/': numbered(1, head),
      '/feed/?paged=2': numbered(2, head),
    }));
    const events = await readEvents(feed, { from: `${url}/feed/`, pause: 0 });
    expect(ids(events)).toEqual(['1', '2']);
    expect(requests.map((request) => request.url)).toEqual(['/feed/', '/feed/?paged=2', '/feed/?paged=3']);
    expect(lossesOf(events)).toEqual([]);
  });

  it('a circle ends, and so does what is too much', async () => {
    const { url } = await webServer(() => ({
      '/1': numbered(1, '<atom:link rel="next" href="/2"/>'),
      '/2': numbered(2, '<atom:link rel="next" href="/1"/>'),
    }));
    expect(ids(await readEvents(feed, { from: `${url}/1`, pause: 0 }))).toEqual(['1', '2']);
    const events = await readEvents(feed, { from: `${url}/1`, pause: 0, limit: 1 });
    expect(ids(events)).toEqual(['1']);
    expect(lossesOf(events)).toMatchObject([{ place: `${url}/2`, kind: 'archive that was not read' }]);
  });

  it('an archive that cannot be read is named, and the rest is there', async () => {
    const { url } = await webServer(() => ({ '/1': numbered(1, '<atom:link rel="next" href="/2"/>') }));
    const events = await readEvents(feed, { from: `${url}/1`, pause: 0 });
    expect(ids(events)).toEqual(['1']);
    expect(lossesOf(events)).toMatchObject([
      {
        what: 'it and what is older was not read: the answer was 404 Not Found; import again once it answers',
        error: 'incomplete',
      },
    ]);
  });

  it('waits as long as the server says, and gives up where that is too long', async () => {
    let count = 0;
    const { url } = await webServer(() => ({
      '/busy': () => (++count < 3 ? { status: 503, headers: { 'Retry-After': '0' } } : numbered(1)),
      '/closed': { status: 429, headers: { 'Retry-After': '86400' } },
    }));
    const client = createWebClient({ pause: 0 });
    expect(await client(`${url}/busy`)).toMatchObject({ url: `${url}/busy` });
    expect(count).toBe(3);
    expect(await client(`${url}/closed`)).toBe('the answer was 429 Too Many Requests');
  });

  it('asks only whether it is as it was', async () => {
    const { url } = await webServer(() => ({
      '/1': (request) =>
        request.headers['if-none-match'] === '"a"'
          ? { status: 304 }
          : { status: 200, headers: { ETag: '"a"' }, body: numbered(1) },
    }));
    const validators = new Map();
    const options = { from: `${url}/1`, pause: 0, validators };
    const onValidators = (address: string, found: object) => void validators.set(address, found);
    expect(ids(await readEvents(feed, { ...options, onValidators }))).toEqual(['1']);
    expect(await readEvents(feed, options)).toEqual([]);
  });

  it.each([
    ['redirects without end', { status: 302, headers: { Location: '/1' } }, /leads on more than 5 times/],
    ['another protocol', { status: 302, headers: { Location: 'file:///etc/passwd' } }, /not http or https/],
    ['an error', { status: 500 }, /the answer was 500/],
  ])('%s is said', async (_, reply, message) => {
    const { url } = await webServer(() => ({ '/1': reply }));
    await expect(readEvents(feed, { from: `${url}/1`, pause: 0 })).rejects.toThrow(message);
  });

  it('what is too large is left', async () => {
    const { url } = await webServer(() => ({ '/1': 'x'.repeat(2_000) }));
    expect(await createWebClient({ most: 1_000 })(`${url}/1`)).toBe('it has more than 1000 bytes');
  });
});

it.each([
  ['a feed', { 'rss.xml': channel('') }, 'rss.xml', 'feed'],
  ['Atom', { 'a.xml': atom('') }, 'a.xml', 'feed'],
  [
    'JSON Feed',
    { 'f.json': '{"version": "https://jsonfeed.org/version/1.1", "items": []}' },
    'f.json',
    'feed',
  ],
  [
    'a WordPress export',
    { 'w.xml': channel('', '<wp:wxr_version>1.2</wp:wxr_version>') },
    'w.xml',
    'wordpress',
  ],
])('%s is told from others', async (_, files, name, system) => {
  const dir = await folderWith(files);
  expect(await systemOf(`${dir}/${name}`)).toMatchObject({ name: system });
});

it('makes a paper that check has no complaint about', async () => {
  const { events } = await readText(
    channel(item('<description>The first ferry in 14 months.</description>')),
    { timezone: 'America/Los_Angeles' },
  );
  const dir = await folderWith();
  const { files } = await imported(dir, events);
  expect(files['news/ferry.md']).toBe(`---
title: Ferry returns
description: The first ferry in 14 months.
date: 2019-09-25T21:12:30-07:00
aliases:
  - /2019/09/ferry.html
id: tag:harbor.example,2019:1
---

The first ferry in 14 months.
`);
  expect(await checked(dir)).toEqual([]);
});
