import type { Case } from '../exchange.ts';

const path = '/news/northwest/ferry.jpg';
const whole = '0123456789abcdef'.repeat(8);

const ranges: readonly (readonly [string, number, string | null, string])[] = [
  ['bytes=0-3', 206, 'bytes 0-3/128', '0123'],
  ['bytes=126-', 206, 'bytes 126-127/128', 'ef'],
  ['bytes=-2', 206, 'bytes 126-127/128', 'ef'],
  ['bytes=-999', 206, 'bytes 0-127/128', whole],
  ['bytes=120-999', 206, 'bytes 120-127/128', '89abcdef'],
  ['Bytes = 0 - 0', 206, 'bytes 0-0/128', '0'],
  ['bytes=128-', 416, 'bytes */128', ''],
  ['bytes=-0', 416, 'bytes */128', ''],
  ['bytes=3-0', 200, null, whole],
  ['bytes=0-1,4-5', 200, null, whole],
  ['lines=0-1', 200, null, whole],
  ['bytes=-', 200, null, whole],
  ['bytes=abc', 200, null, whole],
  [`bytes=${' '.repeat(8_000)}x`, 200, null, whole],
];

export const files: readonly Case[] = [
  ...ranges.map(
    ([range, status, contentRange, body]): Case => ({
      name: `Range: ${range.slice(0, 20)} is answered ${status}`,
      path,
      headers: { range },
      status,
      fields: {
        'Content-Range': contentRange,
        ...(status !== 416 && {
          'Accept-Ranges': 'bytes',
          'Content-Length': String(body.length),
          ETag: '"0123456789abcdef"',
        }),
      },
      ...(status !== 416 && { body: new RegExp(`^${body}$`) }),
    }),
  ),
  {
    name: 'If-Range with the tag',
    path,
    headers: { range: 'bytes=0-3', 'if-range': '"0123456789abcdef"' },
    status: 206,
  },
  {
    name: 'If-Range with another tag',
    path,
    headers: { range: 'bytes=0-3', 'if-range': '"abc"' },
    status: 200,
  },
  {
    name: 'If-Range with the tag made weak',
    path,
    headers: { range: 'bytes=0-3', 'if-range': 'W/"0123456789abcdef"' },
    status: 200,
  },
  {
    name: 'If-None-Match decides before Range',
    path,
    headers: { range: 'bytes=0-3', 'if-none-match': '"0123456789abcdef"' },
    status: 304,
  },
  {
    name: 'Range means nothing to HEAD',
    path,
    method: 'HEAD',
    headers: { range: 'bytes=0-3' },
    status: 200,
    fields: { 'Content-Length': '128' },
  },
  {
    name: 'feeds have no parts',
    path: '/rss.xml',
    headers: { range: 'bytes=0-3' },
    status: 200,
    fields: { 'Accept-Ranges': null, 'Content-Range': null },
  },
  {
    name: 'a drawing opened by itself runs nothing',
    path: '/drawing.svg',
    status: 200,
    fields: { 'Content-Security-Policy': /sandbox/ },
  },
];
