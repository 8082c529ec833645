import { describe, expect, it } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { NOW, paperCollection } from '../http/paper.ts';

const collection = paperCollection();
const app = createApp({ collection: () => collection, compressors: {}, now: () => NOW });

const browser = {
  accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  'sec-fetch-dest': 'document',
  'sec-fetch-mode': 'navigate',
};

const feeds = ['/rss.xml', '/news/northwest/atom.xml', '/authors/jane-doe/feed.json', '/tags/ferries/feed'];

const led: readonly (readonly [path: string, page: string])[] = [
  ['/rss.xml', '/#feed'],
  ['/news/northwest/atom.xml', '/news/northwest/#feed'],
  ['/authors/jane-doe/feed.json', '/authors/jane-doe/#feed'],
  ['/tags/ferries/feed', '/tags/ferries/#feed'],
  ['/news/rss.xml?q=ferry', '/news/?q=ferry#feed'],
];

describe('a browser taken to a feed', () => {
  it.each(led)('at %s is sent to %s, which nothing stores', async (path, page) => {
    const { status, headers } = await app.request(path, { headers: browser });
    expect([status, headers.get('location')]).toEqual([303, page]);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('vary')).toBe('Accept, Sec-Fetch-Dest, Sec-Fetch-Mode');
  });

  it('is told that there is no such feed', async () => {
    expect((await app.request('/nothing/rss.xml', { headers: browser })).status).toBe(404);
  });

  it.each(['/rss.xml?raw', '/rss.xml?raw=', '/rss.xml?q=ferry&raw'])(
    'gets the document at %s',
    async (path) => {
      const { status, headers } = await app.request(path, { headers: browser });
      expect([status, headers.get('content-type')]).toEqual([200, 'application/rss+xml; charset=utf-8']);
    },
  );
});

/** None of them is a person's browser taken to the address. */
const others: readonly (readonly [who: string, headers: Readonly<Record<string, string>>])[] = [
  ['a reader', {}],
  ['a reader that likes HTML', { accept: 'text/html, application/rss+xml;q=0.9, */*;q=0.1' }],
  ['fetch() of a page', { ...browser, 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'cors' }],
  [
    'an extension',
    { accept: '*/*', 'sec-fetch-dest': 'empty', 'sec-fetch-mode': 'no-cors', 'sec-fetch-site': 'none' },
  ],
  ['a frame', { ...browser, 'sec-fetch-dest': 'iframe' }],
  ['somebody who says document and asks for a feed', { ...browser, accept: 'application/rss+xml' }],
  ['somebody who says document and takes anything', { ...browser, accept: '*/*' }],
  ['somebody who says document and does not navigate', { ...browser, 'sec-fetch-mode': 'no-cors' }],
];

describe.each(others)('%s', (_, headers) => {
  it.each(feeds)('gets the feed at %s', async (path) => {
    const answer = await app.request(path, { headers });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toMatch(/^application\/(?:rss|atom|feed)\+/);
    expect(answer.headers.get('vary')?.split(', ')).toContain('Sec-Fetch-Dest');
  });
});

describe('a page', () => {
  it.each([
    ['/?utm_source=x', 'Latest stories'],
    ['/?q=', 'Latest stories'],
    ['/?q=ferry', 'Stories found'],
    ['/news/?q=ferry&utm_source=x', 'Search: “ferry”'],
    ['/?q=(', 'We could not read this search'],
    ['/?older=2026-05-30T08:00:00.000Z~ferry', 'Older stories'],
    ['/?older=nonsense', 'Latest stories'],
  ])('at %s says %s', async (path, says) => {
    const answer = await app.request(path);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(says);
  });

  it('of older stories is not the page of the newest, remembered', async () => {
    const first = await (await app.request('/news/')).text();
    const older = await (await app.request('/news/?older=2026-05-30T08:00:00.000Z~ferry')).text();
    expect(first).toContain('/news/northwest/ferry"');
    expect(older).not.toContain('/news/northwest/ferry"');
    expect(await (await app.request('/news/')).text()).toBe(first);
  });
});
