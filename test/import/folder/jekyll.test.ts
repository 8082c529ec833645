import { describe, expect, test } from 'vitest';
import { jekyll } from '../../../src/import/folder/jekyll/jekyll.ts';
import { imported } from './old-site.ts';

const config = 'url: https://www.example.com\n';
const post = (front: string, body = 'Text.') => `---\ntitle: Ferry\n${front}---\n\n${body}\n`;

describe('addresses and ids are those of Jekyll and jekyll-feed', () => {
  test.each([
    ['the default', '', '_posts/2019-01-02-ferry.md', '', '/2019/01/02/ferry.html', '/2019/01/02/ferry'],
    [
      'pretty',
      'permalink: pretty',
      '_posts/2019-01-02-ferry.md',
      '',
      '/2019/01/02/ferry/',
      '/2019/01/02/ferry',
    ],
    [
      'ordinal',
      'permalink: ordinal',
      '_posts/2019-02-01-ferry.md',
      '',
      '/2019/032/ferry.html',
      '/2019/032/ferry',
    ],
    [
      'a pattern',
      'permalink: /:year/:i_month/:title/',
      '_posts/2019-01-02-ferry.md',
      '',
      '/2019/1/ferry/',
      '/2019/1/ferry',
    ],
    [
      'a folder above _posts',
      '',
      'es/news/_posts/2019-01-02-ferry.md',
      '',
      '/es/news/2019/01/02/ferry.html',
      '/es/news/2019/01/02/ferry',
    ],
    [
      'a folder in _posts',
      '',
      '_posts/es/2019-01-02-ferry.md',
      '',
      '/2019/01/02/ferry.html',
      '/2019/01/02/ferry',
    ],
    [
      'categories in one text',
      '',
      '_posts/2019-01-02-ferry.md',
      'categories: News Local\n',
      '/news/local/2019/01/02/ferry.html',
      '/news/local/2019/01/02/ferry',
    ],
    [
      'both keys of categories',
      '',
      '_posts/2019-01-02-ferry.md',
      'category: one\ncategories: [two, three]\n',
      '/two/three/one/2019/01/02/ferry.html',
      '/two/three/one/2019/01/02/ferry',
    ],
    [
      'one category with a blank',
      '',
      '_posts/2019-01-02-ferry.md',
      'category: Local News\n',
      '/local%20news/2019/01/02/ferry.html',
      '/local%20news/2019/01/02/ferry',
    ],
    [
      'a slug of its own',
      '',
      '_posts/2019-01-02-ferry.md',
      'slug: Boat\n',
      '/2019/01/02/Boat.html',
      '/2019/01/02/Boat',
    ],
    [
      'a permalink of its own',
      '',
      '_posts/2019-01-02-ferry.md',
      'permalink: /boats/first/\n',
      '/boats/first/',
      '/boats/ferry',
    ],
    [
      'a base',
      'baseurl: /blog',
      '_posts/2019-01-02-ferry.md',
      '',
      '/blog/2019/01/02/ferry.html',
      '/blog/2019/01/02/ferry',
    ],
    [
      'defaults of a folder',
      'defaults:\n- scope: {path: _posts/old}\n  values: {permalink: "/old/:title"}',
      '_posts/old/2019-01-02-ferry.md',
      '',
      '/old/ferry',
      '/old/ferry',
    ],
    [
      'Japanese',
      '',
      '_posts/2019-01-02-渡し船.md',
      '',
      '/2019/01/02/%E6%B8%A1%E3%81%97%E8%88%B9.html',
      '/2019/01/02/%E6%B8%A1%E3%81%97%E8%88%B9',
    ],
  ])('%s', async (_, more, file, front, address, id) => {
    const { article } = await imported(jekyll, { '_config.yml': `${config}${more}\n`, [file]: post(front) });
    expect(article()).toMatchObject({
      address: `https://www.example.com${address}`,
      id: `https://www.example.com${id}`,
    });
  });
});

describe('dates are read as Ruby reads them', () => {
  test.each([
    ['of the name', '', '2019-01-02T00:00:00-05:00'],
    [
      'a time without an offset, which YAML takes for UTC',
      'date: 2019-01-02 03:04:05\n',
      '2019-01-01T22:04:05-05:00',
    ],
    ['a time in quotation marks', "date: '2019-01-02 03:04:05'\n", '2019-01-02T03:04:05-05:00'],
    ['an hour of one digit, without seconds', 'date: 2019-1-2 9:05\n', '2019-01-02T09:05:00-05:00'],
    ['with an offset', 'date: 2019-01-02 03:04:05 +0900\n', '2019-01-01T13:04:05-05:00'],
    ['in words', 'date: January 5, 2019\n', '2019-01-05T00:00:00-05:00'],
  ])('%s', async (_, front, date) => {
    const files = {
      '_config.yml': `${config}timezone: America/New_York\n`,
      '_posts/2019-01-02-ferry.md': post(front),
    };
    expect((await imported(jekyll, files)).article().date).toBe(date);
  });
});

describe('what the old site does not show to everyone is unpublished', () => {
  test.each([
    ['_drafts/ferry.md', 'date: 2019-01-02\n'],
    ['_posts/2019-01-02-ferry.md', 'published: false\n'],
    ['_posts/2019-01-02-ferry.md', 'hidden: true\n'],
    ['_posts/2019-01-02-ferry.md', 'unlisted: true\n'],
    ['_posts/ferry.md', 'date: 2019-01-02\n'],
  ])('%s with %s', async (file, front) => {
    const { article } = await imported(jekyll, { '_config.yml': config, [file]: post(front) });
    expect(article().unpublished).toMatch(/^(?:it|its) /);
  });
});

describe('Liquid and kramdown are translated', () => {
  test.each([
    ['site.baseurl', '[a]({{ site.baseurl }}/about/)', '[a](https://www.example.com/b/about/)'],
    ['relative_url', '![a]({{ "/images/a.png" | relative_url }})', '![a](/images/a.png)'],
    ['post_url', '[a]({% post_url 2019-01-01-harbor %})', '[a](/b/2019/01/01/harbor.html)'],
    ['link', '[a]({% link _posts/2019-01-01-harbor.md %})', '[a](/b/2019/01/01/harbor.html)'],
    ['raw in code', '```\n{% raw %}{{ x }}{% endraw %}\n```', '```\n{{ x }}\n```'],
    ['markup in code', '`{{ site.url }}`', '`{{ site.url }}`'],
    [
      'highlight in an item of a list',
      '1. Type\n\n    {% highlight sh %}\n    ferry {\n      --help\n    }\n    {% endhighlight %}\n\n2. Read',
      '1. Type\n\n    \n    ```sh\n    ferry {\n      --help\n    }\n    ```\n\n\n2. Read',
    ],
    ['highlight', '{% highlight html %}\n<b>{{ x }}</b>\n{% endhighlight %}', '```html\n<b>{{ x }}</b>\n```'],
    ['an include with parameters', '{% include box.html text="Hello" %}', '<b>Hello</b>'],
    ['data', '{% assign r = site.data.boats | where: "id", "7" | first %}{{ r.name }}', 'Vera'],
    ['a film', '{% youtube dQw4w9WgXcQ %}', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['classes', 'Word{: .wide}\n{: .note}', 'Word'],
    ['ids', '## Boats {#boats}', '## <a id="boats"></a>Boats'],
    ['a list of contents', '* TOC\n{:toc}\n\nText', 'Text'],
    ['brackets in prose', 'He [sic] said [a word] so.', 'He [sic] said [a word] so.'],
  ])('%s', async (_, body, expected) => {
    const { article } = await imported(jekyll, {
      '_config.yml': `${config}baseurl: /b\n`,
      '_includes/box.html': '<b>{{ include.text }}</b>',
      '_data/boats.yml': '- {id: 7, name: Vera}\n',
      'images/a.png': 'x',
      '_posts/2019-01-01-harbor.md': post(''),
      '_posts/2019-01-02-ferry.md': post('', body),
    });
    expect(article('ferry.md').body.text.trim()).toBe(expected);
  });

  test('others are named, and what is in them stays', async () => {
    const body = '{% poll 7 %}{% box %}Inside{% endbox %} {{ page.title | shout }}';
    const { article, losses } = await imported(jekyll, {
      '_config.yml': config,
      '_posts/2019-01-02-ferry.md': post('', body),
    });
    expect(article().body.text.trim()).toBe('Inside Ferry');
    expect(losses).toEqual(expect.arrayContaining(['tag {% poll %}', 'tag {% box %}', 'filter "shout"']));
  });
});

test('authors are people: of _data, and of --authors; a name with a comma is one', async () => {
  const { article, losses } = await imported(
    jekyll,
    {
      '_config.yml': config,
      '_data/authors.yml': 'jdoe:\n  name: Jane Doe\n  email: jane@example.com\n',
      '_posts/2019-01-01-a.md': post('author: jdoe\n'),
      '_posts/2019-01-02-b.md': post('authors: [jdoe, vpetrova, nobody]\n'),
      '_posts/2019-01-03-c.md': post('author: Jane Doe, Executive Director\n'),
    },
    { authors: new Map([['vpetrova', 'Vera Petrova']]) },
  );
  expect(article('a.md').authors).toMatchObject([{ name: 'Jane Doe', email: 'jane@example.com' }]);
  expect(article('b.md').authors.map(({ name }) => name)).toEqual(['Jane Doe', 'Vera Petrova', 'nobody']);
  expect(article('c.md').authors).toMatchObject([{ name: 'Jane Doe, Executive Director' }]);
  expect(losses).toEqual(['author without a name']);
});

test('a mistake costs its line: keys that occur twice, a number for a slug, YAML that is none', async () => {
  const { articles, losses } = await imported(jekyll, {
    '_config.yml': config,
    '_posts/2019-01-01-a.md': post('tags: [a]\ntags: [b]\n'),
    '_posts/2019-01-02-b.md': post('slug: 007\n'),
    '_posts/2019-01-03-c.md': '---\ntitle: Ferry: the end\ntags:\n- a\n---\nText\n',
  });
  expect(articles.map(({ title, tags }) => [title, tags])).toEqual([
    ['Ferry', ['b']],
    ['Ferry', []],
    ['Ferry: the end', ['a']],
  ]);
  expect(articles[1]?.address).toBe('https://www.example.com/2019/01/02/007.html');
  expect(losses).toEqual(['front matter with a mistake']);
});

test.each([
  ['no title', 'Text.', 'A Ferry Opens'],
  ['a heading', '# The Ferry\n\nText.', 'The Ferry'],
])('a post with %s is titled as Jekyll does', async (_, body, title) => {
  const { article, losses } = await imported(jekyll, {
    '_config.yml': config,
    '_posts/2019-01-02-a-FERRY-opens.md': `---\nlang: en\n---\n${body}\n`,
  });
  expect([article().title, losses]).toEqual([title, []]);
});

test('keys without a place are named, and --map gives them one', async () => {
  const files = { '_config.yml': config, '_posts/2019-01-02-ferry.md': post('kicker: Sea\nweather: Fog\n') };
  expect((await imported(jekyll, files)).losses).toEqual([
    'front matter key "kicker"',
    'front matter key "weather"',
  ]);
  const mapped = await imported(jekyll, files, { map: new Map([['kicker', 'description']]) });
  expect(mapped.article().description).toBe('Sea');
});

test('old paths become aliases, and pages that lead elsewhere redirects', async () => {
  const { articles, events } = await imported(jekyll, {
    '_config.yml': `${config}feed:\n  categories: [News]\n  path: atom.xml\n`,
    '_posts/2019-01-02-ferry.md': post('redirect_from: [/old/ferry.html, old2]\n'),
    '_posts/2019-01-03-moved.md': post('redirect_to: https://www.example.org/moved\n'),
  });
  expect(articles.map(({ aliases }) => aliases)).toEqual([['/old/ferry.html', '/old2']]);
  expect(events.flatMap((each) => (each.kind === 'redirect' ? [each.redirect] : []))).toEqual([
    { from: '/atom.xml', to: '/rss.xml' },
    { from: '/feed/News.xml', to: '/news/rss.xml' },
    { from: '/2019/01/03/moved.html', to: 'https://www.example.org/moved' },
  ]);
});
