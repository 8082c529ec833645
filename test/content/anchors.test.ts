import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { collectionOf } from '../support/compiled.ts';
import { compiled, site } from './folder.ts';

const story = (id: string, body: string, lines = ''): string =>
  `---\ntitle: ${id}\ndate: 2019-09-25 21:12\nid: tag:paper.example,2019-09-25:${id}\n${lines}---\n${body}\n`;

/** An article as its page and as a feed show it. */
async function shown(body: string, other = 'Nothing.', lines = '') {
  const result = await compiled({
    'site.yaml': `${site}license: https://x.example/l\nrepublish: full\npartners: {wire: {profile: generic}}\n`,
    'news/a.md': story('a', body, lines),
    'news/b.md': story('b', other),
  });
  const collection = collectionOf(result);
  const app = createApp({
    collection: () => collection,
    now: () => new Date('2026-06-01T12:00:00Z'),
    compressors: {},
  });
  const page = await (await app.request('https://paper.example/news/a')).text();
  const feed = (await (await app.request('https://paper.example/feed.json')).json()) as {
    items: readonly { id: string; content_html: string }[];
  };
  const documents =
    '/rss.xml /atom.xml /news/feed.json?limit=2 /ninjs.json /partners/wire/rss.xml /news/a/newsml.xml';
  const paths = `${documents} /news/a/republish.txt${lines === '' ? '' : ' /news/a/atom.xml'}`.split(' ');
  return {
    others: await Promise.all(
      paths.map(async (path) => {
        const response = await app.request(`https://paper.example${path}`);
        return response.ok ? response.text() : path;
      }),
    ),
    page: /<div class="body">([\s\S]*?)<\/div>/.exec(page)?.[1] ?? '',
    feed: feed.items.find(({ id }) => id.endsWith(':a'))?.content_html ?? '',
    problems: result.problems.map(({ code, line, message }) => ({ code, line, message })),
  };
}

const ids = (html: string) => [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
const fragments = (html: string) => [...html.matchAll(/ href="[^"]*#([^"]*)"/g)].map(([, id = '']) => id);

/** As github-slugger makes them, which GitHub's pages and Hugo's `autoHeadingIDType: github` agree with. */
test.for([
  ['## The ferry returns', ['the-ferry-returns']],
  ['# One', ['one']],
  ['One\n===\n\nTwo\n---', ['one', 'two']],
  ["## What's new, and why?", ['whats-new-and-why']],
  ['## 3.1 C++ & C#', ['31-c--c']],
  ['## snake_case and kebab-case', ['snake_case-and-kebab-case']],
  ['## *Emphasis* and `code` and [a link](b.md)', ['emphasis-and-code-and-a-link']],
  ['## Über Straßen', ['über-straßen']],
  ['## Паром вернулся', ['паром-вернулся']],
  ['## 渡轮', ['渡轮']],
  ['## Same\n\n## Same\n\n## Same-1\n\n## Same', ['same', 'same-1', 'same-1-1', 'same-2']],
  ['## 😀', []],
  ['<h2>The <em>ferry</em> returns</h2>', ['the-ferry-returns']],
  ['## Dup\n\n## Dup\n\n<h3 id="dup">x</h3>', ['dup', 'dup-1', 'dup-2']],
  ['<p id="a">x</p>\n\n<p id="a">y</p>\n\n## A-1\n\n<p id="a">z</p>', ['a', 'a-2', 'a-1', 'a-3']],
  ['<h3 id="own">One</h3>\n\n## Same\n\n<h4 title="x">Same</h4>', ['own', 'same', 'same-1']],
] as const)('%j has the ids %j', async ([body, wanted]) => {
  const { page, problems } = await shown(body);
  expect(problems).toEqual([]);
  expect(ids(page)).toEqual(wanted);
});

/** Where a link of a feed leads on the story’s own page. */
const target = (fragment: string) => decodeURIComponent(fragment.split(':~:', 1)[0] ?? '');

test.for([
  ['a table of contents', '- [One](#one)\n- [Two](#two)\n\n## One\n\nx\n\n## Two\n\ny'],
  ['in other letters', '[x](#über)\n\n## Über'],
  ['an id of its own', '[x](#part)\n\n<p id="part">y</p>'],
  ['a named link', '[x](#part)\n\n<a name="part"></a>y'],
  [
    'a link named between single quotes, and one without',
    "[x](#part), [y](#two)\n\n<a name='part'></a>y <a name=two>z</a>",
  ],
  ['a footnote', 'x[^1]\n\n[^1]: y'],
  ['a link to its own file', '[x](a.md#part), [y](/news/a#part)\n\n## Part'],
  ['its own address', '[x](https://paper.example/news/a#part:~:text=P)\n\n## Part'],
  ['a table', '[x](#t), [y](#r)\n\n<table id="t"><tr id="r"><td>y</td></tr></table>'],
  [
    'a list, and nothing after',
    '[x](#l), [y](#g)\n\n<ul id="l"><li>y</li></ul>\n\n<img id="g" src="https://x.example/g.png" alt="g">',
  ],
  ['details', '[x](#d)\n\n<details id="d"><summary>y</summary>z</details>'],
  [
    'an update',
    '[x](#update-n), [y](#part)\n\n## Part',
    'live: true\nupdates: [{time: 2019-09-25 22:00, id: n, title: News, text: "[z](#part), [x](#update-n)"}]\n',
  ],
] as const)(
  '%s: links to it lead there in each feed, and from there to the page',
  async ([, body, lines]) => {
    const { page, feed, problems, others } = await shown(body, undefined, lines);
    expect(problems).toEqual([]);
    expect(fragments(feed).length).toBeGreaterThan(0);
    expect(fragments(feed).filter((fragment) => !/[0-9a-f]{8}-/.test(fragment))).toEqual([]);
    for (const text of [feed, ...others]) {
      const all = [...text.matchAll(/https:\/\/paper\.example\/news\/a#([^"&<\\]+)/g)];
      expect(all.length).toBeGreaterThan(0);
      for (const [, fragment = ''] of all) expect(ids(page)).toContain(target(fragment));
    }
    expect(
      fragments(feed)
        .map(target)
        .filter((id) => !ids(feed).includes(id)),
    ).toEqual([]);
    expect(page).not.toContain('href="https://paper.example/news/a#');
    expect(fragments(page).filter((fragment) => /[0-9a-f]{8}-/.test(fragment))).toEqual([]);
    expect(
      fragments(page)
        .map(target)
        .filter((id) => !ids(page).includes(id)),
    ).toEqual([]);
    expect(new Set(ids(page)).size).toBe(ids(page).length);
    expect(page).not.toMatch(/<(?:table|tr|ul|details)[^>]*><span/);
  },
);

test('an id that the story does not link to has no second', async () => {
  const { page } = await shown('[x](#one)\n\n## One\n\n## Two');
  expect(ids(page)).toEqual(['one', expect.stringMatching(/^[0-9a-f]{8}-one$/), 'two']);
});

test('what the page itself is named by stays its own', async () => {
  const { page } = await shown('[x](#subscribe)\n\n## Subscribe\n\n## Content');
  expect(ids(page).every((id) => /^[0-9a-f]{8}-/.test(id ?? ''))).toBe(true);
  expect(fragments(page)).toEqual([ids(page)[0]]);
});

test('text that looks like an id is text', async () => {
  const { page } = await shown('The attribute ` id="deadbeef-x"` and "id="deadbeef-y"".');
  expect(page).toContain('deadbeef-x');
  expect(page).toContain('deadbeef-y');
});

test.for([
  '## Part',
  'x <a name="part"></a>',
  "x <a name='part'>y</a>",
  'x <a name=part>y</a>',
  '<p ID = "part">y</p>',
])('to another article, with %s', async (other) => {
  const { page, feed, problems } = await shown('[x](b.md#part), [y](/news/b#part)', other);
  expect(problems).toEqual([]);
  for (const html of [page, feed])
    expect(html.match(/href="https:\/\/paper\.example\/news\/b#part"/g)).toHaveLength(2);
});

test.for([
  ['[x](#nowhere)\n\n## Part', '#nowhere'],
  ['[x](#Part)\n\n## Part', '#Part'],
  ['[x](a.md#nowhere)', 'a.md#nowhere'],
  ['[x](b.md#nowhere)', 'b.md#nowhere'],
  ['<a href="#nowhere">x</a>', '#nowhere'],
  ['[x](/news/b#nowhere)', '/news/b#nowhere'],
  ['[x](https://paper.example/news/b#nowhere)', '/news/b#nowhere'],
  ['[x](/news/b.html#nowhere)', '/news/b.html#nowhere'],
])('%j leads nowhere, and is reported in its place', async ([body = '', says]) => {
  const { problems } = await shown(body, '## Part');
  expect(problems).toEqual([
    { code: 'missing-anchor', line: 6, message: expect.stringContaining(`“${says}”`) },
  ]);
});

test.for([
  '[x](#top)',
  '[x](#:~:text=A%20story)',
  '[x](/news/b#:~:text=Part)',
  '[x](b.md#part:~:text=Part)',
  '[x](#one:~:text=x)\n\n## One',
  '[x](/news/b#top)',
  '[x](/news/#subscribe)',
  '[x](b.md#top)',
  '[x](https://other.example/#nowhere)',
])('%s needs no target', async (body) => {
  expect((await shown(body, '## Part')).problems).toEqual([]);
});

/** A link from another story to one in progress, and whether something is there. */
test.for([
  ['update-power', true],
  ['known', true],
  ['detail', true],
  ['2200-power-is-back-power', false],
  ['power', false],
  ['gone', false],
] as const)('to #%s of a story with updates in its body: %s', async ([fragment, isThere]) => {
  const body =
    '## Known\n\n## 22:00 Power is back {#power}\n\n### Detail\n\nText.\n\n## 22:10 (removed 22:20) Rumor\n\n### Gone\n';
  const { problems } = await compiled({
    'news/b.md': story('b', body, 'live: true\n'),
    'news/a.md': story('a', `[x](b.md#${fragment})`),
  });
  expect(problems.map(({ file, code }) => [file, code])).toEqual(
    isThere ? [] : [['news/a.md', 'missing-anchor']],
  );
});
