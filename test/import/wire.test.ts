import { describe, expect, it } from 'vitest';
import type { ImportSystem } from '../../src/import/import-system.ts';
import { systemOf } from '../../src/import/systems.ts';
import { newsml, ninjs, nitf } from '../../src/import/wire/wire.ts';
import { checked, folderWith, imported } from './collection.ts';
import { readEvents } from './events.ts';

async function readFiles(system: ImportSystem, files: Readonly<Record<string, string>>) {
  const events = await readEvents(system, { from: await folderWith(files) });
  return {
    events,
    articles: events.flatMap((event) => (event.kind === 'article' ? [event.article] : [])),
    losses: events.flatMap((event) => (event.kind === 'loss' ? [event.loss.what] : [])),
  };
}

/** A story as an agency would send it; `status` and `note` of this version. */
const nitfFile = ({
  version = 1,
  status = 'usable',
  note = '',
  headline = 'Ferry returns',
  extra = '',
} = {}) =>
  `<?xml version="1.0" encoding="UTF-8"?><nitf xml:lang="en-US"><head><title>Ferry</title><docdata management-status="${status}">
  <doc-id regsrc="SWC" id-string="urn:swc:ferry"/><date.issue norm="20190925T211200-0700"/>${extra}<du-key key="BC-US-Ferry" version="${version}"/>
  ${note === '' ? '' : `<ed-msg info="${note}"/>`}<doc.copyright year="2019" holder="Salish Wire"/><doc.rights limitations="No use after 30 days."/><key-list><keyword key="Ferries"/></key-list></docdata>
  <pubdata position.section="News/Northwest"/></head><body><body.head><hedline><hl1>${headline}</hl1></hedline><byline>By <person>Jane Doe</person><byttl>Staff Writer</byttl></byline>
  <distributor>Salish Wire</distributor><dateline><location>PORTLAND, Ore.</location> (SWC) —<story.date norm="20190925T211200-0700"/></dateline><abstract><p>Crossings resume.</p></abstract></body.head>
  <body.content><media media-type="image"><media-reference source="https://wire.example/f.jpg" mime-type="image/jpeg" alternate-text="A ferry"/><media-caption><p>At the dock.</p></media-caption><media-producer>J. Doe</media-producer></media>
  <p>The <person>mayor</person> crossed <em>first</em>. See <a href="https://other.example/a">more</a>.</p><hl2>What is next</hl2><p>Fish &amp; chips.</p></body.content></body></nitf>`;

const g2 = (
  inner: string,
  contentSet: string,
  item = 'guid="urn:swc:ferry" version="1"',
  status = 'usable',
  meta = '',
) =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" ${item} standard="NewsML-G2" standardversion="2.35" conformance="power" xml:lang="en-US">
  <rightsInfo><copyrightHolder><name>Salish Wire</name></copyrightHolder><copyrightNotice>© Salish Wire</copyrightNotice><usageTerms>No use after 30 days.</usageTerms></rightsInfo>
  <itemMeta><itemClass qcode="ninat:text"/><provider><name>Salish Wire</name></provider><versionCreated>2019-09-25T21:30:00-07:00</versionCreated><firstCreated>2019-09-25T21:12:00-07:00</firstCreated><pubStatus qcode="stat:${status}"/>${meta}</itemMeta>
  <contentMeta>${inner}</contentMeta><contentSet>${contentSet}</contentSet></newsItem>`;

const G2_META = `<slugline>BC-US-Ferry</slugline><located><name>Portland</name></located><by>By Jane Doe</by><dateline>PORTLAND, Ore. (SWC)</dateline><headline>Ferry returns</headline>
  <description role="drol:summary">Crossings resume.</description><subject qcode="medtop:20000"><name>Ferries</name></subject><subject><name>News/Northwest</name></subject>`;

const ninjsItem = (given: object = {}) =>
  JSON.stringify({
    ...{
      uri: 'urn:swc:ferry',
      type: 'text',
      version: '1',
      versioncreated: '2019-09-25T21:12:00-07:00',
      pubstatus: 'usable',
      language: 'en-US',
    },
    ...{
      headline: 'Ferry returns',
      slugline: 'BC-US-Ferry',
      byline: 'By Jane Doe',
      description_text: 'Crossings resume.',
      body_html: '<p>PORTLAND, Ore. (SWC) — Text.</p>',
    },
    ...{ usageterms: 'No use after 30 days.', copyrightnotice: '© Salish Wire', source: 'Salish Wire' },
    subject: [{ code: 'medtop:1', name: 'Ferries' }, { name: 'News/Northwest' }],
    associations: {
      main: {
        ...{ uri: 'urn:swc:f', type: 'picture', byline: 'J. Doe', description_text: 'At the dock.' },
        renditions: {
          s: { href: 'https://wire.example/s.jpg', width: 100 },
          l: { href: 'https://wire.example/f.jpg', width: 900, mimetype: 'image/jpeg' },
        },
      },
    },
    ...given,
  });

const rights = 'No use after 30 days.';

describe.each([
  ['NITF', nitf, nitfFile()],
  [
    'NewsML-G2 with XHTML',
    newsml,
    g2(
      `${G2_META}<icon href="https://wire.example/f.jpg"/>`,
      '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>Text <b>one</b>.</p></body></html></inlineXML>',
    ),
  ],
  [
    'a news message with NITF and a picture',
    newsml,
    `<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>2019-09-25T21:12:00-07:00</sent></header><itemSet>
    ${g2(
      G2_META,
      `<inlineXML contenttype="application/nitf+xml">${nitfFile()
        .replace(/^<\?xml[^>]*>/, '')
        .replace(/<media .*<\/media>/, '')}</inlineXML>`,
      undefined,
      undefined,
      '<link rel="irel:seeAlso" residref="urn:swc:f"/>',
    )}
    ${g2('<creditline>J. Doe</creditline><description role="drol:caption">At the dock.</description>', '<remoteContent href="https://wire.example/s.jpg" width="100"/><remoteContent href="https://wire.example/f.jpg" width="900"/>', 'guid="urn:swc:f" version="1"').replace('ninat:text', 'ninat:picture')}
    </itemSet></newsMessage>`,
  ],
  ['ninjs 1', ninjs, ninjsItem()],
])('a story in %s', (name, system, text) => {
  it('has each part in its key', async () => {
    const { articles } = await readFiles(system, { 'story.json': text });
    expect(articles).toHaveLength(1);
    expect(articles[0]).toMatchObject({
      ...{
        id: 'urn:swc:ferry',
        title: 'Ferry returns',
        description: 'Crossings resume.',
        path: 'News/Northwest/BC-US-Ferry',
      },
      ...{ date: '2019-09-25T21:12:00-07:00', authors: [{ name: 'Jane Doe' }], tags: ['Ferries'] },
      image: { src: 'https://wire.example/f.jpg' },
      fields: { dateline: 'PORTLAND, Ore. (SWC)', source: { name: 'Salish Wire' } },
    });
    expect(articles[0]?.fields?.rights).toContain(rights);
    expect(articles[0]?.fields?.rights).toMatch(/©(?: 2019)? Salish Wire/);
    if (name !== 'NewsML-G2 with XHTML')
      expect(articles[0]?.image).toMatchObject({ caption: 'At the dock.', credit: 'J. Doe' });
  });

  it('is an article that check has no complaint about', async () => {
    const { events } = await readFiles(system, { 'story.json': text });
    const dir = await folderWith({
      'site.yaml':
        'title: x\ndescription: x\nurl: https://x.example\nid: tag:x.example,2019:x\nlanguage: en-US\ntimezone: UTC\n',
    });
    await imported(dir, events);
    expect((await checked(dir)).filter((each) => !/image-alt/.test(each))).toEqual([]);
  });
});

it('the body of NITF is what it shows', async () => {
  const { articles } = await readFiles(nitf, { 'a.xml': nitfFile() });
  expect(articles[0]?.body.text.replace(/\s+/g, ' ')).toBe(
    '<p>The mayor crossed <em>first</em>. See <a href="https://other.example/a">more</a>.</p> <h3>What is next</h3> <p>Fish &amp; chips.</p>',
  );
});

/** Two versions of a story in each format, the newer first in the folder. */
const versions: readonly (readonly [
  string,
  ImportSystem,
  (version: number, given: { readonly status?: string; readonly note?: string }) => string,
])[] = [
  [
    'NITF',
    nitf,
    (version, { status = 'usable', note }) =>
      nitfFile({ version, status, note, headline: `Version ${version}` }),
  ],
  [
    'NewsML-G2',
    newsml,
    (version, { status = 'usable', note }) =>
      g2(
        `<headline>Version ${version}</headline>`,
        '<inlineData contenttype="text/plain">One.\n\nTwo.</inlineData>',
        `guid="urn:swc:ferry" version="${version}"`,
        status,
        note === undefined ? '' : `<edNote>${note}</edNote>`,
      ),
  ],
  [
    'ninjs',
    ninjs,
    (version, { status = 'usable', note }) =>
      ninjsItem({
        version: String(version),
        headline: `Version ${version}`,
        pubstatus: status,
        ednote: note,
      }),
  ],
];

describe.each(versions)('versions of a story in %s', (_, system, file) => {
  it('are the newest', async () => {
    const { articles, losses } = await readFiles(system, { '1.json': file(10, {}), '2.json': file(9, {}) });
    expect(articles.map(({ title }) => title)).toEqual(['Version 10']);
    expect(losses).toContain('version 9 (2.json) left out, as version 10 is newer');
  });

  it('that end with a kill are withdrawn, with its note and without the text', async () => {
    const { events, articles } = await readFiles(system, {
      '1.json': file(1, {}),
      '2.json': file(2, { status: 'canceled', note: 'The photo is of another ferry.' }),
    });
    expect(articles).toMatchObject([
      {
        id: 'urn:swc:ferry',
        title: 'Version 2',
        fields: { status: 'withdrawn', reason: 'The photo is of another ferry.' },
        body: { text: 'The photo is of another ferry.' },
      },
    ]);
    const dir = await folderWith({
      'site.yaml':
        'title: x\ndescription: x\nurl: https://x.example\nid: tag:x.example,2019:x\nlanguage: en-US\ntimezone: UTC\n',
    });
    await imported(dir, events);
    expect(await checked(dir)).toEqual([]);
  });

  it('that end with a correction have it', async () => {
    const { articles } = await readFiles(system, {
      '1.json': file(1, {}),
      '2.json': file(2, { note: 'CORRECTS name of the ferry' }),
    });
    expect(articles).toMatchObject([
      { title: 'Version 2', fields: { correction: [{ text: 'CORRECTS name of the ferry' }] } },
    ]);
  });

  it('have other notes to editors named', async () => {
    const { articles, losses } = await readFiles(system, {
      '1.json': file(1, { note: 'UPDATES with quotes' }),
    });
    expect(articles[0]?.fields?.correction).toBeUndefined();
    expect(losses).toContain('note to editors left out: “UPDATES with quotes”');
  });
});

it.each([
  ['NITF', nitf, nitfFile({ extra: '<date.release norm="20190926T060000Z"/>' })],
  [
    'NewsML-G2',
    newsml,
    g2(
      '<headline>x</headline>',
      '<inlineData>x</inlineData>',
      undefined,
      undefined,
      '<embargoed>2019-09-26T06:00:00Z</embargoed>',
    ),
  ],
  ['ninjs', ninjs, ninjsItem({ embargoed: '2019-09-26T06:00:00Z' })],
])('an embargo of %s is one', async (_, system, text) => {
  const { articles } = await readFiles(system, { '1.json': text });
  expect(articles[0]?.fields?.embargo).toBe('2019-09-26T06:00:00Z');
});

it('a composite of ninjs with a text is a story with its pictures', async () => {
  const { articles } = await readFiles(ninjs, { '1.json': ninjsItem({ type: 'composite' }) });
  expect(articles).toMatchObject([{ title: 'Ferry returns', image: { src: 'https://wire.example/f.jpg' } }]);
});

it('what is no story is named', async () => {
  const event = JSON.stringify({ uri: 'urn:swc:event', versioncreated: '2019-09-25T21:12:00Z' });
  const { articles, losses } = await readFiles(ninjs, {
    '1.json': ninjsItem(),
    '2.json': ninjsItem({ uri: 'urn:swc:p', type: 'picture' }),
    '3.json': event,
  });
  expect(articles).toHaveLength(1);
  expect(losses).toEqual([
    'it is not ninjs: what it has is picture, and no text',
    'it has neither a headline nor a text',
  ]);
});

it('what is withheld is a draft', async () => {
  const { articles } = await readFiles(ninjs, { '1.json': ninjsItem({ pubstatus: 'withheld' }) });
  expect(articles[0]?.unpublished).toMatch(/withholds/);
});

it('a file that is of another format is named, and the others read', async () => {
  const { articles, losses } = await readFiles(nitf, {
    '1.xml': '<html/>',
    '2.xml': nitfFile(),
    '3.json': '{',
  });
  expect(articles).toHaveLength(1);
  expect(losses).toEqual(['it is not NITF: it has no <nitf>', 'it is not NITF: it has no <nitf>']);
});

it.each([
  ['newsml', newsml, '<a/>'],
  ['ninjs', ninjs, '{}'],
])('%s without an item cannot be read', async (_, system, text) => {
  await expect(readFiles(system, { '1.json': text })).rejects.toThrow(/there is no item of/);
});

it.each([
  ['nitf', nitfFile()],
  ['newsml', g2('', '')],
  ['ninjs', ninjsItem()],
])('%s is told from others', async (name, text) => {
  const dir = await folderWith({ 'a.json': text });
  expect(await systemOf(`${dir}/a.json`)).toMatchObject({ name });
  expect(await systemOf(dir)).toMatchObject({ name });
});
