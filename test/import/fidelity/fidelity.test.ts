import { describe, expect, it, test } from 'vitest';
import { feed } from '../../../src/import/feed/feed.ts';
import { astro } from '../../../src/import/folder/astro/astro.ts';
import { eleventy } from '../../../src/import/folder/eleventy/eleventy.ts';
import { hexo } from '../../../src/import/folder/hexo/hexo.ts';
import { hugo } from '../../../src/import/folder/hugo/hugo.ts';
import { jekyll } from '../../../src/import/folder/jekyll/jekyll.ts';
import { pelican } from '../../../src/import/folder/pelican/pelican.ts';
import { folderImport } from '../../../src/import/folder/read-folder.ts';
import { ghost } from '../../../src/import/ghost/ghost.ts';
import type { ImportSystem } from '../../../src/import/import-system.ts';
import { page } from '../../../src/import/page/page.ts';
import { newsml, ninjs, nitf } from '../../../src/import/wire/wire.ts';
import { wordpress } from '../../../src/import/wordpress/wordpress.ts';
import { articlesOf } from '../../../src/runtime/copy/published.ts';
import { openFolderCollection } from '../../../src/runtime/node/folder-collection.ts';
import { folderWith, imported } from '../collection.ts';
import { readEvents } from '../events.ts';
import { item, wxr } from '../wxr.ts';
import { unnamed } from './unnamed.ts';

type Row = {
  readonly system: ImportSystem;
  /** What is imported, below a folder or as one file. */
  readonly files: Readonly<Record<string, string>>;
  readonly file?: string;
  /** The body as the old system itself shows it, written down by hand. */
  readonly shown: string;
};

const SITE = 'https://old.example';

const post = (body: string, more = '') => `---\ntitle: Ferry\ndate: 2020-01-02\n${more}---\n${body}`;

const newsItem = (content: string) =>
  `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:ferry" version="1" standard="NewsML-G2" standardversion="2.35" conformance="power"><itemMeta><itemClass qcode="ninat:text"/><versionCreated>2020-01-02T00:00:00Z</versionCreated><pubStatus qcode="stat:usable"/></itemMeta><contentMeta><headline>Ferry</headline><description role="drol:summary">Crossings resume</description></contentMeta><contentSet>${content}</contentSet></newsItem>`;

const ROWS: Readonly<Record<string, Row>> = {
  'WordPress, classic, with shortcodes and what is not allowed': {
    system: wordpress,
    file: 'export.xml',
    files: {
      'export.xml': wxr([
        item({
          content: `First line
second line with <b>bold</b> &amp; “quotes”.

[caption id="a" align="left" width="9"]<img src="${SITE}/wp-content/uploads/a.jpg" alt="A"> The caption[/caption]

[poll id="77"]

<form action="/go"><label>Subscribe here</label></form>
1986. A <a href="${SITE}/year/">great</a> year.`,
        }),
      ]),
    },
    shown: `<p>First line<br>second line with <b>bold</b> &amp; “quotes”.</p><figure><img src="${SITE}/wp-content/uploads/a.jpg" alt="A">
<figcaption>The caption</figcaption></figure><p>poll</p><form action="/go"><label>Subscribe here</label></form>
<p>1986. A <a href="${SITE}/year/">great</a> year.</p>`,
  },
  'WordPress, blocks': {
    system: wordpress,
    file: 'export.xml',
    files: {
      'export.xml': wxr([
        item({
          content: `<!-- wp:paragraph --><p>One <a href="https://x.example/a?b=1&amp;c=2">link</a>.</p><!-- /wp:paragraph -->
<!-- wp:gallery --><figure class="wp-block-gallery"><figure><img src="https://x.example/1.jpg" alt=""/><figcaption>Ein</figcaption></figure><figure><img src="https://x.example/2.jpg" alt="b"/></figure></figure><!-- /wp:gallery -->
<!-- wp:table --><figure class="wp-block-table"><table><tbody><tr><td>Cell</td><td>12</td></tr></tbody></table><figcaption>Under it</figcaption></figure><!-- /wp:table -->
<!-- wp:quote --><blockquote><p>Said</p><cite>Somebody</cite></blockquote><!-- /wp:quote -->`,
        }),
      ]),
    },
    shown: `<p>One <a href="https://x.example/a?b=1&amp;c=2">link</a>.</p><figure><img src="https://x.example/1.jpg"><figcaption>Ein</figcaption></figure>
<img src="https://x.example/2.jpg" alt="b"><table><tr><td>Cell</td><td>12</td></tr></table><p>Under it</p><blockquote><p>Said</p><cite>Somebody</cite></blockquote>`,
  },
  'Ghost, cards': {
    system: ghost,
    file: 'ghost.json',
    files: {
      'ghost.json': JSON.stringify({
        db: [
          {
            data: {
              posts: [
                {
                  ...{
                    id: '1',
                    uuid: 'u',
                    title: 'Ferry',
                    slug: 'ferry',
                    status: 'published',
                    visibility: 'public',
                    type: 'post',
                  },
                  published_at: '2020-01-02T00:00:00.000Z',
                  html: `<p>Text <a href="__GHOST_URL__/about/">about</a>.</p><figure class="kg-card kg-image-card"><img src="__GHOST_URL__/content/images/a.png" alt="A"><figcaption>Under</figcaption></figure>
<div class="kg-card kg-callout-card"><div class="kg-callout-emoji">💡</div><div class="kg-callout-text">Look here</div></div>
<div class="kg-card kg-toggle-card"><div class="kg-toggle-heading"><h4 class="kg-toggle-heading-text">Question</h4></div><div class="kg-toggle-content"><p>Answer</p></div></div><figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://x.example/b"><div class="kg-bookmark-content"><div class="kg-bookmark-title">Marked</div><div class="kg-bookmark-metadata"><span class="kg-bookmark-author">Some Writer</span><span class="kg-bookmark-publisher">The Publisher</span></div></div></a></figure><script>track()</script>`,
                },
              ],
            },
          },
        ],
      }),
    },
    shown: `<p>Text <a href="${SITE}/about/">about</a>.</p><figure><img src="${SITE}/content/images/a.png"><figcaption>Under</figcaption></figure><p>💡</p><p>Look here</p><h4>Question</h4><p>Answer</p><p><a href="https://x.example/b">Marked</a></p><p>Some Writer</p><p>The Publisher</p>`,
  },
  'Hugo, shortcodes': {
    system: folderImport(hugo),
    files: {
      'hugo.toml': `baseURL = "${SITE}/"\ntitle = "X"\n`,
      'content/news/ferry.md': post(
        'Before.\n\n{{< figure src="/a.jpg" caption="A *fine* [ferry](https://x.example/f)" alt="F" >}}\n*Photo: J. Doe* and a [note](https://x.example/n).\n\n{{< chart kind="bar" title="Numbers" >}}inner words{{< /chart >}}\n\n{{< highlight go >}}fmt.Println(1){{< /highlight >}}\n',
      ),
    },
    shown:
      '<p>Before.</p><figure><img src="/a.jpg"><figcaption>A <em>fine</em> <a href="https://x.example/f">ferry</a></figcaption></figure><p><em>Photo: J. Doe</em> and a <a href="https://x.example/n">note</a>.</p><p>inner words</p><pre>fmt.Println(1)</pre>',
  },
  'Hugo, addresses that GitHub’s Markdown takes for links': {
    system: folderImport(hugo),
    files: {
      'hugo.toml': `baseURL = "${SITE}/"\ntitle = "X"\n`,
      'content/news/ferry.md': post(
        'Read www.river.example/a and (www.ferry.example), _www.boat.example_.\n\n- Write to desk@river.example. (https://x.example/in)\n- www.list.example\n\n`www.code.example` [www.named.example](https://x.example/n) a@b 1@2.3 www.x\n\n[one](https://x.example/1_(a) "A \\" b") [![two](https://x.example/2.png)](https://x.example/2) [bad](https://x.example/3 \'it\'s\')\n' +
          `\n[long](https://x.example/${'l'.repeat(3000)})\n`,
      ),
    },
    shown:
      '<p>Read <a href="http://www.river.example/a">www.river.example/a</a> and (<a href="http://www.ferry.example">www.ferry.example</a>), <em><a href="http://www.boat.example">www.boat.example</a></em>.</p><ul><li>Write to <a href="mailto:desk@river.example">desk@river.example</a>. (<a href="https://x.example/in">https://x.example/in</a>)</li><li><a href="http://www.list.example">www.list.example</a></li></ul><p><code>www.code.example</code> <a href="https://x.example/n">www.named.example</a> a@b 1@2.3 www.x</p><p><a href="https://x.example/1_(a)">one</a> <a href="https://x.example/2"><img src="https://x.example/2.png"></a> [bad](<a href="https://x.example/3">https://x.example/3</a> \'it\'s\')</p>' +
      `<p><a href="https://x.example/${'l'.repeat(3000)}">long</a></p>`,
  },
  'Jekyll, where kramdown ends a block of HTML with its element': {
    system: folderImport(jekyll),
    files: {
      '_config.yml': `title: X\nurl: ${SITE}\n`,
      '_posts/2020-01-02-ferry.md': post(
        '<img src="/a.png" alt="A">\n*Caption with a [link](https://x.example/c)*\n\n<div class="note">In a div</div>\nAfter **the** [div](https://x.example/d).\n\n<div markdown="1">\nWithin, [read](https://x.example/w).\n</div>\n\n{% highlight ruby %}puts 1{% endhighlight %}\n\n{% unknown "a" %}\n\n{{ site.nothing }}Last[^1].\n\n[^1]: Foot note.\n\n{% raw %}{{ shown }}{% endraw %}\n{: .lead}\n',
      ),
    },
    shown:
      '<p><img src="/a.png"><em>Caption with a <a href="https://x.example/c">link</a></em></p><div>In a div</div><p>After <strong>the</strong> <a href="https://x.example/d">div</a>.</p><div><p>Within, <a href="https://x.example/w">read</a>.</p></div><pre>puts 1</pre><p>Last.</p><p>Foot note.</p><p>shown</p>',
  },
  'Eleventy, a picture by a tag, a part that depends on data': {
    system: folderImport(eleventy),
    files: {
      '.eleventy.js': 'module.exports = () => ({ dir: { input: "." } });\n',
      'posts/ferry.md': post(
        '{% image "/a.jpg", "A ferry" %}\n*Photo by [Doe](https://x.example/p)*\n\n{% if npm.downloads %}Counted{% endif %}\n\n- See the [{% avatar "https://v.example/" %}Vite plugin](https://x.example/v)\n',
        'layout: post.njk\n',
      ),
    },
    shown:
      '<p><img src="/a.jpg"><em>Photo by <a href="https://x.example/p">Doe</a></em></p><ul><li>See the <a href="https://x.example/v">Vite plugin</a></li></ul>',
  },
  'Pelican, Markdown': {
    system: folderImport(pelican),
    files: {
      'pelicanconf.py': `SITEURL = '${SITE}'\nSITENAME = 'X'\nPATH = 'content'\n`,
      'content/news/ferry.md':
        'Title: Ferry\nDate: 2020-01-02\n\n<img src="https://x.example/a.png">\nText *after* it, [here]({filename}/news/boat.md).\n\n<div>Box</div>\nAfter [it](https://x.example/b).\n',
      'content/news/boat.md': 'Title: Boat\nDate: 2020-01-02\n\nBoat.\n',
    },
    shown:
      '<p><img src="https://x.example/a.png">Text <em>after</em> it, here.</p><div>Box</div><p>After <a href="https://x.example/b">it</a>.</p>',
  },
  'Hexo, tags': {
    system: folderImport(hexo),
    files: {
      '_config.yml': `title: X\nurl: ${SITE}\ntheme: landscape\n`,
      'source/_posts/ferry.md': post(
        '{% blockquote Jane, Book %}\nQuoted words\n{% endblockquote %}\n\n{% asset_img a.jpg "A ferry" %}\nAfter the [picture](https://x.example/p).\n',
      ),
    },
    shown:
      '<blockquote><p>Quoted words</p><footer>Jane Book</footer></blockquote><p>After the <a href="https://x.example/p">picture</a>.</p>',
  },
  'Astro, MDX': {
    system: folderImport(astro),
    files: {
      'astro.config.mjs': `export default { site: '${SITE}' };\n`,
      'src/content/blog/ferry.mdx': post(
        'import Chart from "../Chart.astro";\n\nText with <em>HTML</em>.\n\n<Chart title="Numbers" />\n\n<Image src="https://x.example/a.png" alt="A" />\n*Below* the [picture](https://x.example/p).\n',
      ),
    },
    shown:
      '<p>Text with <em>HTML</em>.</p><p><img src="https://x.example/a.png"></p><p><em>Below</em> the <a href="https://x.example/p">picture</a>.</p>',
  },
  RSS: {
    system: feed,
    file: 'feed.xml',
    files: {
      'feed.xml': `<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>X</title><link>${SITE}/</link><item><guid>${SITE}/a</guid><link>${SITE}/a</link><title>Ferry</title><pubDate>Thu, 02 Jan 2020 00:00:00 GMT</pubDate><description>Short</description><content:encoded><![CDATA[<p>Text <a href="/rel">rel</a>.</p><object data="x.swf">Flash words</object><p><img src="/a.png" alt="A"></p><script>no()</script>]]></content:encoded></item></channel></rss>`,
    },
    shown: `<p>Text <a href="${SITE}/rel">rel</a>.</p><p><img src="${SITE}/a.png"></p>`,
  },
  Atom: {
    system: feed,
    file: 'feed.xml',
    files: {
      'feed.xml': `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="${SITE}/blog/"><id>${SITE}/</id><title>X</title><updated>2020-01-02T00:00:00Z</updated><entry><id>${SITE}/a</id><link href="${SITE}/a"/><title type="html">Ferry</title><published>2020-01-02T00:00:00Z</published><updated>2020-01-02T00:00:00Z</updated><author><name>Jane Doe</name></author><summary>Short &amp; sweet</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text <a href="rel">rel</a> and <em>more</em> &lt;tags&gt;.</p><h2>Next</h2><p><img src="a.png" alt="A"/></p><form action="/go"><p>Sign up</p></form><table><tr><td>Cell</td></tr></table></div></content></entry></feed>`,
    },
    shown: `<p>Short &amp; sweet</p><p>Text <a href="${SITE}/blog/rel">rel</a> and <em>more</em> &lt;tags&gt;.</p><h2>Next</h2><p><img src="${SITE}/blog/a.png"></p><form action="/go"><p>Sign up</p></form><table><tr><td>Cell</td></tr></table>`,
  },
  'JSON Feed': {
    system: feed,
    file: 'feed.json',
    files: {
      'feed.json': JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'X',
        home_page_url: `${SITE}/`,
        items: [
          {
            id: `${SITE}/a`,
            url: `${SITE}/a`,
            title: 'Ferry',
            summary: 'Short',
            image: `${SITE}/lead.jpg`,
            date_published: '2020-01-02T00:00:00Z',
            content_html:
              '<p>Text <a href="/rel">rel</a>.</p><pre><code>code here</code></pre><svg><text>Drawn</text></svg><p><img src="/a.png" alt="A"></p>',
          },
        ],
      }),
    },
    shown: `<p>Short</p><img src="${SITE}/lead.jpg"><p>Text <a href="${SITE}/rel">rel</a>.</p><pre><code>code here</code></pre><svg><text>Drawn</text></svg><p><img src="${SITE}/a.png"></p>`,
  },
  'JSON Feed, text alone': {
    system: feed,
    file: 'feed.json',
    files: {
      'feed.json': JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'X',
        home_page_url: `${SITE}/`,
        items: [
          {
            id: `${SITE}/a`,
            url: `${SITE}/a`,
            title: 'Ferry',
            date_published: '2020-01-02T00:00:00Z',
            content_text: 'First *line*\n\n1986. A <great> year & more.',
          },
        ],
      }),
    },
    shown: '<p>First *line*</p><p>1986. A &lt;great&gt; year &amp; more.</p>',
  },
  'a page': {
    system: page,
    file: 'page.html',
    files: {
      'page.html': `<html lang="en"><head><title>Ferry</title><link rel="canonical" href="${SITE}/news/ferry"><script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Ferry","datePublished":"2020-01-02T00:00:00Z"}</script></head><body><article><h1>Ferry</h1><p>${'The first ferry in many months crossed the river, and people stood at the bank to see it go. '.repeat(8)}</p><figure><img src="/a.jpg" alt="A"><figcaption>Caption</figcaption></figure><p>${'A second paragraph that has enough words to be taken for the story, <a href="https://x.example/s">says</a> the editor. '.repeat(6)}</p></article></body></html>`,
    },
    shown: `<h1>Ferry</h1><p>${'The first ferry in many months crossed the river, and people stood at the bank to see it go. '.repeat(8)}</p><figure><img src="/a.jpg"><figcaption>Caption</figcaption></figure><p>${'A second paragraph that has enough words to be taken for the story, <a href="https://x.example/s">says</a> the editor. '.repeat(6)}</p>`,
  },
  NITF: {
    system: nitf,
    file: 'story.xml',
    files: {
      'story.xml': `<nitf><head><docdata><doc-id id-string="a"/><date.issue norm="20200102T000000Z"/></docdata></head><body><body.head><hedline><hl1>Ferry</hl1><hl2>Deck</hl2></hedline><abstract>Short</abstract></body.head><body.content><p>Text <a href="https://x.example/n">link</a> and <em>more</em>.</p><hl2>Next</hl2><table><tr><td>Cell</td></tr></table><ul><li>Item</li></ul><media media-type="image"><media-reference source="https://x.example/a.jpg"/><media-caption>Caption</media-caption></media></body.content><body.end><tagline>Editing by J. Roe</tagline><bibliography>A <em>book</em></bibliography></body.end></body></nitf>`,
    },
    shown: `<p>Deck</p><p>Short</p><p>Text <a href="https://x.example/n">link</a> and <em>more</em>.</p><h2>Next</h2><table><tr><td>Cell</td></tr></table><ul><li>Item</li></ul><img src="https://x.example/a.jpg"><p>Caption</p><p>Editing by J. Roe</p><p>A <em>book</em></p>`,
  },
  'NewsML-G2, XHTML within': {
    system: newsml,
    file: 'story.xml',
    files: {
      'story.xml': newsItem(
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Ferry</title></head><body><p>Text <a href="https://x.example/n">link</a> and <strong>more</strong>.</p><h2>Next</h2><ol><li>Item</li></ol><table><tr><th>Head</th><td>Cell</td></tr></table><figure><img src="https://x.example/a.jpg" alt="A"/><figcaption>Caption</figcaption></figure><object data="x.swf">Flash words</object></body></html></inlineXML>',
      ),
    },
    shown: `<p>Crossings resume</p><p>Text <a href="https://x.example/n">link</a> and <strong>more</strong>.</p><h2>Next</h2><ol><li>Item</li></ol><table><tr><th>Head</th><td>Cell</td></tr></table><figure><img src="https://x.example/a.jpg"><figcaption>Caption</figcaption></figure><object data="x.swf">Flash words</object>`,
  },
  'NewsML-G2, NITF within': {
    system: newsml,
    file: 'story.xml',
    files: {
      'story.xml': newsItem(
        '<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.head><hedline><hl1>Ferry</hl1></hedline></body.head><body.content><p>Text <a href="https://x.example/n">link</a> by <person>Jane <b>Doe</b></person>.</p><bq><block><p>Said</p></block><credit>Somebody</credit></bq><dl><dt>Term</dt><dd>Meaning</dd></dl></body.content><body.end><tagline>Editing by J. Roe</tagline></body.end></body></nitf></inlineXML>',
      ),
    },
    shown: `<p>Crossings resume</p><p>Text <a href="https://x.example/n">link</a> by Jane <b>Doe</b>.</p><blockquote><p>Said</p><p>Somebody</p></blockquote><dl><dt>Term</dt><dd>Meaning</dd></dl><p>Editing by J. Roe</p>`,
  },
  'NewsML-G2, text within': {
    system: newsml,
    file: 'story.xml',
    files: {
      'story.xml': newsItem(
        '<inlineData contenttype="text/plain">First *line* of it.\n\n1986. A &lt;great&gt; year &amp; more.</inlineData>',
      ),
    },
    shown: '<p>Crossings resume</p><p>First *line* of it.</p><p>1986. A &lt;great&gt; year &amp; more.</p>',
  },
  ninjs: {
    system: ninjs,
    file: 'story.json',
    files: {
      'story.json': JSON.stringify({
        uri: 'urn:x:ferry',
        type: 'text',
        version: '1',
        versioncreated: '2020-01-02T00:00:00Z',
        pubstatus: 'usable',
        headline: 'Ferry',
        description_text: 'Crossings resume',
        body_html:
          '<p>Text <a href="https://x.example/n">link</a>.</p><ul><li>Item</li></ul><p><img src="https://x.example/a.jpg" alt="A"></p><form><label>Vote now</label></form>',
        associations: {
          lead: {
            uri: 'urn:x:p',
            type: 'picture',
            body_text: 'At the dock',
            description_text: 'At the dock',
            byline: 'J. Roe',
            renditions: { original: { href: 'https://x.example/lead.jpg', mimetype: 'image/jpeg' } },
          },
        },
      }),
    },
    shown: `<p>Crossings resume</p><img src="https://x.example/lead.jpg"><p>At the dock</p><p>Text <a href="https://x.example/n">link</a>.</p><ul><li>Item</li></ul><p><img src="https://x.example/a.jpg"></p><form><label>Vote now</label></form>`,
  },
};

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

describe.each(Object.entries(ROWS))('%s', (_, { system, files, file, shown }) => {
  it('has every word, link and picture of the old site, or a loss that accounts for it', async () => {
    const dir = await folderWith(files);
    const from = file === undefined ? dir : `${dir}/${file}`;
    const events = await readEvents(system, { from, site: SITE, timezone: 'UTC' });
    const into = await folderWith();
    const { losses } = await imported(into, events);
    const content = await openFolderCollection({ dir: into });
    try {
      for await (const article of articlesOf(content.handle, content.generation)) {
        if (article.title !== 'Ferry') continue;
        const { title, description = '', body, image } = article;
        const facts = [title, description, image?.caption, image?.alt, article.dateline].map((each) =>
          escaped(each ?? ''),
        );
        const html = `${facts.map((each) => `<p>${each}</p>`).join('')}<img src="${image?.url ?? ''}">${body}`;
        const { words, links, pictures } = unnamed({
          source: shown,
          imported: html,
          losses,
          base: `${SITE}/`,
        });
        expect({ words, links, pictures }).toEqual({ words: [], links: [], pictures: [] });
        return;
      }
      throw new Error(`the article is not there: ${JSON.stringify(content.report.problems)}`);
    } finally {
      content.close();
    }
  });
});

test.each([
  ['a word', '<p>One two.</p>', '<p>One.</p>', [], { words: ['two'], links: [], pictures: [] }],
  [
    'a word that stood twice',
    '<p>One one.</p>',
    '<p>one</p>',
    [],
    { words: ['One'], links: [], pictures: [] },
  ],
  ['a link', '<a href="/a">x</a>', 'x', [], { words: [], links: ['old.example/a'], pictures: [] }],
  ['a picture', '<img src="/a.png?x=1">', '', [], { words: [], links: [], pictures: ['a.png'] }],
  [
    'nothing, where a loss quotes it',
    '<p>One two.</p>',
    'One',
    [{ what: 'text left out: “two”', kind: 'x' }],
    { words: [], links: [], pictures: [] },
  ],
  [
    'nothing within an element that is left out',
    '<form><a href="/a">Go</a> there</form>',
    '',
    [{ what: '<form> left out', kind: '<form>' }],
    { words: [], links: [], pictures: [] },
  ],
  [
    'a word beside such an element',
    '<form>Go</form> there',
    '',
    [{ what: '<form> left out', kind: '<form>' }],
    { words: ['there'], links: [], pictures: [] },
  ],
] as const)('the comparison finds %s', (_, source, html, losses, wanted) => {
  const { words, links, pictures } = unnamed({
    source,
    imported: html,
    losses,
    base: 'https://old.example/',
  });
  expect({ words, links, pictures }).toEqual(wanted);
});
