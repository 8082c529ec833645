import { describe, expect, test } from 'vitest';
import { hugo } from '../../../src/import/folder/hugo/hugo.ts';
import { imported } from './old-site.ts';

const config = 'baseURL = "https://www.example.com/"\n';
const post = (front: string, body = 'Text.') =>
  `---\ntitle: The Ferry\ndate: 2019-01-02T03:04:05Z\n${front}---\n\n${body}\n`;

describe('addresses, and so ids, are those of Hugo', () => {
  test.each([
    ['the default', '', 'content/news/Ferry Boat.md', '', '/news/ferry-boat/'],
    ['a name with a date', '', 'content/news/2019-01-02-ferry.md', '', '/news/2019-01-02-ferry/'],
    ['a bundle', '', 'content/news/2019/ferry/index.md', '', '/news/2019/ferry/'],
    ['a slug', '', 'content/news/x.md', 'slug: Ferry\n', '/news/ferry/'],
    ['a number for a slug', '', 'content/news/x.md', 'slug: 007\n', '/news/7/'],
    ['a url', '', 'content/news/x.md', 'url: /boats/ferry.html\n', '/boats/ferry.html'],
    ['a url without a slash', '', 'content/news/x.md', 'url: /boats/Ferry\n', '/boats/Ferry/'],
    [
      'a pattern',
      '[permalinks]\nnews = "/:year/:month/:slug/"',
      'content/news/x.md',
      '',
      '/2019/01/the-ferry/',
    ],
    [
      'a pattern by kind',
      '[permalinks.page]\nnews = "/:year/:filename/"',
      'content/news/x.md',
      '',
      '/2019/x/',
    ],
    [
      'sections',
      '[permalinks]\nnews = "/:sections[1:]/:slugorfilename/"',
      'content/news/sea/x.md',
      '',
      '/sea/x/',
    ],
    [
      'dates of names',
      '[frontmatter]\ndate = [":filename", ":default"]',
      'content/news/2019-01-02-ferry.md',
      '',
      '/news/ferry/',
    ],
    ['ugly addresses', 'uglyURLs = true', 'content/news/x.md', '', '/news/x.html'],
    ['a base', 'baseURL = "https://www.example.com/blog/"', 'content/news/x.md', '', '/blog/news/x/'],
    ['Chinese', '', 'content/news/渡轮.md', '', '/news/%E6%B8%A1%E8%BD%AE/'],
  ])('%s', async (_, more, file, front, address) => {
    const { article } = await imported(hugo, {
      'hugo.toml': more.startsWith('baseURL') ? more : `${config}${more}\n`,
      'content/news/sea/_index.md': '---\ntitle: Sea\n---\n',
      [file]: post(front),
    });
    expect(article()).toMatchObject({
      address: `https://www.example.com${address}`,
      id: `https://www.example.com${address}`,
    });
  });
});

test.each([
  ['config.yaml', 'baseURL: https://www.example.com\npermalinks:\n  news: /:year/:filename/\n'],
  ['config.json', '{"baseURL": "https://www.example.com", "permalinks": {"news": "/:year/:filename/"}}'],
  ['config/_default/hugo.toml', `${config}[permalinks]\nnews = "/:year/:filename/"\n`],
])('configuration in %s', async (file, text) => {
  const { article } = await imported(hugo, { [file]: text, 'content/news/x.md': post('') });
  expect(article().address).toBe('https://www.example.com/2019/x/');
});

test.each([
  ['"How `<dl>` and `{{ x }}` look in <em>print</em>"', 'How `<dl>` and `{{ x }}` look in print'],
  ['"A ` and <b>B</b>"', 'A ` and B'],
])('the title %s', async (title, expected) => {
  const text = `---\ntitle: ${title}\ndate: 2019-01-02\n---\n\nText\n`;
  const { article } = await imported(hugo, { 'hugo.toml': config, 'content/news/x.md': text });
  expect(article().title).toBe(expected);
});

test('links without an address are text, whatever their label is, and are named', async () => {
  const body = 'See [`10`](), [the **rest**]( "more" ) and ![a]( ), but not `[x]()`.';
  const { article, losses } = await imported(hugo, {
    'hugo.toml': config,
    'content/news/x.md': post('', body),
  });
  expect(article().body.text.trim()).toBe('See `10`, the **rest** and , but not `[x]()`.');
  expect(losses).toEqual([
    'link without an address',
    'link without an address',
    'picture without an address',
  ]);
});

test('front matter in YAML, TOML and JSON, and none', async () => {
  const { articles, losses } = await imported(hugo, {
    'hugo.toml': config,
    'content/news/a.md': '+++\ntitle = "A"\ndate = 2019-01-02T03:04:05+09:00\ntags = ["x"]\n+++\nText',
    'content/news/b.md': '{\n  "title": "B {",\n  "date": "2019-01-02"\n}\n\nText',
    'content/news/2019-01-02-c.md': '# The C\n\nText',
    'content/news/d.md': '+++\ntitle = "D"\ntitle = "D2"\ndate = 2019-01-02\n+++\nText',
    'content/news/e.md': '---\ntitle: E\n---\nText',
  });
  expect(articles.map(({ title, date, body }) => [title, date, body.text.trim()])).toEqual([
    ['The C', '2019-01-02T00:00:00Z', 'Text'],
    ['A', '2019-01-02T03:04:05+09:00', 'Text'],
    ['B {', '2019-01-02T00:00:00Z', 'Text'],
    ['D2', '2019-01-02T00:00:00Z', 'Text'],
  ]);
  expect(losses).toEqual(['front matter with a mistake', 'left out: no date']);
});

describe('what the old site does not show is unpublished, or withheld for its time', () => {
  test.each([
    'draft: true\n',
    'headless: true\n',
    'build: {render: never}\n',
    '_build:\n  list: false\n',
    'expiryDate: 2018-01-01\n',
    'unlisted: true\n',
  ])('%s', async (front) => {
    expect(
      (await imported(hugo, { 'hugo.toml': config, 'content/news/x.md': post(front) })).article().unpublished,
    ).toMatch(/^it /);
  });

  test('expiryDate and publishDate', async () => {
    const files = {
      'hugo.toml': config,
      'content/news/x.md': post('expiryDate: 2020-01-01\npublishdate: 2019-02-01\n'),
    };
    expect((await imported(hugo, files)).article()).toMatchObject({
      unpublished: undefined,
      fields: { expires: '2020-01-01T00:00:00Z', embargo: '2019-02-01T00:00:00Z' },
    });
  });

  test('cascade of a section', async () => {
    const files = {
      'hugo.toml': config,
      'content/news/_index.md': '---\ntitle: News\ncascade:\n  draft: true\n---\n',
      'content/news/x.md': post(''),
    };
    expect((await imported(hugo, files)).article().unpublished).toBe('it is a draft');
  });
});

describe('shortcodes are translated', () => {
  test.each([
    ['{{< youtube dQw4w9WgXcQ >}}', 'https://www.youtube.com/watch?v=dQw4w9WgXcQ'],
    ['{{< vimeo id="19899678" title="A film" >}}', 'https://vimeo.com/19899678'],
    [
      '{{< tweet user="SanDiegoZoo" id="1453110110599868418" >}}',
      'https://twitter.com/SanDiegoZoo/status/1453110110599868418',
    ],
    [
      '{{< x user="SanDiegoZoo" id="1453110110599868418" >}}',
      'https://twitter.com/SanDiegoZoo/status/1453110110599868418',
    ],
    ['{{< gist spf13 7896402 >}}', 'https://gist.github.com/spf13/7896402'],
    [
      '{{< figure src="/a.png" alt="A boat" caption="The *boat*" attr="Vera" >}}',
      '<figure><img src="/a.png" alt="A boat"><figcaption>The <em>boat</em> Vera</figcaption></figure>',
    ],
    ['[a]({{< ref "harbor.md" >}})', '[a](/news/harbor/)'],
    ['[a]({{< relref "/news/harbor#top" >}})', '[a](/news/harbor/#top)'],
    [
      '{{< highlight go "linenos=table" >}}\nfunc {{< x >}}\n{{< /highlight >}}',
      '```go\nfunc {{< x >}}\n```',
    ],
    ['`{{</* figure src="x" */>}}`', '`{{< figure src="x" >}}`'],
    ['{{< param weather >}}', 'Fog'],
    ['## Boats {#boats}', '## <a id="boats"></a>Boats'],
    ['{{% note %}}Inside {{< b >}}{{% /note %}}', 'Inside'],
    ['{{< photo src="/a.png" alt="A boat" >}}', '<img src="/a.png" alt="A boat">'],
    ['{{< button href="https://example.org/" >}}Buy{{< /button >}}', '[Buy](https://example.org/)'],
    ['![a](/a.png)', '![a](/a.png)'],
    [
      'See https://example.org/a_(b), and `https://example.org/c`.',
      'See <https://example.org/a_(b)>, and `https://example.org/c`.',
    ],
    [
      '[a](https://example.org/) [https://example.org](https://example.org/)',
      '[a](https://example.org/) [https://example.org](https://example.org/)',
    ],
    ['在https://example.org/a，见', '在<https://example.org/a>，见'],
    ['https://example.org/alone', 'https://example.org/alone'],
    [
      'Boat\n:   It *floats*.\n\n    ![a](/a.png)\n\nNext',
      '<dl>\n<dt>\n\nBoat\n\n</dt>\n<dd>\n\nIt *floats*.\n\n![a](/a.png)\n\n</dd>\n</dl>\n\n\nNext',
    ],
    ['```\nBoat\n: x\n```', '```\nBoat\n: x\n```'],
  ])('%s', async (body, expected) => {
    const { article } = await imported(hugo, {
      'hugo.toml': config,
      'static/a.png': 'x',
      'content/news/harbor.md': post(''),
      'content/news/ferry.md': post('weather: Fog\n', body),
    });
    expect(article('ferry.md').body.text.trim()).toBe(expected);
  });

  test('others are named once each, and nothing in code is', async () => {
    const body = '{{< poll 7 >}} {{< box >}}a{{< /box >}}\n\n```\n{{< poll 8 >}}\n```\n';
    const { losses } = await imported(hugo, { 'hugo.toml': config, 'content/news/x.md': post('', body) });
    expect(losses).toEqual([
      'shortcode poll',
      'shortcode box',
      'shortcode poll in code, which stays as it is',
    ]);
  });
});

test('pictures of bundles come along beside their article, and those of static as they are', async () => {
  const { article, losses } = await imported(hugo, {
    'hugo.toml': config,
    'static/img/a b.png': 'x',
    'content/news/ferry/boat.jpg': 'x',
    'content/news/ferry/index.md': post(
      'cover:\n  image: boat.jpg\n  alt: A boat\n',
      '![A](boat.jpg) ![B](</img/a b.png>) ![C](/img/none.png)',
    ),
  });
  expect(article().image).toMatchObject({ src: 'boat.jpg', alt: 'A boat' });
  expect(article().files.map(({ src, to }) => [src, to])).toEqual([
    ['boat.jpg', undefined],
    ['/img/a%20b.png', 'img/a b.png'],
  ]);
  expect(article().body.text.trim()).toBe(
    '![A](boat.jpg) ![B](/img/a%20b.png) ![C](https://www.example.com/img/none.png)',
  );
  expect(losses).toEqual(['file that is not in the folder']);
});

test('languages, by folder and by name', async () => {
  const { article, events } = await imported(hugo, {
    'hugo.toml': `${config}defaultContentLanguage = "en"\n[languages.en]\nlanguageCode = "en-US"\n[languages.es]\ncontentDir = "content/es"\n[languages.he]\n`,
    'content/news/ferry.md': post(''),
    'content/news/ferry.he.md': post(''),
    'content/es/noticias/_index.md': '---\ntitle: Noticias\n---\n',
    'content/es/noticias/barco.md': post(''),
  });
  expect(article('news/ferry.md')).toMatchObject({
    language: 'en-US',
    path: 'news/ferry',
    address: 'https://www.example.com/news/ferry/',
  });
  expect(article('ferry.he.md')).toMatchObject({
    language: 'he',
    path: 'he/news/ferry',
    address: 'https://www.example.com/he/news/ferry/',
  });
  expect(article('barco.md')).toMatchObject({
    language: 'es',
    path: 'es/noticias/barco',
    address: 'https://www.example.com/es/noticias/barco/',
  });
  expect(events.flatMap((each) => (each.kind === 'section' ? [each.section] : []))).toMatchObject([
    { path: 'es/noticias', title: 'Noticias', language: 'es' },
  ]);
});

test('taxonomies are tags, authors are people, aliases stay, and feeds lead on', async () => {
  const { article, events, losses } = await imported(hugo, {
    'hugo.toml': `${config}[taxonomies]\ntag = "tags"\ncategory = "categories"\nport = "ports"\nauthor = "authors"\n`,
    'content/authors/jdoe/_index.md': '---\ntitle: Jane Doe\n---\n',
    'content/news/x.md': post(
      'tags: [a]\ncategories: [b]\nports: [c]\nauthors: [jdoe]\naliases: [/old/x/, y]\n',
    ),
  });
  expect(article()).toMatchObject({
    tags: ['a', 'b', 'c'],
    authors: [{ name: 'Jane Doe' }],
    aliases: ['/old/x/', '/news/y'],
  });
  expect(events.flatMap((each) => (each.kind === 'redirect' ? [each.redirect.from] : []))).toEqual([
    '/categories/:name/index.xml',
    '/categories/:name',
    '/ports/:name/index.xml',
    '/ports/:name',
  ]);
  expect(losses).toEqual([]);
});
