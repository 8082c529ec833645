import { expect, test } from 'vitest';
import { idsIn, paper, site, story } from './paper.ts';

const partners = ['generic', 'msn', 'smartnews', 'flipboard']
  .flatMap((profile) =>
    ['rss', 'atom'].map((format) => `  ${profile}-${format}: {profile: ${profile}, format: ${format}}\n`),
  )
  .join('');
const yaml = (more = '') => site(`tombstones: 30\n${more}partners:\n${partners}`);
const gone = story('gone', {
  status: 'withdrawn',
  reason: 'The figures were <invented> & wrong',
  withdrawn: '2026-11-21 10:00',
  tags: '[Ferries]',
});
const files = {
  'site.yaml': yaml(),
  'news/gone.md': gone,
  'news/kept.md': story('kept'),
  'sports/_index.md': '---\ntitle: Sports\n---\n',
};
const ID = 'tag:paper.example,2026:gone';

test('gone at once, as an item, from every feed it was in; the tombstone says when and why', async () => {
  const { text } = await paper(files);
  for (const path of ['/rss.xml', '/news/rss.xml', '/atom.xml', '/news/atom.xml']) {
    const feed = await text(path);
    expect(idsIn(feed)).not.toContain('gone');
    expect(feed).toContain(
      `<at:deleted-entry ref="${ID}" when="2026-11-21T10:00:00Z"><at:comment>The figures were &lt;invented&gt; &amp; wrong</at:comment></at:deleted-entry>`,
    );
  }
  expect(await text('/sports/atom.xml')).not.toContain('deleted-entry');
  const json = JSON.parse(await text('/feed.json'));
  expect(json._dateline.deleted).toEqual([
    { id: ID, when: '2026-11-21T10:00:00Z', comment: 'The figures were <invented> & wrong' },
  ]);
  const ninjs = JSON.parse(await text('/ninjs.json'));
  expect(ninjs.associations.find(({ uri }: { uri: string }) => uri === ID)).toEqual({
    name: ID,
    uri: ID,
    type: 'text',
    pubStatus: 'canceled',
    versionCreated: '2026-11-21T10:00:00Z',
    edNote: 'The figures were <invented> & wrong',
  });
});

test.for([
  [
    'smartnews-rss/rss.xml',
    '<pubDate>Sat, 21 Nov 2026 10:00:00 GMT</pubDate><dc:creator>The Paper Company</dc:creator><media:status state="deleted"/></item>',
  ],
  ['smartnews-atom/atom.xml', '<updated>2026-11-21T10:00:00Z</updated>'],
  ['smartnews-atom/atom.xml', '<media:status state="deleted"/></entry>'],
  [
    'msn-rss/rss.xml',
    '<dcterms:modified>2026-11-21T10:00:00Z</dcterms:modified><dcterms:valid>2026-11-21T10:00:00Z</dcterms:valid><mi:expirationDate>2026-11-21T10:00:00Z</mi:expirationDate></item>',
  ],
  ['msn-atom/atom.xml', '<mi:expirationDate>2026-11-21T10:00:00Z</mi:expirationDate></entry>'],
  ['generic-rss/rss.xml', `<at:deleted-entry ref="${ID}" when="2026-11-21T10:00:00Z">`],
  ['flipboard-atom/atom.xml', `<at:deleted-entry ref="${ID}" when="2026-11-21T10:00:00Z">`],
] as const)('%s: %s', async ([path, says]) => {
  const { text } = await paper(files);
  const feed = await text(`/partners/${path}`);
  expect(feed).toContain(says);
  expect(feed.split(ID)).toHaveLength(2);
});

test('its page says so (410), and it is in no sitemap, search or count', async () => {
  const { get, text } = await paper(files);
  const page = await get('/news/gone');
  expect(page.status).toBe(410);
  expect(await page.text()).toContain('The figures were');
  for (const path of ['/sitemaps/2026-11.xml', '/news-sitemap.xml', '/rss.xml?q=headline'])
    expect(await text(path)).not.toContain('gone');
  expect(JSON.parse(await text('/health')).articles).toBe(1);
});

test('the tombstone stays for its days, to the second; tags and cache lifetimes cover it', async () => {
  let now = new Date('2026-11-21T09:59:00Z');
  const before = { ...files, 'news/gone.md': story('gone') };
  const first = await (await paper(before, { now: () => now })).get('/atom.xml');
  expect(await first.text()).toContain(ID);
  const { get } = await paper(files, { now: () => now });
  now = new Date('2026-11-21T10:00:00Z');
  const told = await get('/atom.xml', { 'if-none-match': first.headers.get('etag') ?? '' });
  expect(told.status).toBe(200);
  expect(await told.text()).toContain('at:deleted-entry');
  now = new Date('2026-12-21T09:59:00Z');
  const last = await get('/atom.xml', { 'if-none-match': told.headers.get('etag') ?? '' });
  expect(last.status).toBe(304);
  expect(last.headers.get('cache-control')).toBe('public, max-age=60, must-revalidate, stale-if-error=0');
  now = new Date('2026-12-21T10:00:00Z');
  const over = await get('/atom.xml', { 'if-none-match': told.headers.get('etag') ?? '' });
  expect(over.status).toBe(200);
  expect(await over.text()).not.toContain('at:deleted-entry');
});

test('a correction moves the date in every format, and stands on top', async () => {
  const { text } = await paper({
    'site.yaml': yaml(),
    'news/a.md': story('a', { updated: '2026-11-20 18:00', correction: 'The ferry was late' }),
  });
  expect(await text('/rss.xml')).toContain('<atom:updated>2026-11-20T18:00:00Z</atom:updated>');
  expect(await text('/atom.xml')).toContain('<updated>2026-11-20T18:00:00Z</updated>');
  expect(JSON.parse(await text('/feed.json')).items[0]).toMatchObject({
    date_modified: '2026-11-20T18:00:00Z',
    _dateline: { corrections: [{ date: '2026-11-20T18:00:00Z', text: 'The ferry was late' }] },
  });
  expect(JSON.parse(await text('/ninjs.json')).associations[0]).toMatchObject({
    versionCreated: '2026-11-20T18:00:00Z',
    edNote: '2026-11-20T18:00:00Z The ferry was late',
  });
  expect(await text('/partners/msn-rss/rss.xml')).toMatch(
    /<dcterms:modified>2026-11-20T18:00:00Z<\/dcterms:modified>/,
  );
  expect(await text('/partners/smartnews-rss/rss.xml')).toMatch(
    /CDATA\[<p><em>Correction[^<]*The ferry was late/,
  );
});
