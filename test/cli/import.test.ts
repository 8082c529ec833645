import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/import/main.ts';
import { spec } from '../../src/cli/import/spec.ts';
import { filesIn, folderWith } from '../import/collection.ts';
import { webServer } from '../import/web-server.ts';
import { item, wxr } from '../import/wxr.ts';
import { command } from './command.ts';

const run = (...args: string[]) => command({ spec, main }, { args });

const posts = wxr([
  item({ content: 'A [poll id="3"] story.' }),
  item({ id: 13, type: 'page', title: 'About' }),
]);

describe('dateline import', () => {
  it('finds out what FROM is, names what does not come along, and ends with what check says', async () => {
    const dir = await folderWith({ 'export.xml': posts });
    const { code, stdout } = await run(
      `${dir}/export.xml`,
      `${dir}/content`,
      '--timezone',
      'America/Los_Angeles',
    );
    expect(stdout).toContain('export.xml: post 12: shortcode [poll] left out\n');
    expect(stdout).toMatch(/What did not come along, or not as it was:\n[\s\S]* 1 {2}shortcode \[poll\]\n/);
    expect(stdout).toMatch(/1 article of a WordPress export into .*content:\n {6}1 {2}written\n/);
    expect(stdout).toMatch(/1 article, 0 errors, \d+ warnings?\n$/);
    expect(code).toBe(0);
  });

  it('reads an export of WordPress as one where it is called a feed, so that nothing private becomes public', async () => {
    const secret = wxr([item({}), item({ id: 14, status: 'private' }), item({ id: 15, password: 'x' })]);
    const dir = await folderWith({ 'export.xml': secret });
    const { stdout, stderr } = await run(`${dir}/export.xml`, `${dir}/content`, '--as', 'feed');
    expect(stderr).toContain('Warning: it is read as a WordPress export, not as --as feed');
    expect(stdout).toContain('      2  of them drafts');
    expect(stdout).toMatch(/export\.xml: post 14: .*private/);
  });

  it('names kinds alone with --quiet, and nothing twice', async () => {
    const dir = await folderWith({ 'export.xml': posts });
    const { stdout } = await run(`${dir}/export.xml`, `${dir}/content`, '--quiet');
    expect(stdout).not.toContain('export.xml: post 12');
    expect(stdout).toContain('shortcode [poll]');
  });

  it('prints all of it for programs with --json', async () => {
    const dir = await folderWith({ 'export.xml': posts });
    const { stdout } = await run(`${dir}/export.xml`, `${dir}/content`, '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      ...{ articles: 1, added: 1, updated: 0, unchanged: 0, pending: 0, drafts: 0 },
      losses: expect.arrayContaining([
        { place: 'export.xml: post 12', what: 'shortcode [poll] left out', kind: 'shortcode [poll]' },
      ]),
      kinds: { 'shortcode [poll]': 1, 'post type page': 1 },
      problems: expect.any(Array),
    });
  });

  it('writes nothing with --dry-run', async () => {
    const dir = await folderWith({ 'export.xml': posts });
    const { code, stdout } = await run(`${dir}/export.xml`, `${dir}/content`, '--dry-run');
    expect(Object.keys(filesIn(dir))).toEqual(['export.xml']);
    expect(stdout).toContain('1  would be written');
    expect(stdout).toMatch(/Nothing was written, so there is nothing to check\. .*\n$/);
    expect(code).toBe(0);
    const { stdout: json } = await run(`${dir}/export.xml`, `${dir}/content`, '--dry-run', '--json');
    expect(JSON.parse(json)).toMatchObject({ articles: 1, problems: null });
  });

  it('takes the content folder as other commands do, once', async () => {
    const dir = await folderWith({ 'export.xml': posts });
    await run(`${dir}/export.xml`, '--content', `${dir}/paper`);
    expect(Object.keys(filesIn(dir))).toContain('paper/news/ferry.md');
    const { code, stderr } = await run(`${dir}/export.xml`, `${dir}/a`, '--content', `${dir}/b`);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^The content folder is named twice: .*a, and --content .*b\n/);
  });

  it('keeps pages where they are with --keep-addresses', async () => {
    const dir = await folderWith({
      'export.xml': posts,
      'content/site.yaml': 'title: Feeds\nurl: https://feeds.example\n',
    });
    await run(`${dir}/export.xml`, `${dir}/content`, '--keep-addresses');
    const text = filesIn(dir)['content/news/ferry.md'];
    expect(text).toContain('url: https://old.example/2019/09/ferry/\n');
    expect(text).not.toContain('aliases');
  });

  it('takes names, keys and types from its options', async () => {
    const dir = await folderWith({
      'export.xml': wxr([
        item({ creator: 'ssmith', meta: { deck: 'Line' } }),
        item({ id: 13, type: 'story', name: 'two' }),
      ]),
      'names.yaml': 'ssmith: Sam Smith\n',
    });
    await run(
      `${dir}/export.xml`,
      `${dir}/content`,
      '--authors',
      `${dir}/names.yaml`,
      '--map',
      'deck=description',
      '--types',
      'story',
    );
    const files = filesIn(`${dir}/content`);
    expect(files['news/ferry.md']).toMatch(/description: Line\n[\s\S]*- Sam Smith\n/);
    expect(Object.keys(files)).toContain('news/two.md');
  });

  it.each([
    [[], 'FROM is missing'],
    [['nowhere.xml'], 'nowhere.xml is not there.'],
    [['@/a.txt'], 'a.txt is the export or the folder of no system that can be read'],
    [
      ['@/paper'],
      'paper/content is a content folder of Dateline already. Copy it with dateline export --source',
    ],
    [['@/paper/content', '@/into'], 'use it where it is: --content '],
    [['@/a.txt', '--as', 'geocities'], 'There is no system “geocities”; name one of: wordpress'],
    [['@/a.txt', '--site', 'old.example'], '--site: “old.example” is not an address'],
    [['@/a.txt', '--timezone', 'PST8'], '--timezone: “PST8” is not a time zone'],
    [['@/a.txt', '--map', 'deck'], '--map: “deck” is not two keys'],
    [['@/a.txt', '--date', 'file'], '--date: “file” is not git'],
    [['@/a.txt', '--media', 'nowhere'], '--media: nowhere is not a folder'],
    [['@/a.txt', '--authors', '@/a.txt'], 'should have a line for each author'],
    [['@/a.txt', '@/a.txt'], 'is not a folder'],
  ])('%j says what is wrong', async (args, message) => {
    const dir = await folderWith({ 'a.txt': 'text', 'paper/content/site.yaml': 'title: The Paper\n' });
    const { code, stderr, stdout } = await run(...args.map((each) => each.replace('@', dir)));
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('says without a stack trace that FROM cannot be read', async () => {
    const dir = await folderWith({ 'export.xml': wxr([]) });
    const { code, stderr } = await run(`${dir}/export.xml`, `${dir}/content`);
    expect(code).toBe(1);
    expect(stderr).toMatch(/export\.xml: there is no item in it[^\n]*\n$/);
  });

  it('names what has to be acted on at the end, and ends with 1', async () => {
    const dir = await folderWith({ 'export.xml': posts.replace(/<\/channel>[\s\S]*/, '') });
    const { code, stderr } = await run(`${dir}/export.xml`, `${dir}/content`, '--quiet');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^To be acted on: export\.xml: line \d+: the file ends before the export does, /);
    const json = await run(`${dir}/export.xml`, `${dir}/other`, '--json');
    expect([json.code, JSON.parse(json.stdout).errors]).toMatchObject([1, [{ error: 'incomplete' }]]);
  });

  it('says which options mean nothing for what FROM is', async () => {
    const dir = await folderWith({ 'export.xml': posts });
    const args = ['--permalink', '/:title/', '--types', 'page', '--members', '--limit', '3', '--dry-run'];
    const { code, stderr } = await run(`${dir}/export.xml`, `${dir}/content`, ...args);
    expect([code, stderr]).toEqual([
      0,
      ['permalink', 'limit', 'members']
        .map(
          (name) =>
            `Warning: --${name} is not used: it means nothing for a WordPress export, which FROM is.\n`,
        )
        .join(''),
    ]);
  });

  it.each([
    [
      '/none',
      undefined,
      /^\S+\/none: the answer was 404 Not Found; it was asked for as a feed, a page and a sitemap\. /,
    ],
    ['/page', undefined, /it is not a feed, and no story was found in it: .*; give the address of a feed/],
    ['/home', undefined, /; its feed is at http:\/\/127\.0\.0\.1:\d+\/news\.xml: import that\n$/],
    ['/home', 'feed', /it is not RSS, Atom or JSON Feed; give the address of a feed/],
  ])('of the address %s as %s it says what was tried, in one message', async (path, as, message) => {
    const link = '<link rel="alternate" type="application/rss+xml" href="/news.xml">';
    const { url } = await webServer(() => ({
      '/page': '<!doctype html><title>x</title><p>Hello.',
      '/home': `<!doctype html><title>x</title>${link}<p>Hello.`,
    }));
    const dir = await folderWith();
    const { code, stderr } = await run(url + path, `${dir}/content`, ...(as ? ['--as', as] : []));
    expect([code, stderr]).toEqual([1, expect.stringMatching(message)]);
    expect(filesIn(dir)).toEqual({});
  });
});
