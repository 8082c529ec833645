import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { paragraphs } from '../../src/import/wordpress/autop.ts';
import { wordpress } from '../../src/import/wordpress/wordpress.ts';
import { checked, folderWith, imported } from './collection.ts';
import { attachment, type Item, item, readWxr, wxr } from './wxr.ts';

const bodyOf = async (content: string, others: readonly string[] = [], given: Partial<Item> = {}) => {
  const { articles, losses } = await readWxr([item({ content, ...given }), ...others]);
  return { text: articles[0]?.body.text.trim(), losses };
};

describe('what a post says', () => {
  it('comes along exactly', async () => {
    const { events } = await readWxr([
      item({
        title: 'Ferry &amp; <em>bridge</em>',
        excerpt: 'Crossings\n  resume.',
        terms: [
          'category northwest=Northwest',
          'category news=News',
          'category %e6%96%b0%e8%81%9e=新聞',
          'post_tag ferries=Ferries &amp; boats',
        ],
        name: '%d7%9e%d7%a2%d7%91%d7%95%d7%a8%d7%aa',
        meta: { _thumbnail_id: '20', _wp_old_slug: 'boat' },
      }),
      attachment(20, 'https://old.example/wp-content/uploads/2019/09/f.jpg', {
        excerpt: 'The <b>first</b> crossing.',
        meta: { _wp_attachment_image_alt: 'A ferry', _media_credit: 'Odile Marchetti' },
      }),
    ]);
    expect(events.find(({ kind }) => kind === 'site')).toEqual({
      kind: 'site',
      site: {
        title: 'The Old Lantern',
        description: 'News & weather',
        language: 'en-US',
        url: 'https://old.example',
        timezone: undefined,
      },
    });
    expect(
      events.flatMap((event) =>
        event.kind === 'section' ? [[event.section.path, event.section.title]] : [],
      ),
    ).toEqual([
      ['news', 'News & Weather'],
      ['news/northwest', 'Northwest'],
      ['新聞', '新聞'],
    ]);
    expect(events.find(({ kind }) => kind === 'article')).toMatchObject({
      article: {
        place: 'export.xml: post 12',
        path: 'news/northwest/מעבורת',
        title: 'Ferry & bridge',
        description: 'Crossings resume.',
        date: '2019-09-25T21:12:30-07:00',
        authors: [{ name: 'Jane Doe, Executive Director' }],
        tags: ['Ferries & boats'],
        sections: ['新聞'],
        image: {
          src: 'https://old.example/wp-content/uploads/2019/09/f.jpg',
          alt: 'A ferry',
          caption: 'The first crossing.',
          credit: 'Odile Marchetti',
        },
        id: 'https://old.example/?p=12',
        address: 'https://old.example/2019/09/ferry/',
        unpublished: undefined,
        body: { format: 'html', text: '<p>A story.</p>\n' },
      },
    });
  });

  it('goes through check without a hand edit', async () => {
    const { events } = await readWxr(
      [
        item({}),
        item({
          id: 13,
          name: 'ferry',
          link: 'https://old.example/2019/10/ferry/',
          terms: ['category northwest=N', 'post_tag ferries=Boats'],
        }),
      ],
      { timezone: 'America/Los_Angeles' },
    );
    const dir = await folderWith();
    await imported(dir, events);
    expect((await checked(dir)).filter((line) => !line.includes('author-name'))).toEqual([]);
  });
});

describe('what the old site does not show to everyone stays a draft', () => {
  it.each([
    [{ status: 'private' }, 'it is private'],
    [{ status: 'draft' }, 'it is draft'],
    [{ status: 'pending' }, 'it is pending'],
    [{ status: 'archived' }, 'it is archived'],
    [{ password: 'enter' }, 'it has a password'],
    [{ status: 'future' }, 'it was scheduled, and never published'],
    [{ status: 'future', dates: ['2999-01-01 00:00:00', '2999-01-01 00:00:00'] }, undefined],
    [{}, undefined],
  ] as const)('%o', async (given, reason) => {
    const { articles } = await readWxr([item(given)]);
    expect(articles.map(({ unpublished }) => unpublished)).toEqual([reason]);
  });

  it.each([
    [{ password: 'enter' }, 'https://old.example/2019/09/ferry/'],
    [{ status: 'draft' }, undefined],
  ] as const)('%o has the address %s', async (given, address) => {
    const { articles } = await readWxr([item(given)]);
    expect(articles[0]?.address).toBe(address);
  });

  it.each(['trash', 'auto-draft'])('%s is left out, and named', async (status) => {
    const { articles, losses } = await readWxr([item({ status })]);
    expect(articles).toEqual([]);
    expect(losses[0]).toMatch(/^“Ferry” left out/);
  });
});

describe('a post that is taken down has the time', () => {
  const dates = ['2019-07-01 04:00:00', '2019-07-01 11:00:00'] as const;
  it.each([
    ['_expiration-date', '1893456000', '2030-01-01T00:00:00Z', undefined],
    ['_expiration-date', '1561000000', undefined, 'it has expired'],
    ['expiry_date', '2030-01-01', '2030-01-01T00:00:00-07:00', undefined],
    ['expires', '2030-01-01 09:30', '2030-01-01T09:30:00-07:00', undefined],
    ['unpublish_on', '20300101', '2030-01-01T00:00:00-07:00', undefined],
    ['expires_at', '2030-01-01T09:30:00Z', '2030-01-01T09:30:00Z', undefined],
    ['expiration', 'soon', undefined, 'its expiration, by which it is shown or not, cannot be read'],
    ['expires', 'never', undefined, undefined],
    ['expires', '', undefined, undefined],
  ])('%s: %s', async (key, value, expires, unpublished) => {
    const { articles, losses } = await readWxr([item({ dates, meta: { [key]: value } })]);
    expect(articles.map(({ fields, unpublished }) => [fields?.expires, unpublished])).toEqual([
      [expires, unpublished],
    ]);
    expect(losses.filter((loss) => loss.includes(key))).toEqual([]);
  });

  it('unless it is mapped', async () => {
    const { articles } = await readWxr([item({ dates, meta: { expires: '2030-01-01T00:00:00Z' } })], {
      map: new Map([['expires', 'updated']]),
    });
    expect([articles[0]?.updated, articles[0]?.fields?.expires]).toEqual(['2030-01-01T00:00:00Z', undefined]);
  });
});

describe('dates', () => {
  it.each([
    [['2019-07-01 00:30:00', '2019-06-30 22:30:00'], '2019-07-01T00:30:00+02:00'],
    [['2019-07-01 04:00:00', '2019-06-30 22:15:00'], '2019-07-01T04:00:00+05:45'],
    [['2019-07-01 04:00:00', '2019-07-01 04:00:00'], '2019-07-01T04:00:00Z'],
    [['2019-07-01 04:00:00', '0000-00-00 00:00:00'], '2019-07-01 04:00:00'],
    [['0000-00-00 00:00:00', '2019-07-01 04:00:00'], '2019-07-01T04:00:00Z'],
    [['0000-00-00 00:00:00', '0000-00-00 00:00:00'], '2019-09-26T04:12:30Z'],
    [['2019-07-01 04:00:00', '2018-01-01 00:00:01'], '2018-01-01T00:00:01Z'],
  ] as const)('%o', async (dates, date) => {
    const { articles } = await readWxr([item({ dates })]);
    expect(articles[0]?.date).toBe(date);
  });
});

describe('bylines', () => {
  const guest = item({
    id: 30,
    type: 'guest-author',
    title: 'Ingrid Sørlie',
    name: 'cap-isorlie',
    meta: { 'cap-display_name': 'Ingrid Sørlie', 'cap-user_login': 'isorlie' },
  });
  const coAuthors = [
    'category news=News',
    'author cap-isorlie=isorlie',
    'author cap-jdoe=jdoe',
    'author jdoe=jdoe',
  ];

  it.each([
    ['of Co-Authors Plus', { terms: coAuthors }, {}, ['Ingrid Sørlie', 'Jane Doe, Executive Director']],
    [
      'as --authors says',
      { creator: 'ssmith' },
      { authors: new Map([['ssmith', 'Sam Smith']]) },
      ['Sam Smith'],
    ],
    [
      'of a custom field',
      { meta: { byline: 'By <b>Sam</b>' } },
      { map: new Map([['byline', 'authors']]) },
      ['By Sam'],
    ],
    ['of nobody', { creator: '' }, {}, []],
  ] as const)('%s', async (_, given, options, names) => {
    const { articles, losses } = await readWxr([item(given), guest], options);
    expect(articles[0]?.authors.map(({ name }) => name)).toEqual(names);
    expect(losses.filter((loss) => loss.includes('has no name'))).toEqual([]);
  });

  it('a key that has no name is named', async () => {
    const { losses } = await readWxr([item({ creator: 'ssmith' })]);
    expect(losses).toContain('author “ssmith” has no name in the export; write one with --authors');
  });
});

describe('classic text has the paragraphs and lines of its page', () => {
  it.each([
    ['a\nb\n\n\nc', '<p>a<br />\nb</p>\n<p>c</p>\n'],
    ['1986. A great year.\n\n* not a list', '<p>1986. A great year.</p>\n<p>* not a list</p>\n'],
    ['a<br />\nb<br>c', '<p>a<br />\nb<br />\nc</p>\n'],
    ['a<br><br>b', '<p>a</p>\n<p>b</p>\n'],
    ['<b>a</b>\n<i>b</i>', '<p><b>a</b><br />\n<i>b</i></p>\n'],
    ['a\n<h2>b</h2>\nc', '<p>a</p>\n<h2>b</h2><p>c</p>\n'],
    ['<ul>\n<li>a</li>\n\n<li>b\nc</li>\n</ul>', '<ul>\n<li>a</li>\n<li>b<br />\nc</li>\n</ul>'],
    ['<blockquote>a\n\nb</blockquote>', '<blockquote><p>a</p>\n<p>b</p>\n</blockquote>'],
    ['<blockquote>a</blockquote>', '<blockquote><p>a</p>\n</blockquote>'],
    ['<div>a</div>', '<div>a</div>'],
    ['<p>a\n\nb</p>', '<p>a</p>\n<p>b</p>'],
    ['<pre>a\n\n<b>b</b></pre>\nc', '<pre>a\n\n<b>b</b></pre><p>c</p>\n'],
    ['<script>\n\na\n</script>', '<script>\n\na\n</script>'],
    ['a <a\nhref="b">c</a>', '<p>a <a href="b">c</a></p>\n'],
    [
      '<table>\n<tr>\n<td>a\n\nb</td>\n</tr>\n</table>',
      '<table>\n<tr>\n<td><p>a</p>\n<p>b</p>\n</td>\n</tr>\n</table>',
    ],
    ['a\r\n\r\nb', '<p>a</p>\n<p>b</p>\n'],
    ['<pre>never\n\nclosed', '<pre><p>never</p>\n<p>closed</p>\n'],
    ['', ''],
  ])('%j', (text, html) => {
    expect(paragraphs(text)).toBe(html);
  });
});

describe('shortcodes', () => {
  const url = (name: string) => `https://old.example/${name}`;
  const pictures = [
    attachment(20, url('a.jpg'), {
      excerpt: 'A',
      meta: { _wp_attachment_image_alt: 'One' },
      more: '<wp:post_parent>12</wp:post_parent>',
    }),
    attachment(21, url('b.mp3'), { title: 'Song', more: '<wp:post_parent>12</wp:post_parent>' }),
  ];
  const figure = `<figure><img src="${url('a.jpg')}" alt="One"><figcaption>A</figcaption></figure>`;

  it.each([
    [
      '[caption id="x" width="300"]<a href="b"><img src="a" alt="c" /></a> A <b>boat</b>[/caption]',
      '<figure><a href="b"><img src="a" alt="c" /></a><figcaption>A <b>boat</b></figcaption></figure>',
    ],
    [
      '[caption caption="Old &amp; new"]<img src="a">[/caption]',
      '<figure><img src="a"><figcaption>Old &amp; new</figcaption></figure>',
    ],
    ['[gallery ids="20"]', figure],
    ['[gallery]', figure],
    [
      '[playlist]',
      `<figure><audio src="${url('b.mp3')}" controls></audio><figcaption>Song</figcaption></figure>`,
    ],
    ['[audio mp3="/a.mp3"][/audio]', '<p><audio src="/a.mp3" controls></audio></p>'],
    [
      '[audio https://a.example/a.mp3|titles=A]',
      '<p><audio src="https://a.example/a.mp3" controls></audio></p>',
    ],
    [
      '[video width="3" mp4="https://a.example/a.mp4"]',
      '<p><video src="https://a.example/a.mp4" controls></video></p>',
    ],
    ['[embed width="3"]https://youtu.be/abcdefgh[/embed]', '<p>https://youtu.be/abcdefgh</p>'],
    [
      '[youtube https://www.youtube.com/watch?v=abcdefgh&amp;w=320]',
      '<p>https://www.youtube.com/watch?v=abcdefgh&w=320</p>',
    ],
    ['[youtube id="abcdefgh-12"] b', '<p>https://www.youtube.com/watch?v=abcdefgh-12</p>\n<p>b</p>'],
    [
      '[sourcecode language="php"]\nif (a < b)\n\n[gallery]\n[/sourcecode]',
      '<pre><code class="language-php">if (a &lt; b)\n\n[gallery]</code></pre>',
    ],
    ['[code]&lt;b&gt;[/code]', '<pre><code>&lt;b&gt;</code></pre>'],
    ['[[gallery]]', '<p>&#91;gallery]</p>'],
    [
      'She said [sic] that [the mayor] left [1]. [video] of [the] [youtube channel]',
      '<p>She said [sic] that [the mayor] left [1]. [video] of [the] [youtube channel]</p>',
    ],
  ])('%s', async (content, text) => {
    const { text: found } = await bodyOf(content, pictures);
    expect(found).toBe(text);
  });

  it.each([
    ['[poll id="3"]', ['shortcode [poll] left out'], ''],
    ['[box]a[/box] [box]b[/box]', ['shortcode [box] left out, 2 times'], '<p>a b</p>'],
    [
      '[vc_row][vc_column]a[/vc_column][/vc_row]',
      ['shortcode [vc_row] left out', 'shortcode [vc_column] left out'],
      '<p>a</p>',
    ],
    [
      '[gallery ids="99"]',
      [
        '[gallery]: attachment 99 is not in the export, so it was left out',
        'shortcode [gallery] left out, as none of its pictures is in the export',
      ],
      '',
    ],
    ['<pre>[poll id="3"]</pre>', [], '<pre>[poll id="3"]</pre>'],
  ])('%s is named', async (content, named, text) => {
    const { text: found, losses } = await bodyOf(content);
    expect(losses.slice(0, named.length)).toEqual(named);
    expect(losses.filter((loss) => loss.includes('shortcode')).length).toBe(
      named.filter((loss) => loss.includes('shortcode')).length,
    );
    expect(found).toBe(text);
  });
});

describe('blocks', () => {
  it.each([
    [
      'their comments go',
      '<!-- wp:paragraph {"align":"left"} -->\n<p>a</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:html -->\n<b>c</b>\n\nd\n<!-- /wp:html -->',
      '<p>a</p>\n\n<b>c</b>\n\nd',
    ],
    [
      'text between them is classic',
      '<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->\n\nb\nc',
      '<p>a</p>\n<p>b<br />\nc</p>',
    ],
    ['one that is used in many places', '<!-- wp:block {"ref":40} /-->', '<p>Help us.</p>'],
    [
      'footnotes',
      '<!-- wp:paragraph -->\n<p>a<sup data-fn="x"><a href="#x" id="x-link">1</a></sup></p>\n<!-- /wp:paragraph -->\n<!-- wp:footnotes /-->',
      '<p>a<sup data-fn="x"><a href="#x" id="x-link">1</a></sup></p>\n<ol><li id="x">Note <a href="#x-link">↩︎</a></li></ol>',
    ],
    ['a mark where the front page ends', 'a\n<!--more-->\nb', '<p>a</p>\n<p>b</p>'],
  ])('%s', async (_, content, text) => {
    const reusable = item({
      id: 40,
      type: 'wp_block',
      content: '<!-- wp:paragraph -->\n<p>Help us.</p>\n<!-- /wp:paragraph -->',
    });
    const { text: found } = await bodyOf(content, [reusable], {
      meta: { footnotes: '[{"content":"Note","id":"x"}]' },
    });
    expect(found?.replace(/\n+/g, '\n')).toBe(text.replace(/\n+/g, '\n'));
  });

  it('what the old site fills in is named', async () => {
    const { losses } = await bodyOf(
      '<!-- wp:latest-posts {"a":1} /--><!-- wp:paragraph --><p>a</p><!-- /wp:paragraph -->',
    );
    expect(losses[0]).toBe('block latest-posts left out, as the old site fills it in itself');
  });
});

describe('what is no post', () => {
  it('is named, or taken in with --types', async () => {
    const items = [
      item({ id: 13, type: 'page', title: 'About', terms: [] }),
      item({ id: 14, type: 'nav_menu_item' }),
      item({}),
    ];
    const { articles, losses } = await readWxr(items);
    expect(articles.map(({ place }) => place)).toEqual(['export.xml: post 12']);
    expect(losses).toEqual(
      expect.arrayContaining([
        '“About” left out, as it is a page; --types page takes it in',
        '1 items of post type nav_menu_item left out',
      ]),
    );
    expect((await readWxr(items, { types: ['page'] })).articles.map(({ path }) => path)).toEqual([
      'page/ferry',
      'news/ferry',
    ]);
  });

  it('is counted: comments, custom fields, taxonomies, addresses of authors', async () => {
    const comment =
      '<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_content><![CDATA[Hi]]></wp:comment_content></wp:comment>';
    const { events } = await readWxr([
      item({
        meta: { deck: 'x', _edit_last: '1' },
        terms: ['category news=News', 'series one=One'],
        more: comment + comment,
      }),
    ]);
    const losses = events.flatMap((event) =>
      event.kind === 'loss' ? [[event.loss.kind, event.loss.count]] : [],
    );
    expect(losses).toEqual(
      expect.arrayContaining([
        ['custom field deck', 1],
        ['taxonomy series', 1],
        ['comment', 2],
        ['e-mail address of an author', 1],
      ]),
    );
    expect(losses).not.toContainEqual(['custom field _edit_last', 1]);
  });

  it('becomes what --map says', async () => {
    const map = new Map([
      ['deck', 'description'],
      ['series', 'tags'],
      ['wire', 'source'],
    ]);
    const { articles } = await readWxr(
      [item({ meta: { deck: 'Line', wire: 'AP' }, terms: ['category news=News', 'series one=One'] })],
      { map },
    );
    expect(articles[0]).toMatchObject({ description: 'Line', tags: ['One'], fields: { source: 'AP' } });
  });
});

describe('old addresses', () => {
  it('of sections, tags, authors and their feeds lead on', async () => {
    const { events } = await readWxr([
      item({
        creator: 'jdoe',
        terms: ['category news=News', 'category %e6%96%b0%e8%81%9e=新聞', 'post_tag ferry-2=Ferries'],
        meta: { _wp_old_slug: 'boat' },
      }),
      attachment(20, 'https://old.example/a.jpg'),
    ]);
    const redirects = events.flatMap((event) =>
      event.kind === 'redirect' ? [`${event.redirect.from} ${event.redirect.to}`] : [],
    );
    expect(redirects).toEqual([
      expect.stringMatching(/^\/category\/新聞\/feed \/xinwen-[0-9a-f]{6}\/rss\.xml$/),
      expect.stringMatching(/^\/category\/新聞 \/xinwen-[0-9a-f]{6}\/$/),
      '/tag/ferry-2/feed /tags/ferries/rss.xml',
      '/tag/ferry-2 /tags/ferries/',
      '/author/jdoe/feed /authors/jane-doe-executive-director/rss.xml',
      '/author/jdoe /authors/jane-doe-executive-director/',
      '/category/:section/feed /:section/rss.xml',
      '/category/:above/:section/feed /:above/:section/rss.xml',
      '/category/* /:splat',
      '/tag/:name/feed /tags/:name/rss.xml',
      '/tag/:name /tags/:name/',
      '/author/:name/feed /authors/:name/rss.xml',
      '/author/:name /authors/:name/',
      '/:year/:month/:slug/:attachment /:year/:month/:slug',
    ]);
    expect(events.find(({ kind }) => kind === 'article')).toMatchObject({
      article: { aliases: ['/2019/09/boat/'] },
    });
  });

  it('of pictures are counted where they lead nowhere', async () => {
    const { events } = await readWxr([
      item({ link: 'https://old.example/2019/09/ferry/' }),
      attachment(20, 'https://old.example/a.jpg', { link: 'https://old.example/2019/09/ferry/a/' }),
      attachment(21, 'https://old.example/b.jpg', { link: 'https://old.example/b/' }),
      attachment(22, 'https://old.example/c.jpg', { link: 'https://old.example/2019/09/c/' }),
      attachment(23, 'https://old.example/d.jpg', { link: 'https://old.example/?attachment_id=23' }),
    ]);
    const losses = events.flatMap((event) =>
      event.kind === 'loss' && event.loss.kind.startsWith('page of a picture') ? [event.loss] : [],
    );
    expect(losses).toEqual([
      {
        place: 'export.xml',
        what: 'addresses of 2 pages of pictures and files lead nowhere; redirects in site.yaml can lead them on',
        kind: 'page of a picture or file without a redirect',
        count: 2,
      },
    ]);
  });

  it('by number in a text are those by name', async () => {
    const { text } = await bodyOf('<a href="https://old.example/?p=13">x</a> <a href="/?p=99">y</a>', [
      item({ id: 13, link: 'https://old.example/clinic/' }),
    ]);
    expect(text).toBe('<p><a href="https://old.example/clinic/">x</a> <a href="/?p=99">y</a></p>');
  });
});

describe('a file that is not as it should be', () => {
  it('is known by its beginning', async () => {
    const dir = await folderWith({ 'a.xml': wxr([]), 'b.xml': '<rss/>', 'c/1.xml': wxr([]), 'd/x.txt': '' });
    const certainty = await Promise.all(
      ['a.xml', 'b.xml', 'c', 'd', 'nowhere'].map((name) => wordpress.detect(`${dir}/${name}`)),
    );
    expect(certainty).toEqual([1, 0, 1, 0, 0]);
  });

  it.each([
    [
      'control characters and bare ampersands',
      (text: string) => text.replace('<link>https', '<wp:x>a & b \u0008 &nbsp;</wp:x><link>https'),
      2,
    ],
    ['an item that does not end', (text: string) => text.replace('</item>', ''), 2],
    ['a tag too many', (text: string) => text.replace('</item>', '</b></item>'), 2],
    ['an end that is missing', (text: string) => text.slice(0, text.lastIndexOf('<wp:post_password>')), 2],
  ])('%s: every article is read, and the fault is named', async (_, damage, count) => {
    const { articles, losses } = await readWxr(damage(wxr([item({}), item({ id: 13, name: 'clinic' })])));
    expect(articles.length).toBe(count);
    expect(losses.filter((loss) => loss.startsWith('not well-formed XML'))).not.toEqual([]);
  });

  it('without an item says so', async () => {
    await expect(readWxr([])).rejects.toThrow('there is no item in it');
  });

  it('in another encoding is read by its declaration', async () => {
    const dir = await folderWith();
    const text = wxr([item({ title: 'Café' })]).replace('UTF-8', 'ISO-8859-1');
    writeFileSync(`${dir}/a.xml`, Buffer.from(text.replace(/[^\x00-\xff]/g, '?'), 'latin1'));
    const titles: string[] = [];
    for await (const event of wordpress.read({ from: `${dir}/a.xml` }))
      if (event.kind === 'article') titles.push(event.article.title);
    expect(titles).toEqual(['Café']);
  });
});
