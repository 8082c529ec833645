import type { Case } from '../exchange.ts';

export const methods: readonly Case[] = [
  ...['POST', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'].map(
    (method): Case => ({
      name: `${method} is refused`,
      method,
      path: '/rss.xml',
      status: 405,
      fields: { Allow: 'GET, HEAD, OPTIONS', 'Content-Type': 'application/problem+json' },
    }),
  ),
  {
    name: 'OPTIONS tells what is allowed',
    method: 'OPTIONS',
    path: '/rss.xml',
    status: 204,
    fields: { Allow: 'GET, HEAD, OPTIONS' },
    body: '',
  },
  {
    name: 'a preflight from anywhere may read with any header',
    method: 'OPTIONS',
    path: '/rss.xml',
    headers: {
      origin: 'https://reader.example',
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'if-none-match',
    },
    status: 204,
    fields: {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'GET, HEAD, OPTIONS',
      'Access-Control-Allow-Headers': '*',
      'Access-Control-Max-Age': '86400',
      'Access-Control-Allow-Credentials': null,
    },
  },
  {
    name: 'a script of another site may see the validators',
    path: '/rss.xml',
    headers: { origin: 'https://reader.example' },
    status: 200,
    fields: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Expose-Headers': /\bETag\b/ },
  },
];

/** Whose HEAD must equal its GET in everything but the body. */
export const headPaths: readonly string[] = [
  '/rss.xml',
  '/news/atom.xml',
  '/feed.json',
  '/feed',
  '/',
  '/news/northwest/ferry',
  '/news/northwest/ferry.jpg',
  '/opml.xml',
  '/robots.txt',
  '/health',
  '/nothing',
  '/news/retracted',
  '/rss',
  '/rss.xml?limit=5',
];
