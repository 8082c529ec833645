import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
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

/** What is there first, and what comes; both have the address of a section. */
const sections: readonly (readonly [what: string, first: Files, then: Files, file: string])[] = [
  ['a url of a section that is there', { 'news/sub/more.md': more }, claim('/news/sub'), 'urls/u.md'],
  ['… in capitals, with a slash', { 'news/sub/more.md': more }, claim('/NEWS/Sub/'), 'urls/u.md'],
  ['… of a section that comes later', claim('/news/sub'), { 'news/sub/more.md': more }, 'urls/u.md'],
  [
    '… of one that has only an _index.md at first',
    claim('/news/sub'),
    { 'news/sub/_index.md': '---\ntitle: Sub\n---\n' },
    'urls/u.md',
  ],
  [
    'a file whose name makes the address',
    { 'news/sub.md': other('') },
    { 'news/sub/more.md': more },
    'news/sub.md',
  ],
];

test.for(sections)('a section has its address, and its articles: %s', async ([, first, then, file]) => {
  const dir = folder({ ...start, ...first });
  let kept = await keep(dir);
  await kept.keeper.refresh();
  const all: Files = { ...first, ...then, 'news/sub/more.md': more, 'news/sub/less.md': less };
  for (const [name, text] of Object.entries(all)) write(dir, name, text);
  // Named one by one, whole, and after another start.
  for (const names of [Object.keys(all), undefined, undefined]) {
    const { problems, skipped } = await kept.keeper.refresh(names);
    expect(problems.filter(({ severity }) => severity === 'error')).toMatchObject([
      { file, code: 'duplicate-url' },
    ]);
    expect(skipped).toEqual([file]);
    const collection = await kept.collection();
    const { articles } = await told(collection);
    expect([...articles.keys()].map((id) => id.split(':').at(-1)).toSorted()).toEqual([
      'ferry',
      'less',
      'link',
      'more',
    ]);
    expect(await collection.locate('/news/sub', now)).toBeUndefined();
    kept.close();
    kept = await keep(dir);
  }
  // A folder that is away for a moment gives nothing away for good.
  rmSync(join(dir, 'news/sub'), { recursive: true });
  expect((await kept.keeper.refresh()).skipped).toEqual([]);
  write(dir, 'news/sub/more.md', more);
  expect((await kept.keeper.refresh()).skipped).toEqual([file]);
  kept.close();
});

test('a picture whose address a published one has does not replace it', async () => {
  const dir = folder(start);
  const kept = await keep(dir);
  await kept.keeper.refresh();
  const before = await served(kept);
  // Sorts first, and is served at the same address.
  write(dir, 'news/PIER.png', gif);
  write(dir, 'news/b.md', other('image: {src: PIER.png, alt: Another}\n'));
  const { problems } = await kept.keeper.refresh();
  expect(problems.map(({ file, code }) => `${file} ${code}`)).toContain('news/PIER.png duplicate-media');
  expect(await served(kept)).toEqual(before);
  kept.close();
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
