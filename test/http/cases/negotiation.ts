import { type Case, tagOf } from '../exchange.ts';

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

const chosen: readonly (readonly [string, string])[] = [
  ['*/*', 'rss.xml'],
  ['application/*', 'rss.xml'],
  ['application/rss+xml', 'rss.xml'],
  ['application/atom+xml', 'atom.xml'],
  ['application/feed+json', 'feed.json'],
  ['application/json', 'feed.json'],
  ['application/xml', 'rss.xml'],
  ['text/xml', 'rss.xml'],
  ['APPLICATION/ATOM+XML', 'atom.xml'],
  ['application/rss+xml;q=0.5, application/atom+xml', 'atom.xml'],
  ['application/rss+xml;q=0, */*', 'atom.xml'],
  ['application/rss+xml;q=0, application/atom+xml;q=0, */*;q=0.1', 'feed.json'],
  ['application/feed+json, */*;q=0.1', 'feed.json'],
  ['*/*, application/atom+xml', 'atom.xml'],
  ['application/atom+xml;charset=utf-8', 'atom.xml'],
  ['application/feed+json, application/json, application/atom+xml;q=0.9', 'feed.json'],
  [browser, 'rss.xml'],
  ['', 'rss.xml'],
];

const codings: readonly (readonly [string, string | null])[] = [
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['GZIP;Q=0.5', 'gzip'],
  ['gzip;q=0.1, identity;q=0', 'gzip'],
  ['gzip;q=0', null],
  ['identity', null],
  ['gzip;q=0.2, identity;q=0.8', null],
  ['deflate, zstd', null],
  ['deflate, gzip;q=0.3', 'gzip'],
  ['', null],
];

export const negotiation: readonly Case[] = [
  ...chosen.map(
    ([accept, file]): Case => ({
      name: `Accept: ${accept} is given ${file}`,
      path: '/news/feed',
      headers: { accept },
      status: 200,
      fields: { 'Content-Location': `/news/${file}`, Vary: 'Accept, Accept-Encoding, Sec-Fetch-Dest' },
    }),
  ),
  {
    name: 'what is not available is refused, naming what can',
    path: '/news/feed',
    headers: { accept: 'image/png' },
    status: 406,
    fields: { 'Content-Type': 'application/problem+json' },
    body: /application\/rss\+xml, application\/atom\+xml, application\/feed\+json/,
  },
  {
    name: 'a feed that is not there is not there in any format',
    path: '/nothing/feed',
    headers: { accept: 'image/png' },
    status: 404,
  },
  {
    name: 'a feed asked for by name disregards Accept',
    path: '/rss.xml',
    headers: { accept: 'text/html' },
    status: 200,
    fields: { 'Content-Type': /rss/ },
  },
  ...codings.map(
    ([field, coding]): Case => ({
      name: `Accept-Encoding: ${field} is given ${coding ?? 'identity'}`,
      path: '/news/northwest/rss.xml',
      headers: { 'accept-encoding': field },
      status: 200,
      fields: {
        'Content-Encoding': coding,
        ETag: (plain) => (coding ? `"${tagOf(plain)}-${coding}"` : (plain.fields.etag ?? '')),
        Vary: 'Accept-Encoding, Sec-Fetch-Dest',
      },
    }),
  ),
  {
    name: 'no coding at all is refused',
    path: '/rss.xml',
    headers: { 'accept-encoding': 'identity;q=0, compress' },
    status: 406,
    body: /gzip/,
  },
  {
    name: '`*;q=0` rules out identity too',
    path: '/rss.xml',
    headers: { 'accept-encoding': '*;q=0' },
    status: 406,
  },
  {
    name: 'pictures are sent as they are',
    path: '/news/northwest/ferry.jpg',
    headers: { 'accept-encoding': 'gzip' },
    status: 200,
    fields: { 'Content-Encoding': null },
  },
];
