import type { Case } from '../exchange.ts';

/** Paths that break servers; none may break this one. */
const paths: readonly (readonly [string, number])[] = [
  ['/%zz', 400],
  ['/%', 400],
  ['/%00', 400],
  ['/news/%0d%0aset-cookie:x/rss.xml', 400],
  ['/%C0%AFetc/passwd', 400],
  ['/%FF', 400],
  ['/%ED%A0%80', 400],
  ['//evil.example', 404],
  ['//evil.example/', 404],
  ['/%2F%2Fevil.example', 404],
  ['//evil.example/%2e%2e', 308],
  ['/%5Cevil.example', 404],
  ['/https://evil.example', 404],
  ['/%252e%252e/rss.xml', 404],
  ['/..%2f..%2fetc%2fpasswd', 404],
  [`/${'a'.repeat(8000)}`, 414],
  [`/rss.xml?${'a'.repeat(8000)}`, 414],
  [`${'/a'.repeat(3000)}`, 404],
  ['/🦀', 404],
];

export const hostile: readonly Case[] = [
  ...paths.map(
    ([path, status]): Case => ({
      name: `${path.slice(0, 40)} is answered ${status}`,
      path: encodeURI(path).replaceAll('%25', '%'),
      status,
      ...(status === 308 && { fields: { Location: '/' } }),
    }),
  ),
  {
    name: 'the Host field reaches no output',
    path: '/rss.xml',
    headers: { host: 'evil.example', 'x-forwarded-host': 'evil.example', forwarded: 'host=evil.example' },
    status: 200,
    body: /^(?![\s\S]*evil)[\s\S]*paper\.example/,
    fields: { Link: /^(?!.*evil)/ },
  },
  {
    name: 'nor a redirect',
    path: '/rss',
    headers: { host: 'evil.example' },
    status: 308,
    fields: { Location: '/rss.xml' },
  },
  {
    name: 'a field of a million stars',
    path: '/feed',
    headers: { accept: '*/*,'.repeat(3000) },
    status: 200,
  },
  {
    name: 'a list of thousands of tags',
    path: '/rss.xml',
    headers: { 'if-none-match': '"a",'.repeat(3000) },
    status: 200,
  },
];
