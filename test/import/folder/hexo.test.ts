import { describe, expect, test } from 'vitest';
import { hexo } from '../../../src/import/folder/hexo/hexo.ts';
import { systemOf } from '../../../src/import/systems.ts';
import { imported, oldSite } from './old-site.ts';

const config = 'title: Paper\nurl: https://www.example.com\nsource_dir: source\n';
const post = (front: string, body = 'Text.') => `---\ntitle: Ferry\n${front}---\n\n${body}\n`;
const date = 'date: 2019-01-02 21:12:00\n';

test('a folder with _config.yml is Hexo or Jekyll by what else is in it', async () => {
  const posts = { 'source/_posts/ferry.md': post(date) };
  const found = async (files: Readonly<Record<string, string>>) => {
    const system = await systemOf(oldSite(files));
    return typeof system === 'string' ? system : system.name;
  };
  expect(await found({ ...posts, '_config.yml': config })).toBe('hexo');
  expect(
    await found({
      ...posts,
      '_config.yml': 'title: Paper\n',
      'package.json': '{"dependencies":{"hexo":"7"}}',
    }),
  ).toBe('hexo');
  expect(await found({ ...posts, '_config.yml': 'source: source\n' })).toBe('jekyll');
  expect(await found({ '_config.yml': 'title: Paper\n', '_posts/2019-01-02-ferry.md': post('') })).toBe(
    'jekyll',
  );
});

describe('addresses are those of Hexo, and ids those of its feed', () => {
  test.each([
    ['the default', '', 'ferry.md', '', '/2019/01/02/ferry/'],
    [
      'a pattern',
      'permalink: :category/:i_month/:title.html',
      'ferry.md',
      'categories: News\n',
      '/News/1/ferry.html',
    ],
    ['no category', 'permalink: :category/:title/', 'ferry.md', '', '/uncategorized/ferry/'],
    ['a folder in _posts', 'permalink: posts/:title/', 'a/ferry.md', '', '/posts/a/ferry/'],
    ['the name alone', 'permalink: posts/:name/', 'a/ferry.md', '', '/posts/ferry/'],
    [
      'a date in the name',
      'new_post_name: :year-:month-:day-:title.md',
      '2019-01-02-ferry.md',
      '',
      '/2019/01/02/ferry/',
    ],
    ['one of its own', '', 'ferry.md', 'permalink: boats/1/\n', '/boats/1/'],
    ['a site in a folder', 'root: /paper/', 'ferry.md', '', '/paper/2019/01/02/ferry/'],
    [
      'the clock of the site',
      'timezone: Asia/Tokyo',
      'ferry.md',
      'date: 2019-01-02T21:12:00Z\n',
      '/2019/01/03/ferry/',
    ],
  ])('%s', async (_, setting, file, front, address) => {
    const { article } = await imported(hexo, {
      '_config.yml': `${config}${setting}\n`,
      [`source/_posts/${file}`]: post(front.includes('date:') ? front : date + front),
    });
    expect(article()).toMatchObject({
      id: `https://www.example.com${address}`,
      address: `https://www.example.com${address}`,
    });
  });
});

test('categories are a section and those below it; a list of lists has several', async () => {
  const { articles, events } = await imported(hexo, {
    '_config.yml': config,
    'source/_posts/a.md': post(`${date}categories: [Sports, Baseball]\n`),
    'source/_posts/b.md': post(`${date}categories:\n  - [News, Local]\n  - [Water]\n`),
  });
  expect(articles.map(({ path, sections }) => [path, sections])).toEqual([
    ['Sports/Baseball/a', []],
    ['News/Local/b', ['Water']],
  ]);
  expect(events.flatMap((event) => (event.kind === 'section' ? [event.section.path] : []))).toEqual([
    'Sports',
    'Sports/Baseball',
    'News',
    'News/Local',
    'Water',
  ]);
});

test('drafts are drafts, and pages are left out', async () => {
  const { articles } = await imported(hexo, {
    '_config.yml': config,
    'source/_drafts/a.md': post(date),
    'source/about/index.md': post(date),
    'source/_posts/b.md': post(`${date}published: false\n`),
  });
  expect(articles.map(({ unpublished }) => unpublished)).toEqual(['it is in _drafts', 'it is not published']);
});

test('tags are what they show, and files of the post come along', async () => {
  const { article, losses } = await imported(hexo, {
    '_config.yml': config,
    'source/_posts/ferry.md': post(
      date,
      [
        '{% asset_img boat.jpg "A boat" %}',
        '{% post_link clinic "The clinic" %}',
        '{% codeblock lang:ruby %}\nputs "{{ x }}"\n{% endcodeblock %}',
        '{% code The timetable lang:json line_number:false https://www.example.com/t.json all of it %}\n{"dock": 1}\n{% endcode %}',
        '1. Type\n\n    {% code %}\n    ferry --help\n    {% endcode %}',
        '{% youtube M7lc1UVf-VE %}',
        '{% chart sales %}',
      ].join('\n\n'),
    ),
    'source/_posts/clinic.md': post(date),
    'source/_posts/ferry/boat.jpg': 'x',
  });
  const { body, files } = article('ferry.md');
  expect(body.text).toContain('alt="A boat"');
  expect(files.map(({ from }) => from.replace(/^.*source\//, ''))).toEqual(['_posts/ferry/boat.jpg']);
  expect(body.text).toContain('<a href="/2019/01/02/clinic/">The clinic</a>');
  expect(body.text).toContain('```ruby\nputs "{{ x }}"\n```');
  expect(body.text).toContain(
    'The timetable [all of it](https://www.example.com/t.json)\n\n\n```json\n{"dock": 1}\n```',
  );
  expect(body.text).toContain('ferry --help');
  expect(body.text).toContain('https://www.youtube.com/watch?v=M7lc1UVf-VE');
  expect(losses).toEqual(['tag {% chart %}']);
});

test('front matter without the dashes that open it is read, as Hexo does', async () => {
  const { articles } = await imported(hexo, {
    '_config.yml': 'title: X\nurl: https://old.example\ntheme: landscape\n',
    'source/_posts/a.md': 'title: "A: ferry"\ndate: 2020-01-02 10:00:00\ntags:\n- Boats\n---\nText.\n',
  });
  expect(articles.map(({ title, tags, body }) => [title, tags, body.text.trim()])).toEqual([
    ['A: ferry', ['Boats'], 'Text.'],
  ]);
});
