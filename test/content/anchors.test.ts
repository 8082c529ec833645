import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { collectionOf } from '../support/compiled.ts';
import { compiled } from './folder.ts';

const story = (id: string, body: string, lines = ''): string =>
  `---\ntitle: ${id}\ndate: 2019-09-25 21:12\nid: tag:paper.example,2019-09-25:${id}\n${lines}---\n${body}\n`;

/** An article as its page and as a feed show it. */
async function shown(body: string, other = 'Nothing.') {
  const result = await compiled({ 'news/a.md': story('a', body), 'news/b.md': story('b', other) });
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
  return {
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

test.for([
  ['a table of contents', '- [One](#one)\n- [Two](#two)\n\n## One\n\nx\n\n## Two\n\ny'],
  ['in other letters', '[x](#über)\n\n## Über'],
  ['an id of its own', '[x](#part)\n\n<p id="part">y</p>'],
  ['a named link', '[x](#part)\n\n<a name="part"></a>y'],
  ['a footnote', 'x[^1]\n\n[^1]: y'],
  ['a link to its own file', '[x](a.md#part)\n\n## Part'],
])('%s: on the page as written, in feeds ids and links alike with a hash', async ([, body = '']) => {
  const { page, feed, problems } = await shown(body);
  expect(problems).toEqual([]);
  for (const html of [page, feed]) {
    const targets = new Set(ids(html).map((id) => encodeURIComponent(id ?? '').replaceAll('%3A', ':')));
    for (const fragment of fragments(html))
      if (!(html === feed && fragment === 'part' && body.includes('a.md#')))
        expect([...targets]).toContain(fragment);
  }
  expect(page).not.toMatch(/[0-9a-f]{8}-/);
  expect(page).not.toContain('href="https://paper.example/news/a#');
  expect(ids(feed).every((id) => /[0-9a-f]{8}-/.test(id ?? ''))).toBe(true);
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

test('to another article', async () => {
  const { page, feed, problems } = await shown('[x](b.md#part), [y](/news/b#part)', '## Part');
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
