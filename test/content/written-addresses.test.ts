import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { collectionOf } from '../support/compiled.ts';
import { article, compiled, site } from './folder.ts';

const HOME = 'https://paper.example/größe';
const WRITTEN = 'https://paper.example/gr%C3%B6%C3%9Fe';
const PATHS = ['/news/50%25', '/news/what%3F', '/news/no%231', '/novini/фери', '/news/a b', `/news/it's`];
const gone = `status: withdrawn\nreason: It was wrong.\nwithdrawn: 2019-10-01\nupdated: 2019-10-01\n`;

const more = ['live: true\nupdates: [{time: 2019-09-26 10:00, title: x}]\n', gone, ''];

/** A paper below a path with letters of its own, where each such address is that of a live story, of one that was withdrawn, and of another. */
const stories = PATHS.flatMap((path, index) =>
  more.map((lines, kind) => [
    `news/${index}-${kind}.md`,
    article(`url: "${HOME}${path}/${kind}"\n${lines}`)
      .replace(':a\n', `:${index}-${kind}\n`)
      .replace('21:12', `21:1${index}`),
  ]),
);

const yaml = `${site.replace('https://paper.example', HOME)}withdrawals: notice
tombstones: 3650
partners:
  smartnews: {profile: smartnews, access: public}
  msn: {profile: msn, format: atom, access: public}
`;

const PLACES =
  /<(?:loc|link|guid isPermaLink="true")>([^<]+)|\s(?:href|src|url|action)="([^"]+)"|"(?:home_page_|feed_|next_)?url":"([^"]+)"/g;

test('every address that is written is one by RFC 3986, and is answered', async () => {
  const result = await compiled({ 'site.yaml': yaml, ...Object.fromEntries(stories) });
  expect(result.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const collection = collectionOf(result);
  const app = createApp({
    ...{ collection: () => collection, now: () => new Date('2020-01-01T12:00:00Z'), compressors: {} },
  });
  const queue = [
    '/',
    '/rss.xml',
    '/sitemap.xml',
    '/news-sitemap.xml',
    '/partners/smartnews/rss.xml',
    '/partners/msn/atom.xml',
  ];
  const seen = new Set(queue.map((path) => WRITTEN + path));
  const wrong: string[] = [];
  for (const url of seen) {
    const response = await app.request(url, { headers: { 'Sec-Fetch-Dest': 'empty' } });
    if (![200, 301, 302, 308, 410].includes(response.status)) wrong.push(`${response.status} ${url}`);
    const location = response.headers.get('location');
    const text = await response.text();
    const found = [...text.matchAll(PLACES)].map((match) => match.slice(1).find(Boolean) ?? '');
    for (const each of location === null ? found : [location]) {
      const next = URL.parse(each.replaceAll('&amp;', '&').replaceAll('&#39;', "'"), url);
      if (next === null || !next.href.startsWith(WRITTEN)) continue;
      if (!/^[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/.test(each) || /%(?![\dA-F]{2})/i.test(each))
        wrong.push(`${url} has ${each}`);
      next.hash = '';
      if (seen.size < 2_000) seen.add(next.href);
    }
  }
  expect(wrong).toEqual([]);
  expect(seen.size).toBeGreaterThan(50);
});
