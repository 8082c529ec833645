import type { Case } from '../exchange.ts';
import { NOW, RELEASE } from '../paper.ts';

const usual = 'public, max-age=300, stale-while-revalidate=600, stale-if-error=86400';
/** Not a second longer, however long the service fails. */
const bounded = (seconds: number) => `public, max-age=${seconds}, must-revalidate, stale-if-error=0`;
const before = (milliseconds: number) => new Date(RELEASE.getTime() - milliseconds);

const rows: readonly (readonly [string, string, Date, string])[] = [
  ['as site.yaml says where nothing is scheduled', '/news/rss.xml', NOW, usual],
  ['pages alike', '/news/', NOW, usual],
  ['files alike', '/drawing.svg', NOW, usual],
  ['only until the release of an embargo', '/rss.xml', NOW, bounded(100)],
  ['in sections too', '/life/atom.xml', NOW, bounded(100)],
  ['in lists of feeds too', '/opml.xml', NOW, bounded(100)],
  ['on the front page too', '/', NOW, bounded(100)],
  ['in what Accept chooses too', '/feed', NOW, bounded(100)],
  [
    'stale answers neither',
    '/life/rss.xml',
    before(400_000),
    'public, max-age=300, stale-while-revalidate=100, stale-if-error=100',
  ],
  ['not at all in the last second', '/life/rss.xml', before(900), bounded(0)],
  ['as usual after the release', '/life/rss.xml', RELEASE, usual],
  ['until an expiry', '/shop/sale', new Date('2026-06-01T12:59:00Z'), bounded(60)],
];

export const caching: readonly Case[] = [
  ...rows.map(
    ([name, path, now, value]): Case => ({
      name: `kept ${name}`,
      path,
      now,
      status: 200,
      fields: { 'Cache-Control': value },
    }),
  ),
  ...(['/rss', '/Shop/Sale', '/shop/sale/', '/old/feed', '/2019/ferry.html', '/rss.xml?_=1'] as const).map(
    (path): Case => ({
      name: `the redirect of ${path} may be kept, but is never stale: what it leads to may be gone`,
      path,
      status: /^\/(?:old|2019)/.test(path) ? 301 : 308,
      fields: { 'Cache-Control': 'public, max-age=300, must-revalidate, stale-if-error=0' },
    }),
  ),
  {
    name: 'feeds vary by coding alone',
    path: '/rss.xml',
    status: 200,
    fields: { Vary: 'Accept-Encoding, Sec-Fetch-Dest' },
  },
  {
    name: 'pictures vary by nothing',
    path: '/news/northwest/ferry.jpg',
    status: 200,
    fields: { Vary: null },
  },
];
