import { describe, expect, test } from 'vitest';
import { eleventy } from '../../../src/import/folder/eleventy/eleventy.ts';
import { imported } from './old-site.ts';

const config =
  "module.exports = (config) => {\n  config.addPassthroughCopy({ 'src/pictures': '/img' });\n  return { dir: { input: 'src' } };\n};\n";
const site = '{ "url": "https://www.example.com", "title": "The Lantern" }';
const post = (front: string, body = 'Text.') =>
  `---\ntitle: The Ferry\ndate: 2019-01-02\n${front}---\n\n${body}\n`;

describe('addresses, and so ids, are those of Eleventy', () => {
  test.each([
    ['the default', 'src/news/ferry.md', '', {}, '/news/ferry/'],
    ['a name with a date', 'src/news/2019-01-02-ferry.md', '', {}, '/news/2019-01-02-ferry/'],
    ['an index', 'src/news/ferry/index.md', '', {}, '/news/ferry/'],
    ['a permalink', 'src/news/ferry.md', 'permalink: boats/ferry.html\n', {}, '/boats/ferry.html'],
    [
      'a template',
      'src/news/2019-01-02-ferry.md',
      'permalink: "/{{ page.date | date: \'%Y/%m\' }}/{{ page.fileSlug }}/"\n',
      {},
      '/2019/01/ferry/',
    ],
    ['a slug', 'src/news/x.md', 'permalink: "/{{ title | slugify }}/"\n', {}, '/the-ferry/'],
    [
      'data of the folder',
      'src/news/ferry.md',
      '',
      { 'src/news/news.json': '{"permalink": "/n/{{ page.fileSlug }}/index.html"}' },
      '/n/ferry/',
    ],
    [
      'data in JavaScript',
      'src/news/ferry.md',
      '',
      {
        'src/news/news.11tydata.js':
          "module.exports = {\n  layout: fn(),\n  permalink: '/j/{{ page.fileSlug }}/',\n};",
      },
      '/j/ferry/',
    ],
  ])('%s', async (_, file, front, more, address) => {
    const { article } = await imported(eleventy, {
      '.eleventy.js': config,
      'src/_data/metadata.json': site,
      ...more,
      [file]: post(front),
    });
    expect(article()).toMatchObject({
      address: `https://www.example.com${address}`,
      id: `https://www.example.com${address}`,
    });
  });

  test('a filter that is code is named, and --permalink states the addresses', async () => {
    const files = {
      '.eleventy.js': config,
      'src/_data/metadata.json': site,
      'src/news/ferry.md': post('permalink: "/{{ date | pathOf }}/"\n'),
    };
    const { article, losses } = await imported(eleventy, files);
    expect([article().address, losses]).toEqual([
      undefined,
      ['permalink with pathOf, which is code; --permalink states the addresses'],
    ]);
    const stated = await imported(eleventy, files, { permalink: '/:year/:month/:title/' });
    expect(stated.article().address).toBe('https://www.example.com/2019/01/ferry/');
  });
});

test.each([
  ['title: Ferries\neleventyNavigation: {key: ferry}\n', 'Ferries', []],
  ['eleventyNavigation: {key: The ferry, parent: News}\n', 'The ferry', []],
  ['eleventyNavigation: {key: ferry, title: The ferry}\n', 'The ferry', []],
  ['', 'Ferry opens', ['article without a title']],
])('the title with %j', async (front, title, expected) => {
  const { article, losses } = await imported(eleventy, {
    '.eleventy.js': config,
    'src/news/ferry-opens.md': `---\ndate: 2019-01-02\n${front}---\nText.\n`,
  });
  expect([article().title, losses]).toEqual([title, expected]);
});

test.each(['permalink: false\n', 'eleventyExcludeFromCollections: true\n', 'draft: true\n'])(
  '%s is unpublished',
  async (front) => {
    const { article } = await imported(eleventy, {
      '.eleventy.js': config,
      'src/news/ferry.md': post(front),
    });
    expect(article().unpublished).toMatch(/^it /);
  },
);

test('names of collections are no tags', async () => {
  const { article } = await imported(eleventy, {
    '.eleventy.js': config,
    'src/news/news.json': '{"tags": ["stories"]}',
    'src/news/ferry.md': post('tags: [stories, post, Sea]\n'),
  });
  expect(article().tags).toEqual(['Sea']);
});

test.each([
  ['{{ "/about/" | url }}', '/about/'],
  ['{# a note #}{% set boat = "Vera" %}{{ boat }}', 'Vera'],
  ['{% set boat %}Vera{% endset %}{{ boat }}', 'Vera'],
  ['{{ metadata.title }}', 'The Lantern'],
  ['{% image "/img/a.png", "A boat" %}', '<img src="/img/a.png" alt="A boat">'],
  ['{% youtube "dQw4w9WgXcQ" %}', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
  ['{% include "box.html" %}', '<b>Box</b>'],
])('%s', async (body, expected) => {
  const { article } = await imported(eleventy, {
    '.eleventy.js': config,
    'src/_data/metadata.json': site,
    'src/_includes/box.html': '<b>Box</b>',
    'src/pictures/a.png': 'x',
    'src/news/ferry.md': post('', body),
  });
  expect(article().body.text.trim()).toBe(expected);
});

test('front matter in JavaScript is read as far as it is literals, and never run', async () => {
  const text = '---js\nconst when = "2019-01-02";\nprocess.exit(1);\n---\nText';
  const literal =
    "---js\n{\n  title: 'Ferry',\n  date: '2019-01-02',\n  tags: [computed(), 'Sea'],\n}\n---\nText";
  const { articles } = await imported(eleventy, {
    '.eleventy.js': config,
    'src/news/a.md': text,
    'src/news/b.md': literal,
  });
  expect(articles.map(({ title, tags }) => [title, tags])).toEqual([['Ferry', ['Sea']]]);
});
