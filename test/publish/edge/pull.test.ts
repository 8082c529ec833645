import { chmodSync, chownSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { program } from '../../cli/program.ts';
import { article, folder, png, site, write } from '../../content/folder.ts';
import { edge, SECRET } from './edge.ts';

const story = (name: string, lines = '', body = `About the ${name}.\n`) =>
  article(lines, body).replace(':a\n', `:${name}\n`).replace('A headline', `The ${name}`);

const files = {
  'content/site.yaml': site,
  'content/news/_index.md': '---\ntitle: News\n---\n',
  'content/news/ferry.md': story('ferry', 'image: {src: pier.png, alt: A pier}\n'),
  'content/news/pier.png': png,
  'content/news/harbor/tram.md': story('tram'),
  'content/notes.psd': 'no format that articles show',
};

/** A folder, and a site that is empty at first; commands know both. */
async function newsroom() {
  const paper = await edge();
  const url = await paper.listen();
  const home = folder(files);
  onTestFinished(() => rmSync(join(home, '.dateline'), { recursive: true, force: true }));
  const run = (name: string, args: readonly string[], dir = 'content', key = SECRET) =>
    program(name, { args: [...args, '--content', join(home, dir)], cwd: home, env: { DATELINE_KEY: key } });
  return {
    ...paper,
    ...{ home, url },
    sync: (...args: readonly string[]) => run('sync', ['--to', url, ...args]),
    pull: (dir = 'content', ...args: readonly string[]) => run('pull', [url, ...args], dir),
    run,
    read: (name: string) => readFileSync(join(home, name), 'utf8'),
  };
}

test('a folder goes to a site, and comes back into another as it is, byte for byte', async () => {
  const { sync, pull, get, home, read } = await newsroom();
  const sent = await sync();
  expect([sent.code, sent.stderr]).toEqual([0, '']);
  expect(sent.stdout).toMatch(/^5 files sent\.\nLeft out, as the API does not take them:\n {2}notes\.psd: /);
  expect(await (await get('/rss.xml')).text()).toContain('https://paper.example/news/pier.png');
  expect((await sync()).stdout).toMatch(/^0 files sent\./);
  const pulled = await pull('copy');
  expect([pulled.code, pulled.stdout]).toEqual([0, '5 files written.\n']);
  for (const name of Object.keys(files).filter((name) => !name.endsWith('.psd')))
    expect(readFileSync(join(home, name.replace('content', 'copy')))).toEqual(readFileSync(join(home, name)));
  expect(read('copy/news/ferry.md')).toContain('About the ferry.');
});

test('neither side overwrites what the other has changed since, and both say which files those are', async () => {
  const { sync, pull, put, api, home, read, get } = await newsroom();
  await sync();
  // Each has changed another file: both come through.
  write(home, 'content/news/ferry.md', story('ferry', '', 'Changed here.\n'));
  await put('news/harbor/tram.md', story('tram', '', 'Changed there.\n'));
  const sent = await sync();
  expect(sent.stdout).toMatch(
    /^1 file sent\.[\s\S]*Changed on the site, and not here yet.*\n {2}news\/harbor\/tram\.md/,
  );
  expect((await pull()).stdout).toBe('1 file written.\n');
  expect(read('content/news/harbor/tram.md')).toContain('Changed there.');
  // Both have changed one.
  write(home, 'content/news/ferry.md', story('ferry', '', 'Here again.\n'));
  await put('news/ferry.md', story('ferry', '', 'There again.\n'));
  write(home, 'content/news/new.md', story('new'));
  const refused = /Changed in the folder and on the site since.*\n {2}news\/ferry\.md\nNothing was written/;
  for (const { code, stderr } of [await sync(), await pull()])
    expect([code, stderr]).toEqual([1, expect.stringMatching(refused)]);
  expect((await api('/files/news/new.md')).status).toBe(404);
  expect(read('content/news/ferry.md')).toContain('Here again.');
  expect((await sync('--overwrite')).code).toBe(0);
  expect(await (await get('/rss.xml')).text()).toContain('Here again.');
  // What is removed on one side goes on the other.
  rmSync(join(home, 'content/news/new.md'));
  expect((await sync()).stdout).toMatch(/^1 file sent\./);
  expect((await api('/files/news/new.md')).status).toBe(404);
  await api('/files/news/harbor/tram.md', { method: 'DELETE' });
  expect((await pull()).code).toBe(0);
  expect(existsSync(join(home, 'content/news/harbor'))).toBe(false);
  // A file that is removed here and changed there is not removed there.
  rmSync(join(home, 'content/news/ferry.md'));
  await put('news/ferry.md', story('ferry', '', 'Kept.\n'));
  expect((await sync()).code).toBe(1);
  expect(await (await api('/files/news/ferry.md')).text()).toContain('Kept.');
});

test('what has errors stops the rest of its batch, or is left out and tried again', async () => {
  const { sync, home, api } = await newsroom();
  write(home, 'content/news/wrong.md', story('wrong').replace(/title: .*\n/, ''));
  const stopped = await sync();
  expect([stopped.code, stopped.stderr]).toEqual([
    1,
    expect.stringMatching(/content\/news\/wrong\.md:\d+: error title: /),
  ]);
  expect((await api('/source')).status).toBe(200);
  const skipped = await sync('--skip-invalid');
  expect([skipped.code, skipped.stdout]).toEqual([
    0,
    expect.stringMatching(/^5 files sent\.\nLeft out, as they have errors:\n {2}news\/wrong\.md/),
  ]);
  write(home, 'content/news/wrong.md', story('wrong'));
  expect((await sync()).stdout).toMatch(/^1 file sent\./);
});

test('a folder that cannot be read is not removed from the site, and neither side is changed', async () => {
  const { url, home, api } = await newsroom();
  // Root may read everything.
  const user = process.getuid?.() === 0 ? 65_534 : undefined;
  if (user !== undefined) chownSync(home, user, user);
  const run = (name: string, ...args: readonly string[]) =>
    program(name, {
      ...{ args: [...args, '--content', join(home, 'content')], cwd: home, user },
      env: { DATELINE_KEY: SECRET, NODE_COMPILE_CACHE: join(home, 'compiled') },
    });
  expect(await run('sync', '--to', url)).toMatchObject({ code: 0 });
  for (const mode of [0o000, 0o755]) {
    chmodSync(join(home, 'content/news/harbor'), mode);
    const [sent, pulled] = [await run('sync', '--to', url), await run('pull', url)];
    const refused = [1, expect.stringMatching(/Cannot be read.*\n {2}news\/harbor\nNothing was sent/)];
    for (const { code, stderr } of [sent, pulled])
      expect([code, stderr]).toEqual(mode === 0 ? refused : [0, '']);
    expect((await api('/files/news/harbor/tram.md')).status).toBe(200);
  }
});

test('wrong keys, addresses and sites are refused in a line', async () => {
  const { run, url } = await newsroom();
  const failures = [
    await run('pull', [url], 'copy', 'wrong'),
    await run('pull', [url], 'copy', ''),
    await run('pull', ['http://feeds.example.com'], 'copy'),
    await run('pull', ['https://127.0.0.1:1'], 'copy'),
  ];
  expect(failures.map(({ code, stderr }) => [code, stderr])).toEqual([
    [1, expect.stringMatching(/Send a key/)],
    [1, expect.stringMatching(/DATELINE_KEY is not set/)],
    [1, expect.stringMatching(/not encrypted.*https/)],
    [1, expect.stringMatching(/does not answer/)],
  ]);
});
