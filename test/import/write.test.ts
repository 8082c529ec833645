import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ImportEvent, ImportedArticle } from '../../src/import/imported.ts';
import { article, checked, filesIn, folderWith, imported, SITE } from './collection.ts';

const articleEvent = (given: Partial<ImportedArticle>): ImportEvent => ({
  kind: 'article',
  article: article(given),
});

const ID = 'https://lantern.example/?p=12';

describe('a new content folder', () => {
  it('has site.yaml, sections and articles that check has nothing to say about', async () => {
    const dir = await folderWith();
    const { files, losses, result } = await imported(dir, [
      SITE,
      { kind: 'section', section: { place: 'export.xml', path: 'news', title: 'News & Weather' } },
      articleEvent({
        id: ID,
        title: '1986: “A great year”',
        authors: [{ name: 'Jane Doe' }],
        tags: ['Ferries', '2019'],
        address: 'https://lantern.example/2019/09/25/ferry/',
        image: { src: 'https://cdn.example/ferry.jpg', alt: 'A ferry', caption: 'The first crossing.' },
      }),
    ]);
    expect(losses).toEqual([]);
    expect(files['site.yaml']).toBe(
      'title: The Lantern\ndescription: News\nurl: https://lantern.example\nwebsite: https://lantern.example\nid: tag:lantern.example,2026:site\nlanguage: en-US\ntimezone: America/Los_Angeles\n',
    );
    expect(files['news/_index.md']).toBe('---\ntitle: News & Weather\n---\n');
    expect(files['news/ferry.md']).toBe(`---
title: "1986: “A great year”"
date: 2019-09-25T21:12:30-07:00
authors:
  - Jane Doe
tags:
  - Ferries
  - "2019"
image:
  src: https://cdn.example/ferry.jpg
  alt: A ferry
  caption: The first crossing.
aliases:
  - /2019/09/25/ferry/
id: https://lantern.example/?p=12
---

The first ferry in 14 months crossed the river.
`);
    expect(result).toMatchObject({ articles: 1, added: 1, sections: 1, drafts: 0 });
    expect(await checked(dir)).toEqual([]);
  });
});

describe('articles of one name, id or address are told apart and named', () => {
  it('each has a file, an id and an address of its own', async () => {
    const dir = await folderWith();
    const same = { id: ID, address: 'https://lantern.example/ferry' };
    const { files, losses } = await imported(dir, [
      SITE,
      articleEvent(same),
      articleEvent({ ...same, place: 'export.xml: post 2' }),
    ]);
    expect(Object.keys(files)).toEqual(['news/ferry-2.md', 'news/ferry.md', 'site.yaml']);
    expect(losses.map(({ place, kind }) => `${place}: ${kind}`)).toEqual([
      'export.xml: post 2: address of two articles',
      'export.xml: post 2: id of two articles',
    ]);
    expect(files['news/ferry-2.md']).toContain('id: tag:lantern.example,2019-09-25:ferry-2\n');
    expect(await checked(dir)).toEqual([]);
  });

  it.each([
    ['news/Ferry', 'news/ferry.md'],
    ['news/進藤', /^news\/jinteng-[0-9a-f]{6}\.md$/],
    ['README', 'news/readme-1.md'],
    ['tags/feed', 'section-tags/feed-1.md'],
    ['新聞/', /^xinwen-[0-9a-f]{6}\/2019-09-25\.md$/],
    ['a/../../b', /^a(?:\/x-[0-9a-f]{6}){2}\/b\.md$/],
  ])('%s is written as %s', async (path, file) => {
    const dir = await folderWith();
    const { files } = await imported(dir, [SITE, articleEvent({ path, id: ID })]);
    const [name = ''] = Object.keys(files).filter((each) => !/_index\.md$|^site\.yaml$/.test(each));
    expect(name).toMatch(file);
    expect((await checked(dir)).filter((line) => !line.includes('site-default'))).toEqual([]);
  });
});

type Row = {
  readonly what: string;
  readonly given: Partial<ImportedArticle>;
  readonly kind: string;
  readonly text: RegExp;
  readonly drafts?: number;
};

const rows: readonly Row[] = [
  {
    what: 'a key that Dateline refuses',
    given: { language: 'klingonese' },
    kind: 'language that Dateline does not take',
    text: /^(?![\s\S]*language)/,
  },
  {
    what: 'an address of an author',
    given: { authors: [{ name: 'Jane', url: 'jane' }] },
    kind: 'authors.url that Dateline does not take',
    text: /name: Jane\n(?!\s+url)/,
  },
  {
    what: 'an unknown key',
    given: { fields: { deck: 'x' } },
    kind: 'deck that Dateline does not take',
    text: /^(?![\s\S]*deck)/,
  },
  {
    what: 'an edit before publication',
    given: { updated: '2019-01-01' },
    kind: 'updated before date',
    text: /^(?![\s\S]*updated)/,
  },
  { what: 'no date', given: { date: '' }, kind: 'article without a date', text: /draft: true/, drafts: 1 },
  {
    what: 'no title',
    given: { title: ' ' },
    kind: 'article without a title',
    text: /title: The first ferry in 14 months crossed the river\.\n/,
  },
  {
    what: 'no text',
    given: { body: { format: 'markdown', text: '' } },
    kind: 'article without text',
    text: /draft: true/,
    drafts: 1,
  },
  {
    what: 'an end before its beginning',
    given: { fields: { expires: '2001-01-01' } },
    kind: 'article that expires before its date',
    text: /draft: true/,
    drafts: 1,
  },
  {
    what: 'an id that is none',
    given: { id: '673b1f0e' },
    kind: 'id that is not a URI',
    text: /id: tag:lantern\.example,2019-09-25:ferry\n/,
  },
  {
    what: 'a sound of unknown size',
    given: { audio: { src: 'https://cdn.example/a.mp3', title: 'The [ferry]' } },
    kind: 'audio that became a link',
    text: /\n\[The \\\[ferry\\\]\]\(<https:\/\/cdn\.example\/a\.mp3>\)\n$/,
  },
  {
    what: 'a picture that is nowhere',
    given: { image: { src: 'file:/ferry.jpg' } },
    kind: 'image without its file',
    text: /^(?![\s\S]*image)/,
  },
];

describe('what Dateline would refuse does not stop the article, and is named', () => {
  it.each(rows)('$what', async ({ given, kind, text, drafts = 0 }) => {
    const dir = await folderWith();
    const { files, losses, result } = await imported(dir, [SITE, articleEvent({ id: ID, ...given })]);
    expect(losses.map((loss) => loss.kind)).toEqual([kind]);
    expect(losses[0]?.place).toBe('export.xml: post 1');
    expect(files['news/ferry.md']).toMatch(text);
    expect(result).toMatchObject({ drafts, added: 1, losses: [[kind, 1]] });
    expect((await checked(dir)).filter((line) => /error|refuse|bad-|missing|unknown/.test(line))).toEqual([]);
  });
});

describe('a second run', () => {
  const first = [SITE, articleEvent({ id: ID }), articleEvent({ id: `${ID}3`, path: 'news/bridge' })];
  const second = [
    SITE,
    articleEvent({ id: ID, title: 'Ferry returns at last' }),
    articleEvent({ id: `${ID}3`, path: 'news/bridge', title: 'Bridge closed' }),
    articleEvent({ id: `${ID}4`, path: 'news/clinic' }),
  ];

  it('changes nothing, and says what an update would', async () => {
    const dir = await folderWith();
    await imported(dir, first);
    const before = filesIn(dir);
    expect((await imported(dir, first)).result).toMatchObject({ articles: 2, unchanged: 2, added: 0 });
    const { result, files } = await imported(dir, second);
    expect(result).toMatchObject({ articles: 3, added: 0, updated: 0, pending: 3 });
    expect(files).toEqual(before);
  });

  it('takes in what is new with update, and leaves what the newsroom has changed', async () => {
    const dir = await folderWith();
    await imported(dir, first);
    const file = join(dir, 'news/bridge.md');
    writeFileSync(file, `${readFileSync(file, 'utf8')}\nThe mayor agreed.\n`);
    const { result, files, losses } = await imported(dir, second, { update: true });
    expect(result).toMatchObject({ added: 1, updated: 1, unchanged: 1, pending: 0 });
    expect(files['news/ferry.md']).toContain('Ferry returns at last');
    expect(files['news/bridge.md']).toContain('The mayor agreed.');
    expect(losses.map(({ what }) => what)).toEqual([
      'news/bridge.md was changed since it was imported, so what is new at the old site was left out',
    ]);
  });

  it('goes on where the first was interrupted', async () => {
    const dir = await folderWith();
    const interrupted = (async function* () {
      yield* first.slice(0, 2);
      throw new Error('stopped');
    })();
    const { writeImport } = await import('../../src/import/write/write-import.ts');
    const options = { into: dir, system: 'test', now: new Date(), onLoss: () => {} };
    await expect(writeImport(interrupted, options)).rejects.toThrow('stopped');
    expect((await imported(dir, first)).result).toMatchObject({ added: 1, unchanged: 1 });
    expect(Object.keys(filesIn(dir))).toEqual(['news/bridge.md', 'news/ferry.md', 'site.yaml']);
  });

  it('of another site of the same system is a first one', async () => {
    const dir = await folderWith();
    await imported(dir, first);
    const { result } = await imported(dir, [
      { kind: 'site', site: { url: 'https://other.example' } },
      articleEvent({ id: 'https://other.example/?p=12' }),
    ]);
    expect(result).toMatchObject({ added: 1, pending: 0 });
  });

  it('writes nothing in a dry run', async () => {
    const dir = await folderWith();
    const { result } = await imported(join(dir, 'content'), first, { dryRun: true });
    expect(result).toMatchObject({ added: 2 });
    expect(filesIn(dir)).toEqual({});
  });
});

describe('site.yaml of a newsroom', () => {
  const redirects: readonly ImportEvent[] = [
    { kind: 'redirect', redirect: { from: '/category/*', to: '/:splat' } },
    { kind: 'redirect', redirect: { from: '/feed/rss2', to: '/rss.xml' } },
  ];
  const start = '# Ours\ntitle:   "The Lantern"  # as on paper\nurl: https://lantern.example\n';
  const keys = 'description: News\nlanguage: en-US\ntimezone: America/Los_Angeles\n';

  it.each([
    [
      'without redirects',
      start,
      `${start}${keys}redirects:\n  /category/*: /:splat\n  /feed/rss2: /rss.xml\n`,
    ],
    [
      'with redirects',
      `${start}redirects:\n    /feed/rss2/: /other.xml # kept\n\nembeds: [www.youtube.com]\n`,
      `${start}redirects:\n    /feed/rss2/: /other.xml # kept\n    /category/*: /:splat\n\nembeds: [www.youtube.com]\n${keys}`,
    ],
    [
      'with redirects in one line',
      `${start}redirects: { /a: /b }\ntimezone: UTC\n`,
      `${start}redirects:\n  /a: /b\n  /category/*: /:splat\n  /feed/rss2: /rss.xml\ntimezone: UTC\n${keys.replace(/timezone.*\n/, '')}`,
    ],
    [
      'with an empty key of redirects',
      `${start}redirects:\ntimezone: UTC`,
      `${start}redirects:\n  /category/*: /:splat\n  /feed/rss2: /rss.xml\ntimezone: UTC\n${keys.replace(/timezone.*\n/, '')}`,
    ],
  ])('%s keeps every byte, and is given what it lacks', async (_, before, after) => {
    const dir = await folderWith({ 'site.yaml': before });
    const { files } = await imported(dir, [SITE, ...redirects]);
    expect(files['site.yaml']).toBe(after);
  });

  it('that cannot be read is left as it is, and named', async () => {
    const dir = await folderWith({ 'site.yaml': 'title: [\n' });
    const { files, losses } = await imported(dir, [SITE, ...redirects]);
    expect(files['site.yaml']).toBe('title: [\n');
    expect(losses.map(({ place }) => place)).toEqual(['site.yaml']);
  });

  it('has each old path once, and patterns before what is too much', async () => {
    const dir = await folderWith();
    const single: readonly ImportEvent[] = Array.from({ length: 1_001 }, (_, at) => ({
      kind: 'redirect',
      redirect: { from: `/old/${at}`, to: '/news/' },
    }));
    const twice: ImportEvent = { kind: 'redirect', redirect: { from: '/old/0/', to: '/rss.xml' } };
    const { result, files, losses } = await imported(dir, [SITE, ...single, twice, ...redirects.slice(0, 1)]);
    expect(result.redirects).toBe(1_000);
    expect(files['site.yaml']).toMatch(
      / {2}\/old\/0: \/news\/\n[\s\S]*\/old\/998: \/news\/\n {2}\/category\/\*: \/:splat\n$/,
    );
    expect(losses.map(({ place, kind }) => `${place}: ${kind}`)).toEqual([
      '/old/0/: old path that leads to two',
      '/old/999: redirect too many',
      '/old/1000: redirect too many',
    ]);
  });
});
