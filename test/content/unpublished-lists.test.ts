import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import type { Collection } from '../../src/store/collection.ts';
import { collectionOf } from '../support/compiled.ts';
import { keep } from '../sync/kept.ts';
import { compiled, type Files, folder, site, write } from './folder.ts';

const P = 'https://paper.example';

const story = (id: string, date: string, lines = '', body = 'A story.\n'): string =>
  `---\ntitle: ${id}\ndate: ${date}\nid: tag:paper.example,2019-09-25:${id}\n${lines}---\n${body}`;

/** Of a story that holds a link: its HTML, and what the service answers at some paths, by what the time is. */
async function at(collection: Collection, now: string, paths: readonly string[] = []) {
  const app = createApp({ collection: () => collection, now: () => new Date(now), compressors: {} });
  const { items } = await (await app.request(`${P}/feed.json`)).json();
  const a = items.find(({ title }: { readonly title: string }) => title === 'a');
  const statuses = await Promise.all(paths.map(async (path) => (await app.request(P + path)).status));
  return { html: String(a?.content_html).trim(), statuses };
}

const now = '2027-06-01T12:00:00Z';
const then = '3000-01-01T12:00:00Z';

/** What an embargoed story alone implies. */
const secret: Files = {
  'news/_index.md': '---\ntitle: News\n---\n',
  'merger/secret.md': story('secret', '2999-01-01', 'authors: [Max Mole]\ntags: [Merger]\n'),
};

/** As an author writes it, and the address at which it is. */
const links: readonly (readonly [reference: string, path: string])[] = [
  ['/tags/merger/', '/tags/merger/'],
  ['/tags/Merger', '/tags/merger/'],
  [`${P}/tags/merger/`, '/tags/merger/'],
  ['/tags/merger/rss.xml', '/tags/merger/rss.xml'],
  ['/tags/merger/feed', '/tags/merger/feed'],
  ['/tags/merger/opml.xml', '/tags/merger/opml.xml'],
  ['/tags/', '/tags/'],
  ['/authors/max-mole/', '/authors/max-mole/'],
  ['/authors/max-mole/feed.json', '/authors/max-mole/feed.json'],
  ['/authors/', '/authors/'],
  ['/merger', '/merger/'],
  ['../merger', '/merger/'],
  ['/merger/atom.xml', '/merger/atom.xml'],
  ['/merger/ninjs.json', '/merger/ninjs.json'],
  ['/sitemaps/2999-01.xml', '/sitemaps/2999-01.xml'],
];

test.for(links)('[x](%s) opens with the first story that is public there', async ([reference, path]) => {
  const result = await compiled({
    ...secret,
    'news/a.md': story('a', '2019-09-25', '', `See [that](${reference}).\n`),
  });
  expect(result.problems.filter(({ file }) => file === 'news/a.md')).toEqual([]);
  const collection = collectionOf(result);
  const before = await at(collection, now, [path]);
  expect(before).toEqual({ html: '<p>See that.</p>', statuses: [404] });
  const after = await at(collection, then, [path]);
  expect(after).toEqual({ html: `<p>See <a href="${P}${path}">that</a>.</p>`, statuses: [200] });
});

test.for(['<$>', '$', 'Look: $.', '[$]($)'])(
  '%s: the address of such a list is not text either',
  async (text) => {
    const body = `One.\n\n${text.replaceAll('$', `${P}/tags/merger/`)}\n`;
    const result = await compiled({ ...secret, 'news/a.md': story('a', '2019-09-25', '', body) });
    expect((await at(collectionOf(result), now)).html).not.toContain('merger');
    expect((await at(collectionOf(result), then)).html).toContain(`${P}/tags/merger/`);
  },
);

test('an address in front matter that only a draft implies is left out, and reported', async () => {
  const lines = `license: ${P}/tags/merger/\ndescription: See ${P}/merger/rss.xml for more.\n`;
  const draft = { 'merger/secret.md': story('secret', '2019-01-01', 'draft: true\ntags: [Merger]\n') };
  const result = await compiled({ ...secret, ...draft, 'news/a.md': story('a', '2019-09-25', lines) });
  const codes = result.problems.filter(({ file }) => file === 'news/a.md').map(({ code }) => code);
  expect(codes).toEqual(['unpublished-address', 'unpublished-address']);
  expect(JSON.stringify(result.articles.get('tag:paper.example,2019-09-25:a'))).not.toContain('merger');
});

test('a call-out’s link to such a list opens with it', async () => {
  const result = await compiled({
    ...secret,
    'site.yaml': `${site}callout: 'Read [all](/tags/merger/) and [none](/tags/none/)'\n`,
    'news/a.md': story('a', '2019-09-25'),
  });
  expect(result.problems).toMatchObject([{ file: 'site.yaml', code: 'broken-link' }]);
  expect((await at(collectionOf(result), now)).html).not.toContain('href');
  const { html } = await at(collectionOf(result), then);
  expect(html).toContain(`<a href="${P}/tags/merger/">all</a>`);
  expect(html).not.toContain('/tags/none');
});

const website = `${site}website: https://www.example.com\n`;

/** Lists in which nothing will be: what is said, and what is left. */
const absent: readonly (readonly [reference: string, code: string, says: string])[] = [
  ['/tags/none/', 'broken-link', 'nothing that is published has the tag “none”'],
  ['/tags/none/rss.xml', 'broken-link', 'the tag “none”'],
  ['/authors/nobody', 'broken-link', 'is by the author “nobody”'],
  ['/authors/', 'broken-link', 'has an author'],
  ['/sitemaps/2001-01.xml', 'broken-link', 'is of the month 2001-01'],
  ['/tags/drafted/', 'broken-link', 'the tag “drafted”'],
  ['/drafts/', 'draft-link', 'is not published'],
  ['/drafts/rss.xml', 'draft-link', 'is not published'],
  ['../drafts', 'draft-link', 'is not published'],
  ['/tags/expired/', 'broken-link', 'the tag “expired”'],
  ['/tags/gone/', 'broken-link', 'the tag “gone”'],
  ['/tags/partners/', 'broken-link', 'the tag “partners”'],
];

test.for(absent.flatMap((row) => [site, website].map((yaml) => [...row, yaml] as const)))(
  '[x](%s) is text: %s',
  async ([reference, code, says, yaml]) => {
    const result = await compiled({
      'site.yaml': yaml,
      'news/a.md': story('a', '2019-09-25', '', `\nSee [that](${reference}).\n`),
      'drafts/b.md': story('b', '2019-09-25', 'draft: true\ntags: [Drafted]\nauthors: [Nobody]\n'),
      'news/c.md': story('c', '2019-09-25', 'expires: 2020-01-01\ntags: [Expired]\n'),
      'news/d.md': story(
        'd',
        '2019-09-25',
        'status: withdrawn\nreason: x\nwithdrawn: 2020-01-01\ntags: [Gone]\n',
      ),
      'news/e.md': story('e', '2019-09-25', 'syndication: none\ntags: [Partners]\n'),
    });
    expect(result.problems.filter(({ file }) => file === 'news/a.md')).toMatchObject([
      { code, line: 7, message: expect.stringContaining(says) },
    ]);
    expect((await at(collectionOf(result), now)).html).toBe('<p>See that.</p>');
  },
);

test.for([
  ['[x]()', 'broken-link', 'the address is empty', 'See x.'],
  ['[x](<>)', 'broken-link', 'the address is empty', 'See x.'],
  ['<a href="">x</a>', 'broken-link', 'the address is empty', 'See x.'],
  ['<a href=" ">x</a>', 'broken-link', 'the address is empty', 'See x.'],
  ['[x](?x=1)', 'broken-link', '“?x=1” has nothing before its “?”', 'See x.'],
  ['[x](?x=1#y)', 'broken-link', '“?x=1#y” has nothing before', 'See x.'],
  ['[x](#)', 'missing-anchor', 'write #top', `See <a href="${P}/news/a#">x</a>.`],
  ['<a href="#">x</a>', 'missing-anchor', 'write #top', `See <a href="${P}/news/a#">x</a>.`],
] as const)('%s is reported as %s', async ([link, code, says, html]) => {
  const result = await compiled({ 'news/a.md': story('a', '2019-09-25', '', `\nOne.\n\nSee ${link}.\n`) });
  expect(result.problems).toMatchObject([{ code, line: 9, message: expect.stringContaining(says) }]);
  expect((await at(collectionOf(result), now)).html).toContain(html);
});

test('[x](#top) leads to the top of the page without a remark', async () => {
  const result = await compiled({ 'news/a.md': story('a', '2019-09-25', '', 'See [x](#top).\n') });
  expect(result.problems).toEqual([]);
});

test('links to lists follow what is in the lists', async () => {
  const link = story(
    'a',
    '2019-09-25',
    '',
    '[t](/tags/merger/), [s](/merger/), [m](/sitemaps/2019-09.xml)\n',
  );
  const dir = folder({ 'site.yaml': site, 'news/a.md': link });
  const { folderSync, collection, close } = await keep(dir);
  const tagged = (date: string, tag = 'Merger', id = 'b') => story(id, date, `tags: [${tag}]\n`);
  const found = async (file: string, text: string | undefined) => {
    if (text === undefined) rmSync(join(dir, file));
    else write(dir, file, text);
    const { problems } = await folderSync.refresh([file]);
    const codes = problems.filter((one) => one.file === 'news/a.md').map(({ code }) => code);
    return [...codes, (await at(await collection(), now)).html];
  };
  const month = `<a href="${P}/sitemaps/2019-09.xml">m</a>`;
  const open = `<p><a href="${P}/tags/merger/">t</a>, <a href="${P}/merger/">s</a>, ${month}</p>`;
  const nothing = ['broken-link', 'broken-link', `<p>t, s, ${month}</p>`];
  await folderSync.refresh();
  // It is to be, is, is twice, is once, and is not.
  expect(await found('merger/b.md', tagged('2999-01-01'))).toEqual([`<p>t, s, ${month}</p>`]);
  expect(await found('merger/b.md', tagged('2019-09-25'))).toEqual([open]);
  expect(await found('merger/c.md', tagged('2019-09-26', 'Merger', 'c'))).toEqual([open]);
  expect(await found('merger/b.md', undefined)).toEqual([open]);
  expect(await found('merger/c.md', tagged('2019-09-26', 'Other', 'c'))).toEqual([
    'broken-link',
    `<p>t, <a href="${P}/merger/">s</a>, ${month}</p>`,
  ]);
  expect(await found('merger/c.md', undefined)).toEqual(nothing);
  // An _index.md makes a section, at once.
  expect(await found('merger/_index.md', '---\ntitle: Merger\n---\n')).toEqual([
    'broken-link',
    `<p>t, <a href="${P}/merger/">s</a>, ${month}</p>`,
  ]);
  expect(await found('merger/b.md', tagged('2999-01-01'))).toEqual([
    `<p>t, <a href="${P}/merger/">s</a>, ${month}</p>`,
  ]);
  expect(await found('merger/_index.md', undefined)).toEqual([`<p>t, s, ${month}</p>`]);
  close();
});

/** A path that a section has, and that was an article's, a redirect's or both. */
test.for([
  ['an old path', 'aliases: [/news/sub]\n', ''],
  ['a redirect', '', 'redirects:\n  /news/sub: /news/old\n'],
] as const)('%s at the address of a section: links lead where the service does', async ([, lines, yaml]) => {
  for (const [date, index] of [
    ['2019-09-25', false],
    ['2999-01-01', false],
    ['2999-01-01', true],
  ] as const) {
    const result = await compiled({
      'site.yaml': `${site}${yaml}`,
      'news/a.md': story('a', '2019-09-25', '', '[x](/news/sub)\n'),
      'news/old.md': story('old', '2019-09-25', lines),
      'news/sub/more.md': story('more', date),
      ...(index ? { 'news/sub/_index.md': '---\ntitle: Sub\n---\n' } : {}),
    });
    const collection = collectionOf(result);
    const app = createApp({ collection: () => collection, now: () => new Date(now), compressors: {} });
    const location = (await app.request(`${P}/news/sub`)).headers.get('location');
    const { html } = await at(collection, now);
    expect(html).toBe(`<p><a href="${URL.parse(location ?? '', P)?.href}">x</a></p>`);
  }
});
