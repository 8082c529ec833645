import { describe, expect, test } from 'vitest';
import { parseJsonFeed } from '../spec/json-feed/document.ts';
import { serveFolder } from '../spec/served.ts';
import { at, parseXml, texts, type XmlTree } from '../spec/xml-tree.ts';
import { front, plainSite, writeFolder } from './folder.ts';
import { metadataOf, problemsOf, stories } from './judge.ts';
import { readHtml } from './safe.ts';
import { type Outcome, outcomeOf, siteFeed } from './served.ts';
import { asLine, floods, type Hostile, strings } from './strings.ts';

const PICTURE = { src: 'https://cdn.example/a.jpg', type: 'image/jpeg', length: 9, width: 30, height: 20 };
const SOUND = { src: 'https://cdn.example/a.mp3', type: 'audio/mpeg', length: 9 };

/** A folder with this text in every text field of every file. */
function filled(text: string) {
  const said = {
    title: text,
    description: text,
    authors: [{ name: text }, { name: 'Ann Other', url: 'https://ann.example/', email: 'ann@other.example' }],
    tags: [text],
    image: { ...PICTURE, alt: text, caption: text, credit: text },
    audio: { ...SOUND, title: text },
    attachments: [{ ...SOUND, src: 'https://cdn.example/a.pdf', type: 'application/pdf', title: text }],
    rights: text,
  };
  return {
    'site.yaml': {
      front: {
        ...plainSite.front,
        title: text,
        description: text,
        organisation: { name: text, email: 'desk@hostile.example' },
        contact: { name: text, email: 'desk@hostile.example' },
        rights: text,
        categories: [text],
        callout: { text: 'Join us', label: text, link: 'https://hostile.example/join' },
      },
    },
    'news/_index.md': { front: { title: text, description: text } },
    'news/full.md': {
      front: front('full', 0, {
        ...said,
        dateline: text,
        source: text,
        correction: text,
        updated: '2026-03-01T13:00:00Z',
      }),
      body: 'deep',
    },
    'news/wire.md': {
      front: front('wire', 1, {
        ...said,
        source: { name: text, url: 'https://wire.example/', feed: 'https://wire.example/rss' },
        syndication: 'summary',
      }),
      body: 'deep',
    },
    'news/bare.md': { front: front('bare', 2, { title: text }), body: 'deep' },
    'news/gone.md': {
      front: front('gone', 3, {
        title: text,
        status: 'withdrawn',
        withdrawn: '2026-03-01T18:00:00Z',
        reason: text,
      }),
      body: 'deep',
    },
  };
}

describe.each(strings)('$what, in every text field', ({ text }: Hostile) => {
  const whole = outcomeOf(filled(text));
  const shown = asLine(text);

  test('no article is lost, all is valid and nothing is dangerous', async () => {
    const outcome = await whole;
    expect(outcome.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(problemsOf(outcome)).toEqual([]);
  });

  test('RSS says it as it was', async () => {
    const [channel, items] = channelOf(await whole);
    expect(texts(channel, 'title')).toEqual([shown]);
    expect(texts(channel, 'copyright')).toEqual([shown]);
    expect(texts(items, 'title')).toEqual([shown, shown, shown]);
    expect(texts(items, 'description').map((html) => readHtml(html, 'fragment').text.trim())).toEqual([
      shown,
      shown,
      expect.stringContaining('deep'),
    ]);
    expect(texts(items, 'dc:creator')).toEqual([`${shown}, Ann Other`, `${shown}, Ann Other`, shown]);
    expect(texts(items, 'dc:rights')).toContain(shown);
    expect([...texts(items, 'source'), ...texts(items, 'dc:source')]).toEqual([shown, shown]);
    expect(texts(items, 'media:content', 'media:description')).toEqual([shown]);
    expect(texts(items, 'media:content', 'media:credit')).toEqual([shown]);
  });

  test('Atom says it as it was', async () => {
    const feed = parseXml(siteFeed(await whole, 'atom.xml'));
    expect(texts(feed, 'atom:title')).toEqual([shown]);
    expect(texts(feed, 'atom:entry', 'atom:title')).toEqual([shown, shown, shown]);
    expect(texts(feed, 'atom:entry', 'atom:summary')).toEqual([shown, shown]);
    expect(texts(feed, 'atom:entry', 'atom:author', 'atom:name')).toEqual([
      shown,
      'Ann Other',
      shown,
      'Ann Other',
      shown,
    ]);
  });

  test('JSON Feed says it as it was', async () => {
    const { title, items } = parseJsonFeed(siteFeed(await whole, 'feed.json'));
    expect(title).toBe(shown);
    expect(items.map((item) => item.title)).toEqual([shown, shown, shown]);
    expect(items.map(({ summary }) => summary)).toEqual([shown, shown, undefined]);
    expect(items.map(({ authors }) => authors?.[0]?.name)).toEqual([shown, shown, shown]);
    expect(items[0]?.tags).toEqual([shown]);
  });

  test('pages say it as it was', async () => {
    const page = (await whole).pages.find(({ address }) => address.endsWith('/full'));
    const { elements } = readHtml(page?.html ?? '', 'page');
    const heading = elements.filter(({ tagName }) => tagName === 'h1');
    expect(heading.map(textOf)).toEqual([asLine(text)]);
    expect(metadataOf(page?.html ?? '').map(({ headline }) => headline)).toContain(asLine(text));
  });
});

describe.each(floods)('$what', ({ text }: Hostile) => {
  test('comes out whole, and no larger than its escapes', async () => {
    using written = writeFolder({
      'site.yaml': plainSite,
      'news/_index.md': { front: { title: 'News' } },
      'news/flood.md': {
        front: front('flood', 0, { title: text, description: text }),
        body: `\`\`${text}\`\``,
      },
    });
    const served = await serveFolder(
      written.dir,
      'https://hostile.example',
      new Date('2026-03-02T00:00:00Z'),
    );
    const get = async (path: string) => new Uint8Array(await (await served.get(path)).arrayBuffer());
    const [rss, atom, json] = [await get('/rss.xml'), await get('/atom.xml'), await get('/feed.json')];
    expect(texts(parseXml(rss), 'channel', 'item', 'title')).toEqual([text]);
    expect(texts(parseXml(atom), 'atom:entry', 'atom:summary')).toEqual([text]);
    expect(parseJsonFeed(json).items[0]?.title).toBe(text);
    expect(
      stories({ name: 'rss', vocabulary: 'rss', bytes: rss }).map((html) =>
        readHtml(html, 'fragment').text.trim(),
      ),
    ).toEqual([text, text]);
    // Title, summary and story: a character takes five as a reference in HTML, and four more where that is escaped in XML.
    for (const bytes of [rss, atom, json]) expect(bytes.length).toBeLessThan(text.length * 3 * 9);
  });
});

function channelOf(outcome: Outcome): readonly [XmlTree, XmlTree] {
  const [channel] = at(parseXml(siteFeed(outcome, 'rss.xml')), 'channel');
  if (channel === undefined) throw new Error('no channel');
  const items = at(channel, 'item');
  // One element holding what all items hold, to be asked at once.
  return [channel, { ...channel, children: items.flatMap(({ children }) => children) }];
}

function textOf(element: ReturnType<typeof readHtml>['elements'][number]): string {
  return element.childNodes
    .map((node) =>
      'value' in node ? node.value : 'childNodes' in node ? textOf(node as typeof element) : '',
    )
    .join('');
}
