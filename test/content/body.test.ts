import { expect, test } from 'vitest';
import { article, only, pdf, png, site } from './folder.ts';

const around = {
  'news/p.png': png,
  'news/Big Report.pdf': pdf,
  'news/b.md': article().replace(':a\n', ':b\n').replace('headline', 'second'),
  'news/_index.md': '---\ntitle: News\n---\n',
  'site.yaml': `${site}embeds: [www.youtube-nocookie.com]\n`,
};

const base = 'https://paper.example';
const picture = `<img src="${base}/news/p.png" alt="P" width="2" height="3" />`;

const rows: readonly (readonly [name: string, markdown: string, html: string])[] = [
  ['a paragraph', 'One & <two>', '<p>One &amp; </p>'],
  ['emphasis', '*a* **b** ~~c~~', '<p><em>a</em> <strong>b</strong> <s>c</s></p>'],
  ['no bare links', 'https://x.example', '<p>https://x.example</p>'],
  ['no curly quotes', '"a" -- b...', '<p>"a" -- b...</p>'],
  ['a link', '[x](https://x.example/a?b=1&c=2)', '<p><a href="https://x.example/a?b=1&amp;c=2">x</a></p>'],
  ['mail', '<a@x.example>', '<p><a href="mailto:a@x.example">a@x.example</a></p>'],
  ['another article', '[x](b.md#part)', `<p><a href="${base}/news/b#part">x</a></p>`],
  ['another article from the root', '[x](/news/b.md)', `<p><a href="${base}/news/b">x</a></p>`],
  ['another article by its address', '[x](/news/b)', `<p><a href="${base}/news/b">x</a></p>`],
  ['a section by its folder', '[x](../news/)', `<p><a href="${base}/news/">x</a></p>`],
  ['a section by its file', '[x](_index.md)', `<p><a href="${base}/news/">x</a></p>`],
  ['a feed', '[x](/news/rss.xml)', `<p><a href="${base}/news/rss.xml">x</a></p>`],
  ['a tag', '[x](/tags/ferries/)', `<p><a href="${base}/tags/ferries/">x</a></p>`],
  ['a file', '[x](Big%20Report.pdf)', `<p><a href="${base}/news/big-report.pdf">x</a></p>`],
  ['a host without a scheme', '[x](//x.example/a)', '<p><a href="https://x.example/a">x</a></p>'],
  ['a picture of the collection', '![P](p.png)', `<p>${picture}</p>`],
  [
    'a picture elsewhere',
    '![P](http://x.example/p.png)',
    '<p><img src="http://x.example/p.png" alt="P" /></p>',
  ],
  ['srcset goes', `<p><img src="p.png" alt="P" srcset="javascript:alert(1) 2x"></p>`, `<p>${picture}</p>`],
  [
    'a table',
    '|a|b|\n|-|-:|\n|1|2|',
    '<table>\n<thead>\n<tr>\n<th>a</th>\n<th align="right">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td align="right">2</td>\n</tr>\n</tbody>\n</table>',
  ],
  ['a first-level heading steps down', '# A', '<h2>A</h2>'],
  [
    'an allowed frame',
    '<iframe src="//www.youtube-nocookie.com/embed/x" onload="a()"></iframe>',
    '<iframe src="https://www.youtube-nocookie.com/embed/x"></iframe>',
  ],
  [
    'another frame',
    '<p>a<iframe src="https://www.youtube-nocookie.com.evil.example/">b</iframe></p>',
    '<p>a</p>',
  ],
  ['a frame over http', '<p>a<iframe src="http://www.youtube-nocookie.com/">b</iframe></p>', '<p>a</p>'],
  [
    'script, style and controls',
    '<p>a<script>b</script><style>c</style><select><option>d</select><input value="e">f</p>',
    '<p>af</p>',
  ],
  ['SVG and MathML', '<p>a<svg><a xlink:href="javascript:b">c</a></svg><math>d</math></p>', '<p>a</p>'],
  ['handlers and style', '<p onclick="a()" style="position:fixed" class="x">b</p>', '<p>b</p>'],
  ['unclosed tags', '<div><b>a', '<div><b>a</b></div>'],
  ['the end of CDATA', 'a ]]> b', '<p>a ]]&gt; b</p>'],
  ['control characters', 'a&#1;b\u0008c&#xD800;d&#xFFFE;e', '<p>a\ufffdb\ufffdc\ufffdd\ufffde</p>'],
  ['a comment', 'a <!-- b --> c', '<p>a  c</p>'],
  [
    'an anchor of its own',
    '<p id="x">a</p>\n\n[b](#x)',
    `<p id="PREFIX-x">a</p>\n<p><a href="${base}/news/a#PREFIX-x">b</a></p>`,
  ],
];

test.for(rows)('$0', async ([, markdown, html]) => {
  const { article: found } = await only(article('', markdown), around);
  const prefix = /id="([0-9a-f]{8})-/.exec(found.body)?.[1] ?? 'PREFIX';
  expect(found.body.trim()).toBe(html.replaceAll('PREFIX', prefix));
});

test.for([
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  '&#1;javascript:alert(1)',
  'java&#9;script:alert(1)',
  'java&#10;script:alert(1)',
  '&#106;avascript:alert(1)',
  '&#x6A&#x61vascript:alert(1)',
  'javascript&colon;alert(1)',
  'vbscript:x',
  'data:text/html,<b>',
  'file:///etc/passwd',
  'blob:https://x.example/1',
  'view-source:https://x.example',
  'https://user:secret@x.example/',
  'https:///',
  'http://[',
])('a link to %s loses its address, not its text', async (address) => {
  const { article: found } = await only(article('', `<p>x <a href="${address}">text</a></p>\n`));
  expect(found.body).toBe('<p>x text</p>\n');
});

test('footnotes are told apart by article, and their links are absolute', async () => {
  const text = 'One[^1].\n\n[^1]: Note.\n';
  const { result } = await only(article('', text), {
    'news/b.md': article('', text).replace(':a\n', ':b\n'),
  });
  const ids = [...result.articles.values()].flatMap(({ body }) =>
    [...body.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id),
  );
  expect(new Set(ids).size).toBe(4);
  for (const { body, url } of result.articles.values())
    for (const [, target = ''] of body.matchAll(/href="([^"]+)"/g)) {
      expect(target.startsWith(`${url}#fn`)).toBe(true);
      expect(ids).toContain(target.split('#')[1]);
    }
});

test.for([
  ['a paragraph', 'Text.', '<p>PORTLAND (AP) — Text.</p>'],
  ['already there', 'PORTLAND (AP) — Text.', '<p>PORTLAND (AP) — Text.</p>'],
  ['already there in bold', '**Portland (AP)** – Text.', '<p><strong>Portland (AP)</strong> – Text.</p>'],
  ['after a heading', '## H\n\nText.', '<h2>H</h2>\n<p>PORTLAND (AP) — Text.</p>'],
  ['after a picture', '![P](p.png)\n\nText.', `<p>${picture}</p>\n<p>PORTLAND (AP) — Text.</p>`],
  [
    'after a quotation',
    '> Q\n\nText.',
    '<blockquote>\n<p>Q</p>\n</blockquote>\n<p>PORTLAND (AP) — Text.</p>',
  ],
  ['inside a division', '<div><p>Text.</p></div>', '<div><p>PORTLAND (AP) — Text.</p></div>'],
  ['without any paragraph', '- One', '<p>PORTLAND (AP) —</p>\n<ul>\n<li>One</li>\n</ul>'],
] as const)('the dateline opens %s', async ([, markdown, html]) => {
  const { article: found } = await only(article('dateline: PORTLAND (AP) —', markdown), around);
  expect(found.body.trim()).toBe(html);
  expect(found.dateline).toBe('PORTLAND (AP)');
});

test('a dateline is text', async () => {
  const { article: found } = await only(article('dateline: A & <b>B</b>', 'Text.'));
  expect(found.body.trim()).toBe('<p>A &amp; &lt;b&gt;B&lt;/b&gt; — Text.</p>');
});
