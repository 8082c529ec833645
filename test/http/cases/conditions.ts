import { type Case, tagOf } from '../exchange.ts';
import { EXPIRY, RELEASE } from '../paper.ts';

const path = '/news/northwest/rss.xml';
const changed = 'Sat, 30 May 2026 08:00:00 GMT';

/** Header fields, whether they hold, and why. */
const rows: readonly (readonly [string, number, (tag: string) => Readonly<Record<string, string>>])[] = [
  ['the tag', 304, (tag) => ({ 'if-none-match': `"${tag}"` })],
  ['the tag made weak by a proxy', 304, (tag) => ({ 'if-none-match': `W/"${tag}"` })],
  ['the tag of another coding', 304, (tag) => ({ 'if-none-match': `"${tag}-gzip"` })],
  ['the tag in a list', 304, (tag) => ({ 'if-none-match': `"a", W/"b,c" ,"${tag}"` })],
  ['the tag in a list with empty elements', 304, (tag) => ({ 'if-none-match': `, ,"${tag}",` })],
  ['any tag', 304, () => ({ 'if-none-match': '*' })],
  ['another tag', 200, () => ({ 'if-none-match': '"abc"' })],
  ['the tag without quotes', 200, (tag) => ({ 'if-none-match': tag })],
  ['the tag inside another', 200, (tag) => ({ 'if-none-match': `"x${tag}"` })],
  ['a star in quotes', 200, () => ({ 'if-none-match': '"*"' })],
  ['a tag left open', 200, (tag) => ({ 'if-none-match': `"${tag}` })],
  ['nothing', 200, () => ({ 'if-none-match': '' })],
  ['the date', 304, () => ({ 'if-modified-since': changed })],
  ['a later date', 304, () => ({ 'if-modified-since': 'Sun, 31 May 2026 08:00:00 GMT' })],
  ['an earlier date', 200, () => ({ 'if-modified-since': 'Sat, 30 May 2026 07:59:59 GMT' })],
  ['the date as RFC 850 has it', 304, () => ({ 'if-modified-since': 'Saturday, 30-May-26 08:00:00 GMT' })],
  ['the date as asctime has it', 304, () => ({ 'if-modified-since': 'Sat May 30 08:00:00 2026' })],
  ['asctime with a one-digit day', 304, () => ({ 'if-modified-since': 'Mon Jun  1 08:00:00 2026' })],
  [
    'an RFC 850 year of the last century',
    200,
    () => ({ 'if-modified-since': 'Saturday, 30-May-98 08:00:00 GMT' }),
  ],
  ['an ISO date, which is none of the three', 200, () => ({ 'if-modified-since': '2026-05-30T08:00:00Z' })],
  ['a day that is none', 200, () => ({ 'if-modified-since': 'Sun, 31 Jun 2026 08:00:00 GMT' })],
  ['rubbish', 200, () => ({ 'if-modified-since': 'yesterday' })],
  [
    'the tag, with a date long past',
    304,
    (tag) => ({ 'if-none-match': `"${tag}"`, 'if-modified-since': 'Sat, 30 May 2020 08:00:00 GMT' }),
  ],
  ['another tag, with the date', 200, () => ({ 'if-none-match': '"abc"', 'if-modified-since': changed })],
  ['If-Match with the tag', 200, (tag) => ({ 'if-match': `"${tag}"` })],
  ['If-Match with any', 200, () => ({ 'if-match': '*' })],
  ['If-Match with another tag', 412, () => ({ 'if-match': '"abc"' })],
  ['If-Match with the tag made weak', 412, (tag) => ({ 'if-match': `W/"${tag}"` })],
  [
    'If-Match decides before If-None-Match',
    412,
    (tag) => ({ 'if-match': '"abc"', 'if-none-match': `"${tag}"` }),
  ],
  ['If-Unmodified-Since with the date', 200, () => ({ 'if-unmodified-since': changed })],
  [
    'If-Unmodified-Since with an earlier date',
    412,
    () => ({ 'if-unmodified-since': 'Sat, 30 May 2026 07:59:59 GMT' }),
  ],
  [
    'If-Unmodified-Since beside If-Match is ignored',
    200,
    (tag) => ({ 'if-match': `"${tag}"`, 'if-unmodified-since': 'Sat, 30 May 2020 08:00:00 GMT' }),
  ],
];

/** Instants, and the date of the last change a feed tells of then. */
const moves: readonly (readonly [string, string, Date, string])[] = [
  ['an edit', '/news/rss.xml', new Date('2026-05-31T17:59:59Z'), 'Sun, 31 May 2026 10:00:00 GMT'],
  ['a withdrawal', '/news/rss.xml', new Date('2026-06-01T12:00:00Z'), 'Sun, 31 May 2026 18:00:00 GMT'],
  ['the release of an embargo', '/life/rss.xml', RELEASE, 'Mon, 01 Jun 2026 12:01:40 GMT'],
  ['an expiry', '/shop/rss.xml', EXPIRY, 'Mon, 01 Jun 2026 13:00:00 GMT'],
  ['nothing else', '/news/northwest/rss.xml', new Date('2027-01-01T00:00:00Z'), changed],
];

export const conditions: readonly Case[] = [
  ...rows.map(
    ([name, status, headers]): Case => ({
      name: `${name}: ${status}`,
      path,
      headers: (plain) => headers(tagOf(plain)),
      status,
      fields: status === 412 ? {} : { ETag: /^"[0-9a-f]{32}(?:-gzip)?"$/ },
      ...(status === 304 && { body: '' }),
    }),
  ),
  ...['/news/', '/news/northwest/ferry', '/news/northwest/ferry.jpg', '/opml.xml', '/robots.txt'].map(
    (each): Case => ({
      name: `${each} is not sent twice`,
      path: each,
      headers: (plain) => ({ 'if-none-match': plain.fields.etag ?? '' }),
      status: 304,
      body: '',
    }),
  ),
  ...moves.map(
    ([name, of, now, date]): Case => ({
      name: `Last-Modified moves with ${name}`,
      path: of,
      now,
      status: 200,
      fields: { 'Last-Modified': date },
    }),
  ),
  {
    name: 'a 304 carries what RFC 9110 §15.4.5 names and no entity fields',
    path: '/feed',
    headers: (plain) => ({ 'if-none-match': `"${tagOf(plain)}"` }),
    status: 304,
    fields: {
      ETag: (plain) => plain.fields.etag ?? '',
      'Cache-Control': /max-age/,
      'Content-Location': '/rss.xml',
      Vary: 'Accept, Accept-Encoding, Sec-Fetch-Dest',
      'Last-Modified': null,
      'Content-Type': null,
      'Content-Encoding': null,
      Link: null,
    },
    body: '',
  },
  {
    name: 'a 304 repeats the tag it was asked about',
    path,
    headers: (plain) => ({ 'if-none-match': `"${tagOf(plain)}-gzip"`, 'accept-encoding': 'identity' }),
    status: 304,
    fields: { ETag: (plain) => `"${tagOf(plain)}-gzip"` },
  },
  {
    name: 'a story withdrawn is gone even for those who hold it',
    path: '/news/retracted',
    headers: { 'if-none-match': '*' },
    status: 410,
  },
  {
    name: 'conditions on nothing are ignored',
    path: '/nothing',
    headers: { 'if-match': '"abc"' },
    status: 404,
  },
];
