import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { openBundle } from '../../src/store/bundle/bundle.ts';
import type { Collection } from '../../src/store/collection.ts';
import { collectionOf } from '../support/compiled.ts';
import { packBundle } from '../support/pack-bundle.ts';
import { compiled, type Files, pdf, png, site } from './folder.ts';

const P = 'https://paper.example';

const story = (id: string, date: string, lines = '', body = 'A story.\n'): string =>
  `---\ntitle: ${id}\ndate: ${date}\nid: tag:paper.example,2019-09-25:${id}\n${lines}---\n${body}`;

/** Where the address of a story stands; `$` is that address, `STORY` the name of the story. */
const places: readonly (readonly [file: 'article' | 'section' | 'site', text: string])[] = [
  ['article', 'title: See $'],
  ['article', 'dateline: PORTLAND $ (AP)'],
  ['article', 'attachments: [{src: p.pdf, title: See $}]'],
  ['article', 'image: {src: p.png, alt: x, rights: See $}'],
  ['article', 'image: {src: p.png, alt: See $, caption: See $, credit: See paper.example/news/STORY}'],
  ['article', 'description: See /news/STORY'],
  ['article', 'description: See u=paper.example/news/STORY'],
  ['article', 'description: See https%3A%2F%2Fpaper.example%2Fnews%2FSTORY'],
  ['article', 'license: https://x.example/?u=$'],
  [
    'article',
    'source: {name: Wire at $, url: "https://x.example/?u=https%3A%2F%2Fpaper.example%2Fnews%2FSTORY"}',
  ],
  ['article', 'license: $/tags/only-STORY/'.replace('$', P)],
  ['article', 'description: See P/rss.xml?tag=only-STORY'],
  ['article', 'body: [x](https://x.example/share?u=$)'],
  ['article', 'body: [x](https://x.example/share?u=https%3A%2F%2Fpaper.example%2Fnews%2FSTORY&t=1)'],
  ['article', 'body: [x](https://x.example/?u=https%253A%252F%252Fpaper.example%252Fnews%252FSTORY)'],
  ['article', 'body: [x](https://x.example/web/2026/$)'],
  ['article', 'body: [x](https://x.example/?u=paper.example/news/STORY)'],
  ['article', 'body: [x](https://paper.example:443/news/STORY)'],
  ['article', 'body: [x](https://x@paper.example/news/STORY)'],
  ['article', 'body: [x](mailto:jane@x.example?body=$)'],
  ['article', 'body: [x](/?u=$)'],
  ['article', 'body: [x](/?u=/news/STORY)'],
  ['article', 'body: [x](https://paper.example/?p=%2Fnews%2FSTORY&t=1)'],
  ['article', 'body: [x](/#/news/STORY)'],
  ['article', 'body: [x](https://paper.example./news/STORY)'],
  ['article', 'places: [$]'],
  ['article', 'translations: [{language: es, url: $}]'],
  ['article', 'body: See https://x.example/share?u=$ now'],
  ['article', 'body: <img src="https://x.example/p.png" alt="See $" title="$">'],
  ['article', 'body: <p title="See $">x</p>'],
  ['article', 'body: See /news/STORY now'],
  ['article', 'body: [x](/rss.xml?tag=only-STORY)'],
  ['article', 'body: [x](/feed.json?exclude=tag%3Aonly-STORY)'],
  ['article', 'body: [x](/?tag=Only-STORY&limit=5)'],
  ['section', 'license: $'],
  ['section', 'rights: © See $'],
  ['section', 'description: See $'],
  ['section', 'podcast: {author: See $, funding: $, owner: {name: $, email: a@x.example}}'],
  ['site', 'license: $'],
  ['site', 'rights: © See $'],
  ['site', 'organisation: {name: See $, url: $}'],
  ['site', 'description: See $'],
  ['site', 'contact: {name: See $, email: jane@x.example}'],
  ['site', 'categories: [See $]'],
  ['site', 'licensing: {permits: [search], terms: $}'],
  ['site', 'podcasts: {Show: {description: See $, funding: $}}'],
  ['site', 'partners: {wire: {profile: generic, title: See $, description: See $}}'],
];

const rows = places.map(([file, text], index) => ({
  file,
  text,
  name: `hid${index}x`,
  path: `/news/r${index}`,
}));

/** A paper with each of these in a file of its own, and the stories, which are as `lines` say; published ones are public first. */
function paper([date, lines]: readonly [date: string, lines: string]): Files {
  const files: Record<string, string | Uint8Array> = { 'news/p.png': png, 'news/p.pdf': pdf };
  let own = site.replace(/description.*\n/, '');
  for (const { file, text, name, path } of rows) {
    const written = text
      .replaceAll('P/', `${P}/`)
      .replaceAll('$', `${P}/news/${name}`)
      .replaceAll('STORY', name);
    files[`news/${name}.md`] = story(name, date, `tags: [Only ${name}]\n${lines}`);
    if (file === 'site') own += `${written}\n`;
    else if (file === 'section') files[`s${path.slice(7)}/_index.md`] = `---\ntitle: S\n${written}\n---\n`;
    if (file === 'section') files[`s${path.slice(7)}/s.md`] = story(`s${path.slice(7)}`, '2019-01-01');
    if (file === 'article') {
      const [body, line] = written.startsWith('body: ')
        ? [written.slice(6), '']
        : ['A story.', `${written}\n`];
      const article = story(path.slice(6), '2019-09-25', line, `${body}\n`);
      files[`${path.slice(1)}.md`] = line.startsWith('title')
        ? article.replace(/title: r\d+\n/, '')
        : article;
    }
  }
  files['news/show.md'] = story('show', '2019-09-25', 'tags: [Show]\n');
  return { ...files, 'site.yaml': `${own}feeds: {limit: 200}\n` };
}

/** Whether readers get the name of a row’s story where the row stands. */
async function shows(collection: Collection, now: string, { file, path, name }: (typeof rows)[number]) {
  const app = createApp({ collection: () => collection, now: () => new Date(now), compressors: {} });
  const section = `/s${path.slice(7)}`;
  const paths = {
    article: [path, `${path}/newsml.xml`, '/rss.xml', '/atom.xml', '/feed.json', '/ninjs.json'],
    section: [
      `${section}/`,
      `${section}/rss.xml`,
      `${section}/atom.xml`,
      `${section}/feed.json`,
      '/opml.xml',
      '/',
    ],
    site: [
      '/rss.xml',
      '/atom.xml',
      '/feed.json',
      '/',
      '/opml.xml',
      '/tags/show/rss.xml',
      '/partners/wire/rss.xml',
      '/license.xml',
    ],
  }[file];
  const texts = await Promise.all(paths.map(async (one) => (await app.request(P + one)).text()));
  return texts.some((text) => text.includes(name));
}

const before = '2026-06-01T12:00:00Z';
const after = '3000-01-01T12:00:00Z';
const states = {
  embargoed: ['2999-01-01', ''],
  draft: ['2019-01-01', 'draft: true\n'],
  expired: ['2019-01-01', 'expires: 2020-01-01\n'],
} as const;
type State = keyof typeof states;

/** Each compiled once, for all rows. */
const made = new Map<State, ReturnType<typeof stores>>();

async function stores(state: State) {
  const result = await compiled(paper(states[state]));
  const { snapshot, articles, problems } = result;
  if (!snapshot) throw new Error(JSON.stringify(problems));
  const { texts } = await packBundle({ snapshot, articles: [...articles.values()], now: new Date(before) });
  const encoder = new TextEncoder();
  const bundle = await openBundle(async (path) => {
    return encoder.encode(texts.get(path));
  });
  return { problems, stores: [collectionOf(result), bundle] };
}

test.for(rows)('$file $text', async (row) => {
  const section = `s${row.path.slice(7)}/_index.md`;
  const file = { article: `${row.path.slice(1)}.md`, section, site: 'site.yaml' }[row.file];
  for (const state of ['embargoed', 'draft', 'expired'] as const) {
    const one = made.get(state) ?? stores(state);
    made.set(state, one);
    const { problems, stores: all } = await one;
    for (const store of all) expect(await shows(store, before, row), state).toBe(false);
    if (state !== 'embargoed') continue;
    const codes = problems.filter((each) => each.file === file).map(({ code }) => code);
    expect(codes.filter((code) => !/^(?:podcast-cover|site-default)$/.test(code))).toEqual([]);
    for (const store of all) expect(await shows(store, after, row)).toBe(true);
  }
});

/** What names a picture that another article withholds from the public feeds; `$` is its address. */
const naming: readonly string[] = [
  'description: See $',
  'title: See $',
  'correction: [{date: 2019-10-01, text: See $}]',
  'image: {src: p.png, alt: See $}',
  'source: {name: Wire, url: $}',
  'license: https://x.example/?u=$',
  'authors: [{name: Jane Doe, url: $}]',
  'dateline: PORTLAND $',
  'attachments: [{src: p.pdf, title: See $}]',
  'audio: {src: https://x.example/a.mp3, type: audio/mpeg, length: 9, chapters: $}',
  'body: <img src="https://x.example/w400?url=$" alt="x">',
  'body: [x](https://x.example/?u=$)',
];

test.for(
  naming.flatMap((text) =>
    [`${P}/news/hidden.png`, 'https://cdn.example/hidden.png'].map((url) => [text, url] as const),
  ),
)('%s: the address %s, which is withheld, is in no feed', async ([text, url]) => {
  const written = text.replaceAll('$', url);
  const [body, line] = written.startsWith('body: ') ? [written.slice(6), ''] : ['A story.', `${written}\n`];
  const a = story('a', '2019-09-25', line, `${body}\n`);
  const result = await compiled({
    'news/a.md': line.startsWith('title') ? a.replace('title: a\n', '') : a,
    'news/b.md': story('b', '2019-09-25', `image: {src: "${url}", alt: x, syndication: none}\n`),
    'news/hidden.png': Buffer.concat([png, Buffer.from('own')]),
    ...{ 'news/p.png': png, 'news/p.pdf': pdf },
  });
  const collection = collectionOf(result);
  const app = createApp({ collection: () => collection, now: () => new Date(after), compressors: {} });
  for (const path of ['/rss.xml', '/atom.xml', '/feed.json', '/ninjs.json'])
    expect((await (await app.request(P + path)).text()).includes('hidden.png'), path).toBe(false);
});

test.for([
  ['authors: [$]', undefined],
  ['authors: [Jane Doe $]', 'jane-doe'],
  ['authors: ["Jane Doe (paper.example/news/embargo)"]', 'jane-doe'],
  ['tags: [$, Ferries]', 'ferries'],
  ['tags: ["Ferries: $"]', 'ferries'],
] as const)('%s: an address is no part of a name', async ([line, slug]) => {
  const result = await compiled({
    'news/a.md': story('a', '2019-09-25', `${line.replace('$', `${P}/news/embargo`)}\n`),
    'news/embargo.md': story('embargo', '2999-01-01'),
  });
  const found = result.problems.filter(({ file }) => file === 'news/a.md').map(({ code }) => code);
  expect(found).toEqual(['name-address']);
  const { authors = [], tags = [] } = result.articles.get('tag:paper.example,2019-09-25:a') ?? {};
  expect([...authors, ...tags].map((name) => name.slug)).toEqual(slug ? [slug] : []);
});
