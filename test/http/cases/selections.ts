import { type Answer, type Case, tagOf } from '../exchange.ts';

/** What people, programs and other systems write, and the one address of it. */
const canonical: readonly (readonly [string, string])[] = [
  ['/rss.xml?limit=020', '/rss.xml'],
  ['/rss.xml?limit=05', '/rss.xml?limit=5'],
  ['/rss.xml?tag=b&limit=5&tag=a', '/rss.xml?limit=5&tag=a&tag=b'],
  ['/rss.xml?tag=a&tag=a', '/rss.xml?tag=a'],
  ['/rss.xml?tag=North+West', '/rss.xml?tag=north-west'],
  ['/rss.xml?&&tag=a&', '/rss.xml?tag=a'],
  ['/rss.xml?section=/News/Northwest/', '/rss.xml?section=news/northwest'],
  ['/rss.xml?section=news&section=news/northwest', '/rss.xml?section=news'],
  ['/news/northwest/rss.xml?section=news', '/news/northwest/rss.xml'],
  ['/tags/ferries/rss.xml?tag=Ferries', '/tags/ferries/rss.xml'],
  ['/authors/jane-doe/rss.xml?author=jane+doe&brief', '/authors/jane-doe/rss.xml?brief=1'],
  ['/rss.xml?exclude=Section:News/Northwest', '/rss.xml?exclude=section:news/northwest'],
  ['/rss.xml?exclude=tag:b&exclude=author:a', '/rss.xml?exclude=author:a&exclude=tag:b'],
  ['/rss.xml?brief=true', '/rss.xml?brief=1'],
  ['/rss.xml?brief=0', '/rss.xml'],
  ['/rss.xml?q=Ferry++TIME', '/rss.xml?q=ferry+time'],
  ['/rss.xml?q=(ferry+AND+time)', '/rss.xml?q=ferry+time'],
  ['/rss.xml?q=caf%C3%A9', '/rss.xml?q=cafe'],
  ['/rss.xml?q=%E2%80%9Con+time%E2%80%9D', '/rss.xml?q=%22on+time%22'],
  ["/rss.xml?q=o'clock", '/rss.xml?q=%22o+clock%22'],
  // The newsroom is in Los Angeles.
  ['/rss.xml?since=2026-05-30T07:00:00Z', '/rss.xml?since=2026-05-30'],
  ['/rss.xml?since=2026-05-30T09:00:00%2B02:00', '/rss.xml?since=2026-05-30'],
  ['/rss.xml?since=2026-05-30T09:00:00+02:00', '/rss.xml?since=2026-05-30'],
  ['/rss.xml?since=2026-05-30T07:00Z', '/rss.xml?since=2026-05-30'],
  ['/rss.xml?since=2026-01-30T08:00Z', '/rss.xml?since=2026-01-30'],
  ['/rss.xml?since=2026-05-30T07:00:01.000Z', '/rss.xml?since=2026-05-30T07:00:01Z'],
  ['/feed?tag=A', '/feed?tag=a'],
  // What others add means nothing here.
  ['/rss.xml?_=1719684000', '/rss.xml'],
  ['/feed?cacheBust=17', '/feed'],
  ['/news/atom.xml?utm_source=a&utm_medium=rss', '/news/atom.xml'],
  ['/feed.json?limit=2&_=9', '/feed.json?limit=2'],
  ['/ninjs.json?fbclid=IwAR0', '/ninjs.json'],
  ['/rss.xml?page=2', '/rss.xml'],
  ['/rss.xml?__proto__=a', '/rss.xml'],
  ['/rss.xml?%zz=a&tag=b', '/rss.xml?tag=b'],
  ['/rss.xml?a&b=c&=d', '/rss.xml'],
  [`/rss.xml?gclid=${'x'.repeat(3000)}`, '/rss.xml'],
  [
    `/rss.xml?${Array.from({ length: 30 }, (_, index) => `x${index}=1`).join('&')}&limit=5`,
    '/rss.xml?limit=5',
  ],
];

/** Spellings of one address that no client is sent away from: it might spell it so for ever. */
const spellings: readonly (readonly [string, string])[] = [
  ['/rss.xml?%74ag=a', '/rss.xml?tag=a'],
  ['/rss.xml?section=news%2Fnorthwest', '/rss.xml?section=news/northwest'],
  ['/rss.xml?q=ferry%20time', '/rss.xml?q=ferry+time'],
  ['/rss.xml?exclude=author%3Ajane-doe', '/rss.xml?exclude=author:jane-doe'],
  ['/rss.xml?since=2026-05-30T07%3A00%3A01Z', '/rss.xml?since=2026-05-30T07:00:01Z'],
  ["/rss.xml?archive=-1..o'brien(3)!*~", '/rss.xml?archive=-1..o%27brien(3)!*~'],
  ['/rss.xml?archive=-1..o%27brien%283%29%21%2A%7E', '/rss.xml?archive=-1..o%27brien(3)!*~'],
  [
    '/rss.xml?archive=-1..tag%3Aexample.com%2C2019%3Aa%40b%24d',
    '/rss.xml?archive=-1..tag:example.com,2019:a@b%24d',
  ],
];

/** Parameters, and which of them are at fault how. */
const wrong: readonly (readonly [string, RegExp])[] = [
  ['limit=0', /"parameter":"limit","detail":"should be a whole number from 1 to 200"/],
  ['limit=201', /from 1 to 200/],
  ['limit=5.0', /from 1 to 200/],
  ['limit=', /from 1 to 200/],
  ['limit=5&limit=6', /"limit","detail":"it may stand only once"/],
  ['since=yesterday', /"parameter":"since".*2026-05-01/],
  ['since=2026-02-30', /"since"/],
  ['since=0000-01-01', /"since"/],
  ['since=0050-01-01T00:00:00Z', /"since"/],
  ['since=1000-01-01T00:00%2B14:00', /"since"/],
  ['since=2026-05-30T07:00:00', /"since"/],
  ['since=2026-13-01T00:00:00Z', /"since"/],
  ['since=2026-02-30T00:00:00Z', /"since"/],
  ['section=', /"section"/],
  ['section=news//../etc', /"section"/],
  ['tag=a%2Fb', /"tag"/],
  ['tag=a,b', /"tag"/],
  ['author=%00', /"author"/],
  ['exclude=opinion', /"exclude".*tag:opinion/],
  ['exclude=q:opinion', /"exclude"/],
  ['exclude=constructor:x', /"exclude"/],
  ['brief=maybe', /"brief"/],
  ['q=', /"parameter":"q","detail":"at character 1, it is empty","offset":0/],
  ['q=ferry+AND', /"offset":9/],
  ['q=(ferry', /"detail":"at character 1, this “\(” is never closed","offset":0/],
  ['q=ferry+%22night', /"detail":"at character 7, .* never closed","offset":6/],
  ['q=f*', /"q"/],
  ['q=%zz', /"q","detail":"the escapes/],
  [`q=${'x'.repeat(201)}`, /"offset":200/],
  ['archive=x', /"archive"/],
  ['utm_source=a&limit=x', /^(?!.*utm_source).*"limit"/],
  [Array.from({ length: 25 }, (_, index) => `tag=t${index}`).join('&'), /24 parameters/],
  [`tag=${'x'.repeat(2000)}`, /2000 characters/],
];

/** Selections with the ids they show, newest first. */
const shown: readonly (readonly [string, readonly string[]])[] = [
  ['/feed.json', ['ferry', 'budget', 'sale', 'café']],
  ['/feed.json?limit=2', ['ferry', 'budget']],
  ['/feed.json?since=2026-05-29', ['ferry', 'budget']],
  ['/feed.json?since=2026-05-29T08:00:01Z', ['ferry']],
  ['/feed.json?section=shop', ['sale']],
  ['/feed.json?section=news', ['ferry', 'budget', 'café']],
  ['/feed.json?section=news/northwest&section=shop', ['ferry', 'sale']],
  ['/feed.json?tag=ferries', ['ferry']],
  ['/feed.json?author=jane-doe', ['ferry']],
  ['/feed.json?author=jane-doe&section=shop', []],
  ['/feed.json?author=the-mole', []],
  ['/feed.json?tag=nothing', []],
  ['/feed.json?exclude=section:news', ['sale']],
  ['/news/feed.json?exclude=tag:ferries', ['budget', 'café']],
  ['/feed.json?exclude=author:jane-doe&exclude=section:shop', ['budget', 'café']],
  ['/feed.json?q=ferry', ['ferry']],
  ['/feed.json?q=ferry+OR+budget', ['ferry', 'budget']],
  ['/feed.json?q=-ferry', ['budget', 'sale', 'café']],
  ['/news/feed.json?q=title', ['ferry', 'budget', 'café']],
  ['/feed.json?brief=1&tag=ferries', ['ferry']],
];

export const selections: readonly Case[] = [
  ...canonical.map(
    ([path, location]): Case => ({
      name: `${path} has its address at ${location}`,
      path,
      status: 308,
      fields: { Location: location },
      body: '',
    }),
  ),
  ...canonical.map(
    ([, location]): Case => ({
      name: `${location} is canonical`,
      path: location,
      status: 200,
    }),
  ),
  ...spellings.map(
    ([path, canonical]): Case => ({
      name: `${path} is ${canonical}`,
      path,
      status: 200,
      fields: { Link: (plain) => plain.fields.link ?? '' },
      body: new RegExp(`${canonical.replaceAll('&', '&amp;').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`),
    }),
  ),
  ...wrong.map(
    ([query, body]): Case => ({
      name: `?${query.slice(0, 60)} is refused, saying what is wrong`,
      path: `/rss.xml?${query}`,
      status: 400,
      fields: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-cache' },
      body,
    }),
  ),
  ...shown.map(
    ([path, ids]): Case => ({
      name: `${path} shows ${ids.join(', ') || 'nothing'}`,
      path,
      status: 200,
      body: new RegExp(`"items":\\[${ids.map((id) => `\\{"id":"${id}".*`).join('')}\\]\\}$`),
    }),
  ),
  {
    name: 'a selection has its own title, id, address and page',
    path: '/news/atom.xml?limit=2&tag=ferries',
    status: 200,
    fields: {
      Link: new RegExp(
        [
          '<https://paper.example/news/atom.xml\\?limit=2&tag=ferries>; rel="self"',
          '<https://paper.example/news/rss.xml\\?limit=2&tag=ferries>; rel="alternate"',
          '<https://paper.example/news/\\?limit=2&tag=ferries>; rel="alternate"; type="text/html"',
        ].join('.*'),
      ),
    },
    body: /<id>tag:gazette\.example,2026:site\/news\?limit=2&amp;tag=ferries<\/id><title type="text">limit=2, tag=ferries — news — The Gazette</,
  },
  {
    name: 'a search is named by its words',
    path: '/rss.xml?limit=2&q=ferry+OR+time',
    status: 200,
    body: /<title>“ferry OR time”, limit=2 — The Gazette</,
  },
  {
    name: 'a brief feed has no stories in it',
    path: '/rss.xml?brief=1',
    status: 200,
    body: /^(?!.*came in on time).*Title of ferry/s,
  },
  {
    name: 'stories stand in the whole feed, whatever was asked for before',
    path: '/rss.xml',
    status: 200,
    body: /came in on time/,
  },
  {
    name: 'what Accept chooses names the address of the selection',
    path: '/news/feed?tag=ferries',
    headers: { accept: 'application/atom+xml' },
    status: 200,
    fields: { 'Content-Location': '/news/atom.xml?tag=ferries' },
  },
  {
    name: 'a selection of nothing is not there',
    path: '/nothing/rss.xml?limit=5',
    status: 404,
  },
  { name: 'nor wrongly asked for', path: '/nothing/rss.xml?limit=x', status: 404 },
  {
    name: 'a selection has validators of its own',
    path: '/rss.xml?limit=2',
    headers: (plain: Answer) => ({ 'if-none-match': `"${tagOf(plain)}"` }),
    status: 304,
    body: '',
  },
  {
    name: 'a selection is kept as long as its feed',
    path: '/life/rss.xml?tag=nothing',
    status: 200,
    fields: { 'Cache-Control': 'public, max-age=100, must-revalidate, stale-if-error=0' },
  },
];
