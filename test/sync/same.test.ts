import { rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { copyCollection } from '../../src/runtime/copy/copy.ts';
import { migrate } from '../../src/runtime/node/migrations.ts';
import { openSqlite } from '../../src/runtime/node/sqlite.ts';
import { createSqlCollections } from '../../src/store/sql/read/collections.ts';
import { article, type Files, folder, gif, png, site, write } from '../content/folder.ts';
import { collectionOf, compile } from '../support/compiled.ts';
import { keep, told } from './kept.ts';

const other = (name: string, lines = '', body?: string) => article(lines, body).replace(':a\n', `:${name}\n`);

const start: Files = {
  'site.yaml': `${site}callout: Give\nlogo: logo.png\n`,
  'logo.png': png,
  'news/_index.md': '---\ntitle: News\n---\n',
  'news/a.md': article(
    'image: {src: p.png, alt: x}\nauthors: [Ann]\ntags: [Ferries]',
    'See [b](b.md), [c](/news/c) and ![p](p.png).\n',
  ),
  'news/b.md': other('b', 'authors: [Ann, Ben]\nsections: [Sport]'),
  'news/c.md': other('c', 'tags: [Ferries, Tides]', 'A <b>bold</b> [link](a.md#x).\n'),
  'news/gone.md': other('gone', 'status: withdrawn\nreason: Wrong\nwithdrawn: 2020-01-01'),
  'news/p.png': png,
  'sport/d.md': other('d'),
};

type Edit = readonly [name: string, edit: (dir: string) => void];

const edits: readonly Edit[] = [
  ['nothing', () => {}],
  ['a time stamp', (dir) => utimesSync(join(dir, 'news/a.md'), 1, 1)],
  ['a body', (dir) => write(dir, 'news/b.md', `${start['news/b.md']}More.\n`)],
  [
    'the address of a linked article',
    (dir) => write(dir, 'news/b.md', other('b', 'url: https://x.example/1')),
  ],
  ['a linked article becomes a draft', (dir) => write(dir, 'news/b.md', other('b', 'draft: true'))],
  ['a linked article goes', (dir) => rmSync(join(dir, 'news/b.md'))],
  [
    'a linked article moves',
    (dir) => write(dir, 'news/c.md', other('c', 'url: https://paper.example/news/e')),
  ],
  ['a picture', (dir) => write(dir, 'news/p.png', gif)],
  ['a picture goes', (dir) => rmSync(join(dir, 'news/p.png'))],
  ['the logo', (dir) => write(dir, 'logo.png', gif)],
  ['the title of a section', (dir) => write(dir, 'news/_index.md', '---\ntitle: Nouvelles\n---\n')],
  ['a section that goes', (dir) => rmSync(join(dir, 'sport'), { recursive: true })],
  ['the title of the site', (dir) => write(dir, 'site.yaml', site.replace('The Paper', 'The Post'))],
  ['the time zone', (dir) => write(dir, 'site.yaml', site.replace('Los_Angeles', 'New_York'))],
  ['a call-out', (dir) => write(dir, 'site.yaml', `${site}callout: Take\n`)],
  ['a call-out with a link', (dir) => write(dir, 'site.yaml', `${site}callout: '[x](news/a.md)'\n`)],
  ['embeds', (dir) => write(dir, 'site.yaml', `${site}embeds: [x.example]\n`)],
  ['a new article', (dir) => write(dir, 'news/e.md', other('e', 'authors: [Cid]'))],
  ['an article that others link to already', (dir) => write(dir, 'news/z.md', other('z', '', '[x](z1.md)'))],
  [
    'HTML with links to articles that are read later',
    (dir) =>
      write(
        dir,
        'news/0.md',
        other(
          '0a',
          '',
          '<blockquote cite="b.md"><p><a href="c.md">x</a></p></blockquote>\n\n[y](b.md) <b>z</b>\n',
        ),
      ),
  ],
  ['a name spelt another way', (dir) => write(dir, 'news/e.md', other('e', 'authors: [ann]'))],
  [
    'a withdrawal',
    (dir) => write(dir, 'news/b.md', other('b', 'status: withdrawn\nreason: x\nwithdrawn: 2021-01-01')),
  ],
  ['a withdrawal that is undone', (dir) => write(dir, 'news/gone.md', other('gone'))],
  ['an expiry', (dir) => write(dir, 'news/b.md', other('b', 'expires: 2021-01-01'))],
  [
    'a picture that another article withholds',
    (dir) => write(dir, 'news/e.md', other('e', 'image: {src: p.png, alt: x, syndication: none}')),
  ],
  [
    'a copy of a picture, withheld',
    (dir) => {
      write(dir, 'sport/copy.png', png);
      write(dir, 'sport/d.md', other('d', 'image: {src: copy.png, alt: x, syndication: none}'));
    },
  ],
  [
    'the logo, withheld',
    (dir) => write(dir, 'news/e.md', other('e', 'image: {src: ../logo.png, alt: x, syndication: none}')),
  ],
  ['a duplicate', (dir) => write(dir, 'news/z.md', article())],
  ['an old address', (dir) => write(dir, 'news/b.md', other('b', 'aliases: [/old/b]'))],
];

/** What the folder says that is read as a whole, into an empty database. */
async function readWhole(dir: string) {
  const compiled = await compile({ dir });
  const { problems, skipped } = compiled;
  return { ...(await told(collectionOf(compiled))), problems, skipped };
}

test.for(edits)(
  'after an edit of %s, the database says what one says into which the folder is read whole',
  async ([, edit]) => {
    const dir = folder(start);
    const first = await keep(dir, { allProblems: true });
    await first.folderSync.refresh();
    first.close();
    edit(dir);
    // As a second start would.
    const kept = await keep(dir, { allProblems: true });
    const { problems, skipped } = await kept.folderSync.refresh();
    const whole = await readWhole(dir);
    expect({ ...(await told(await kept.collection())), problems, skipped }).toEqual(whole);
    kept.close();
  },
);

test.for(edits)('the same after an edit of %s, while it runs', async ([, edit]) => {
  const dir = folder(start);
  const kept = await keep(dir, { allProblems: true });
  await kept.folderSync.refresh();
  edit(dir);
  const { problems, skipped } = await kept.folderSync.refresh();
  expect({ ...(await told(await kept.collection())), problems, skipped }).toEqual(await readWhole(dir));
  kept.close();
});

test.for<readonly [name: string, second: Files, problem: string, skipped: string]>([
  ['an id', { 'news/e.md': other('b') }, 'duplicate-id', 'news/e.md'],
  ['an id, by a file before it', { 'news/0.md': other('b') }, 'duplicate-id', 'news/b.md'],
  ['an address', { 'news/B.md': other('e') }, 'duplicate-url', 'news/b.md'],
  ['a section’s address', { 'sport.md': other('e') }, 'no-section', 'sport.md'],
])('what repeats %s is left out, and is there once it repeats nothing', async ([, second, code, left]) => {
  const dir = folder({ ...start, ...second });
  const kept = await keep(dir, { allProblems: true });
  const { problems, skipped } = await kept.folderSync.refresh();
  expect(problems.filter(({ file }) => file === left)).toMatchObject([{ code }]);
  expect(skipped).toEqual([left]);
  for (const name of Object.keys(second)) rmSync(join(dir, name));
  await kept.folderSync.refresh();
  expect(await told(await kept.collection())).toMatchObject({
    articles: (await readWhole(dir)).articles,
  });
  kept.close();
});

test('/health says one revision, from the database and a copy of it', async () => {
  const dir = folder(start);
  const kept = await keep(dir, { allProblems: true });
  await kept.folderSync.refresh();
  const copy = openSqlite({ path: ':memory:' });
  await migrate(copy);
  await copyCollection({ from: kept.handle, to: copy });
  const media = async () => new Uint8Array();
  const copied = await createSqlCollections({ handle: copy, media })();
  const revisions = [await kept.collection(), copied].map(async (collection) => {
    if (!collection) throw new Error('nothing was published');
    const app = createApp({ collection: () => collection, compressors: {} });
    const response = await app.fetch(new Request('https://paper.example/health'));
    return (await response.json()).revision;
  });
  expect(new Set(await Promise.all(revisions)).size).toBe(1);
  kept.close();
});
