import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import type { Problem } from '../../src/content/problems/problem.ts';
import type { Report } from '../../src/sync/report.ts';
import { article, type Files, folder, gif, pdf, png, site, write } from '../content/folder.ts';
import { keep, now, told } from './kept.ts';

const named = (id: string, lines = '', body?: string) => article(lines, body).replace(':a\n', `:${id}\n`);
const story = named(
  'ferry',
  'aliases: [/old/ferry]\nimage: {src: Pier.png, alt: A pier}\nattachments: [notes.pdf]\n',
  'The ferry.\n',
);
const linked = named('link', 'url: https://elsewhere.example/1\n');

const start: Files = {
  'site.yaml': `${site}logo: {src: logo.png, alt: The Paper}\n`,
  'logo.png': png,
  'news/_index.md': '---\ntitle: News\nimage: {src: front.png, alt: News}\n---\n',
  'news/front.png': png,
  'news/ferry.md': story,
  'news/Pier.png': png,
  'news/notes.pdf': pdf,
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
    [
      'its old address, by url',
      'news/a.md',
      other('url: https://paper.example/old/ferry\n'),
      'duplicate-url',
    ],
    ['its old address, by a file of that name', 'old/ferry.md', other(''), 'duplicate-url'],
    [
      'the address of its picture, by url',
      'news/a.md',
      other('url: https://paper.example/news/pier.png\n'),
      'duplicate-url',
    ],
    [
      'the address of its attachment',
      'news/a.md',
      other('url: https://paper.example/news/notes.pdf\n'),
      'duplicate-url',
    ],
    [
      'the address of the paper’s logo',
      'news/a.md',
      other('url: https://paper.example/logo.png\n'),
      'duplicate-url',
    ],
    [
      'the address of a section’s picture',
      'news/a.md',
      other('url: https://paper.example/news/front.png\n'),
      'duplicate-url',
    ],
    ['its old address', 'news/a.md', other('aliases: [/old/ferry]\n'), 'redirect-taken'],
  ];

/** Pictures of the site, a section, a show and a story that come to an address that a published story has. */
const pictures: readonly (readonly [file: string, text: string])[] = [
  ['site.yaml', `${site}logo: {src: old/ferry.png, alt: The Paper}\n`],
  ['site.yaml', `${site}logo: {src: news/claimed.png, alt: The Paper}\n`],
  ['site.yaml', `${site}icon: old/ferry.png\n`],
  ['site.yaml', `${site}callout: "![x](old/ferry.png) Support us"\n`],
  ['news/_index.md', '---\ntitle: News\nimage: {src: claimed.png, alt: News}\n---\n'],
  ['news/_index.md', '---\ntitle: News\npodcast: {}\nimage: {src: ../old/ferry.png, alt: News}\n---\n'],
  ['news/a.md', other('image: {src: claimed.png, alt: x}\n')],
  ['news/a.md', other('attachments: [{src: ../old/ferry.png, title: x}]\n')],
  ['news/a.md', other('attachments: [{src: feed.json, title: x}]\n')],
];

test.for(pictures)('%s takes no address from what has it: %s', async ([file, text]) => {
  const dir = folder({
    ...{ 'site.yaml': site, 'news/_index.md': '---\ntitle: News\n---\n', 'news/feed.json': '{}' },
    ...{ 'old/ferry.png': png, 'news/claimed.png': png },
    'news/ferry.md': named('ferry', 'aliases: [/old/ferry.png]\n'),
    'news/link.md': named('link', 'url: https://paper.example/news/claimed.png\n'),
  });
  const kept = await keep(dir);
  await kept.folderSync.refresh();
  write(dir, file, text);
  for (const names of [[file], undefined]) {
    const { problems } = await kept.folderSync.refresh(names);
    const found = problems.filter(({ code }) => !/^podcast/.test(code));
    expect(found.map((one) => [one.file, one.severity, one.code])).toEqual([
      [file, 'error', 'duplicate-media'],
    ]);
    const collection = await kept.collection();
    const at = async (path: string) => (await collection.locate(path, now))?.kind;
    expect([await at('/old/ferry.png'), await at('/news/claimed.png')]).toEqual(['moved', 'article']);
    expect(await collection.locate('/news/feed.json', now)).toBeUndefined();
  }
  kept.close();
});

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
    located: await Promise.all(
      ['/news/ferry', '/old/ferry', '/news/pier.png', '/news/notes.pdf', '/logo.png', '/news/front.png'].map(
        at,
      ),
    ),
  };
}

test.for(newcomers)('%s takes nothing from a published story', async ([, file, text, code]) => {
  const dir = folder(start);
  let kept = await keep(dir);
  await kept.folderSync.refresh();
  const before = await served(kept);
  write(dir, file, text);
  for (const names of [[file], undefined]) {
    const { problems } = await kept.folderSync.refresh(names);
    expect(problems.filter((problem) => problem.file === file).map((problem) => problem.code)).toContain(
      code,
    );
    expect(problems.filter((problem) => problem.file === 'news/ferry.md')).toEqual([]);
    expect(await served(kept)).toEqual(before);
  }
  // Through a restart, and another edit of both.
  kept.close();
  kept = await keep(dir);
  await kept.folderSync.refresh();
  expect(await served(kept)).toEqual(before);
  if (typeof text === 'string') write(dir, file, `${text}\nMore.\n`);
  write(dir, 'news/ferry.md', `${story}\nMore.\n`);
  await kept.folderSync.refresh();
  const after = await served(kept);
  expect(after.articles[0]?.body).toContain('More.');
  expect(after.articles[0]?.url).toBe(before.articles[0]?.url);
  // Once the story is gone, what it had is free.
  rmSync(join(dir, 'news/ferry.md'));
  rmSync(join(dir, 'news/link.md'));
  write(dir, 'site.yaml', site);
  write(dir, 'news/_index.md', '---\ntitle: News\n---\n');
  const { problems } = await kept.folderSync.refresh();
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
    await check(kept, await kept.folderSync.refresh(files));
    kept.close();
  }
}

test.for(claims)(
  'a section that is there, or comes at once with it, keeps its address from %s',
  async ([, first, then]) => {
    for (const before of [first, {}]) {
      const dir = folder({ ...start, ...before });
      const kept = await keep(dir);
      if (before === first) await kept.folderSync.refresh();
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
    await kept.folderSync.refresh();
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
    expect(codes((await again.folderSync.refresh([claimant])).problems)).toHaveLength(3);
    expect((await published(again)).there).toBe('article');
    rmSync(join(dir, claimant));
    expect(codes((await again.folderSync.refresh()).problems)).toEqual([]);
    expect(await published(again)).toEqual({
      ids: ['ferry', 'less', 'link', 'more'],
      isSection: true,
      there: undefined,
    });
    // From then on it has the address.
    write(dir, claimant, first[claimant] ?? '');
    expect(codes((await again.folderSync.refresh()).problems)).toEqual([`${claimant} duplicate-url`]);
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
    await kept.folderSync.refresh();
    // Sorts first, and has other bytes.
    write(dir, file, gif);
    write(dir, 'news/b.md', other(lines(file)).replace('Another story.\n', body(file)));
    const path = '/news/cafe-pier.png';
    const check = async (files: readonly string[] | undefined) => {
      const { problems } = await kept.folderSync.refresh(files);
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
    expect((await kept.folderSync.refresh(['news/z.md'])).problems).toEqual([]);
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
  const { folderSync, collection, close } = await keep(dir);
  const { problems } = await folderSync.refresh();
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
    const { problems } = await kept.folderSync.refresh();
    expect(problems.map((problem) => `${problem.file} ${problem.code}`)).toContain(`${file} ${code}`);
    expect((await served(kept)).articles[0]?.body).toContain('The ferry.');
    kept.close();
  },
);

test('a copy whose original is gone keeps what it has when the original is back, through restarts', async () => {
  const dir = folder({ ...start, 'news/zzz.md': copy });
  let kept = await keep(dir);
  await kept.folderSync.refresh();
  rmSync(join(dir, 'news/ferry.md'));
  await kept.folderSync.refresh();
  write(dir, 'news/ferry.md', story);
  await kept.folderSync.refresh();
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
    const { problems } = await kept.folderSync.refresh();
    expect(problems.map(({ file, code }) => `${file} ${code}`)).toContain('news/ferry.md duplicate-id');
    // What readers see is another generation then.
    write(dir, 'news/other.md', other('').replace('Another', edit));
    await kept.folderSync.refresh();
    expect(await at()).toEqual(before);
  }
  kept.close();
});

test.for(newcomers.filter(([, , , code]) => code === 'duplicate-id'))(
  'a story that moves takes its id along, whatever copies of it there are: %s',
  async ([, file, text]) => {
    for (const url of ['', 'url: https://paper.example/news/ferry\n']) {
      const original = story.replace('aliases:', `${url}aliases:`);
      const dir = folder({ ...start, 'news/ferry.md': original });
      let kept = await keep(dir);
      await kept.folderSync.refresh();
      write(dir, file, typeof text === 'string' ? text.replace('aliases:', `${url}aliases:`) : text);
      await kept.folderSync.refresh();
      rmSync(join(dir, 'news/ferry.md'));
      write(dir, 'news/harbor.md', original);
      for (const files of [['news/ferry.md', 'news/harbor.md'], undefined]) {
        const { problems } = await kept.folderSync.refresh(files);
        expect(codes(problems)).toContain(`${file} duplicate-id`);
        expect(codes(problems).filter((code) => code.startsWith('news/harbor.md'))).toEqual([]);
        const { articles } = await told(await kept.collection());
        const { body, path } = articles.get('tag:paper.example,2019-09-25:ferry') ?? {};
        expect([body, path]).toEqual([
          expect.stringContaining('The ferry.'),
          url === '' ? '/news/harbor' : '/news/ferry',
        ]);
        kept.close();
        kept = await keep(dir);
        write(dir, 'news/link.md', `${linked}Edit.\n`);
      }
      kept.close();
    }
  },
);

test('two that change places both keep what they then have', async () => {
  const dir = folder({ ...start, 'news/b.md': other('') });
  const kept = await keep(dir);
  await kept.folderSync.refresh();
  const here = (text: string, path: string) =>
    text.replace('---\n', `---\nurl: https://paper.example/news/${path}\n`);
  write(dir, 'news/ferry.md', here(story, 'b'));
  write(dir, 'news/b.md', here(other(''), 'ferry'));
  expect((await kept.folderSync.refresh()).problems).toEqual([]);
  const collection = await kept.collection();
  const found = await Promise.all(['/news/ferry', '/news/b'].map((path) => collection.locate(path, now)));
  expect(found.map((one) => one?.kind === 'article' && one.article.id.split(':').at(-1))).toEqual([
    'other',
    'ferry',
  ]);
  kept.close();
});

const section = (title: string) => `---\ntitle: ${title}\ndescription: All of ${title}\n---\n`;

test.for([
  ['a folder that sorts first', { 'News/_index.md': section('Taken') }, 'News/_index.md'],
  ['one with stories alone', { 'News/b.md': other('') }, 'News'],
  ['one with another accent', { 'N\u00e9ws/_index.md': section('Taken') }, 'N\u00e9ws/_index.md'],
  [
    'one of a folder in it',
    { 'NEWS/Sub/_index.md': section('Taken'), 'NEWS/_index.md': section('Taken') },
    'NEWS/Sub/_index.md',
  ],
] as const)('a published section keeps its title and description from %s', async ([, files, error]) => {
  const dir = folder({
    ...start,
    'news/_index.md': section('News'),
    'news/sub/_index.md': section('Sub'),
    'news/sub/more.md': more,
  });
  let kept = await keep(dir);
  await kept.folderSync.refresh();
  const sections = async () => (await (await kept.collection()).directory(now)).sections;
  const about = async () =>
    (await sections()).map(({ title, description, trail }) => [title, description, trail]);
  const before = await about();
  for (const [name, text] of Object.entries(files)) write(dir, name, text);
  for (let times = 0; times < 3; times += 1) {
    const { problems } = await kept.folderSync.refresh(times === 0 ? Object.keys(files) : undefined);
    expect(codes(problems)).toContain(`${error} duplicate-url`);
    expect(problems.filter(({ file }) => file.startsWith('news'))).toEqual([]);
    expect(await about()).toEqual(before);
    kept.close();
    kept = await keep(dir);
    write(dir, 'news/ferry.md', `${story}Edit ${times}.\n`);
  }
  // Once its folder has gone, the other is the section.
  rmSync(join(dir, 'news'), { recursive: true });
  const { problems } = await kept.folderSync.refresh();
  expect(codes(problems)).not.toContain(`${error} duplicate-url`);
  expect((await sections()).map(({ title }) => title)).not.toContain('Sub');
  kept.close();
});

test('a published author or tag keeps its name from a story that sorts first and spells it otherwise', async () => {
  const dir = folder({ ...start, 'news/m.md': named('m', 'authors: [Jane Doe]\ntags: [Ferries]\n') });
  let kept = await keep(dir);
  await kept.folderSync.refresh();
  const names = async () => {
    const { authors, tags } = await (await kept.collection()).directory(now);
    return [...authors, ...tags].map(({ title }) => title);
  };
  const a = named('other', 'authors: [JANE DOE]\ntags: [ferries]\n');
  write(dir, 'news/a.md', a);
  for (const files of [['news/a.md'], undefined, undefined]) {
    const { problems } = await kept.folderSync.refresh(files);
    expect(problems.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'news/a.md spelling',
      'news/a.md spelling',
    ]);
    expect(problems[0]?.message).toContain('“JANE DOE” is “Jane Doe” in news/m.md');
    expect(await names()).toEqual(['Jane Doe', 'Ferries']);
    kept.close();
    kept = await keep(dir);
    write(dir, 'news/ferry.md', `${story}Edit.\n`);
  }
  rmSync(join(dir, 'news/m.md'));
  expect((await kept.folderSync.refresh()).problems).toEqual([]);
  expect(await names()).toEqual(['JANE DOE', 'ferries']);
  kept.close();
});

const atPicture = named('p', 'url: https://paper.example/news/new.png\n');
const showing = named('s', 'image: {src: new.png, alt: New}\n');

test.for([
  [
    'a published story keeps its address from a picture',
    [['news/p.md', atPicture]],
    'news/s.md duplicate-media',
  ],
  ['a story and a picture that come at once: the picture has it', [], 'news/p.md duplicate-url'],
  ['the same, by other names', [], 'news/a.md duplicate-url'],
] as const)('%s', async ([, first, error]) => {
  const [file = ''] = error.split(' ');
  const claimant = file === 'news/s.md' ? 'news/p.md' : file;
  const dir = folder({ ...start, ...Object.fromEntries(first) });
  let kept = await keep(dir);
  await kept.folderSync.refresh();
  write(dir, claimant, atPicture);
  write(dir, 'news/s.md', showing);
  write(dir, 'news/new.png', png);
  for (const files of [[claimant, 'news/s.md', 'news/new.png'], undefined, undefined]) {
    const { problems } = await kept.folderSync.refresh(files);
    expect(codes(problems)).toEqual([error]);
    const found = await (await kept.collection()).locate('/news/new.png', now);
    expect(found?.kind).toBe(file === 'news/s.md' ? 'article' : 'media');
    kept.close();
    kept = await keep(dir);
    write(dir, 'news/ferry.md', `${story}Edit.\n`);
  }
  // An edit of either changes nothing.
  write(dir, claimant, `${atPicture}More.\n`);
  write(dir, 'news/s.md', `${showing}More.\n`);
  expect(codes((await kept.folderSync.refresh([claimant, 'news/s.md'])).problems)).toEqual([error]);
  const there = await (await kept.collection()).locate('/news/new.png', now);
  expect(there?.kind).toBe(file === 'news/s.md' ? 'article' : 'media');
  // What is left alone has the address.
  rmSync(join(dir, file === 'news/s.md' ? claimant : 'news/s.md'));
  expect(codes((await kept.folderSync.refresh()).problems)).toEqual([]);
  const found = await (await kept.collection()).locate('/news/new.png', now);
  expect(found?.kind).toBe(file === 'news/s.md' ? 'media' : 'article');
  kept.close();
});

test('a story that moves keeps its old address from one that comes there at once, as its alias says', async () => {
  const dir = folder(start);
  const kept = await keep(dir);
  await kept.folderSync.refresh();
  rmSync(join(dir, 'news/ferry.md'));
  write(dir, 'news/moved.md', story.replace('aliases: [', 'aliases: [/news/ferry, '));
  write(dir, 'news/ferry.md', other(''));
  for (const files of [['news/ferry.md', 'news/moved.md'], undefined]) {
    const { problems } = await kept.folderSync.refresh(files);
    expect(codes(problems)).toEqual(['news/ferry.md duplicate-url']);
    expect(problems.map(({ message }) => message)).toEqual([
      'an old address of news/moved.md has the address /news/ferry; rename one of the files',
    ]);
    const found = await (await kept.collection()).locate('/news/ferry', now);
    expect(found).toMatchObject({ kind: 'moved', to: '/news/moved' });
  }
  kept.close();
});

/** A story goes to another file: what is done to the folder, and what the system says has changed, in turns. */
type Turn = readonly [change: 'copy' | 'remove' | 'move' | 'none', files: readonly ('a' | 'b')[]];

const orders: readonly (readonly Turn[])[] = [
  [['move', ['a', 'b']]],
  [['move', ['b', 'a']]],
  [
    ['move', ['a']],
    ['none', ['b']],
  ],
  [
    ['move', ['b']],
    ['none', ['a']],
  ],
  [
    ['copy', ['b']],
    ['remove', ['a']],
  ],
  [
    ['copy', []],
    ['remove', ['a']],
    ['none', ['b']],
  ],
  [
    ['copy', []],
    ['remove', ['b']],
    ['none', ['a']],
  ],
  [
    ['remove', ['a']],
    ['copy', ['b']],
  ],
];

test.for(orders.map((turns) => [turns] as const))(
  'a story that goes to another file keeps its id, and its old address leads to it: %j',
  async ([turns]) => {
    const text = named('moved', '', 'The story.\n');
    const dir = folder({
      ...{ 'site.yaml': site, 'news/a.md': text },
      'news/link.md': linked,
    });
    let kept = await keep(dir);
    await kept.folderSync.refresh();
    const paths = { a: 'news/a.md', b: 'news/b.md' };
    for (const [change, files] of turns) {
      if (change === 'copy' || change === 'move') write(dir, paths.b, text);
      if (change === 'remove' || change === 'move') rmSync(join(dir, paths.a));
      if (files.length > 0) await kept.folderSync.refresh(files.map((file) => paths[file]));
    }
    for (const again of [false, true]) {
      const collection = await kept.collection();
      const there = await collection.locate('/news/b', now);
      expect(there?.kind === 'article' && there.article.id).toBe('tag:paper.example,2019-09-25:moved');
      expect(await collection.locate('/news/a', now)).toMatchObject({ kind: 'moved', to: '/news/b' });
      const { problems } = await kept.folderSync.refresh(again ? undefined : ['news/link.md']);
      expect(problems).toEqual([]);
      kept.close();
      kept = await keep(dir);
    }
    // The same content from nothing has the same revision, and what comes to the old address has it.
    const fresh = await keep(folder({ 'site.yaml': site, 'news/b.md': text, 'news/link.md': linked }));
    await fresh.folderSync.refresh();
    expect((await kept.collection()).revision).toBe((await fresh.collection()).revision);
    write(dir, paths.a, other(''));
    expect((await kept.folderSync.refresh()).problems).toEqual([]);
    expect((await (await kept.collection()).locate('/news/a', now))?.kind).toBe('article');
    for (const one of [kept, fresh]) one.close();
  },
);

test('a rule of site.yaml and an alias say where an old address leads before the story that was there', async () => {
  const text = named('moved');
  const dir = folder({
    'site.yaml': `${site}redirects: {/news/a: /news/x}\n`,
    'news/a.md': text,
    'news/x.md': other(''),
  });
  const kept = await keep(dir);
  await kept.folderSync.refresh();
  rmSync(join(dir, 'news/a.md'));
  write(dir, 'news/b.md', text);
  await kept.folderSync.refresh();
  const at = async () => (await kept.collection()).locate('/news/a', now);
  expect(await at()).toBeUndefined();
  write(dir, 'site.yaml', site);
  await kept.folderSync.refresh(['site.yaml']);
  expect(await at()).toMatchObject({ kind: 'moved', to: '/news/b' });
  write(dir, 'news/x.md', other('aliases: [/news/a]\n'));
  await kept.folderSync.refresh(['news/x.md']);
  expect(await at()).toMatchObject({ kind: 'moved', to: '/news/x' });
  kept.close();
});

/** Where network shares and Windows put what is deleted, and keep how things were. */
const bins = [
  '#recycle',
  '@Recycle',
  '$RECYCLE.BIN/S-1-5-21',
  '#snapshot/hourly',
  '@Recently-Snapshot/1',
  '~snapshot',
];

test.for(bins)('a story that was deleted into %s is gone', async (bin) => {
  const dir = folder({ 'site.yaml': site, 'news/a.md': named('a'), 'news/b.md': named('b') });
  const kept = await keep(dir);
  await kept.folderSync.refresh();
  rmSync(join(dir, 'news/a.md'));
  write(dir, `${bin}/news/a.md`, named('a'));
  for (const files of [['news/a.md', `${bin}/news/a.md`], undefined]) {
    expect((await kept.folderSync.refresh(files)).problems).toEqual([]);
    const { articles } = await told(await kept.collection());
    expect([...articles.keys()].map((id) => id.split(':').at(-1))).toEqual(['b']);
  }
  kept.close();
});

/** Documents of a story, by the name of a file beside which another story shows one. */
const documents: readonly (readonly [file: string, lines: string])[] = [
  ['newsml.xml', ''],
  ['rss.xml', 'live: true\n'],
  ['feed.json', 'live: true\n'],
  ['republish.txt', 'republish: full\nlicense: https://creativecommons.org/licenses/by/4.0/\n'],
];

test.for(documents)('a file is not shown at the address of a story’s %s', async ([name, lines]) => {
  const dir = folder({
    'site.yaml': site,
    'news/a.md': named('a', lines),
    [`news/a/${name}`]: 'Something else.',
  });
  const kept = await keep(dir);
  await kept.folderSync.refresh();
  const shown = async () =>
    (await told(await kept.collection())).articles.get('tag:paper.example,2019-09-25:b');
  const at = async () => (await kept.collection()).locate(`/news/a/${name}`, now);
  write(dir, 'news/b.md', named('b', `attachments: [{src: a/${name}, title: x, type: text/plain}]\n`));
  for (const again of [false, true]) {
    const { problems } = await kept.folderSync.refresh(again ? undefined : ['news/b.md']);
    expect(problems.map(({ file, code }) => [file, code])).toEqual([['news/b.md', 'duplicate-media']]);
    expect((await shown())?.attachments ?? []).toEqual([]);
    expect(await at()).toBeUndefined();
  }
  // Once the story is gone, the address is free.
  rmSync(join(dir, 'news/a.md'));
  expect((await kept.folderSync.refresh(['news/a.md'])).problems).toEqual([]);
  expect((await shown())?.attachments).toHaveLength(1);
  expect((await at())?.kind).toBe('media');
  kept.close();
});
