import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { differences } from '../../src/cli/check/against.ts';
import { NotPublished, readPublished } from '../../src/cli/check/published.ts';
import { type Running, serve } from '../../src/runtime/node/serve.ts';
import type { Collection } from '../../src/store/collection.ts';
import { compiled, type Files, folder, site, write } from '../content/folder.ts';
import { collectionOf, compile } from '../support/compiled.ts';

const NOW = new Date('2026-01-01T00:00:00Z');

/** Enough stories for an archive. */
const count = 30;

function story(
  number: number,
  { id = `s${number}`, date = `2020-01-${10 + (number % 18)} 10:${10 + number}` } = {},
) {
  return `---\ntitle: Story ${number}\ndate: ${date}\nid: tag:paper.example,2020:${id}\n---\nText ${number}.\n`;
}

const whole: Files = {
  'site.yaml': site,
  ...Object.fromEntries(Array.from({ length: count }, (_, number) => [`news/s${number}.md`, story(number)])),
};

let running: Running;
const published = mkdtempSync(join(tmpdir(), 'dateline-'));

beforeAll(async () => {
  for (const [name, text] of Object.entries(whole)) write(published, name, text);
  let collection: Collection | undefined;
  const current = () => {
    if (collection === undefined) throw new Error('not published yet');
    return collection;
  };
  running = await serve({ port: 0, host: 'localhost', collection: current, now: () => NOW });
  // Links within the feeds are the site's own: they lead to this server.
  const made = await compile({ dir: published, siteUrl: running.url });
  collection = collectionOf(made);
});
afterAll(async () => {
  rmSync(published, { recursive: true });
  await running.close(0);
});

const without = (...names: readonly string[]): Files =>
  Object.fromEntries(Object.entries(whole).filter(([name]) => !names.includes(name)));

const taken = story(3).replace(
  '---\nText',
  'status: withdrawn\nreason: wrong\nwithdrawn: 2021-01-01\n---\nText',
);

/** What happens to the folder, and what readers would notice. */
const rows: readonly (readonly [string, Files, readonly (readonly [string, RegExp])[]])[] = [
  ['nothing', whole, []],
  ['a story more', { ...whole, 'news/new.md': story(99, { date: '2025-01-01 10:00' }) }, []],
  ['an edit', { ...whole, 'news/s3.md': story(3).replace('Text', 'Other text') }, []],
  ['a correction', { ...whole, 'news/s3.md': story(3).replace('id:', 'updated: 2021-01-01\nid:') }, []],
  ['a withdrawal', { ...whole, 'news/s3.md': taken }, []],
  [
    'another id',
    { ...whole, 'news/s3.md': story(3, { id: 'other' }) },
    [
      [
        'id-changed',
        /“Story 3” would be tag:paper\.example,2020:other, .* write id: tag:paper\.example,2020:s3 in the article at \/news\/s3/,
      ],
    ],
  ],
  [
    'another date',
    { ...whole, 'news/s3.md': story(3, { date: '2021-06-01 10:00' }) },
    [
      [
        'date-moved',
        /“Story 3” is dated 2020-01-13T18:13:00Z and would be dated 2021-06-01T17:00:00Z; write date: 2020-01-13T18:13:00Z/,
      ],
    ],
  ],
  [
    'a story that is gone',
    without('news/s3.md'),
    [
      ['id-gone', /“Story 3” is not public in the folder.*status: withdrawn/],
      ['address-gone', /nothing would be there; lead it elsewhere/],
    ],
  ],
  [
    'a story renamed',
    { ...without('news/s3.md'), 'news/three.md': story(3) },
    [['address-gone', /its article would be at \/news\/three; write aliases: \/news\/s3 in it/]],
  ],
  [
    'a story renamed, with its old path',
    { ...without('news/s3.md'), 'news/three.md': story(3).replace('id:', 'aliases: /news/s3\nid:') },
    [],
  ],
  [
    'a story back-dated to before others',
    { ...whole, 'news/old.md': story(98, { date: '2020-01-27 09:00' }) },
    [['old-as-new', /1 of the newest 20 articles .* “Story 98”/]],
  ],
];

describe.each(['/rss.xml', '/atom.xml', '/feed.json', '/', '/opml.xml'])('against %s', (path) => {
  test.each(rows)('%s', async (_, files, expected) => {
    const before = await readPublished(`${running.url}${path}`);
    expect(before.items.size).toBe(count);
    const found = await differences((await compiled(files, { siteUrl: running.url })).content, before, NOW);
    expect(found.map(({ code }) => code)).toEqual(expected.map(([code]) => code));
    for (const [index, [, message]] of expected.entries()) expect(found[index]?.message).toMatch(message);
  });
});

test('a section renamed takes its feeds with it, unless they are led on', async () => {
  const renamed = Object.fromEntries(
    Object.entries(whole).map(([name, text]) => [name.replace('news/', 'local/'), text]),
  );
  const before = await readPublished(`${running.url}/`);
  const codes = async (files: Files) =>
    new Set(
      (await differences((await compiled(files, { siteUrl: running.url })).content, before, NOW)).map(
        ({ code }) => code,
      ),
    );
  expect(await codes(renamed)).toEqual(new Set(['address-gone', 'feed-gone']));
  const redirects = 'redirects:\n  /news: /local/\n  /news/*: /local/:splat\n';
  expect(await codes({ ...renamed, 'site.yaml': `${site}${redirects}` })).toEqual(new Set());
});

test('many that are old and never were published are a flood', async () => {
  const more = Object.fromEntries(
    Array.from({ length: 8 }, (_, number) => [
      `news/m${number}.md`,
      story(50 + number, { id: `m${number}`, date: '2020-01-27 08:00' }),
    ]),
  );
  const before = await readPublished(`${running.url}/`);
  const found = await differences(
    (await compiled({ ...whole, ...more }, { siteUrl: running.url })).content,
    before,
    NOW,
  );
  expect(found).toMatchObject([{ code: 'old-as-new', severity: 'error' }]);
});

const wxr = `<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<item><title>Story 3 &amp; more</title><link>https://paper.example/2020/3</link><guid isPermaLink="false">https://paper.example/?p=3</guid>
<pubDate>Mon, 13 Jan 2020 18:13:00 +0000</pubDate><wp:post_type>post</wp:post_type><wp:status>publish</wp:status></item>
<item><title>About</title><guid>x</guid><wp:post_type>page</wp:post_type><wp:status>publish</wp:status></item>
<item><title>Draft</title><guid>y</guid><wp:post_type>post</wp:post_type><wp:status>draft</wp:status></item>
<item><title>Secret</title><guid>z</guid><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_password>x</wp:post_password></item></channel></rss>`;

test('a WordPress export is read without drafts, pages, attachments and what has a password', async () => {
  const file = join(folder({ 'export.xml': wxr }), 'export.xml');
  const { items } = await readPublished(file);
  expect([...items.values()]).toEqual([
    {
      id: 'https://paper.example/?p=3',
      title: 'Story 3 & more',
      url: 'https://paper.example/2020/3',
      published: new Date('2020-01-13T18:13:00Z'),
    },
  ]);
});

test.each([
  ['a file that is not there', () => '/nowhere/feed.xml', /cannot be read/],
  ['a page without feeds', () => `${running.url}/robots.txt`, /is no feed/],
  ['a page that is not there', () => `${running.url}/nothing`, /answers 404/],
  ['no server', () => 'http://localhost:1/rss.xml', /cannot be read/],
])('%s is said', async (_, place, message) => {
  const error = await readPublished(place()).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(NotPublished);
  expect(String(error)).toMatch(message);
});

describe('npm run check -- --against', () => {
  const run = (dir: string, ...args: readonly string[]) =>
    new Promise<{ readonly code: number; readonly out: string; readonly err: string }>((resolve) => {
      const command = [join(import.meta.dirname, '../../src/bin.js'), 'check', '--content', dir, ...args];
      const env = { ...process.env, SITE_URL: running.url, NO_COLOR: '1' };
      execFile(process.execPath, command, { env }, (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      );
    });

  test('says so when nothing would be noticed', async () => {
    const { code, out } = await run(folder(whole), '--against', running.url);
    expect(out).toMatch(/nothing old would show as new, and nothing would break \(compared with 30 articles/);
    expect(code).toBe(0);
  });

  test('fails when readers would notice, and tells programs what', async () => {
    const dir = folder({ ...whole, 'news/s3.md': story(3, { id: 'other' }) });
    const saved = join(dir, 'saved.json');
    writeFileSync(saved, await (await fetch(`${running.url}/feed.json?limit=200`)).text());
    const { code, out } = await run(dir, '--json', '--against', saved);
    expect(JSON.parse(out)).toMatchObject([
      { code: 'id-changed', severity: 'error', about: 'tag:paper.example,2020:s3' },
    ]);
    expect(code).toBe(1);
  });

  test('is called wrongly with what cannot be read', async () => {
    const { code, err } = await run(folder(whole), '--against', '/nowhere');
    expect([code, err]).toEqual([2, expect.stringContaining('/nowhere cannot be read')]);
  });
});

test('an id that check refuses is not advised', async () => {
  const feed = `<rss version="2.0"><channel><title>x</title><item><guid isPermaLink="false">5f1e</guid><title>Story 3</title><link>${running.url}/news/s3</link></item></channel></rss>`;
  const given = await readPublished(join(folder({ 'feed.xml': feed }), 'feed.xml'));
  const found = await differences((await compiled(whole, { siteUrl: running.url })).content, given, NOW);
  expect(found.map(({ code }) => code)).toContain('id-changed');
  const [changed] = found.filter(({ code }) => code === 'id-changed');
  expect(changed?.message).toMatch(/^(?!.*write id:).*its old id is not a URI that is for ever/);
});
