import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { article, site } from '../../content/folder.ts';
import { paper } from './edge.ts';

const story = (name: string, body = `About the ${name}.\n`) =>
  article(`tags: [${name}]\n`, body).replace(':a\n', `:${name}\n`).replace('A headline', `The ${name}`);

const reader = resolve(import.meta.dirname, 'cached-reader.ts');

const addresses = [
  ...['/rss.xml', '/news/rss.xml', '/sport/rss.xml', '/tags/ferry/atom.xml', '/news/', '/sport/'],
  ...['/news/ferry', '/sport/race', '/sitemap.xml', '/opml.xml', '/news/tram'],
];

test('caches hear of each edit, and feeds that it leaves as they are cost no bytes', async () => {
  const { put, get, api } = await paper({ reader });
  await put('news/ferry.md', story('ferry'));
  await put('sport/race.md', story('race'));
  const visit = async () => {
    const statuses = new Map<string, string | null>();
    for (const path of addresses) {
      const answer = await get(path, { 'Accept-Encoding': 'identity' });
      await answer.arrayBuffer();
      statuses.set(path, answer.headers.get('test-cache'));
    }
    return Object.fromEntries(statuses);
  };
  const text = async (path: string) => (await get(path, { 'Accept-Encoding': 'identity' })).text();
  await visit();
  const all = Object.fromEntries(addresses.map((path) => [path, 'HIT']));
  // What is not there is not kept.
  expect(await visit()).toEqual({ ...all, '/news/tram': 'MISS' });

  await put('news/ferry.md', story('ferry', 'Corrected.\n'));
  expect(await text('/tags/ferry/atom.xml')).toContain('Corrected.');
  expect(await text('/news/ferry')).toContain('Corrected.');
  expect(await visit()).toMatchObject({
    ...{ '/rss.xml': 'MISS', '/news/rss.xml': 'MISS', '/news/ferry': 'HIT' },
    // Other sections are not even asked again; pages and lists are, and say that they are the same.
    ...{ '/sport/rss.xml': 'HIT', '/opml.xml': 'REVALIDATED', '/sport/race': 'REVALIDATED' },
  });

  await visit();
  await api('/files/news/ferry.md', { method: 'DELETE' });
  expect(await text('/news/rss.xml')).not.toContain('Corrected.');
  expect(await visit()).toMatchObject({
    ...{ '/rss.xml': 'MISS', '/news/ferry': 'MISS', '/sitemap.xml': 'MISS', '/sport/rss.xml': 'HIT' },
  });

  await put('site.yaml', site.replace('The Paper', 'The Other Paper'));
  for (const path of ['/sport/rss.xml', '/sport/race', '/opml.xml'])
    expect(await text(path)).toContain('The Other Paper');
});

test('answers name few and short tags, and the publisher’s own field does not leave', async () => {
  const { put, get } = await paper();
  const answer = await put('news/ferry.md', story('ferry'));
  expect(answer.headers.get('dateline-edition')).toBeNull();
  for (const path of addresses) {
    const { status, headers } = await get(path);
    const tags = headers.get('cache-tag');
    if (status !== 200) continue;
    expect([path, tags]).toEqual([path, expect.stringMatching(/^[a-z0-9-]{4,20}(?:,[a-z0-9-]{4,20})?$/)]);
    expect(headers.get('cache-control')).toBe(
      'public, max-age=0, s-maxage=60, must-revalidate, stale-if-error=0',
    );
  }
});
