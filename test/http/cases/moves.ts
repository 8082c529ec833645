import type { Case } from '../exchange.ts';

/** Old addresses, where they lead, and why. */
const moved: readonly (readonly [string, string])[] = [
  ['/2019/ferry.html', '/news/northwest/ferry'],
  ['/old/retracted', '/news/retracted'],
  ['/old/feed', '/rss.xml'],
  ['/old/feed/', '/rss.xml'],
  ['/old/feed?format=xml', '/rss.xml'],
  ['/old/feed?limit=5', '/rss.xml?limit=5'],
  ['/old/northwest/rss.xml', '/news/northwest/rss.xml'],
  ['/2019/05/30/ferry', '/news/northwest/ferry'],
  ['/blog/a/b?x=1', 'https://blog.example/a/b'],
  ['/blog/what%3F%23', 'https://blog.example/what%3F%23'],
  ['/archive/caf%C3%A9', '/news/caf%C3%A9'],
  ['/search', '/?q=ferry#stories'],
];

export const moves: readonly Case[] = [
  ...moved.map(
    ([path, location]): Case => ({
      name: `${path} has moved to ${location}`,
      path,
      status: 301,
      fields: { Location: location, 'Cache-Control': /^public, max-age=300/ },
      body: '',
    }),
  ),
  {
    name: 'nor another spelling of it',
    path: '/ROBOTS.txt',
    status: 308,
    fields: { Location: '/robots.txt' },
  },
  { name: 'an old path in capitals is found', path: '/2019/Ferry.html', status: 308 },
  { name: 'an old path of a story under embargo tells nothing', path: '/old/secret', status: 404 },
  { name: 'a rule never hides what is there', path: '/robots.txt', status: 200 },
  {
    name: 'no rule leads to a host that an address names',
    path: '/local//news/northwest/ferry',
    status: 301,
    fields: { Location: '/news/northwest/ferry' },
  },
  {
    name: 'nor with its slashes escaped',
    path: '/local/%2F%2Fnews/northwest/ferry.html',
    status: 301,
    fields: { Location: '/news/northwest/ferry.html' },
  },
  { name: 'nor where nothing is', path: '/local//evil.example/x', status: 404 },
  { name: 'a rule to a story under embargo tells nothing', path: '/leak', status: 404 },
  { name: 'nor does one for many paths', path: '/leaks/any', status: 404 },
  { name: 'nor one that leads to such a rule', path: '/leaks-too/any', status: 404 },
  {
    name: 'a section has its address, whatever a rule says',
    path: '/news',
    status: 308,
    fields: { Location: '/news/' },
  },
];
