import type { Case } from '../exchange.ts';

const feeds: readonly (readonly [string, string])[] = [
  ['/rss.xml', 'application/rss+xml; charset=utf-8'],
  ['/atom.xml', 'application/atom+xml; charset=utf-8'],
  ['/feed.json', 'application/feed+json; charset=utf-8'],
  ['/news/northwest/rss.xml', 'application/rss+xml; charset=utf-8'],
  ['/news/atom.xml', 'application/atom+xml; charset=utf-8'],
  ['/authors/jane-doe/feed.json', 'application/feed+json; charset=utf-8'],
  ['/tags/ferries/rss.xml', 'application/rss+xml; charset=utf-8'],
  ['/opml.xml', 'text/x-opml; charset=utf-8'],
  ['/robots.txt', 'text/plain; charset=utf-8'],
  ['/health', 'application/json'],
  ['/', 'text/html; charset=utf-8'],
  ['/news/northwest/', 'text/html; charset=utf-8'],
  ['/authors/jane-doe/', 'text/html; charset=utf-8'],
  ['/tags/ferries/', 'text/html; charset=utf-8'],
  ['/authors/', 'text/html; charset=utf-8'],
  ['/tags/', 'text/html; charset=utf-8'],
  ['/tags/?from=ferries', 'text/html; charset=utf-8'],
  ['/news/northwest/ferry', 'text/html; charset=utf-8'],
  ['/news/caf%C3%A9', 'text/html; charset=utf-8'],
  ['/news/northwest/ferry.jpg', 'image/jpeg'],
];

/** From what people type, paste and carry over from other systems, to the one canonical address. */
const redirects: readonly (readonly [string, string])[] = [
  ['/News/Northwest/RSS.xml', '/news/northwest/rss.xml'],
  ['/NEWS/NORTHWEST/', '/news/northwest/'],
  ['/News/Northwest', '/news/northwest/'],
  ['/news/northwest', '/news/northwest/'],
  ['/news/northwest/ferry/', '/news/northwest/ferry'],
  ['/news/northwest/Ferry', '/news/northwest/ferry'],
  ['/news/northwest/Ferry.JPG', '/news/northwest/ferry.jpg'],
  ['/news/northwest/rss.xml/', '/news/northwest/rss.xml'],
  ['/news//northwest///rss.xml', '/news/northwest/rss.xml'],
  ['//news/rss.xml', '/news/rss.xml'],
  ['/%6eews/rss.xml', '/news/rss.xml'],
  ['/news%2Fnorthwest/rss.xml', '/news/northwest/rss.xml'],
  ['/news/CAF%C3%89', '/news/caf%C3%A9'],
  ['/feed/', '/feed'],
  ['/news/feed/', '/news/feed'],
  ['/rss', '/rss.xml'],
  ['/news/rss/', '/news/rss.xml'],
  ['/index.xml', '/rss.xml'],
  ['/feed.xml', '/rss.xml'],
  ['/news/index.xml', '/news/rss.xml'],
  ['/news/feed/atom/', '/news/atom.xml'],
  ['/news/northwest.rss', '/news/northwest/rss.xml'],
  ['/news/northwest.xml', '/news/northwest/rss.xml'],
  ['/atom', '/atom.xml'],
  ['/index.html', '/'],
  ['/authors', '/authors/'],
  ['/Tags/', '/tags/'],
  ['/tags/index.html', '/tags/'],
  ['/news/index.html', '/news/'],
  ['/news/northwest/ferry.html', '/news/northwest/ferry'],
  ['/opml', '/opml.xml'],
  ['/News/rss.xml?limit=5', '/news/rss.xml?limit=5'],
];

const missing: readonly string[] = [
  '/nothing',
  '/nothing/',
  '/nothing/rss.xml',
  '/authors/rss.xml',
  '/authors/nobody/rss.xml',
  '/tags/nothing/',
  '/news/northwest/ferry/rss.xml',
  '/Nothing/RSS.xml',
  '/constructor/rss.xml',
  '/__proto__',
];

/** What is not public yet leaves no trace (design, invariant 9). */
const secrets: readonly string[] = [
  '/life/secret',
  '/life/secret.jpg',
  '/Life/Secret',
  '/authors/the-mole/rss.xml',
  '/authors/the-mole/',
  '/authors/the-mole',
];

export const addresses: readonly Case[] = [
  ...feeds.map(
    ([path, type]): Case => ({
      name: `${path} is there`,
      path,
      status: 200,
      fields: {
        'Content-Type': type,
        'X-Content-Type-Options': 'nosniff',
        'Access-Control-Allow-Origin': '*',
      },
    }),
  ),
  ...redirects.map(
    ([path, location]): Case => ({
      name: `${path} redirects to ${location}`,
      path,
      status: 308,
      fields: { Location: location },
      body: '',
    }),
  ),
  ...[...missing, ...secrets].map(
    (path): Case => ({
      name: `${path} is not there`,
      path,
      status: 404,
      fields: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-cache', Location: null },
      body: /"status":404/,
    }),
  ),
  {
    name: 'a story withdrawn is gone, with its reason',
    path: '/news/retracted',
    status: 410,
    fields: { 'Content-Type': 'text/html; charset=utf-8' },
    body: /It was not so\./,
  },
  {
    name: 'a browser gets its 404 as a page',
    path: '/nothing',
    headers: { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' },
    status: 404,
    fields: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': /default-src 'none'/,
      Vary: 'Accept',
    },
  },
  {
    name: 'a page has a policy and names its feeds',
    path: '/news/',
    status: 200,
    fields: {
      'Content-Security-Policy': /default-src 'none'/,
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      Link: /<https:\/\/paper\.example\/news\/rss\.xml>; rel="alternate"; type="application\/rss\+xml"/,
    },
  },
  {
    name: 'a feed names itself, its hub, the other formats and its page',
    path: '/news/rss.xml',
    status: 200,
    fields: {
      Link: [
        '<https://paper.example/news/rss.xml>; rel="self"; type="application/rss+xml"',
        '<https://hub.example/>; rel="hub"',
        '<https://paper.example/news/atom.xml>; rel="alternate"; type="application/atom+xml"',
        '<https://paper.example/news/feed.json>; rel="alternate"; type="application/feed+json"',
        '<https://paper.example/news/>; rel="alternate"; type="text/html"',
      ].join(', '),
    },
  },
  {
    name: 'a feed has its address without what others add',
    path: '/rss.xml?utm_source=x&utm_medium=y',
    status: 308,
    fields: { Location: '/rss.xml' },
  },
  {
    name: 'a malformed parameter of a feed is named',
    path: '/feed?q=%zz',
    status: 400,
    body: /"parameter":"q"/,
  },
  { name: 'an empty query is none', path: '/rss.xml?', status: 200 },
  { name: 'a page ignores tracking parameters', path: '/news/?utm_source=x', status: 200 },
  { name: 'a story ignores tracking parameters', path: '/news/northwest/ferry?fbclid=1', status: 200 },
  {
    name: 'health says revision, articles and uptime',
    path: '/health',
    status: 200,
    fields: { 'Cache-Control': 'no-store' },
    body: /^\{"status":"ok","revision":"f00d","articles":4,"uptime":\d+\}\n$/,
  },
  {
    name: 'OPML lists every feed',
    path: '/opml.xml',
    status: 200,
    body: /xmlUrl="https:\/\/paper\.example\/tags\/ferries\/rss\.xml"/,
  },
];
