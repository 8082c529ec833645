import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { articleAt } from '../../src/domain/article.ts';
import { collectionOf } from '../support/compiled.ts';
import { compiled, type Files, png, site } from './folder.ts';

const NOW = Date.parse('2026-06-01T12:00:00Z');

const story = (id: string, lines = '', body = 'A story.\n'): string =>
  `---\ntitle: ${id}\ndate: 2019-09-25 21:12\nid: tag:paper.example,2019-09-25:${id}\n${lines}---\n${body}`;

/** A collection with what links lead to, and one article that holds `text`. */
async function linking(text: string, files: Files = {}, yaml = '') {
  const result = await compiled({
    'site.yaml': `${site}redirects:\n  /old/feed.xml: /feed/\n  /old/story: /2019/b.html\n  /blog/*: /news/:splat\n  /away: https://other.example/x\npartners:\n  wire: {profile: generic}\n${yaml}`,
    'news/_index.md': '---\ntitle: News\n---\n',
    'news/a.md': story('a', '', text),
    'news/b.md': story('b', 'aliases: [/2019/b.html]\n'),
    'news/storm.md': story('storm', 'live: true\nrepublish: text\nlicense: https://license.example/\n'),
    'news/elsewhere.md': story('elsewhere', 'url: https://other.example/story\naliases: [/2019/e.html]\n'),
    'sports/final.md': story('final', 'authors: [Jane Doe]\ntags: [Ferries]\n'),
    'news/ferry.png': png,
    ...files,
  });
  const article = result.articles.get('tag:paper.example,2019-09-25:a');
  const problems = result.problems.filter(({ file }) => file === 'news/a.md');
  return { result, problems, html: article && articleAt(article, NOW).body.trim() };
}

const href = (html: string | undefined) => /<a href="([^"]*)"/.exec(html ?? '')?.[1];

const P = 'https://paper.example';

/** From what an author writes to the address that the service answers with 200. */
const right: readonly (readonly [string, string])[] = [
  ['b.md', `${P}/news/b`],
  ['/news/b', `${P}/news/b`],
  ['/news/b/', `${P}/news/b`],
  ['/News/B', `${P}/news/b`],
  ['/news/b.html', `${P}/news/b`],
  [`${P}/news/b`, `${P}/news/b`],
  ['//paper.example/news/b/', `${P}/news/b`],
  ['HTTPS://Paper.Example/news/b', `${P}/news/b`],
  ['b', `${P}/news/b`],
  ['../sports/final', `${P}/sports/final`],
  ['/2019/b.html', `${P}/news/b`],
  [`${P}/2019/b.html`, `${P}/news/b`],
  ['/2019/e.html', 'https://other.example/story'],
  ['elsewhere.md', 'https://other.example/story'],
  ['/old/story', `${P}/news/b`],
  ['/old/feed.xml', `${P}/feed`],
  ['/blog/b', `${P}/news/b`],
  ['/away', 'https://other.example/x'],
  ['/', `${P}/`],
  ['/news', `${P}/news/`],
  ['../news', `${P}/news/`],
  ['/sports', `${P}/sports/`],
  ['../Sports', `${P}/sports/`],
  [`${P}/sports`, `${P}/sports/`],
  ['/authors/', `${P}/authors/`],
  ['/authors', `${P}/authors/`],
  ['/authors/jane-doe/', `${P}/authors/jane-doe/`],
  ['/tags/', `${P}/tags/`],
  ['/tags/ferries/rss.xml', `${P}/tags/ferries/rss.xml`],
  ['/sitemap.xml', `${P}/sitemap.xml`],
  ['/news-sitemap.xml', `${P}/news-sitemap.xml`],
  ['/sitemaps/pages.xml', `${P}/sitemaps/pages.xml`],
  ['/ninjs.json', `${P}/ninjs.json`],
  ['/news/ninjs.json', `${P}/news/ninjs.json`],
  ['/subscribe', `${P}/subscribe`],
  ['/health', `${P}/health`],
  ['/robots.txt', `${P}/robots.txt`],
  ['/opml-atom.xml', `${P}/opml-atom.xml`],
  ['/news/opml-json.xml', `${P}/news/opml-json.xml`],
  ['/news/b/newsml.xml', `${P}/news/b/newsml.xml`],
  ['/news/storm/rss.xml', `${P}/news/storm/rss.xml`],
  ['storm/ninjs.json?limit=5', `${P}/news/storm/ninjs.json?limit=5`],
  ['/news/storm/feed/', `${P}/news/storm/feed`],
  ['/news/storm/republish.txt', `${P}/news/storm/republish.txt`],
  ['/partners/wire/rss.xml', `${P}/partners/wire/rss.xml`],
  ['/feed/', `${P}/feed`],
  ['/news/feed/atom/', `${P}/news/atom.xml`],
  ['/rss', `${P}/rss.xml`],
  ['/news/rss.xml?limit=5', `${P}/news/rss.xml?limit=5`],
  ['/news/b#top', `${P}/news/b#top`],
  ['/news/ferry.png', `${P}/news/ferry.png`],
  [`${P}/news/ferry.png`, `${P}/news/ferry.png`],
  ['mailto:a@x.example?body=one%0D%0Atwo', 'mailto:a@x.example?body=one%0D%0Atwo'],
  ['https://wa.me/?text=one%0Atwo%09three', 'https://wa.me/?text=one%0Atwo%09three'],
  ['https://x.example/a%00b#c%0A', 'https://x.example/a%00b#c%0A'],
  ['/news/b?text=one%0Atwo', `${P}/news/b?text=one%0Atwo`],
  ['www.example.com', 'https://www.example.com/'],
  ['www.example.com/a?b=c', 'https://www.example.com/a?b=c'],
  ['jane@paper.example', 'mailto:jane@paper.example'],
  [`${P}/give`, `${P}/give`],
];

test.for(right)('[x](%s) leads to %s', async ([reference, address]) => {
  const { html, problems } = await linking(`See [that](${reference}).\n`);
  expect(problems).toEqual([]);
  expect(href(html)).toBe(address);
});

test.for([
  ['/nowhere', 'broken-link'],
  ['/news/nowhere', 'broken-link'],
  ['/nowhere/rss.xml', 'broken-link'],
  ['/partners/other/rss.xml', 'broken-link'],
  ['/license.xml', 'broken-link'],
  ['/news/b/rss.xml', 'broken-link'],
  ['/news/b/republish.txt', 'broken-link'],
  ['/news/storm/opml.xml', 'broken-link'],
  ['/news/nowhere/newsml.xml', 'broken-link'],
  ['nowhere.md', 'broken-link'],
  ['a%00b/c%0A.md', 'broken-link'],
  ['../../../etc/passwd', 'broken-link'],
  ['draft.md', 'draft-link'],
  ['/news/draft', 'draft-link'],
  [`${P}/news/draft`, 'draft-link'],
  ['wrong.md', 'draft-link'],
])('[x](%s) costs the link alone: %s', async ([reference, code]) => {
  const { html, problems, result } = await linking(`See [that](${reference}), and [b](b.md).\n`, {
    'news/draft.md': story('draft', 'draft: true\n'),
    'news/wrong.md': story('wrong', 'unknown: key\n'),
  });
  expect(problems).toMatchObject([{ code, line: 6 }]);
  expect(html).toBe(`<p>See that, and <a href="${P}/news/b">b</a>.</p>`);
  expect(result.skipped).toEqual(['news/wrong.md']);
});

test.for(['data.yaml', '/news/data.yaml', '../site.yaml', '_notes.md', 'README.md'])(
  '%s is not served, though it is there',
  async (name) => {
    const { problems } = await linking(`See [that](${name}).\n`, {
      'news/data.yaml': 'a: 1\n',
      'news/_notes.md': 'Notes.\n',
      'news/README.md': 'Read me.\n',
    });
    expect(problems).toMatchObject([
      { code: 'broken-link', message: expect.stringContaining('is not served') },
    ]);
  },
);

test('a picture that is not there costs the picture; its caption stays', async () => {
  const { html, problems, result } = await linking(
    'One ![A ferry](gone.png) two.\n\n<figure><img src="gone.png" alt="A ferry"><figcaption>The ferry</figcaption></figure>\n',
  );
  expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['missing-image', 'error']]);
  expect(html).toContain('One  two.');
  expect(html).toContain('<figcaption>The ferry</figcaption>');
  expect(result.skipped).toEqual([]);
});

test.for([
  'image: {src: gone.png, alt: x}',
  'audio: gone.mp3',
  'attachments: [gone.pdf]',
  'image: {src: b.md, alt: x}',
  'audio: https://other.example/a.mp3',
])('%s costs the file alone', async (line) => {
  const { result } = await linking('', { 'news/c.md': story('c', `${line}\n`) });
  expect(result.problems.filter(({ file }) => file === 'news/c.md')).toMatchObject([{ severity: 'error' }]);
  expect(result.articles.has('tag:paper.example,2019-09-25:c')).toBe(true);
});

test('paths that are not served lead to the website, with a note', async () => {
  const yaml = 'website: https://www.example.com/\n';
  const { html, problems } = await linking(
    '[About](/about/us?x#y), [b](/news/b)\n\n![P](/wp/p.png)\n',
    {},
    yaml,
  );
  expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
    ['website-link', 'warning'],
    ['website-link', 'warning'],
  ]);
  expect(html).toContain('href="https://www.example.com/about/us?x#y"');
  expect(html).toContain(`href="${P}/news/b"`);
  expect(html).toContain('src="https://www.example.com/wp/p.png"');
});

/** Names as Macs, phones and people make them; each is a picture in the front matter, and in the body where Markdown has a way to write it. */
const names: readonly string[] = [
  'Screen Shot 2024-05-01 at 3.04.05\u202fPM.png',
  'two  spaces.png',
  'no\u00a0break.png',
  'cafe\u0301.png',
  'caf\u00e9 2.png',
  'Chart #3.png',
  'what?.png',
  '50%.png',
  'a%20b.png',
  'at 12:30.png',
  'image: one.png',
  'a+b.png',
  'Q&A.png',
  'IMG (1).png',
  "it's.png",
  '😀 party.png',
  '_hero.png',
];

test.for(names)('the name on disk: %j', async (name) => {
  const { result, html, problems } = await linking(
    `One ![P](<${name}>) and <img alt="P" src="${name.replace('&', '&amp;')}">\n`,
    {
      [`news/${name}`]: png,
      'news/front.md': story('front', `image: {src: ${JSON.stringify(name)}, alt: x}\n`),
    },
  );
  expect(problems).toEqual([]);
  expect(html?.match(/<img [^>]*src="https:\/\/paper\.example\/news\/[a-z0-9-]+\.png"/g)).toHaveLength(2);
  expect(result.problems.filter(({ file }) => file === 'news/front.md')).toEqual([]);
  const [file] = result.snapshot?.media.filter(({ shownBy }) => shownBy.length === 2) ?? [];
  expect(result.articles.get('tag:paper.example,2019-09-25:front')?.image?.url).toBe(
    `${P}${file?.file.path}`,
  );
});

test.for([
  // As it is typed, and as it is on disk.
  ['caf\u00e9.png', 'cafe\u0301.png'],
  ['cafe\u0301.png', 'caf\u00e9.png'],
  ['at 3.04 PM.png', 'at 3.04\u202fPM.png'],
  ['a b.png', 'a  b.png'],
  ['a%20b.png', 'a b.png'],
  ['fotos/e\u0301te\u0301/a.png', 'fotos/\u00e9t\u00e9/a.png'],
] as const)('%j is the file %j', async ([typed, onDisk]) => {
  const { problems, result } = await linking(`![P](<${typed}>)\n`, {
    [`news/${onDisk}`]: png,
    'news/front.md': story('front', `image: {src: ${JSON.stringify(typed)}, alt: x}\n`),
  });
  expect(problems).toEqual([]);
  expect(result.articles.get('tag:paper.example,2019-09-25:front')?.image).toBeDefined();
});

test.for([
  ['image: {src: "https://x.example/a.png?b%0Ac", alt: x}', undefined],
  ['audio: {src: "https://x.example/a.mp3?b%0D%0Ac", type: audio/mpeg, length: 1}', undefined],
  ['attachments: [{src: "https://x.example/a.pdf#b%09c", type: application/pdf, length: 1}]', undefined],
  ['image: {src: "https://x.example/a\\u0007b.png", alt: x}', 'control character'],
  ['image: {src: "a\\nb.png", alt: x}', 'line end or a control character'],
  ['image: {src: "a\\u0007b.png", alt: x}', 'control character'],
  // The name itself, or one of another kind, is no advice.
  ['image: {src: frry.png, alt: x}', 'did you mean “ferry.png”?'],
  ['image: {src: frry.jpg, alt: x}', 'did you mean “ferry.png”?'],
  ['image: {src: c.png, alt: x}', 'is not there; put the file there'],
  ['audio: ferry.mp3', 'is not there; put the file there'],
  ['image: {src: elsewher.md, alt: x}', 'did you mean “elsewhere.md”?'],
] as const)('%s, in its place: %s', async ([line, says]) => {
  const { result } = await linking('', { 'news/c.md': story('c', `${line}\n`) });
  const found = says && [{ code: 'missing-file', line: 5, message: expect.stringContaining(says) }];
  expect(result.problems.filter(({ file }) => file === 'news/c.md')).toMatchObject(found ?? []);
});

test.for([
  'url: https://other.example/x',
  'image: {src: ferry.png, alt: x}',
  'audio: {src: https://a.example/a.mp3, type: audio/mpeg, length: 1}',
  'image: {src: gone.png, alt: x}',
])('an empty body is right with %s', async (line) => {
  const { result } = await linking('', {
    'news/c.md': story('c', `description: Look & <see>.\n${line}\n`, '<script>x</script>\n'),
  });
  expect(result.problems.filter(({ code }) => code === 'empty-body')).toEqual([
    // That of the linking article itself.
    expect.objectContaining({ file: 'news/a.md' }),
  ]);
  expect(result.articles.has('tag:paper.example,2019-09-25:c')).toBe(true);
});

test.for([
  'url: https://other.example/x',
  'image: {src: gone.png, alt: x}',
  'attachments: [{src: gone.pdf, title: x}]',
  'attachments: [https://x.example/report.pdf]',
])('a story without a body shows its description, where it has one: %s', async (line) => {
  const { result } = await linking('', {
    'news/c.md': story('c', `description: Look & <see>.\n${line}\n`, '\n'),
    'news/d.md': story('d', `${line.replace('/x', '/y')}\n`, '\n'),
  });
  const collection = collectionOf(result);
  const app = createApp({ collection: () => collection, now: () => new Date(NOW), compressors: {} });
  const { items } = await (await app.request(`${P}/feed.json`)).json();
  const [c, d] = ['c', 'd'].map((id) => items.find((each: { title: string }) => each.title === id));
  expect(c.content_html).toBe('<p>Look &amp; &lt;see&gt;.</p>');
  expect([d.content_html, d.content_text]).toEqual([undefined, 'd']);
  const rss = await (await app.request(`${P}/rss.xml`)).text();
  expect(rss).toContain('<content:encoded><![CDATA[<p>Look &amp; &lt;see&gt;.</p>]]></content:encoded>');
  expect(rss).not.toMatch(/<content:encoded>(?:<!\[CDATA\[)?\s*(?:\]\]>)?<\/content:encoded>/);
});

test.for([
  '<script>x</script>',
  '![x](gone.png)',
  '<p>&nbsp;</p>',
  '&#8203;',
  '<!-- x -->',
  '<div>\n<hr>\n</div>',
])('%s alone is an empty body', async (body) => {
  const { result } = await linking('x', { 'news/c.md': story('c', 'dateline: ROME\n', `${body}\n`) });
  const codes = result.problems.filter(({ file }) => file === 'news/c.md').map(({ code }) => code);
  expect(codes).toContain('empty-body');
  expect(result.articles.has('tag:paper.example,2019-09-25:c')).toBe(false);
});

test('redirects lead to final addresses', async () => {
  const { result } = await linking('');
  expect(result.snapshot?.site.redirects).toEqual([
    { from: '/old/feed.xml', to: '/feed' },
    { from: '/old/story', to: '/news/b' },
    { from: '/blog/*', to: '/news/:splat' },
    { from: '/away', to: 'https://other.example/x' },
  ]);
});

test('text that looks like a stored link keeps its words beside a link that opens later', async () => {
  const words = ' data-href="123  https://x.example/"';
  const { html } = await linking(
    `<p>Write <code>${words}</code>, see [later](later.md).</p>\n\n[later](later.md)\n`,
    {
      'news/later.md': story('later').replace('2019-09-25 21:12', '2030-01-01 10:00'),
    },
  );
  expect(html).toContain(words);
  expect(html).not.toContain('/news/later');
});
