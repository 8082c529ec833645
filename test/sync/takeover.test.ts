import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import type { Problem } from '../../src/content/problems/problem.ts';
import type { Report } from '../../src/sync/report.ts';
import { article, type Files, folder, gif, png, site, write } from '../content/folder.ts';
import { keep, now, told } from './kept.ts';

const named = (id: string, lines = '', body?: string) => article(lines, body).replace(':a\n', `:${id}\n`);
const story = named('ferry', 'aliases: [/old/ferry]\nimage: {src: Pier.png, alt: A pier}\n', 'The ferry.\n');
const linked = named('link', 'url: https://elsewhere.example/1\n');

const start: Files = {
  'site.yaml': site,
  'news/ferry.md': story,
  'news/Pier.png': png,
  'news/link.md': linked,
};

const copy = story.replace('The ferry.', 'A copy.');
const other = (lines: string) => named('other', lines, 'Another story.\n');

/** A newcomer, and what is wrong with it. */
const newcomers: readonly (readonly [what: string, file: string, text: string | Uint8Array, code: string])[] =
  [
    ['a copy that sorts first', 'news/aaa.md', copy, 'duplicate-id'],
    ['a copy by Finder', 'news/ferry copy.md', copy, 'duplicate-id'],
    ['a copy by Windows', 'news/ferry - Copy.md', copy, 'duplicate-id'],
    ['a conflict of Dropbox', 'news/ferry (Jane’s conflicted copy 2026-03-04).md', copy, 'duplicate-id'],
    ['a conflict of Syncthing', 'news/ferry.sync-conflict-20260304-090000-ABCDEFG.md', copy, 'duplicate-id'],
    ['a copy in a section that sorts first', 'about/ferry.md', copy, 'duplicate-id'],
    ['a copy to be published later', 'news/a.md', copy.replace('2019-09-25', '2099-09-25'), 'duplicate-id'],
    [
      'a copy that has expired',
      'news/a.md',
      copy.replace('aliases:', 'expires: 2020-01-01\naliases:'),
      'duplicate-id',
    ],
    [
      'a copy that is withdrawn',
      'news/a.md',
      named('ferry', 'status: withdrawn\nreason: x\nwithdrawn: 2021-01-01\n'),
      'duplicate-id',
    ],
    [
      'its address, claimed by url',
      'news/a.md',
      other('url: https://paper.example/news/ferry\n'),
      'duplicate-url',
    ],
    ['its address, by a file of the same name', 'news/Ferry.md', other(''), 'duplicate-url'],
    ['its address elsewhere', 'news/a.md', other('url: https://elsewhere.example/1\n'), 'duplicate-url'],
    ['its old address', 'news/a.md', other('aliases: [/old/ferry]\n'), 'redirect-taken'],
  ];

/** What readers get of the stories that are published. */
async function served(kept: Awaited<ReturnType<typeof keep>>) {
  const collection = await kept.collection();
  const { articles } = await told(collection);
  const at = async (path: string) => {
    const found = await collection.locate(path, now);
    return found?.kind === 'article' ? found.article : found;
  };
  return {
    articles: [
      articles.get('tag:paper.example,2019-09-25:ferry'),
      articles.get('tag:paper.example,2019-09-25:link'),
    ],
    located: [await at('/news/ferry'), await at('/old/ferry'), await at('/news/pier.png')],
  };
}

test.for(newcomers)('%s takes nothing from a published story', async ([, file, text, code]) => {
  const dir = folder(start);
  let kept = await keep(dir);
  await kept.keeper.refresh();
  const before = await served(kept);
  write(dir, file, text);
  for (const names of [[file], undefined]) {
    const { problems } = await kept.keeper.refresh(names);
    expect(problems.filter((problem) => problem.file === file).map((problem) => problem.code)).toContain(
      code,
    );
    expect(problems.filter((problem) => problem.file === 'news/ferry.md')).toEqual([]);
    expect(await served(kept)).toEqual(before);
  }
  // Through a restart, and another edit of both.
  kept.close();
  kept = await keep(dir);
  await kept.keeper.refresh();
  expect(await served(kept)).toEqual(before);
  if (typeof text === 'string') write(dir, file, `${text}\nMore.\n`);
  write(dir, 'news/ferry.md', `${story}\nMore.\n`);
  await kept.keeper.refresh();
  const after = await served(kept);
  expect(after.articles[0]?.body).toContain('More.');
  expect(after.articles[0]?.url).toBe(before.articles[0]?.url);
  // Once the story is gone, what it had is free.
  rmSync(join(dir, 'news/ferry.md'));
  rmSync(join(dir, 'news/link.md'));
  const { problems } = await kept.keeper.refresh();
  expect(problems.filter((problem) => problem.code === code)).toEqual([]);
  kept.close();
});

const claim = (url: string): Files => ({ 'urls/u.md': other(`url: https://paper.example${url}\n`) });
const more = named('more');
const less = named('less');

/** Who has the address of a section, and what is there before the section is; with both at once the section comes first. */
const claims: readonly (readonly [what: string, first: Files, claim: Files])[] = [
  ['a url', { 'news/sub/more.md': more }, claim('/news/sub')],
  ['a url in capitals, with a slash', { 'news/sub/more.md': more }, claim('/NEWS/Sub/')],
  ['a file whose name makes the address', { 'news/sub/more.md': more }, { 'news/sub.md': other('') }],
  ['a url, and an empty section', { 'news/sub/_index.md': '---\ntitle: Sub\n---\n' }, claim('/news/sub')],
];

const codes = (problems: readonly Problem[]) =>
  problems
    .filter(({ severity }) => severity === 'error')
    .map(({ file, code }) => `${file} ${code}`)
    .toSorted();

/** The ids of what is public, which paths of sections there are, and what is at the address. */
async function published({ collection }: Awaited<ReturnType<typeof keep>>) {
  const current = await collection();
  const { articles, directory } = await told(current);
  return {
    ids: [...articles.keys()].map((id) => id.split(':').at(-1)).toSorted(),
    isSection: directory.sections.some(({ scope }) => 'path' in scope && scope.path === 'news/sub'),
    there: (await current.locate('/news/sub', now))?.kind,
  };
}

/** Reads a folder in every way: files named one by one, whole, and after another start. */
async function inEveryWay(
  dir: string,
  names: readonly string[],
  check: (kept: Awaited<ReturnType<typeof keep>>, report: Report) => Promise<void>,
) {
  for (const files of [names, undefined, undefined]) {
    const kept = await keep(dir);
    await check(kept, await kept.keeper.refresh(files));
    kept.close();
  }
}

test.for(claims)(
  'a section that is there, or comes at once with it, keeps its address from %s',
  async ([, first, then]) => {
    for (const before of [first, {}]) {
      const dir = folder({ ...start, ...before });
      const kept = await keep(dir);
      if (before === first) await kept.keeper.refresh();
      kept.close();
      const all: Files = { ...first, ...then, 'news/sub/more.md': more, 'news/sub/less.md': less };
      for (const [name, text] of Object.entries(all)) write(dir, name, text);
      const [claimant = ''] = Object.keys(then);
      await inEveryWay(dir, Object.keys(all), async (now, { problems, skipped }) => {
        expect(codes(problems)).toEqual([`${claimant} duplicate-url`]);
        expect(skipped).toEqual([claimant]);
        expect(await published(now)).toEqual({
          ids: ['ferry', 'less', 'link', 'more'],
          isSection: true,
          there: undefined,
        });
      });
    }
  },
);

test.for(claims)(
  'a published story keeps its address from a section that comes later: %s',
  async ([, sectioned, first]) => {
    const dir = folder({ ...start, ...first });
    const kept = await keep(dir);
    await kept.keeper.refresh();
    kept.close();
    const all: Files = { ...sectioned, 'news/sub/more.md': more, 'news/sub/deep/less.md': less };
    for (const [name, text] of Object.entries(all)) write(dir, name, text);
    const folderFile = 'news/sub/_index.md' in all ? 'news/sub/_index.md' : 'news/sub';
    const [claimant = ''] = Object.keys(first);
    const homeless = ['news/sub/deep/less.md', 'news/sub/more.md'];
    await inEveryWay(dir, Object.keys(all), async (current, { problems, skipped }) => {
      expect(codes(problems)).toEqual(
        [`${folderFile} duplicate-url`, ...homeless.map((file) => `${file} no-section`)].toSorted(),
      );
      const message = problems.find(({ code }) => code === 'duplicate-url')?.message;
      expect(message).toContain(`“${claimant}” is published at /news/sub and keeps that address`);
      expect(skipped).toEqual(homeless);
      const advice = problems.filter(({ code }) => code === 'no-section').map(({ message }) => message);
      expect(advice).toEqual(homeless.map(() => expect.stringContaining('rename the folder')));
      expect(await published(current)).toEqual({
        ids: ['ferry', 'link', 'other'],
        isSection: false,
        there: 'article',
      });
      const app = createApp({ collection: current.collection, now: () => now, compressors: {} });
      expect((await app.request('https://paper.example/news/sub/rss.xml')).status).toBe(404);
    });
    // An edit of the story changes nothing; once it has gone, the section is there.
    const again = await keep(dir);
    write(dir, claimant, `${first[claimant]}More.\n`);
    expect(codes((await again.keeper.refresh([claimant])).problems)).toHaveLength(3);
    expect((await published(again)).there).toBe('article');
    rmSync(join(dir, claimant));
    expect(codes((await again.keeper.refresh()).problems)).toEqual([]);
    expect(await published(again)).toEqual({
      ids: ['ferry', 'less', 'link', 'more'],
      isSection: true,
      there: undefined,
    });
    // From then on it has the address.
    write(dir, claimant, first[claimant] ?? '');
    expect(codes((await again.keeper.refresh()).problems)).toEqual([`${claimant} duplicate-url`]);
    again.close();
  },
);

/** A file with the address of a published one, `news/caf\u00e9 Pier.png`, and how an article names it. */
const twinNames: readonly string[] = [
  'news/CAF\u00c9 PIER.png',
  'news/cafe\u0301 Pier.png',
  'news/cafe Pier.png',
  'news/caf\u00e9-pier.png',
  'NEWS/caf\u00e9 Pier.png',
];

/** What names a file, and what is left without it. */
const namings: readonly (readonly [lines: (file: string) => string, body: (file: string) => string])[] = [
  [(file) => `image: {src: "/${file}", alt: Another}\n`, () => 'Another story.\n'],
  [(file) => `attachments: ["/${file}"]\n`, () => 'Another story.\n'],
  [() => '', (file) => `Another story.\n\n![Another](</${file}>)\n`],
  [() => '', (file) => `Another [story](</${file}>).\n`],
];

test.for(twinNames.flatMap((file) => namings.map((naming) => ({ file, naming }))))(
  '$file has the address of a published picture: the newcomer loses it ($naming)',
  async ({ file, naming: [lines, body] }) => {
    const published = 'news/caf\u00e9 Pier.png';
    const owner = named('owner', `image: {src: "/${published}", alt: A pier}\n`);
    const dir = folder({ 'site.yaml': site, 'news/z.md': owner, [published]: png });
    let kept = await keep(dir);
    await kept.keeper.refresh();
    // Sorts first, and has other bytes.
    write(dir, file, gif);
    write(dir, 'news/b.md', other(lines(file)).replace('Another story.\n', body(file)));
    const path = '/news/cafe-pier.png';
    const check = async (files: readonly string[] | undefined) => {
      const { problems } = await kept.keeper.refresh(files);
      const found = problems.filter(({ code }) => code === 'duplicate-media');
      expect(found).toMatchObject([{ file: 'news/b.md', severity: 'error' }]);
      expect(found[0]?.message).toContain(`“${published}”, ${path}, which keeps it; rename one of them`);
      const { articles } = await told(await kept.collection());
      const both = ['owner', 'other'].map((id) => articles.get(`tag:paper.example,2019-09-25:${id}`));
      expect(both[0]?.image?.url).toBe(`https://paper.example${path}`);
      expect(both[1]?.body).toContain('Another');
      expect(JSON.stringify(both[1])).not.toContain(path);
      const media = await (await kept.collection()).locate(path, now);
      expect(media).toMatchObject({ kind: 'media', file: { type: 'image/png', source: published } });
    };
    await check([file, 'news/b.md']);
    kept.close();
    kept = await keep(dir);
    await check(undefined);
    // An edit of either changes nothing.
    write(dir, 'news/b.md', other(`tags: [X]\n${lines(file)}`).replace('Another story.\n', body(file)));
    await check(['news/b.md']);
    write(dir, 'news/z.md', `${owner}More.\n`);
    await check(['news/z.md']);
    // Once nothing else shows what is published there, the address is free.
    rmSync(join(dir, 'news/z.md'));
    expect((await kept.keeper.refresh(['news/z.md'])).problems).toEqual([]);
    const { articles } = await told(await kept.collection());
    expect(JSON.stringify(articles.get('tag:paper.example,2019-09-25:other'))).toContain(path);
    const media = await (await kept.collection()).locate(path, now);
    expect(media).toMatchObject({ kind: 'media', file: { type: 'image/gif' } });
    kept.close();
  },
);

test('of two files that come at once with one address the first by name is shown, and by its own articles alone', async () => {
  const dir = folder({
    'site.yaml': site,
    'news/a.md': named('a', 'image: {src: p.png, alt: A}\n'),
    'news/b.md': named('b', 'image: {src: P.png, alt: B}\n'),
    'news/p.png': png,
    'news/P.png': gif,
  });
  const { keeper, collection, close } = await keep(dir);
  const { problems } = await keeper.refresh();
  expect(problems.map(({ file, code }) => `${file} ${code}`)).toEqual(['news/a.md duplicate-media']);
  const { articles } = await told(await collection());
  const types = ['a', 'b'].map((id) => articles.get(`tag:paper.example,2019-09-25:${id}`)?.image?.type);
  expect(types).toEqual([undefined, 'image/gif']);
  close();
});

test.for(newcomers.slice(1, 5))(
  'where nothing is published yet, %s does not come before the original',
  async ([, file, text, code]) => {
    const dir = folder({ ...start, [file]: text });
    const kept = await keep(dir);
    const { problems } = await kept.keeper.refresh();
    expect(problems.map((problem) => `${problem.file} ${problem.code}`)).toContain(`${file} ${code}`);
    expect((await served(kept)).articles[0]?.body).toContain('The ferry.');
    kept.close();
  },
);

test('a copy whose original is gone keeps what it has when the original is back, through restarts', async () => {
  const dir = folder({ ...start, 'news/zzz.md': copy });
  let kept = await keep(dir);
  await kept.keeper.refresh();
  rmSync(join(dir, 'news/ferry.md'));
  await kept.keeper.refresh();
  write(dir, 'news/ferry.md', story);
  await kept.keeper.refresh();
  const at = async () => {
    const { articles } = await told(await kept.collection());
    const article = articles.get('tag:paper.example,2019-09-25:ferry');
    return [article?.path, article?.body];
  };
  const before = await at();
  expect(before[0]).toBe('/news/zzz');
  for (const edit of ['Once.\n', 'Twice.\n']) {
    kept.close();
    kept = await keep(dir);
    write(dir, 'news/ferry.md', `${story}\n${edit}`);
    const { problems } = await kept.keeper.refresh();
    expect(problems.map(({ file, code }) => `${file} ${code}`)).toContain('news/ferry.md duplicate-id');
    // What readers see is another generation then.
    write(dir, 'news/other.md', other('').replace('Another', edit));
    await kept.keeper.refresh();
    expect(await at()).toEqual(before);
  }
  kept.close();
});

test('two that change places both keep what they then have', async () => {
  const dir = folder({ ...start, 'news/b.md': other('') });
  const kept = await keep(dir);
  await kept.keeper.refresh();
  const here = (text: string, path: string) =>
    text.replace('---\n', `---\nurl: https://paper.example/news/${path}\n`);
  write(dir, 'news/ferry.md', here(story, 'b'));
  write(dir, 'news/b.md', here(other(''), 'ferry'));
  expect((await kept.keeper.refresh()).problems).toEqual([]);
  const collection = await kept.collection();
  const found = await Promise.all(['/news/ferry', '/news/b'].map((path) => collection.locate(path, now)));
  expect(found.map((one) => one?.kind === 'article' && one.article.id.split(':').at(-1))).toEqual([
    'other',
    'ferry',
  ]);
  kept.close();
});
