import { symlinkSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { feed } from '../../src/import/feed/feed.ts';
import { jekyll } from '../../src/import/folder/jekyll/jekyll.ts';
import { folderImport } from '../../src/import/folder/read-folder.ts';
import { ghost } from '../../src/import/ghost/ghost.ts';
import type { ImportEvent, ImportedArticle } from '../../src/import/imported.ts';
import { systemOf } from '../../src/import/systems.ts';
import { nitf } from '../../src/import/wire/wire.ts';
import { strayText, textReader } from '../../src/import/xml/mixed-text.ts';
import { article, filesIn, folderWith, imported, SITE } from './collection.ts';
import { readEvents } from './events.ts';
import { item, readWxr, wxr } from './wxr.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf8 = (text: string) => Buffer.from(text);
const reported = (events: readonly ImportEvent[]) =>
  events.flatMap((event) => (event.kind === 'loss' ? [event.loss] : []));

test.each([
  ['UTF-8', utf8('Café – “日本” 🚢\n'), 'Café – “日本” 🚢\n', undefined],
  ['Latin-1', latin1('a\nCafé Müller\n'), 'a\nCafé Müller\n', { count: 2, lines: [2] }],
  ['Windows-1252', Buffer.from([0x93, 0x61, 0x94, 0x80]), '“a”€', { count: 3, lines: [1] }],
  ['both', Buffer.concat([utf8('é\n'), latin1('é\n'), utf8('é')]), 'é\né\né', { count: 1, lines: [2] }],
  ['a character that is cut off', utf8('日').subarray(0, 2), 'æ—', { count: 2, lines: [1] }],
  ['an overlong slash', Buffer.from([0xc0, 0xaf]), 'À¯', { count: 2, lines: [1] }],
])('%s is read as it was typed, in pieces of any size', (_, bytes, text, stray) => {
  for (let size = 1; size <= bytes.length; size += 1) {
    const reader = textReader('utf-8');
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      reader.write(bytes.subarray(at * size, (at + 1) * size)),
    );
    expect([pieces.join('') + reader.end(), reader.stray()], `${size}`).toEqual([text, stray]);
  }
});

test('bytes of another encoding than a file says it has are named, in every kind of file', async () => {
  const nitfText =
    '<nitf><body><body.head><hedline><hl1>Café</hl1></hedline></body.head><body.content><p>é</p></body.content></body></nitf>';
  const rss =
    '<rss version="2.0"><channel><title>Café</title><item><guid>a</guid><title>Né</title><description>é</description></item></channel></rss>';
  const post = { id: '1', title: 'Café', html: '<p>é</p>', status: 'published', visibility: 'public' };
  const posts = JSON.stringify({ db: [{ data: { posts: [post] } }] });
  const dir = await folderWith({
    'export.xml': latin1(wxr([item({ title: 'Café' })]).replaceAll('新聞', 'x')),
    'feed.xml': latin1(rss),
    'story.xml': latin1(nitfText),
    'ghost.json': latin1(posts),
    'site/_config.yml': 'title: x\n',
    'site/_posts/2019-09-25-ferry.md': latin1('---\ntitle: Café\n---\nA story.\n'),
  });
  const { wordpress } = await import('../../src/import/wordpress/wordpress.ts');
  const rows = [
    [wordpress, 'export.xml', 'one byte is not UTF-8, as the file says it is (line '],
    [feed, 'feed.xml', '3 bytes are not UTF-8, as the file says it is (line 1)'],
    [nitf, 'story.xml', '2 bytes are not UTF-8'],
    [ghost, 'ghost.json', '2 bytes are not UTF-8'],
    [folderImport(jekyll), 'site', 'it is not UTF-8; read as Windows-1252'],
  ] as const;
  for (const [system, name, text] of rows) {
    const events = await readEvents(system, { from: join(dir, name), site: 'https://old.example' });
    const [first] = events.flatMap((event) => (event.kind === 'article' ? [event.article.title] : []));
    expect(first, name).toMatch(/^(?:Café|Né)$/);
    expect(
      reported(events).map(({ what }) => what),
      name,
    ).toContainEqual(expect.stringContaining(text));
  }
  expect(strayText({ count: 9, lines: [1, 2, 3, 4, 5] })).toContain('(line 1, 2, 3, 4, 5 …)');
});

test.each([
  ['within an item', (text: string) => text.slice(0, text.lastIndexOf('</item>')), 1, 2],
  ['between items', (text: string) => text.slice(0, text.lastIndexOf('<item>')), 1, 1],
  ['after the last', (text: string) => text.replace('</rss>', ''), 1, 2],
  ['nowhere', (text: string) => text, 0, 2],
])('an export that ends %s', async (_, cut, errors, count) => {
  const { events, articles } = await readWxr(cut(wxr([item({}), item({ id: 13, name: 'boat' })])));
  expect(articles).toHaveLength(count);
  const found = reported(events).filter(({ error }) => error === 'incomplete');
  expect(found).toHaveLength(errors);
  if (errors > 0)
    expect(found[0]?.what).toContain('items of it were read, and what came after them is missing');
});

test('what is cut off is not taken for all there is: the next import goes on', async () => {
  const dir = await folderWith();
  const loss: ImportEvent = {
    kind: 'loss',
    loss: { place: 'x', what: 'it ends', kind: 'cut', error: 'incomplete' },
  };
  const one: ImportEvent = { kind: 'article', article: article({ id: 'a' }) };
  const two: ImportEvent = { kind: 'article', article: article({ id: 'b', path: 'news/b' }) };
  expect((await imported(dir, [SITE, one, loss])).result.errors).toHaveLength(1);
  expect((await imported(dir, [SITE, one, two])).result).toMatchObject({
    added: 1,
    unchanged: 1,
    errors: [],
  });
});

test('feeds and wire copy that are cut off are named, and what was read of them comes along', async () => {
  const rss =
    '<rss version="2.0"><channel><title>x</title><item><guid>a</guid><title>N</title><description>e</description></item><item><guid>b</guid>';
  const story =
    '<nitf><body><body.head><hedline><hl1>A</hl1></hedline></body.head><body.content><p>Text.</p>';
  const dir = await folderWith({ 'feed.xml': rss, 'story.xml': story });
  for (const [system, name] of [
    [feed, 'feed.xml'],
    [nitf, 'story.xml'],
  ] as const) {
    const events = await readEvents(system, { from: join(dir, name) });
    expect(events.some(({ kind }) => kind === 'article')).toBe(true);
    expect(reported(events).filter(({ error }) => error === 'incomplete')).toMatchObject([
      { kind: 'file that is cut off' },
    ]);
  }
});

test('symbolic links that are not followed are named', async () => {
  const dir = await folderWith({
    'site/_config.yml': 'title: x\n',
    'site/_posts/2019-09-25-ferry.md': '---\ntitle: Ferry\n---\nA story.\n',
    'shared/2019-09-26-boat.md': '---\ntitle: Boat\n---\nA story.\n',
  });
  symlinkSync(join(dir, 'shared/2019-09-26-boat.md'), join(dir, 'site/_posts/2019-09-26-boat.md'));
  symlinkSync(join(dir, 'shared'), join(dir, 'site/shared'));
  symlinkSync(join(dir, 'site/_posts/2019-09-25-ferry.md'), join(dir, 'site/_posts/2019-09-27-same.md'));
  const events = await readEvents(folderImport(jekyll), { from: join(dir, 'site') });
  const links = reported(events).filter(({ kind }) => kind === 'symbolic link that was not followed');
  expect(links.map(({ place }) => place)).toEqual(['_posts/2019-09-26-boat.md', 'shared']);
});

test.each([
  ['Before [poll id=3] after.', 'Before  after.', ['shortcode [poll] left out']],
  [
    '[ninja_forms id=2][contact_form]',
    '',
    ['shortcode [contact_form] left out', 'shortcode [ninja_forms] left out'],
  ],
  ['[table id=1 /] and [table id=2 /]', ' and ', ['shortcode [table] left out, 2 times']],
  [
    '[poll]\nA text.\n[poll]',
    '[poll]\nA text.\n[poll]',
    ['[poll] was left as text, 2 times; if it is a shortcode, take it out'],
  ],
  ['He said [sic] and [n=34] of [those present].', 'He said [sic] and [n=34] of [those present].', []],
  ['In [Portland, Ore.] it [the ferry] ran.', 'In [Portland, Ore.] it [the ferry] ran.', []],
])('WordPress: the shortcodes of plugins in “%s”', async (content, text, named) => {
  const { articles, losses } = await readWxr([item({ content })]);
  const body = articles[0]?.body.text.replace(/<\/?p>|<br \/>/g, '').trim();
  expect(body).toBe(text.trim());
  expect(losses.filter((what) => what.includes('[')).toSorted()).toEqual([...named].toSorted());
});

const hiddenSince = (given: Partial<ImportedArticle> = {}): ImportEvent => ({
  kind: 'article',
  article: article({ id: 'a', unpublished: 'it has a password', ...given }),
});
const gone: ImportEvent = { kind: 'hidden', hidden: { place: 'x', id: 'a', reason: 'it is in the trash' } };
const shown: ImportEvent = {
  kind: 'article',
  article: article({ id: 'a', address: 'https://old.example/a' }),
};

type Row = readonly [
  what: string,
  edit: (dir: string) => Promise<void>,
  event: ImportEvent,
  update: boolean,
  exposed: RegExp | undefined,
  isDraft: boolean,
];
const file = 'news/ferry.md';
const asItCame = async () => {};
const edited = (dir: string) =>
  writeFile(join(dir, file), filesIn(dir)[file]?.replace('The first', 'A') ?? '');
const moved = (dir: string) => rename(join(dir, file), join(dir, 'news/moved.md'));
const drafted = (dir: string) =>
  writeFile(join(dir, file), filesIn(dir)[file]?.replace('---\n', '---\ndraft: true\n') ?? '');
const rows: readonly Row[] = [
  ['hidden, as it came', asItCame, hiddenSince(), true, undefined, true],
  [
    'hidden, as it came, without --update',
    asItCame,
    hiddenSince(),
    false,
    /ferry\.md is public here.*--update makes a draft of it/,
    false,
  ],
  [
    'hidden, edited here',
    edited,
    hiddenSince(),
    true,
    /ferry\.md is public here, and no longer at the old site: it has a password; write draft: true/,
    false,
  ],
  ['hidden, moved here', moved, hiddenSince(), true, /news\/moved\.md is public here/, false],
  ['hidden, a draft here', drafted, hiddenSince(), true, undefined, true],
  ['hidden, removed here', (dir) => rm(join(dir, file)), hiddenSince(), true, undefined, false],
  ['gone, as it came', asItCame, gone, true, undefined, true],
  ['gone, as it came, without --update', asItCame, gone, false, /ferry\.md is public here/, false],
  ['gone, edited here', edited, gone, true, /ferry\.md is public here.*it is in the trash/, false],
  ['gone, moved here', moved, gone, true, /news\/moved\.md is public here/, false],
  ['gone, a draft here', drafted, gone, true, undefined, true],
];

test.each(rows)(
  'an article that the old site has %s is not left public unnamed',
  async (_, edit, event, update, exposed, isDraft) => {
    const dir = await folderWith();
    await imported(dir, [SITE, shown]);
    await edit(dir);
    const { result, files } = await imported(dir, [SITE, event], { update });
    expect(result.errors.map(({ what }) => what)).toEqual(exposed ? [expect.stringMatching(exposed)] : []);
    expect(/^draft: true$/m.test(files[file] ?? '')).toBe(isDraft);
    const again = await imported(dir, [SITE, event], { update });
    expect(again.result.errors.length).toBe(exposed ? 1 : 0);
    expect(again.files).toEqual(files);
  },
);

test('each system says what it hides, and what is missing from a whole one is named', async () => {
  const tomb =
    '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0"><id>x</id><title>x</title><updated>2019-09-26T04:12:30Z</updated><at:deleted-entry ref="tag:a" when="2019-10-01T00:00:00Z"/></feed>';
  const post = {
    id: '1',
    title: 'x',
    html: 'x',
    status: 'published',
    visibility: 'paid',
    published_at: '2019-09-25T00:00:00Z',
  };
  const dir = await folderWith({
    'feed.xml': tomb,
    'ghost.json': JSON.stringify({ db: [{ data: { posts: [post] } }] }),
  });
  const hiddenIn = (events: readonly ImportEvent[]) =>
    events.flatMap((event) => (event.kind === 'hidden' ? [[event.hidden.id, event.hidden.reason]] : []));
  expect(hiddenIn(await readEvents(feed, { from: join(dir, 'feed.xml') }))).toEqual([
    ['tag:a', 'it was withdrawn on 2019-10-01T00:00:00Z'],
  ]);
  expect(
    hiddenIn(await readEvents(ghost, { from: join(dir, 'ghost.json'), site: 'https://old.example' })),
  ).toEqual([['tag:old.example,2019-09-25:1', 'it is for paid; --members takes it in as a draft']]);
  const { events } = await readWxr([item({}), item({ id: 13, status: 'trash' })]);
  expect(hiddenIn(events)).toEqual([['https://old.example/?p=13', 'it is in the trash']]);
  const into = await folderWith();
  const other: ImportEvent = { kind: 'article', article: article({ id: 'b', path: 'news/b' }) };
  await imported(into, [SITE, shown, other]);
  const { losses } = await imported(into, [SITE, other], { update: true, isWhole: true });
  const missing = losses.filter(({ kind }) => kind.includes('any more'));
  expect(missing.map(({ place, kind }) => [place, kind])).toEqual([
    ['a', 'article that is public here, and not at the old site any more'],
  ]);
});

test.each([
  ['an export', { 'export.xml': wxr([item({})]) }, 'wordpress'],
  ['an export with its uploads', { 'a.xml': wxr([item({})]), 'uploads/a.png': '' }, 'wordpress'],
  [
    'the site that was made of an export',
    {
      'a.xml': wxr([item({})]),
      '_config.yml': 'title: x\n',
      '_posts/2019-09-25-ferry.md': '---\ntitle: x\n---\nx\n',
    },
    'jekyll',
  ],
])('a folder with %s is known for what it is', async (_, files, name) => {
  expect(await systemOf(await folderWith(files))).toMatchObject({ name });
});
