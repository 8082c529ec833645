import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/domain/article.ts';
import { clientOf, openPaper, paperOf, stories, story, takenBack } from './paper.ts';
import { readHistory } from './reader.ts';

const IM = { 'a-im': 'feed' };
const FORMATS = ['/rss.xml', '/atom.xml', '/feed.json', '/news/rss.xml?limit=10&q=story', '/feed?brief=1'];

/** A feed of 30 stories, and the same after one was edited, one withdrawn and one published. */
const before = stories(30);
const [oldest, , , ...others] = before;
const edited = others.at(-3);
const gone = others.at(-4);
const after: readonly Article[] = [
  ...before.filter((one) => one !== gone).map((one) => (one === edited ? { ...one, hash: 'edited' } : one)),
  story('new', 40),
];

/** A client that has the feed as it was, and what it then asks. */
async function revisit(
  address: string,
  headers: Readonly<Record<string, string>> = IM,
  { delta = true, now = after } = {},
) {
  const withdrawals = gone && !now.includes(gone) ? [takenBack(gone)] : [];
  let collection = openPaper(paperOf({ articles: before, delta }));
  const client = clientOf(() => collection);
  const url = `https://gazette.example${address}`;
  const first = await client.get(url, headers);
  const etag = first.headers.get('etag') ?? '';
  collection = openPaper(paperOf({ articles: now, withdrawals, delta }));
  const answer = await client.get(url, { 'if-none-match': etag, ...headers });
  const whole = await client.get(url);
  return { first, etag, answer, whole };
}

describe('a client that asks for what is new', () => {
  test.each(FORMATS)('gets what is new, changed and withdrawn of %s', async (address) => {
    const { first, etag, answer, whole } = await revisit(address);
    expect(first.status).toBe(200);
    expect(answer.status).toBe(226);
    const type = answer.headers.get('content-type') ?? '';
    const document = readHistory(type, await answer.text());
    expect(document.ids).toEqual(['new', edited?.id]);
    expect(document.deleted).toEqual([gone?.id]);
    expect(document.kind).toBe('head');
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      im: 'feed',
      'delta-base': etag,
      etag: whole.headers.get('etag'),
      'cache-control': 'no-store, im',
      vary: expect.stringMatching(/^A-IM, If-None-Match/),
    });
    expect(type).toBe(whole.headers.get('content-type'));
    expect(document.links['prev-archive']).toBeDefined();
  });

  test('is not told that what has only left the feed is deleted', async () => {
    const { answer } = await revisit('/rss.xml', IM, { now: [...before, story('new', 40)] });
    const document = readHistory(answer.headers.get('content-type') ?? '', await answer.text());
    expect(document).toMatchObject({ ids: ['new'], deleted: [] });
  });

  test('is told that nothing is new by 304', async () => {
    expect((await revisit('/rss.xml', IM, { now: before })).answer.status).toBe(304);
  });

  test('gets the whole when nothing it had is left', async () => {
    const now = Array.from({ length: 20 }, (_, index) => story(`n${index}`, 100 + index));
    expect((await revisit('/rss.xml', IM, { now })).answer.status).toBe(200);
  });

  test('has the whole before and after: what it got joins to what it would have got', async () => {
    const { first, answer, whole } = await revisit('/feed.json');
    const [had, got, all] = await Promise.all([first, answer, whole].map((each) => each.json()));
    const items = new Map([...had.items, ...got.items].map((item: { id: string }) => [item.id, item]));
    for (const item of all.items) expect(items.get(item.id) ?? item).toEqual(item);
    expect(all.items.map(({ id }: { id: string }) => id)).not.toContain(gone?.id);
  });

  test('of an archive document gets the whole', async () => {
    const collection = openPaper(paperOf({ articles: stories(300), delta: true }));
    const client = clientOf(() => collection);
    const { links } = await client.read('/rss.xml');
    const answer = await client.get(links['prev-archive'] ?? '', { ...IM, 'if-none-match': '"0"' });
    expect(answer.status).toBe(200);
  });
});

const feedparserAccept =
  'application/atom+xml,application/rdf+xml,application/rss+xml,application/x-netcdf,application/xml;q=0.9,text/xml;q=0.2,*/*;q=0.1';

/** Header fields, and what they get. */
const clients: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
  ['newsboat', { ...IM, 'user-agent': 'newsboat/2.21 (Linux x86_64)' }, 226],
  ['Liferea', { ...IM, 'user-agent': 'Liferea/1.14.4 (Linux; https://lzone.de/liferea/)' }, 226],
  [
    'feedparser, and rss2email, which goes by its name',
    {
      ...IM,
      accept: feedparserAccept,
      'user-agent': 'feedparser/6.0.10 +https://github.com/kurtmckee/feedparser/',
    },
    200,
  ],
  [
    'rss2email',
    {
      ...IM,
      accept: feedparserAccept,
      'user-agent': 'rss2email/3.13.1 (https://github.com/rss2email/rss2email)',
    },
    200,
  ],
  ['rss2email under another name', { ...IM, accept: feedparserAccept, 'user-agent': 'Mozilla/5.0' }, 200],
  ['a program built on feedparser', { ...IM, accept: feedparserAccept }, 200],
  ['Planet Venus', { ...IM, 'user-agent': 'Planet/Venus +http://www.intertwingly.net/code/venus' }, 200],
  ['a list of manipulations', { 'a-im': 'vcdiff, feed;q=0.5, gzip' }, 226],
  ['another spelling', { 'A-IM': ' Feed ' }, 226],
  ['a feed ruled out', { 'a-im': 'feed;q=0' }, 200],
  ['another manipulation', { 'a-im': 'vcdiff' }, 200],
  ['a word that only begins so', { 'a-im': 'feeds' }, 200],
  ['no manipulation', {}, 200],
  ['a tag never given out', { ...IM, 'if-none-match': '"00000000000000000000000000000000"' }, 200],
  ['any tag', { ...IM, 'if-none-match': '*' }, 304],
];

test.each(clients)('%s', async (_, headers, status) => {
  expect((await revisit('/rss.xml', headers)).answer.status).toBe(status);
});

test('a tag of another coding, weakened by a proxy, among others is known', async () => {
  const { etag } = await revisit('/rss.xml');
  const list = `"x", W/"${etag.replaceAll('"', '')}-gzip"`;
  const { answer } = await revisit('/rss.xml', { ...IM, 'if-none-match': list });
  expect(answer.status).toBe(226);
});

test('nobody gets a part where the newsroom has not said so', async () => {
  const { answer, whole } = await revisit('/rss.xml', IM, { delta: false });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe(await whole.text());
});

test('the stories are those of the test', () => {
  expect([oldest, edited, gone].every((one) => one !== undefined)).toBe(true);
});
