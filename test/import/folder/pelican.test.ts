import { describe, expect, test } from 'vitest';
import { pelican } from '../../../src/import/folder/pelican/pelican.ts';
import { imported } from './old-site.ts';

const config =
  "SITEURL = ''\nSITENAME = u'The Lantern'\nTIMEZONE = 'Europe/Rome'\nAUTHOR = 'The Desk'\nPATH = 'content'\n";
const publish = "from pelicanconf import *\nSITEURL = 'https://www.example.com'\n";
const post = (front: string, body = 'Text.') =>
  `Title: The Ferry\nDate: 2019-01-02 00:30\n${front}\n${body}\n`;

describe('addresses and ids are those of Pelican', () => {
  test.each([
    ['the default', '', '', '/the-ferry.html', '2019-01-02'],
    ['a pattern', "ARTICLE_URL = '{date:%Y}/{date:%b}/{slug}/'", '', '/2019/Jan/the-ferry/', '2019-01-02'],
    [
      'one setting that is another',
      "ARTICLE_SAVE_AS = '{category}/{slug}.html'\nARTICLE_URL = ARTICLE_SAVE_AS",
      '',
      '/sea/the-ferry.html',
      '2019-01-02',
    ],
    ['a slug', '', 'Slug: boat\n', '/boat.html', '2019-01-02'],
    ['a url', '', 'Url: boats/1/\n', '/boats/1/', '2019-01-02'],
    ['names for slugs', "SLUGIFY_SOURCE = 'basename'", '', '/ferry-1.html', '2019-01-02'],
    ['another language', "DEFAULT_LANG = 'it'", 'Lang: en\n', '/the-ferry-en.html', '2019-01-02'],
  ])('%s', async (_, settings, front, address, day) => {
    const { article } = await imported(pelican, {
      'pelicanconf.py': `${config}${settings}\n`,
      'publishconf.py': publish,
      'content/sea/Ferry 1.md': post(front),
    });
    expect(article()).toMatchObject({
      address: `https://www.example.com${address}`,
      id: `tag:www.example.com,${day}:${address}`,
      date: '2019-01-02T00:30:00+01:00',
    });
  });
});

test.each([
  ['/{date:%Y}/{slug}/', '/2019/the-ferry/'],
  ['/:year/:slug/', '/2019/the-ferry/'],
])('--permalink %s', async (permalink, address) => {
  const files = { 'pelicanconf.py': config, 'publishconf.py': publish, 'content/sea/a.md': post('') };
  const { article } = await imported(pelican, files, { permalink });
  expect(article().address).toBe(`https://www.example.com${address}`);
});

test('metadata: lists are split, a single author is not, the site has one for those without', async () => {
  const { article } = await imported(pelican, {
    'pelicanconf.py': config,
    'content/sea/a.md': post(
      'Tags: Sea, Boats\nAuthors: Doe, Jane; Petrova, Vera\nSummary: First\n    second\n',
    ),
    'content/sea/b.md': post('Author: Doe, Jane\n'),
    'content/sea/c.md': post('Status: draft\n'),
  });
  expect(article('a.md')).toMatchObject({
    tags: ['Sea', 'Boats'],
    authors: [{ name: 'Doe, Jane' }, { name: 'Petrova, Vera' }],
    description: 'First second',
  });
  expect(article('b.md').authors).toMatchObject([{ name: 'Doe, Jane' }]);
  expect(article('c.md')).toMatchObject({ authors: [{ name: 'The Desk' }], unpublished: 'it is a draft' });
});

test('links to files, and what the extensions of Python-Markdown add', async () => {
  const body =
    '[TOC]\n\n[a]({filename}/sea/b.md#x) ![p]({static}/images/p.png) [q]({attach}q.pdf)\n\nWord{: .wide}\n\n    :::python\n    x = 1\n';
  const { article } = await imported(pelican, {
    'pelicanconf.py': config,
    'publishconf.py': publish,
    'content/images/p.png': 'x',
    'content/sea/q.pdf': 'x',
    'content/sea/a.md': post('', body),
    'content/sea/b.md': post('').replace('The Ferry', 'Harbor'),
  });
  expect(article('a.md').body.text.trim()).toBe(
    '[a](/harbor.html#x) ![p](/images/p.png) [q](/sea/q.pdf)\n\nWord\n\n    x = 1',
  );
});

test('feeds of the old site lead on, and pages stay behind', async () => {
  const { articles, events } = await imported(pelican, {
    'pelicanconf.py': `${config}TAG_FEED_ATOM = 'feeds/tag-%s.atom.xml'\nCATEGORY_FEED_ATOM = None\n`,
    'content/pages/about.md': post(''),
    'content/sea/a.md': post('Tags: Boats\nAuthor: Jane Doe\n'),
  });
  expect(articles).toHaveLength(1);
  expect(
    events.flatMap((each) => (each.kind === 'redirect' ? [`${each.redirect.from} ${each.redirect.to}`] : [])),
  ).toEqual([
    '/feeds/all.atom.xml /rss.xml',
    '/feeds/jane-doe.atom.xml /authors/jane-doe/rss.xml',
    '/feeds/jane-doe.rss.xml /authors/jane-doe/rss.xml',
    '/feeds/tag-boats.atom.xml /tags/boats/rss.xml',
  ]);
});
