import { expect, test } from 'vitest';
import { idsIn, paper, site, story } from './paper.ts';

const picture = (more = '') => `{src: https://paper.example/p.jpg, alt: x, width: 900, height: 600${more}}`;

const files = {
  'news/a.md': story('a', { date: '2026-11-21 09:00', tags: '[Ferries]', authors: '[Ann]' }),
  'news/b.md': story('b', { date: '2026-11-20 09:00', image: picture(), authors: '[Bob]' }),
  'news/northwest/c.md': story('c', { date: '2026-11-19 09:00', language: 'es' }),
  'news/northwest/d.md': story('d', { date: '2026-11-18 09:00', url: 'https://other.example/d' }),
  'sports/e.md': story('e', { date: '2026-11-17 09:00', tags: '[Ferries]', syndication: 'summary' }),
  'sports/f.md': story('f', {
    date: '2026-11-16 09:00',
    image: picture(', syndication: {default: full, p: none}').replace('p.jpg', 'withheld.jpg'),
  }),
};

test.for([
  ['', 'a b d e f'],
  ['sections: [News]', 'a b d'],
  ['sections: [News/Northwest]', 'd'],
  ['sections: [Sports, News/Northwest]', 'd e f'],
  ['tags: [Ferries]', 'a e'],
  ['sections: [Sports]\n    tags: [Ferries]', 'e'],
  ['authors: [Ann, Bob]', 'a b'],
  ['exclude: {sections: [Sports]}', 'a b d'],
  ['exclude: {tags: [Ferries], authors: [Bob]}', 'd f'],
  ['language: es', 'c'],
  ["language: '*'", 'a b c d e f'],
  ['language: en-GB', 'a b d e f'],
  ['images: required', 'b'],
  ['whole: true', 'a b d f'],
  ['elsewhere: false', 'a b e f'],
  ['hours: 48', 'a b'],
  ['offset: 1', 'b d e f'],
  ['limit: 2', 'a b'],
  ['offset: 1\n    limit: 2', 'b d'],
])('%s: %s', async ([lines, ids]) => {
  const yaml = site(`partners:\n  p:\n    profile: generic\n    ${lines}\n`);
  const { text } = await paper({ 'site.yaml': yaml, ...files });
  expect(idsIn(await text('/partners/p/rss.xml')).join(' ')).toBe(ids);
  expect(idsIn(await text('/rss.xml')).join(' ')).toBe('a b c d e f');
});

test('an article leaves when it has become too old, to the second, and caches know', async () => {
  const yaml = site('partners:\n  p:\n    profile: generic\n    hours: 48\n');
  let now = new Date('2026-11-22T08:59:00Z');
  const { get } = await paper({ 'site.yaml': yaml, ...files }, { now: () => now });
  const before = await get('/partners/p/rss.xml');
  expect(idsIn(await before.text())).toEqual(['a', 'b']);
  expect(before.headers.get('cache-control')).toBe('public, max-age=60, must-revalidate, stale-if-error=0');
  now = new Date('2026-11-22T09:00:00Z');
  const after = await get('/partners/p/rss.xml', { 'if-none-match': before.headers.get('etag') ?? '' });
  expect(after.status).toBe(200);
  expect(idsIn(await after.text())).toEqual(['a']);
  expect(after.headers.get('last-modified')).toBe('Sun, 22 Nov 2026 09:00:00 GMT');
});

test('more than fits into the budget is left out item by item, never cut', async () => {
  const long = Object.fromEntries(
    Array.from({ length: 9 }, (_, index) => [
      `news/${index}.md`,
      story(`${index}`, { date: `2026-11-1${index} 08:00` }, 'Word '.repeat(1_000)),
    ]),
  );
  const yaml = site('partners:\n  p:\n    profile: generic\n    budget: 20000\n');
  const { get } = await paper({ 'site.yaml': yaml, ...long });
  const response = await get('/partners/p/rss.xml');
  const text = await response.text();
  expect(Number(response.headers.get('content-length'))).toBeLessThan(20_000);
  expect(idsIn(text)).toEqual(['8', '7', '6']);
  expect(text.match(/(?:Word ){999}Word/g)).toHaveLength(3);
});
