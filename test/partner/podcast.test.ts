import { imageSize } from 'image-size';
import { describe, expect, test } from 'vitest';
import { jpeg, mp3 } from '../content/folder.ts';
import { SAMPLE } from '../sample.ts';
import { type Clause, failing, swap } from '../spec/clause.ts';
import { serveFolder } from '../spec/served.ts';
import { isEmail, isRfc822, isWeb } from '../spec/syntax.ts';
import { at, count, parseXml, texts, type XmlTree } from '../spec/xml-tree.ts';
import { paper, site, story } from './paper.ts';

const url = 'https://www.columbialantern.example';
const sample = await serveFolder(SAMPLE, url, new Date('2026-11-24T12:00:00Z'));

/** A tag that is a show, with all that a show can say. */
const files = {
  'site.yaml': site(
    'contact: desk@paper.example\npodcasts:\n  Slack & Water:\n    description: A show\n    image: {src: https://paper.example/c.png, type: image/png, width: 1400, height: 1400}\n    categories: [News > Daily News, Society & Culture]\n    explicit: true\n    type: serial\n    funding: https://paper.example/give?a=1&b=2\n    locked: true\n',
  ),
  'news/a.md': story('a', {
    tags: '[Slack & Water]',
    audio:
      '{src: a.mp3, title: A, duration: "1:01", episode: 3, season: 2, transcript: a.vtt, chapters: a.chapters.json}',
    image: '{src: p.jpg, alt: x}',
  }),
  'news/a.mp3': mp3,
  'news/a.vtt': 'WEBVTT\n',
  'news/a.chapters.json': '{"version": "1.2.0", "chapters": []}',
  'news/p.jpg': jpeg(),
  'news/b.md': story('b', { tags: '[Slack & Water]' }),
};
const shows = [
  ['a section', async () => (await sample.get('/podcasts/rss.xml')).text()],
  ['a tag', async () => (await paper(files)).text('/tags/slack-and-water/rss.xml')],
] as const;

const channel = (rss: XmlTree): XmlTree => at(rss, 'channel')[0] ?? rss;
const episodes = (rss: XmlTree) =>
  at(rss, 'channel', 'item').filter((item) =>
    at(item, 'enclosure').some(({ attributes }) => attributes.type?.startsWith('audio/')),
  );
const attribute = (trees: readonly XmlTree[], name: string) =>
  trees.map(({ attributes }) => attributes[name] ?? '');
const whole = (text: string) => /^[1-9]\d*$/.test(text);

/** Apple: https://podcasters.apple.com/support/823-podcast-requirements; the namespace: https://podcasting2.org/podcast-namespace */
const clauses: readonly Clause<XmlTree>[] = [
  {
    clause: 'Apple, required tags',
    says: 'a show has title, description, itunes:image, language, itunes:category and itunes:explicit (true or false)',
    check: (rss) => [
      ...['title', 'description', 'itunes:image', 'language', 'itunes:explicit'].flatMap((name) =>
        count(channel(rss), name, 1, 1),
      ),
      ...count(channel(rss), 'itunes:category', 1),
      ...failing(attribute(at(channel(rss), 'itunes:image'), 'href'), isWeb, 'image'),
      ...failing(texts(channel(rss), 'itunes:explicit'), (text) => /^(?:true|false)$/.test(text), 'explicit'),
    ],
    broken: swap(/<itunes:explicit>\w+/, '<itunes:explicit>clean'),
  },
  {
    clause: 'Apple, description',
    says: 'descriptions have 4,000 bytes at most',
    check: (rss) =>
      failing(
        texts(channel(rss), 'description'),
        (text) => text !== '' && Buffer.byteLength(text) <= 4_000,
        'description',
      ),
    broken: swap('<description>', `<description>${'x'.repeat(4_000)}`),
  },
  {
    clause: 'Apple, recommended tags',
    says: 'author, owner with an address, type episodic or serial',
    check: (rss) => [
      ...count(channel(rss), 'itunes:author', 1, 1),
      ...count(channel(rss), 'itunes:owner', 1, 1),
      ...failing(texts(channel(rss), 'itunes:owner', 'itunes:email'), isEmail, 'address'),
      ...failing(texts(channel(rss), 'itunes:type'), (text) => /^(?:episodic|serial)$/.test(text), 'type'),
    ],
    broken: swap(/<itunes:email>[^<]*/, '<itunes:email>Ann'),
  },
  {
    clause: 'Apple, episodes',
    says: 'an episode has a title, a guid that is its own, a date and one enclosure with url, length and a type Apple plays',
    check: (rss) => [
      ...(episodes(rss).length === 0 ? ['no episode'] : []),
      ...episodes(rss).flatMap((item) =>
        ['title', 'guid', 'pubDate', 'enclosure'].flatMap((name) => count(item, name, 1, 1)),
      ),
      ...failing(
        episodes(rss).flatMap((item) => texts(item, 'pubDate')),
        isRfc822,
        'date',
      ),
      ...episodes(rss).flatMap((item) => [
        ...failing(attribute(at(item, 'enclosure'), 'url'), isWeb, 'url'),
        ...failing(attribute(at(item, 'enclosure'), 'length'), whole, 'length'),
        ...failing(
          attribute(at(item, 'enclosure'), 'type'),
          (type) => /^(?:audio\/(?:mpeg|mp4|x-m4a|aac)|video\/(?:mp4|quicktime))$/.test(type),
          'type',
        ),
      ]),
    ],
    broken: swap(/(<enclosure [^>]*length=")\d+/, '$10'),
  },
  {
    clause: 'Apple, episode tags',
    says: 'duration is in seconds, season and episode are whole numbers above zero, the image is JPEG or PNG',
    check: (rss) =>
      episodes(rss).flatMap((item) => [
        ...failing(
          ['itunes:duration', 'itunes:season', 'itunes:episode'].flatMap((name) => texts(item, name)),
          whole,
          'number',
        ),
        ...count(item, 'itunes:duration', 1, 1),
        ...failing(
          attribute(at(item, 'itunes:image'), 'href'),
          (href) => isWeb(href) && /\.(?:jpe?g|png)$/.test(href),
          'image',
        ),
      ]),
    broken: swap(/<itunes:duration>\d+/, '<itunes:duration>0:36'),
  },
  {
    clause: 'podcast:guid',
    says: 'the guid is a UUID of version 5',
    check: (rss) => [
      ...count(channel(rss), 'podcast:guid', 1, 1),
      ...failing(
        texts(channel(rss), 'podcast:guid'),
        (guid) => /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(guid),
        'guid',
      ),
    ],
    broken: swap(/(<podcast:guid>.{14})5/, '$14'),
  },
  {
    clause: 'podcast:locked, podcast:medium and podcast:funding',
    says: 'locked is yes or no, with the owner’s address; the medium is podcast; funding has a url and a text',
    check: (rss) => [
      ...failing(texts(channel(rss), 'podcast:locked'), (text) => /^(?:yes|no)$/.test(text), 'locked'),
      ...failing(attribute(at(channel(rss), 'podcast:locked'), 'owner'), isEmail, 'owner'),
      ...failing(texts(channel(rss), 'podcast:medium'), (text) => text === 'podcast', 'medium'),
      ...failing(attribute(at(channel(rss), 'podcast:funding'), 'url'), isWeb, 'funding'),
      ...failing(texts(channel(rss), 'podcast:funding'), (text) => text !== '', 'funding'),
    ],
    broken: swap(/(<podcast:locked[^>]*>)\w+/, '$1true'),
  },
  {
    clause: 'podcast:transcript',
    says: 'a transcript has a url and one of the types of the namespace',
    check: (rss) => [
      ...(episodes(rss).some((item) => at(item, 'podcast:transcript').length > 0) ? [] : ['none']),
      ...episodes(rss).flatMap((item) => [
        ...failing(attribute(at(item, 'podcast:transcript'), 'url'), isWeb, 'url'),
        ...failing(
          attribute(at(item, 'podcast:transcript'), 'type'),
          (type) => /^(?:text\/(?:plain|html|vtt)|application\/(?:json|x-subrip))$/.test(type),
          'type',
        ),
      ]),
    ],
    broken: swap('type="text/vtt"', 'type="text/x"'),
  },
  {
    clause: 'podcast:chapters',
    says: 'chapters have a url and the type application/json+chapters',
    check: (rss) => [
      ...(episodes(rss).some((item) => at(item, 'podcast:chapters').length > 0) ? [] : ['none']),
      ...episodes(rss).flatMap((item) => [
        ...failing(attribute(at(item, 'podcast:chapters'), 'url'), isWeb, 'url'),
        ...failing(
          attribute(at(item, 'podcast:chapters'), 'type'),
          (type) => type === 'application/json+chapters',
          'type',
        ),
      ]),
    ],
    broken: swap('json+chapters"', 'json"'),
  },
];

describe.each(shows)('%s as a podcast', (_, show) => {
  test.for(clauses)('$clause: $says', async ({ check }) => expect(check(parseXml(await show()))).toEqual([]));
  test.for(clauses)('$clause is found broken where it is', async ({ check, broken }) =>
    expect(check(parseXml(broken(await show())))).not.toEqual([]),
  );
});

test('the cover, the transcript and the chapters are there, as files of their kinds', async () => {
  const rss = parseXml(await shows[0][1]());
  const fetched = async (address: string) => {
    const response = await sample.get(address);
    expect([address, response.status]).toEqual([address, 200]);
    return {
      type: response.headers.get('content-type'),
      bytes: new Uint8Array(await response.arrayBuffer()),
    };
  };
  const [cover = ''] = attribute(at(channel(rss), 'itunes:image'), 'href');
  const { width, height } = imageSize((await fetched(cover)).bytes);
  expect([width === height, width >= 1_400, width <= 3_000]).toEqual([true, true, true]);
  const [item] = episodes(rss).filter((each) => at(each, 'podcast:chapters').length > 0);
  if (!item) throw new Error('no chapters');
  const [transcript = ''] = attribute(at(item, 'podcast:transcript'), 'url');
  expect((await fetched(transcript)).type).toMatch(/^text\/vtt\b/);
  const [chapters = ''] = attribute(at(item, 'podcast:chapters'), 'url');
  const { type, bytes } = await fetched(chapters);
  expect(type).toMatch(/^application\/json\b/);
  expect(JSON.parse(new TextDecoder().decode(bytes)).chapters.length).toBeGreaterThan(0);
  const [file] = at(item, 'enclosure');
  expect((await fetched(file?.attributes.url ?? '')).bytes.length).toBe(Number(file?.attributes.length));
});

test('players get parts of an episode (Apple: byte-range requests)', async () => {
  const { get } = await paper(files);
  const part = await get('/news/a.mp3', { range: 'bytes=0-9' });
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 0-9/${mp3.length}`]);
});

test('the guid is the one that the namespace makes from the address', async () => {
  // Computed by Python's uuid.uuid5 with the namespace's UUID.
  const { text } = await paper({
    'site.yaml': site(),
    'pc/_index.md': '---\ntitle: PC\npodcast: {}\n---\n',
    'pc/a.md': story('a', { audio: '{src: https://a.example/a.mp3, type: audio/mpeg, length: 5}' }),
  });
  expect(await text('/pc/rss.xml')).toContain(
    '<podcast:guid>a92b5e9b-4488-5094-bf4e-28dcbf261315</podcast:guid>',
  );
});

test('no other feed has any of it', async () => {
  const { text } = await paper(files);
  for (const path of ['/rss.xml', '/news/rss.xml', '/tags/slack-and-water/atom.xml'])
    expect(await text(path)).not.toMatch(/itunes|podcast:/);
});
