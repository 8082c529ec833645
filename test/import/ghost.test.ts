import { describe, expect, it } from 'vitest';
import { ghost } from '../../src/import/ghost/ghost.ts';
import type { ImportOptions } from '../../src/import/import-system.ts';
import type { ImportEvent } from '../../src/import/imported.ts';
import { checked, folderWith, imported } from './collection.ts';

type Row = Readonly<Record<string, unknown>>;

const post = (given: Row = {}): Row => ({
  id: '673b1f0e8a1c2d0001a1b2c3',
  title: 'Ferry returns',
  slug: 'ferry',
  html: '<p>A story.</p>',
  type: 'post',
  status: 'published',
  visibility: 'public',
  published_at: '2019-09-26T04:12:30.000Z',
  ...given,
});

const tables = {
  tags: [
    { id: 't1', name: 'News', slug: 'news', description: 'All of it' },
    { id: 't2', name: 'Ferries', slug: 'ferry-2' },
    { id: 't3', name: '#wide', slug: 'hash-wide', visibility: 'internal' },
  ],
  users: [
    { id: 'u1', name: 'Jane Doe', slug: 'jane', email: 'j@old.example', bio: 'Writes.' },
    { id: 'u2', name: 'Sam Smith', slug: 'sam-smith' },
  ],
  posts_tags: [
    { post_id: '673b1f0e8a1c2d0001a1b2c3', tag_id: 't2', sort_order: 2 },
    { post_id: '673b1f0e8a1c2d0001a1b2c3', tag_id: 't3', sort_order: 0 },
    { post_id: '673b1f0e8a1c2d0001a1b2c3', tag_id: 't1', sort_order: 1 },
  ],
  posts_authors: [
    { post_id: '673b1f0e8a1c2d0001a1b2c3', author_id: 'u2', sort_order: 1 },
    { post_id: '673b1f0e8a1c2d0001a1b2c3', author_id: 'u1', sort_order: 0 },
  ],
  posts_meta: [
    {
      post_id: '673b1f0e8a1c2d0001a1b2c3',
      feature_image_alt: 'A ferry',
      feature_image_caption: 'The <b>first</b> crossing.',
      meta_title: 'SEO',
    },
  ],
  settings: [
    { key: 'title', value: 'The Old Lantern' },
    { key: 'locale', value: 'en' },
    { key: 'timezone', value: 'America/Los_Angeles' },
    { key: 'logo', value: '__GHOST_URL__/content/images/logo.png' },
  ],
};

const site = 'https://old.example';

const exported = (posts: readonly Row[]): string =>
  JSON.stringify({ db: [{ meta: { exported_on: 1, version: '5.0.0' }, data: { posts, ...tables } }] });

async function read(text: string | readonly Row[], options: Partial<ImportOptions> = {}) {
  const dir = await folderWith({ 'ghost.json': typeof text === 'string' ? text : exported(text) });
  const events: ImportEvent[] = [];
  for await (const event of ghost.read({ from: `${dir}/ghost.json`, site, ...options })) events.push(event);
  return {
    events,
    articles: events.flatMap((event) => (event.kind === 'article' ? [event.article] : [])),
    losses: events.flatMap((event) => (event.kind === 'loss' ? [event.loss] : [])),
  };
}

describe('a post', () => {
  it('comes along exactly', async () => {
    const { articles, events } = await read([
      post({
        feature_image: '__GHOST_URL__/content/images/f.jpg',
        custom_excerpt: 'Crossings\nresume.',
        codeinjection_head: '<script>',
      }),
    ]);
    expect(articles).toMatchObject([
      {
        place: 'ghost.json: post 673b1f0e8a1c2d0001a1b2c3',
        path: 'news/ferry',
        description: 'Crossings resume.',
        date: '2019-09-26T04:12:30Z',
        authors: [{ name: 'Jane Doe' }, { name: 'Sam Smith' }],
        tags: ['Ferries'],
        image: { src: `${site}/content/images/f.jpg`, alt: 'A ferry', caption: 'The first crossing.' },
        id: 'tag:old.example,2019-09-26:673b1f0e8a1c2d0001a1b2c3',
        address: `${site}/ferry/`,
        unpublished: undefined,
      },
    ]);
    expect(events[0]).toMatchObject({
      site: { title: 'The Old Lantern', url: site, language: 'en', timezone: 'America/Los_Angeles' },
    });
    expect(
      events.flatMap((event) =>
        event.kind === 'section' ? [event.section.path, event.section.description] : [],
      ),
    ).toEqual(['news', 'All of it']);
  });

  it('goes through check without a hand edit, with old addresses that lead on', async () => {
    const { events } = await read([post()]);
    const dir = await folderWith();
    const { files } = await imported(dir, events);
    expect((await checked(dir)).filter((line) => !line.includes('site-default'))).toEqual([]);
    expect(files['site.yaml']).toContain(
      'redirects:\n  /tag/news/rss: /news/rss.xml\n  /tag/news: /news/\n  /tag/ferry-2/rss: /tags/ferries/rss.xml\n  /tag/ferry-2: /tags/ferries/\n  /author/jane/rss: /authors/jane-doe/rss.xml\n',
    );
  });

  it('what is not used is counted', async () => {
    const { losses } = await read([post({ featured: 1, codeinjection_foot: 'x' })]);
    expect(losses.map(({ kind, count }) => `${kind} ${count}`).toSorted()).toEqual([
      'codeinjection_foot 1',
      'e-mail address of an author 1',
      'featured 1',
      'internal tag #wide 1',
      'meta_title 1',
      'setting logo 1',
      'text about an author 1',
    ]);
  });

  it.each([
    [{ slug: '' }, 'news/ferry-returns'],
    [{ slug: null, title: '' }, 'news/2019-09-26-673b1f0e8a1c2d0001a1b2c3'],
    [{ slug: undefined, title: '…' }, 'news/2019-09-26-673b1f0e8a1c2d0001a1b2c3'],
    [{ slug: '', title: '', published_at: null }, 'news/673b1f0e8a1c2d0001a1b2c3'],
  ])('without what its address ends in, %o, is named', async (given, path) => {
    expect((await read([post(given)])).articles.map((article) => article.path)).toEqual([path]);
  });

  it('of an old version is read: one author, numbers as times, Markdown', async () => {
    const old = post({
      id: 7,
      html: null,
      markdown: '# A\n\nb',
      author_id: 'u2',
      published_at: 1569471150000,
      image: '/a.jpg',
      visibility: null,
    });
    const { articles } = await read([old]);
    expect(articles).toMatchObject([
      {
        path: 'news/ferry',
        date: '2019-09-26T04:12:30Z',
        authors: [{ name: 'Sam Smith' }],
        body: { format: 'markdown', text: '# A\n\nb' },
        image: { src: '/a.jpg' },
      },
    ]);
  });

  it('with an address elsewhere has its page there', async () => {
    const { articles } = await read([
      post({ canonical_url: 'https://other.example/ferry/' }),
      post({ id: 'b', canonical_url: `${site}/ferry` }),
    ]);
    expect(articles.map(({ fields }) => fields)).toEqual([{ url: 'https://other.example/ferry/' }, {}]);
  });
});

describe('what the old site does not show to everyone never becomes public', () => {
  it.each([
    [{ status: 'draft' }, 'it is a draft'],
    [{ status: 'sent' }, 'it was a letter, and never on the site'],
    [{ status: 'scheduled' }, 'it was scheduled, and never published'],
    [{ status: 'scheduled', published_at: '2999-01-01T00:00:00.000Z' }, undefined],
    [{}, undefined],
  ])('%o', async (given, reason) => {
    expect((await read([post(given)])).articles.map(({ unpublished }) => unpublished)).toEqual([reason]);
  });

  it.each(['members', 'paid', 'tiers', 'status:-free'])(
    'what is for %s is left out, or a draft with --members',
    async (visibility) => {
      const { articles, losses } = await read([post({ visibility })]);
      expect(articles).toEqual([]);
      expect(losses[0]?.what).toBe(
        `“Ferry returns” left out, as it is for ${visibility}; --members takes it in as a draft`,
      );
      const taken = await read([post({ visibility })], { members: true });
      expect(taken.articles.map(({ unpublished }) => unpublished)).toEqual([`it is for ${visibility}`]);
    },
  );

  it('parts for members are left out of what is for everyone', async () => {
    const gate = (nonMember: boolean) =>
      `<!--kg-gated-block:begin nonMember:${nonMember} memberSegment:"" --><p>${nonMember}</p><!--kg-gated-block:end-->`;
    const { articles, losses } = await read([post({ html: `<p>a</p>${gate(false)}${gate(true)}` })]);
    expect(articles[0]?.body.text).toBe('<p>a</p><p>true</p>');
    expect(losses[0]?.kind).toBe('part for members');
  });

  it('pages are named, or taken in', async () => {
    const page = post({ type: 'page', title: 'About' });
    expect((await read([page])).losses[0]?.what).toBe(
      '“About” left out, as it is a page; --types page takes it in',
    );
    expect((await read([page], { types: ['page'] })).articles.length).toBe(1);
  });
});

const lexical = (children: readonly unknown[]) => JSON.stringify({ root: { type: 'root', children } });
const text = (value: string, format = 0) => ({ type: 'extended-text', text: value, format });

describe('the text', () => {
  it.each([
    [
      'of Lexical',
      {
        html: null,
        lexical: lexical([
          {
            type: 'paragraph',
            children: [
              text('a <b> '),
              text('c', 3),
              { type: 'linebreak' },
              { type: 'link', url: 'https://a.example/?b&c', children: [text('d')] },
            ],
          },
          { type: 'extended-heading', tag: 'h3', children: [text('e')] },
          {
            type: 'list',
            listType: 'number',
            start: 3,
            children: [{ type: 'listitem', children: [text('f')] }],
          },
          { type: 'image', src: '__GHOST_URL__/a.jpg', alt: 'A', caption: 'B' },
          { type: 'html', html: '<i>g</i>', visibility: { web: { nonMember: false } } },
          { type: 'codeblock', code: 'a < b', language: 'js' },
          { type: 'horizontalrule' },
        ]),
      },
      `<p>a &lt;b&gt; <em><strong>c</strong></em><br><a href="https://a.example/?b&amp;c">d</a></p>\n<h3>e</h3>\n<ol start="3"><li>f</li></ol>\n<figure><img src="${site}/a.jpg" alt="A"><figcaption>B</figcaption></figure>\n<pre><code class="language-js">a &lt; b</code></pre>\n<hr>\n`,
    ],
    [
      'of Mobiledoc',
      {
        html: null,
        mobiledoc: JSON.stringify({
          version: '0.3.1',
          atoms: [['soft-return', '', {}]],
          cards: [
            ['bookmark', { url: 'https://a.example/', metadata: { title: 'A & B', description: 'C' } }],
            ['hr', {}],
          ],
          markups: [['strong'], ['a', ['href', 'https://a.example/']]],
          sections: [
            [
              1,
              'p',
              [
                [0, [], 0, 'a '],
                [0, [0, 1], 1, 'b'],
                [0, [], 1, 'c'],
                [1, [], 0, 0],
              ],
            ],
            [3, 'ul', [[[0, [], 0, 'd']]]],
            [10, 0],
            [10, 1],
          ],
        }),
      },
      '<p>a <strong><a href="https://a.example/">b</a>c</strong><br></p>\n<ul><li>d</li></ul>\n<p><a href="https://a.example/">A &amp; B</a></p><p>C</p>\n<hr>',
    ],
    [
      'with a bookmark',
      {
        html: '<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://a.example/"><div class="kg-bookmark-content"><div class="kg-bookmark-title">A</div><div class="kg-bookmark-description">B</div><img src="icon.png"></div></a></figure>',
      },
      '<p><a href="https://a.example/">A</a></p><p>B</p>',
    ],
    [
      'with a sound',
      {
        html: '<div class="kg-card kg-audio-card"><img src="t.png"><div><audio src="__GHOST_URL__/a.mp3"></audio><div class="kg-audio-title">Song</div><button>1×</button></div></div>',
      },
      `<figure><audio src="${site}/a.mp3" controls=""></audio><figcaption>Song</figcaption></figure>`,
    ],
    [
      'with a film',
      {
        html: '<figure class="kg-card kg-video-card kg-width-wide"><div><video src="a.mp4" poster="p.jpg"></video><span>0:00</span></div><figcaption>A <b>film</b></figcaption></figure>',
      },
      '<figure><video src="a.mp4" controls="" poster="p.jpg"></video><figcaption>A <b>film</b></figcaption></figure>',
    ],
    [
      'with a part that opens',
      {
        html: '<div class="kg-card kg-toggle-card"><div class="kg-toggle-heading"><h4 class="kg-toggle-heading-text">A</h4><button><svg></svg></button></div><div class="kg-toggle-content"><p>B</p></div></div>',
      },
      '<details><summary>A</summary><p>B</p></details>',
    ],
  ])('%s is HTML', async (_, given, expected) => {
    expect((await read([post(given)])).articles[0]?.body.text).toBe(expected);
  });

  it('that cannot be read is named, and what cannot be shown', async () => {
    const { losses, articles } = await read([
      post({ html: null, lexical: '{' }),
      post({ id: 'b', html: null, lexical: lexical([{ type: 'transistor' }]) }),
    ]);
    expect(articles.length).toBe(2);
    expect(losses.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['text that cannot be read', 'card transistor']),
    );
  });
});

describe('a file that is not as it should be', () => {
  it.each([
    ['{"db":[', 'it cannot be read as JSON'],
    ['{"db":[{"data":{}}]}', 'it has no posts'],
    ['[]', 'it has no posts'],
  ])('%s says so', async (content, why) => {
    await expect(read(content)).rejects.toThrow(why);
  });

  it('without the site’s address says what to write', async () => {
    await expect(read([post()], { site: undefined })).rejects.toThrow('--site https://www.example.com');
  });

  it('is known by its beginning', async () => {
    const dir = await folderWith({ 'a.json': exported([]), 'b.json': '{"posts":1}', 'c.txt': 'x' });
    expect(
      await Promise.all(
        ['a.json', 'b.json', 'c.txt', 'nowhere', ''].map((name) => ghost.detect(`${dir}/${name}`)),
      ),
    ).toEqual([1, 0, 0, 0, 0]);
  });
});
