import { expect, test } from 'vitest';
import { openLinks } from '../../src/domain/scheduled-links.ts';
import { article, compiled, only, pdf, png, site } from './folder.ts';

const around = {
  'news/p.png': png,
  'news/Big Report.pdf': pdf,
  'news/b.md': article('tags: [Ferries]').replace(':a\n', ':b\n').replace('headline', 'second'),
  'news/_index.md': '---\ntitle: News\n---\n',
  'site.yaml': `${site}embeds: [www.youtube-nocookie.com]\n`,
};

const base = 'https://paper.example';
const picture = `<img src="${base}/news/p.png" alt="P" width="2" height="3" />`;

const rows: readonly (readonly [name: string, markdown: string, html: string])[] = [
  ['a paragraph', 'One & <two>', '<p>One &amp; </p>'],
  [
    'references by the numbers of Windows',
    'Don&#146;t &#x93;go&#0148; &#128; &#129; `&#146;` <i>it&#146;s</i>',
    '<p>Don’t “go” € \ufffd <code>&amp;#146;</code> <i>it’s</i></p>',
  ],
  ['emphasis', '*a* **b** ~~c~~', '<p><em>a</em> <strong>b</strong> <s>c</s></p>'],
  ['no links within a line', 'See https://x.example for more', '<p>See https://x.example for more</p>'],
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
  ['a first-level heading steps down', '# A', '<h2 id="aa37ea4c-a">A</h2>'],
  [
    'an allowed frame',
    '<iframe src="//www.youtube-nocookie.com/embed/x" onload="a()"></iframe>',
    '<iframe src="https://www.youtube-nocookie.com/embed/x"></iframe>',
  ],
  [
    'another frame',
    '<p>a<iframe src="https://www.youtube-nocookie.com.evil.example/">b</iframe></p>',
    '<p>a<a href="https://www.youtube-nocookie.com.evil.example/">https://www.youtube-nocookie.com.evil.example/</a></p>',
  ],
  [
    'a frame over http',
    '<p>a<iframe src="http://www.youtube-nocookie.com/">b</iframe></p>',
    '<p>a<a href="http://www.youtube-nocookie.com/">http://www.youtube-nocookie.com/</a></p>',
  ],
  [
    'script, style and controls',
    '<p>a<script>b</script><style>c</style><select><option>d</select><input value="e">f</p>',
    '<p>af</p>',
  ],
  ['SVG and MathML', '<p>a<svg><a xlink:href="javascript:b">c</a></svg><math>d</math></p>', '<p>a</p>'],
  ['handlers and style', '<p onclick="a()" style="position:fixed" class="x">b</p>', '<p>b</p>'],
  ['unclosed tags', '<div><b>a', '<div><b>a</b></div>'],
  ['comments', 'A\n\n<!-- more -->\n\nB<!-- c -->.', '<p>A</p>\n\n<p>B.</p>'],
  ['a comment without an end', 'a\n\n<!-- b\n\nc', '<p>a</p>'],
  [
    'Markdown between tags, and beside them',
    '<div>\n\n*a*\n\n</div>\n\n*b* <b>c</b>\n\n*d*',
    '<div>\n<p><em>a</em></p>\n</div>\n<p><em>b</em> <b>c</b></p>\n<p><em>d</em></p>',
  ],
  [
    'Markdown in an element that is never closed',
    'a\n\n<details>\n\nb\n\nc',
    '<p>a</p>\n<details>\n<p>b</p>\n<p>c</p>\n</details>',
  ],
  ['an end tag alone', 'a</b>\n\n*b*', '<p>a</p>\n<p><em>b</em></p>'],
  ['the end of CDATA', 'a ]]> b', '<p>a ]]&gt; b</p>'],
  ['controls by which Windows means signs', 'Don\u0092t \u0093go\u0094 \u0081', '<p>Don’t “go” \ufffd</p>'],
  ['control characters', 'a&#1;b\u0008c&#xD800;d&#xFFFE;e', '<p>a\ufffdb\ufffdc\ufffdd\ufffde</p>'],
  ['a comment', 'a <!-- b --> c', '<p>a  c</p>'],
  [
    'an anchor of its own',
    '<p id="x">a</p>\n\n[b](#x)',
    `<p id="PREFIX-x">a</p>\n<p><a href="${base}/news/a#PREFIX-x">b</a></p>`,
  ],
];

const photo = '<img src="https://x.example/real.jpg" alt="P" />';
const blank = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

/** Pictures that a script was to show, or of which a browser was to choose a size. */
const pictures: readonly (readonly [name: string, html: string, shown: string])[] = [
  ['data-src', `<img src="${blank}" data-src="https://x.example/real.jpg" alt="P">`, photo],
  ['data-src without src', '<img data-src="https://x.example/real.jpg" alt="P">', photo],
  ['data-lazy-src', '<img src="/spacer.gif" data-lazy-src="https://x.example/real.jpg" alt="P">', photo],
  ['data-original', '<img src="blank.png" data-original="https://x.example/real.jpg" alt="P">', photo],
  [
    'a small copy in src',
    '<img src="https://x.example/tiny.jpg" data-src="https://x.example/real.jpg" alt="P">',
    photo,
  ],
  [
    'data-srcset',
    `<img src="${blank}" data-srcset="https://x.example/small.jpg 320w, https://x.example/real.jpg 1600w, https://x.example/huge.jpg 6000w" alt="P">`,
    photo,
  ],
  [
    'srcset without src',
    '<img srcset="https://x.example/small.jpg, https://x.example/real.jpg 2x" alt="P">',
    photo,
  ],
  [
    'srcset beside a picture',
    '<img src="https://x.example/real.jpg" srcset="https://x.example/b.jpg 2x" alt="P">',
    photo,
  ],
  [
    'noscript alone',
    '<p>a</p><noscript><img src="https://x.example/real.jpg" alt="P"></noscript>',
    `<p>a</p>${photo}`,
  ],
  [
    'noscript after a lazy picture',
    '<img data-src="https://x.example/real.jpg" alt="P"><noscript><img src="https://x.example/real.jpg?full" alt="P"></noscript>',
    photo,
  ],
  [
    'noscript after a placeholder',
    `<img src="${blank}" alt="P"> <noscript><p>No script</p><img src="https://x.example/real.jpg" alt="P"></noscript>`,
    photo,
  ],
  [
    'picture',
    '<picture><source srcset="https://x.example/real.avif" type="image/avif"><source srcset="https://x.example/small.jpg 400w, https://x.example/real.jpg 1200w"><img alt="P"></picture>',
    photo,
  ],
  [
    'picture without an img',
    '<picture><source srcset="https://x.example/real.webp" type="image/webp"><source srcset="https://x.example/real.jpg 2x"></picture>',
    '<img src="https://x.example/real.jpg" />',
  ],
  [
    'picture without an img, after another and before text',
    '<picture><source srcset="https://x.example/b.jpg"><img src="https://x.example/real.jpg" alt="P"></picture><picture><source src="https://x.example/real.jpg"></picture><p>a</p>',
    `${photo}<img src="https://x.example/real.jpg" /><p>a</p>`,
  ],
  [
    'picture that is not closed',
    '<p>a</p><picture><source data-srcset="https://x.example/real.jpg">',
    '<p>a</p><img src="https://x.example/real.jpg" />',
  ],
  [
    'a picture of AMP',
    '<amp-img src="https://x.example/real.jpg" alt="P" layout="responsive" srcset="https://x.example/b.jpg 2x"></amp-img>',
    photo,
  ],
  [
    'a picture of AMP with what stands in for it',
    '<p>a</p><amp-img alt="P" src="https://x.example/real.jpg"><amp-img placeholder src="https://x.example/b.jpg"></amp-img><amp-img fallback src="https://x.example/c.jpg"></amp-img><noscript><img src="https://x.example/real.jpg" alt="P"></noscript></amp-img><p>b</p>',
    `<p>a</p>${photo}<p>b</p>`,
  ],
  ['a moving picture of AMP', '<amp-anim src="https://x.example/real.jpg" alt="P"></amp-anim>', photo],
  [
    'picture with a picture of its own',
    '<picture><source srcset="https://x.example/wide.jpg"><img src="https://x.example/real.jpg" alt="P"></picture>',
    photo,
  ],
  ...(
    'data-actualsrc data-ll-src data-lazyload data-lazysrc data-image data-large-file data-wpfc-original-src data-breeze ' +
    'data-opt-src nitro-lazy-src data-src-retina data-hi-res-src data-full-url data-raw-src data-fallback-src data-delayed-url ' +
    'data-flickity-lazyload'
  )
    .split(' ')
    .flatMap((name) =>
      [blank, 'https://x.example/1x1.png', 'https://x.example/real-lqip.jpg'].map(
        (src) =>
          [
            `${name} after ${src.slice(0, 30)}`,
            `<img src="${src}" ${name}="https://x.example/real.jpg" alt="P">`,
            photo,
          ] as const,
      ),
    ),
  [
    'a picture that other copies are beside',
    '<img src="https://x.example/real.jpg" data-image="b.jpg" data-src-retina="c.jpg" data-url="/story" data-lazy="true" alt="P">',
    photo,
  ],
  [
    'a placeholder of one pixel',
    '<img src="1x1.png" width="1" height="1" data-src="https://x.example/real.jpg" alt="P">',
    photo,
  ],
  ['a placeholder alone', `<p>a<img src="1x1.png" data-src='{"a":1}' alt="P"></p>`, '<p>a</p>'],
  ...[
    'width="1" height="1"',
    'width="0" height="1px"',
    'style="width: 1px; height: 1px"',
    'style="display:none"',
    'style="visibility: hidden !important"',
    'hidden',
  ].flatMap((how) => {
    const pixel = `<img src="https://x.example/count?1" alt="" ${how}>`;
    return [
      [`a pixel: ${how}`, `<p>a${pixel}</p>`, '<p>a</p>'],
      [`a pixel in noscript: ${how}`, `<p>a<noscript>${pixel}</noscript></p>`, '<p>a</p>'],
      [`a frame: ${how}`, `<p>a<iframe src="https://x.example/" ${how}></iframe></p>`, '<p>a</p>'],
    ] as const;
  }),
  [
    'one that a style makes larger',
    '<img src="https://x.example/real.jpg" style="width:100%;height:auto" width="1" height="1" alt="P">',
    photo.replace(' alt', ' width="1" height="1" alt'),
  ],
  ['data-src that is no address', `<img src="https://x.example/real.jpg" data-src='{"a":1}' alt="P">`, photo],
];

test.for(pictures)('the picture of %s', async ([, html, shown]) => {
  const { article: found } = await only(article('', `<div>\n${html}\n</div>\n`));
  expect(found.body.replace(/\s*<\/?div>\s*/g, '').trim()).toBe(shown);
});

const film = 'https://www.youtube.com/watch?v=dQw4w9WgXcQ';
const player = (src: string) => `<iframe src="${src}" width="560" height="315" allowfullscreen></iframe>`;
const named = (label: string, href: string) => `<p><a href="${href}">${label}: ${href}</a></p>`;

/** Addresses alone on a line, with no host in embeds and with all. */
const addresses: readonly (readonly [markdown: string, link: string, embed?: string])[] = [
  [
    'https://x.example/a_b_c?d=1&e=2',
    '<p><a href="https://x.example/a_b_c?d=1&amp;e=2">https://x.example/a_b_c?d=1&amp;e=2</a></p>',
  ],
  ['www.x.example/a_b_c', '<p><a href="https://www.x.example/a_b_c">www.x.example/a_b_c</a></p>'],
  ['One\nwww.x.example.\ntwo', '<p>One\n<a href="https://www.x.example/">www.x.example</a>.\ntwo</p>'],
  ['- www.x.example', '<ul>\n<li><a href="https://www.x.example/">www.x.example</a></li>\n</ul>'],
  ['<p>\nwww.x.example\n</p>', '<p>\n<a href="https://www.x.example/">www.x.example</a>\n</p>'],
  ['www.example', '<p>www.example</p>'],
  ['One\nhttps://x.example/\ntwo', '<p>One\n<a href="https://x.example/">https://x.example/</a>\ntwo</p>'],
  ['- https://x.example/', '<ul>\n<li><a href="https://x.example/">https://x.example/</a></li>\n</ul>'],
  ['<p>\nhttps://x.example/\n</p>', '<p>\n<a href="https://x.example/">https://x.example/</a>\n</p>'],
  ['https://x.example/_b_/*c*', '<p><a href="https://x.example/_b_/*c*">https://x.example/_b_/*c*</a></p>'],
  ['One\n<https://x.example/>', '<p>One\n<a href="https://x.example/">https://x.example/</a></p>'],
  ['<https://x.example/> two', '<p><a href="https://x.example/">https://x.example/</a> two</p>'],
  [
    '<https://youtu.be/dQw4w9WgXcQ>',
    named('Video', 'https://youtu.be/dQw4w9WgXcQ'),
    `<p>${player('https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ')}</p>`,
  ],
  ['`https://x.example/`', '<p><code>https://x.example/</code></p>'],
  ['    https://x.example/', '<pre><code>https://x.example/\n</code></pre>'],
  [film, named('Video', film), `<p>${player('https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ')}</p>`],
  [
    'https://youtu.be/dQw4w9WgXcQ?t=1m30s',
    named('Video', 'https://youtu.be/dQw4w9WgXcQ?t=1m30s'),
    `<p>${player('https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=90')}</p>`,
  ],
  [
    'https://vimeo.com/76979871',
    named('Video', 'https://vimeo.com/76979871'),
    `<p>${player('https://player.vimeo.com/video/76979871')}</p>`,
  ],
  [
    'https://cdn.example/show.mp3',
    named('Audio', 'https://cdn.example/show.mp3'),
    '<p><audio controls src="https://cdn.example/show.mp3"></audio></p>',
  ],
  [
    'https://cdn.example/film.mp4',
    named('Video', 'https://cdn.example/film.mp4'),
    '<p><video controls src="https://cdn.example/film.mp4"></video></p>',
  ],
  [
    `## ${film}`,
    `<h2 id="aa37ea4c-video"><a href="${film}">Video: ${film}</a></h2>`,
    `<h2 id="aa37ea4c-video"><a href="${film}">Video: ${film}</a></h2>`,
  ],
];

const embeds = 'embeds: [www.youtube-nocookie.com, player.vimeo.com, cdn.example]\n';

test.for(addresses)('%s, alone on its line', async ([markdown, link, embed = link]) => {
  const { article: bare } = await only(article('', markdown));
  expect(bare.body.trim()).toBe(link);
  const { article: found } = await only(article('', markdown), { 'site.yaml': site + embeds });
  expect(found.body.trim()).toBe(embed);
});

test.for([
  [
    'an unlisted frame',
    '<iframe src="https://map.example/x" title="Where it is"></iframe>',
    'https://map.example/x',
    'Where it is',
  ],
  [
    'a player',
    '<iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ?rel=0"></iframe>',
    film,
    `Video: ${film}`,
  ],
  [
    'a lazy frame',
    '<iframe src="about:blank" data-src="https://player.vimeo.com/video/76979871"></iframe>',
    'https://vimeo.com/76979871',
    'Video: https://vimeo.com/76979871',
  ],
  [
    'an object',
    '<object width="1"><param name="movie" value="https://www.youtube.com/v/dQw4w9WgXcQ"></param><embed src="https://www.youtube.com/v/dQw4w9WgXcQ"></object>',
    film,
    `Video: ${film}`,
  ],
  ['an embed', '<embed src="https://x.example/a.pdf">', 'https://x.example/a.pdf', 'https://x.example/a.pdf'],
] as const)('%s leaves a link', async ([, html, href, label]) => {
  const { article: found, problems } = await only(article('', `x\n\n${html}\n`));
  expect(found.body).toContain(`<a href="${href}">${label}</a>`);
  expect(problems.map(({ code }) => code)).toEqual(['embed-host']);
});

/** Frames and players whose address is none, or leads nowhere; what is left of them, and what `check` says. */
test.for([
  ['<iframe src="gone/page.html"></iframe>', '', 'broken-link'],
  ['<iframe src="gone/page.html" title="A map"></iframe>', '', 'broken-link'],
  ['<iframe src="https://[bad/x"></iframe>', '', 'unsafe-link'],
  ['<iframe src="//%zz/x"></iframe>', '', 'unsafe-link'],
  ['<iframe src="javascript:x()"></iframe>', '', 'embed-host'],
  ['<iframe src="draft.md"></iframe>', '', 'draft-link'],
  ['<iframe src="https://paper.example/news/draft"></iframe>', '', 'draft-link'],
  ['<embed src="gone.swf">', '', 'broken-link'],
  ['<object data="gone.swf"><p>x</p></object>', '', 'broken-link'],
  ['<object><param name="movie" value="gone.swf"></object>', '', 'broken-link'],
  ['<iframe src="p.pdf"></iframe>', '<a href="https://paper.example/news/p.pdf">p.pdf</a>', 'embed-host'],
  ['<iframe src="b.md"></iframe>', '<a href="https://paper.example/news/b">paper.example</a>', 'embed-host'],
  ['<iframe src="later.md"></iframe>', 'paper.example', 'embed-host'],
  ['<video src="gone.mp4">Your browser has no video.</video>', '', 'missing-image'],
  ['<video src="gone.mp4" poster="https://x.example/p.png"></video>', '', 'missing-image'],
  ['<audio src="https://[bad/x.mp3"></audio>', '', 'unsafe-link'],
  ['<audio><source src="gone.mp3"></audio>', '', 'missing-image'],
  [
    '<video src="gone.mp4"><a href="b.md">Text</a></video>',
    '<a href="https://paper.example/news/b">Text</a>',
    'missing-image',
  ],
  [
    '<audio src="gone.mp3"><source src="https://x.example/a.mp3"></audio>',
    '<audio controls><source src="https://x.example/a.mp3" /></audio>',
    'missing-image',
  ],
] as const)('%s leaves “%s”', async ([html, left, code]) => {
  const result = await compiled({
    'news/a.md': article('', `before\n\n<div>${html}</div>\n\nafter\n`),
    'news/b.md': article().replace(':a\n', ':b\n'),
    'news/draft.md': article('draft: true').replace(':a\n', ':d\n'),
    'news/later.md': article().replace(':a\n', ':l\n').replace('2019-09-25 21:12', '2099-01-01'),
    'news/p.pdf': pdf,
  });
  const found = result.articles.get('tag:paper.example,2019-09-25:a');
  expect(found && openLinks(found.body, 0)).toContain(`<p>before</p>\n<div>${left}</div>\n<p>after</p>`);
  expect(result.problems.map((one) => one.code)).toEqual([code]);
});

/** What browsers make of HTML that is not well-formed (HTML §13.2.6). */
const repairs: readonly (readonly [name: string, html: string, shown: string])[] = [
  ['a cell without a row', '<table><td>a</table>', '<table><tbody><tr><td>a</td></tr></tbody></table>'],
  ['a column at the start', '<col>\n\n**All** of it.', '<p><strong>All</strong> of it.</p>'],
  [
    'columns before a table',
    '<colgroup><col></colgroup>\n<table><tr><td>a</td></tr></table>',
    '<table><tbody><tr><td>a</td></tr></tbody></table>',
  ],
  ...[
    '<tr><td>a</td></tr>',
    '<td>a</td>',
    '<tbody><tr><th>a',
    '<thead>a</thead>',
    '<caption>a</caption>',
  ].flatMap(
    (html) =>
      [
        [`${html} at the start`, `<div>b</div>${html}`, '<div>b</div>a'],
        [`${html} alone`, html, 'a'],
        [`${html} after a comment`, `<!-- b -->\n${html}`, 'a'],
      ] as const,
  ),
  ['elements without an end', '<p>a<wbr>b</p>', '<p>a<wbr />b</p>'],
  [
    'sources, tracks and columns',
    '<div><video><source src="https://x.example/a.mp4"><track src="https://x.example/a.vtt"></video><table><col></table></div>',
    '<div><video controls><source src="https://x.example/a.mp4" /><track src="https://x.example/a.vtt" /></video><table><colgroup><col /></colgroup></table></div>',
  ],
  ['a row without a table', '<div><tr><td>a</td></tr></div>', '<div>a</div>'],
  [
    'text in a table',
    '<table>b<tr><td>a</td></tr></table>',
    'b<table><tbody><tr><td>a</td></tr></tbody></table>',
  ],
  ['a paragraph in a paragraph', '<p>a<div>b</div></p>', '<p>a</p><div>b</div><p></p>'],
  [
    'a link in a link',
    '<p><a href="https://x.example/">a<a href="https://y.example/">b</a></a></p>',
    '<p><a href="https://x.example/">a</a><a href="https://y.example/">b</a></p>',
  ],
  ['what a removed element held apart', '<p><marquee><p>a</p></marquee></p>', '<p></p><p>a</p><p></p>'],
  ['an empty first line', '<pre>\n\na</pre>', '<pre>\n\na</pre>'],
  ['a heading in a heading', '<h2>a<h3>b</h3>', '<h2 id="aa37ea4c-a">a</h2><h3 id="aa37ea4c-b">b</h3>'],
];

test.for(repairs)('%s is as browsers read it', async ([, html, shown]) => {
  const { article: found } = await only(article('', html));
  expect(found.body.trim()).toBe(shown);
});

test.for([
  ['**“跌幅过大”**是主因', '<strong>“跌幅过大”</strong>是主因'],
  ['这是**“重点”**。另一句**重点。**后文', '这是<strong>“重点”</strong>。另一句<strong>重点。</strong>后文'],
  ['**これは重要です。**次の文', '<strong>これは重要です。</strong>次の文'],
  ['これは*（強調）*です', 'これは<em>（強調）</em>です'],
  ['**스크립트(script)**라고', '<strong>스크립트(script)</strong>라고'],
  ['中文~~（删除）~~文字', '中文<s>（删除）</s>文字'],
  ['__「x」__は', '<strong>「x」</strong>は'],
  ['これは__「x」__です', 'これは<strong>「x」</strong>です'],
  ['中文_（重点）_后文', '中文<em>（重点）</em>后文'],
  ['변수 snake_case_name 및 값_이름_수', '변수 snake_case_name 및 값_이름_수'],
] as const)('emphasis beside Chinese, Japanese and Korean: %s', async ([markdown, html]) => {
  const { article: found } = await only(article('', markdown));
  expect(found.body).toBe(`<p>${html}</p>\n`);
});

test.for(rows)('$0', async ([, markdown, html]) => {
  const { article: found } = await only(article('', markdown), around);
  const prefix = /id="([0-9a-f]{8})-/.exec(found.body)?.[1] ?? 'PREFIX';
  expect(found.body.trim()).toBe(html.replaceAll('PREFIX', prefix));
});

test.for([
  'He said it [sic] twice.',
  'As shown [1], and [[2]](https://x.example/).',
  'Dear [Name], see [Twitter thread] and [video below].',
  '[a][b] and [my_ref]\n\n[b]: https://x.example/\n[my_ref]: https://x.example/',
  '[[Note]](https://x.example/)',
  '`{{ x }}`, `[[x]]`, `&amp;nbsp;` and\n\n    import X from "y"\n',
  'Import duties rose, and AT&amp;T; said so.',
])('%s: no template', async (text) => {
  expect((await only(article('', `Text.\n\n${text}\n`))).problems).toEqual([]);
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
  ['after a heading', '## H\n\nText.', '<h2 id="aa37ea4c-h">H</h2>\n<p>PORTLAND (AP) — Text.</p>'],
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
