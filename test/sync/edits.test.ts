import { rmSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import type { Problem } from '../../src/content/problems/problem.ts';
import { withOpenLinks } from '../../src/store/open-links.ts';
import { article, type Files, folder, gif, png, site, write } from '../content/folder.ts';
import { collectionOf, compile } from '../support/compiled.ts';
import { keep, now, told } from './kept.ts';

const story = (id: string, lines = '', body?: string) => article(lines, body).replace(':a\n', `:${id}\n`);

/** What each file may say; undefined: it is not there. */
const choices: Readonly<Record<string, readonly (string | Uint8Array | undefined)[]>> = {
  'site.yaml': [
    site,
    `${site}callout: Give\n`,
    `${site}callout: '[x](news/a.md)'\n`,
    site.replace('Los_Angeles', 'New_York'),
    `${site}redirects:\n  /was: /news/a\n`,
  ],
  'news/_index.md': ['---\ntitle: News\n---\n', '---\ntitle: Nouvelles\n---\n', undefined],
  'news/a.md': [
    story(
      'a',
      'authors: [Ann]',
      'See [b](b.md), [c](/news/c), [Sport](../sport), [t](/tags/tides/), [f](b/rss.xml) and [b](/authors/ben/).\n',
    ),
    story('a', 'authors: [Ann]\nimage: {src: p.png, alt: x}', '![p](p.png)\n'),
    story('a', 'aliases: [/old/a]\ntags: [Tides]'),
    story('a', 'translations: [b.md, ../sport/c.md]', '[b](b.md)\n'),
    undefined,
  ],
  'news/b.md': [
    story('b', 'authors: [ann, Ben]'),
    story('b', 'draft: true'),
    story('b', 'language: es\ntranslations: [late.md, c.md]'),
    story('b', 'language: es\nexpires: 2031-01-01'),
    story('b', 'live: true'),
    story('b', 'url: https://x.example/1'),
    story('b', 'status: withdrawn\nreason: x\nwithdrawn: 2021-01-01'),
    story('b', 'aliases: [/old/a, /news/c]'),
    story('b', '', '![p](../news/p.png#x) and [it](https://paper.example/news/p.png)\n'),
    undefined,
  ],
  'news/c.md': [
    story('c', 'tags: [tides]', '[a](a.md) [late](late.md) and \0 <b>bold</b>\n'),
    story('c', 'sections: [Sport]', 'Nothing, but \0.\n'),
    story('c', 'image: {src: p.png, alt: x, syndication: none}'),
    story('c', 'language: fr\ntranslations: [a.md, {language: pt, url: https://pt.example/c}]'),
    undefined,
  ],
  // Repeats b, and comes after it.
  'news/b2.md': [story('b'), story('b', 'url: https://x.example/1'), undefined],
  'news/late.md': [
    story('late', '', '[b](b.md), [b2](b2.md)\n'),
    story('late', 'language: de\nembargo: 2030-01-01'),
    undefined,
  ],
  'sport/_index.md': ['---\ntitle: Sport\n---\n'],
  // Has the address of c, and comes after it.
  'sport/c.md': [story('d', 'authors: [ANN]\nurl: https://paper.example/news/c'), undefined],
  'news/p.png': [png, gif, undefined],
};

const edits = fc
  .constantFrom(...Object.entries(choices))
  .chain(([file, said]) => fc.constantFrom(...said).map((now) => ({ file, now })));

const steps = fc.record({
  edits: fc.array(edits, { minLength: 1, maxLength: 4 }),
  /** Whether the program is started anew, and whether it is told which files may have changed. */
  restart: fc.boolean(),
  named: fc.boolean(),
});

/** What the folder says that is read as a whole, into an empty database. */
async function readWhole(dir: string) {
  const compiled = await compile({ dir });
  const { problems, skipped } = compiled;
  return { ...(await told(collectionOf(compiled))), problems, skipped };
}

/** Of two articles with one id, address, old path or name the one that was there first keeps it: a folder alone does not say which. */
const isContested = (problems: readonly Problem[]): boolean =>
  problems.some(({ code }) => ['duplicate-id', 'duplicate-url', 'redirect-taken', 'spelling'].includes(code));

test('whatever is edited, and in whatever order, the database says what one says into which the folder is read whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 6 }), async (all) => {
      const start = Object.entries(choices).flatMap(([file, [first]]) =>
        first ? [[file, first] as const] : [],
      );
      const dir = folder(Object.fromEntries(start) as Files);
      let kept = await keep(dir, { allProblems: true });
      await kept.folderSync.refresh();
      for (const { edits, restart, named } of all) {
        for (const { file, now } of edits) {
          if (now === undefined) rmSync(join(dir, file), { force: true });
          else write(dir, file, now);
        }
        if (restart) {
          kept.close();
          kept = await keep(dir, { allProblems: true });
        }
        const { problems, skipped, ...report } = await kept.folderSync.refresh(
          named ? edits.map(({ file }) => file) : undefined,
        );
        // What stands as it last was right is not what the folder says.
        if (report.retained.length > 0) break;
        const whole = await readWhole(dir);
        if (isContested([...problems, ...whole.problems])) continue;
        expect({ ...(await told(await kept.collection())), problems, skipped }).toEqual(whole);
      }
      kept.close();
      rmSync(dir, { recursive: true });
    }),
    { numRuns: 25 },
  );
});

test('a link opens and closes with what it leads to, and follows an edit of its times', async () => {
  const dir = folder({
    'site.yaml': site,
    'news/a.md': story('a', '', 'See [b](b.md).\n'),
    'news/b.md': story('b', 'embargo: 2027-01-01 00:00Z\nexpires: 2028-01-01 00:00Z'),
  });
  const kept = await keep(dir, { allProblems: true });
  await kept.folderSync.refresh();
  const collection = await kept.collection();
  const isOpen = async (time: string) => {
    const current = await kept.collection();
    const app = createApp({ collection: () => current, now: () => new Date(time), compressors: {} });
    const texts = [];
    for (const path of ['/rss.xml', '/feed.json', '/news/a'])
      texts.push(await (await app.request(`https://paper.example${path}`)).text());
    expect(texts.join('')).not.toContain('data-href');
    const seen = texts.map((text) => /href=[^>]*news\/b[^>]*>b</.test(text));
    expect(new Set(seen).size).toBe(1);
    return seen[0];
  };
  expect(await isOpen('2026-12-31T23:59:59Z')).toBe(false);
  expect(await isOpen('2027-01-01T00:00:00Z')).toBe(true);
  expect(await isOpen('2028-01-01T00:00:00Z')).toBe(false);
  const early = new Date('2026-06-01');
  const listing = await withOpenLinks(collection, early).list(
    { scope: { kind: 'site' } },
    { limit: 9 },
    early,
  );
  expect(listing?.changesAt).toEqual(new Date('2027-01-01T00:00:00Z'));
  write(dir, 'news/b.md', story('b', 'embargo: 2027-06-01 00:00Z'));
  await kept.folderSync.refresh();
  expect(await isOpen('2027-05-31T23:59:59Z')).toBe(false);
  expect(await isOpen('2029-01-01T00:00:00Z')).toBe(true);
  write(dir, 'news/b.md', story('b', 'draft: true'));
  await kept.folderSync.refresh();
  expect(await isOpen('2029-01-01T00:00:00Z')).toBe(false);
  kept.close();
});

test('articles in a folder that begins with an underscore are left out, also where they were not', async () => {
  const dir = folder({ 'site.yaml': site, 'news/_drafts/x.md': story('x'), 'news/a.md': story('a') });
  const kept = await keep(dir, { allProblems: true });
  const { problems } = await kept.folderSync.refresh();
  expect(problems).toMatchObject([{ file: 'news/_drafts/x.md', code: 'file-ignored', severity: 'warning' }]);
  expect([...(await told(await kept.collection())).articles.keys()]).toEqual([
    'tag:paper.example,2019-09-25:a',
  ]);
  kept.close();
});

test('a link to what a story has beside its page is there as long as the story has it', async () => {
  const text = '[f](/news/b/rss.xml), [c](/news/b/republish.txt), [n](/news/b/newsml.xml)\n';
  const dir = folder({
    'site.yaml': `${site}license: https://license.example/\n`,
    'news/a.md': story('a', '', text),
    'news/b.md': story('b'),
  });
  const kept = await keep(dir, { allProblems: true });
  for (const [lines, open] of [
    ['', 'n'],
    ['live: true', 'fn'],
    ['republish: full', 'cn'],
    ['live: true\nsyndication: none', ''],
  ] as const) {
    write(dir, 'news/b.md', story('b', lines));
    const { problems } = await kept.folderSync.refresh();
    const body = (await told(await kept.collection())).articles.get('tag:paper.example,2019-09-25:a')?.body;
    expect([lines, [...(body ?? '').matchAll(/>(.)<\/a>/g)].map(([, name]) => name).join('')]).toEqual([
      lines,
      open,
    ]);
    expect(problems.filter(({ code }) => code === 'broken-link')).toHaveLength(3 - open.length);
  }
  kept.close();
});

test('a picture that is there again is withheld from feeds, by whichever article shows it', async () => {
  const dir = folder({
    'site.yaml': site,
    'news/a.md': story('a', 'image: {src: p.png, alt: x}', '![p](p.png)\n'),
    'news/c.md': story('c', 'image: {src: p.png, alt: x, syndication: none}'),
  });
  const kept = await keep(dir, { allProblems: true });
  await kept.folderSync.refresh();
  write(dir, 'news/p.png', png);
  const { problems, skipped } = await kept.folderSync.refresh();
  const now = { ...(await told(await kept.collection())), problems, skipped };
  expect(now).toEqual(await readWhole(dir));
  expect([...now.articles.values()].map(({ image }) => image?.withheld)).toEqual([['public'], ['public']]);
  kept.close();
});

test('of more articles than are held in memory, each stands as it last was right', async () => {
  const names = Array.from({ length: 1_100 }, (_, number) => `n${number}`);
  const dir = folder({
    'site.yaml': site,
    ...Object.fromEntries(names.map((name) => [`news/${name}.md`, story(name)])),
  });
  const kept = await keep(dir, { allProblems: true });
  await kept.folderSync.refresh();
  const before = await told(await kept.collection());
  for (const name of names) write(dir, `news/${name}.md`, story(name).replace('2019-09-25', '2019-02-30'));
  const report = await kept.folderSync.refresh();
  expect(report.retained).toHaveLength(names.length);
  expect(await told(await kept.collection())).toEqual(before);
  for (const name of names) write(dir, `news/${name}.md`, story(name, '', 'Another.\n'));
  expect((await kept.folderSync.refresh()).retained).toEqual([]);
  expect(
    [...(await told(await kept.collection())).articles.values()].every(({ body }) =>
      body.includes('Another'),
    ),
  ).toBe(true);
  // The last takes the id of the first.
  for (const name of names) write(dir, `news/${name}.md`, story(name === 'n999' ? 'n0' : name));
  expect((await kept.folderSync.refresh()).retained).toEqual(['news/n999.md']);
  const last = await (await kept.collection()).locate('/news/n999', now);
  expect(last?.kind === 'article' && last.article.body).toContain('Another');
  kept.close();
});

test('an article that goes while others are read is as if it had never been', async () => {
  const dir = folder({
    'site.yaml': site,
    'news/a.md': story('a', '', '[z](../sport/z.md)\n'),
    'sport/z.md': story('z'),
  });
  const kept = await keep(dir, {
    progress: () => rmSync(join(dir, 'sport'), { recursive: true, force: true }),
  });
  await kept.folderSync.refresh();
  write(dir, 'news/b.md', story('b', '', '[z](../sport/z.md)\n'));
  const { problems, skipped } = await kept.folderSync.refresh();
  expect({ ...(await told(await kept.collection())), problems, skipped }).toEqual(await readWhole(dir));
  kept.close();
});

test.for([2, 30])('%d names that are each spelt in two ways are told, and merged', async (count) => {
  const names = Array.from({ length: count }, (_, number) => `Name ${number}`);
  const dir = folder({
    'site.yaml': site,
    ...Object.fromEntries(
      names.flatMap((name, number) => [
        [`news/b${number}.md`, story(`b${number}`, `authors: [{name: ${name}, url: https://x.example/}]`)],
        [`news/a${number}.md`, story(`a${number}`, `authors: [${name.toUpperCase()}]`)],
      ]),
    ),
  });
  const kept = await keep(dir, { allProblems: true });
  const { problems, skipped } = await kept.folderSync.refresh();
  expect(problems).toHaveLength(count);
  expect(skipped).toEqual([]);
  const { authors } = await (await kept.collection()).directory(now);
  expect(authors).toHaveLength(count);
  kept.close();
});

test.for([
  [530, 20],
  [20, 530],
  [260, 260],
] as const)(
  'of %d errors and %d warnings five hundred are told, errors first, and the others counted',
  async ([errors, warnings]) => {
    const many = (count: number, file: string, said: (id: string) => string) =>
      Array.from({ length: count }, (_, number) => [`news/${file}${number}.md`, said(`${file}${number}`)]);
    const dir = folder({
      'site.yaml': site,
      ...Object.fromEntries([
        ...many(errors, 'e', (id) => story(id, 'expires: never')),
        // Without an id.
        ...many(warnings, 'w', (id) => story(id).replace(/\nid: .*/, '')),
      ]),
    });
    const kept = await keep(dir);
    const { problems, more, skipped } = await kept.folderSync.refresh();
    const whole = await readWhole(dir);
    const of = (all: typeof problems, severity: 'error' | 'warning') =>
      all.filter((one) => one.severity === severity).length;
    expect([of(whole.problems, 'error'), of(whole.problems, 'warning')]).toEqual([errors, warnings]);
    expect(problems).toHaveLength(500);
    expect(of(problems, 'error')).toBe(Math.min(errors, 500));
    expect(more).toEqual({
      errors: errors - of(problems, 'error'),
      warnings: warnings - of(problems, 'warning'),
    });
    expect(skipped).toEqual(whole.skipped);
    kept.close();
  },
);

test('a body is stored as it stands in its file, long or short, with a BOM, CR line ends or none of them', async () => {
  const long = `${'Wörter — und mehr. '.repeat(20_000)}\n`;
  const dir = folder({
    'site.yaml': site,
    'news/long.md': story('long', '', long),
    'news/short.md': story('short', '', 'Ü\n'),
    'news/none.md': story('none', '', 'x').replace(/x$/, ''),
    'news/bom.md': `\ufeff${story('bom', '', 'Ä — b\n')}`,
    'news/cr.md': story('cr', '', 'Ä\n\nb\n').replaceAll('\n', '\r\n'),
  });
  const kept = await keep(dir, { allProblems: true });
  const { problems, skipped } = await kept.folderSync.refresh();
  expect([problems.map(({ code }) => code), skipped]).toEqual([['empty-body'], ['news/none.md']]);
  const { articles } = await told(await kept.collection());
  const bodies = [...articles.values()].map(({ id, body }) => [id.split(':').at(-1), body.trim()] as const);
  expect(Object.fromEntries(bodies)).toEqual({
    bom: '<p>Ä — b</p>',
    cr: '<p>Ä</p>\n<p>b</p>',
    long: `<p>${long.trim()}</p>`,
    short: '<p>Ü</p>',
  });
  kept.close();
});
