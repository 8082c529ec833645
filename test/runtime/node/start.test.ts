import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../../src/runtime/node/migrations.ts';
import { openSqlite } from '../../../src/runtime/node/sqlite.ts';
import { type Program, SITE, startProgram, story, until } from './program.ts';

const files = {
  'site.yaml': SITE,
  'news/_index.md': '---\ntitle: News\n---\n',
  'news/northwest/_index.md': '---\ntitle: Northwest\n---\n',
  'news/northwest/ferry.md': story('Ferry late'),
  'news/bridge.md': story('Bridge open'),
};

const programs: Program[] = [];
afterEach(async () => {
  for (const program of programs.splice(0)) await program.remove();
});

function run(options: Parameters<typeof startProgram>[0] = { files }): Program {
  const program = startProgram(options);
  programs.push(program);
  return program;
}

async function feed(program: Program, path = '/rss.xml'): Promise<string> {
  const response = await fetch(`${await program.url()}${path}`);
  return response.text();
}

/** Waits until a feed satisfies a test. */
const shows = (program: Program, test: (feed: string) => boolean) =>
  until(async () => test(await feed(program)) || undefined, program.said);

test('prints the address of every section with the number of its articles, and serves them', async () => {
  const program = run();
  const url = await program.url();
  for (const [name, articles, path] of [
    ['The Tide', 2, '/rss.xml'],
    ['News', 2, '/news/rss.xml'],
    ['Northwest', 1, '/news/northwest/rss.xml'],
  ] as const) {
    expect(program.said()).toMatch(new RegExp(`${name} +${articles} +${url}${path}\\n`));
    expect((await feed(program, path)).match(/<item>/g)).toHaveLength(articles);
  }
});

test('an edit, a new file, a rename over a file and a removal show without a restart', async () => {
  const program = run();
  await shows(program, (text) => text.includes('Ferry late'));
  program.write('news/northwest/ferry.md', story('Ferry early'));
  await shows(program, (text) => text.includes('Ferry early') && !text.includes('Ferry late'));
  program.write('news/new/deep/story.md', story('Brand new'));
  await shows(program, (text) => text.includes('Brand new'));
  const aside = join(program.dir, 'news/.bridge.md.tmp');
  writeFileSync(aside, story('Bridge closed'));
  renameSync(aside, join(program.dir, 'news/bridge.md'));
  await shows(program, (text) => text.includes('Bridge closed'));
  rmSync(join(program.dir, 'news/new'), { recursive: true });
  await shows(program, (text) => !text.includes('Brand new'));
  program.write('site.yaml', SITE.replace('The Tide', 'The Ebb'));
  await shows(program, (text) => text.includes('<title>The Ebb</title>'));
});

test('its database’s log stays small however many edits there are, and SIGTERM leaves none', async () => {
  const program = run();
  await shows(program, (text) => text.includes('Ferry late'));
  const log = join(program.dir, '../.dateline/collection.db-wal');
  const sizes: number[] = [];
  for (let edit = 0; edit < 40; edit += 1) {
    program.write(
      'news/northwest/ferry.md',
      `${story(`Edit ${edit} of it`)}${`${edit} words. `.repeat(60_000)}`,
    );
    await shows(program, (text) => text.includes(`Edit ${edit} of it`));
    sizes.push(statSync(log).size);
  }
  // Each edit writes some 1.5 MB: 60 MB in all.
  expect(Math.max(...sizes)).toBeLessThan(24 * 2 ** 20);
  program.process.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(existsSync(log)).toBe(false);
});

test('what serves readers goes before what takes edits in', async ({ skip }) => {
  skip(process.platform !== 'linux', 'Threads have a priority of their own on Linux alone.');
  const program = run();
  await shows(program, (text) => text.includes('Ferry late'));
  const tasks = `/proc/${program.process.pid}/task`;
  // proc_pid_stat(5): the name in parentheses, then the state and 15 numbers, then the priority that was set.
  const niceness = (task: string) =>
    Number(readFileSync(`${tasks}/${task}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[16]);
  const own = niceness(String(program.process.pid));
  expect(readdirSync(tasks).filter((task) => niceness(task) > own)).not.toEqual([]);
});

test.each([
  [
    'an article',
    'news/northwest/ferry.md',
    '---\ntitle: [\n---\n',
    story('Ferry early'),
    'Ferry late',
    'Ferry early',
  ],
  [
    'a section',
    'news/northwest/_index.md',
    '---\nnonsense: 1\n---\n',
    '---\ntitle: Nordwest\n---\n',
    'Northwest',
    'Nordwest',
  ],
  ['the site', 'site.yaml', 'title: [', SITE.replace('Tide', 'Ebb'), 'The Tide', 'The Ebb'],
])(
  'a broken edit of %s is reported, and what was right is served until it is fixed',
  async (_, file, wrong, right, before, after) => {
    const program = run();
    await shows(program, (text) => text.includes(before));
    program.write(file, wrong);
    await until(() => program.said().includes(`${file}:`) || undefined, program.said);
    expect(program.said()).toMatch(/error/);
    // Another edit, so that the broken file is certainly compiled over again.
    program.write('news/bridge.md', story('Bridge closed'));
    await shows(program, (text) => text.includes('Bridge closed'));
    expect(await feed(program)).toContain(before);
    program.write(file, right);
    await shows(program, (text) => text.includes(after));
  },
);

test('a folder that goes and comes back is served throughout', async () => {
  const program = run();
  await shows(program, (text) => text.includes('Ferry late'));
  const away = `${program.dir}.away`;
  renameSync(program.dir, away);
  await until(() => program.said().includes('site.yaml:') || undefined, program.said);
  expect(await feed(program)).toContain('Ferry late');
  renameSync(away, program.dir);
  program.write('news/northwest/ferry.md', story('Ferry early'));
  await shows(program, (text) => text.includes('Ferry early'));
});

test('a broken file that is removed is no longer served', async () => {
  const program = run();
  await shows(program, (text) => text.includes('Ferry late'));
  program.write('news/northwest/ferry.md', 'nothing');
  await until(() => program.said().includes('served as it was last right') || undefined, program.said);
  rmSync(join(program.dir, 'news/northwest/ferry.md'));
  await shows(program, (text) => !text.includes('Ferry late'));
});

test('one bad article does not stop the start', async () => {
  const program = run({ files: { ...files, 'news/bad.md': '---\ntitle: Bad\n---\n' } });
  expect(await feed(program)).toContain('Bridge open');
  expect(program.said()).toMatch(/news\/bad\.md:\d+: error date: /);
  expect(program.said()).toContain('Left out, until fixed: news/bad.md');
});

test.each([
  ['a folder without site.yaml', { files: {} }, 1, /site\.yaml/],
  ['a folder that is not there', { files, env: { CONTENT_DIR: '/nowhere/at/all' } }, 1, /\/nowhere\/at\/all/],
  ['a PORT that is none', { files, env: { PORT: 'http' } }, 1, /PORT is "http"/],
  ['a SITE_URL that is none', { files, env: { SITE_URL: 'tide.example' } }, 1, /SITE_URL is "tide\.example"/],
  ['a HOST that is none', { files, env: { HOST: '203.0.113.1' } }, 1, /HOST is "203\.0\.113\.1"/],
  ['an unknown option', { files, args: ['--prot'] }, 2, /--prot/],
  ['--help', { files, args: ['--help'] }, 0, /SITE_URL/],
])('%s ends it', async (_, options, status, message) => {
  const program = run(options);
  expect(await program.ended).toBe(status);
  expect(program.said()).toMatch(message);
  expect(program.said()).not.toMatch(/\n\s+at /);
});

test('nothing is made beside a folder that is not there', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'dateline-absent-'));
  const program = run({ files, env: { CONTENT_DIR: join(parent, 'paper/content') } });
  expect(await program.ended).toBe(1);
  expect(readdirSync(parent)).toEqual([]);
});

test('two that start on one folder at once both serve it', async () => {
  const first = run();
  const second = run({ files: {}, env: { CONTENT_DIR: first.dir } });
  for (const program of [first, second]) {
    await program.url();
    expect((await feed(program)).match(/<item>/g)).toHaveLength(2);
    expect(program.said()).not.toContain('Cannot read');
  }
  first.write('news/later.md', story('A third'));
  for (const program of [first, second])
    expect(await shows(program, (text) => text.includes('A third'))).toBe(true);
});

test('a port that is taken is named, with what to do', async () => {
  const server = createServer().listen(0, 'localhost');
  const port = await until(
    () => {
      const address = server.address();
      return address !== null && typeof address === 'object' ? address.port : undefined;
    },
    () => 'no port',
  );
  const program = run({ files, env: { PORT: String(port) } });
  expect(await program.ended).toBe(1);
  expect(program.said()).toContain(`Port ${port} of localhost is taken`);
  server.close();
});

test('a url on this machine has the port that is listened on, until site.yaml says another', async () => {
  const program = run();
  const url = await program.url();
  const [text, page] = [await feed(program), await feed(program, '/news/bridge')];
  expect(text).toContain(`<link>${url}/news/bridge</link>`);
  expect(page).toContain(`<link rel="canonical" href="${url}/news/bridge">`);
  expect([text, page, program.said()].join()).not.toContain(':8787');
  program.write('site.yaml', SITE.replace('http://localhost:8787', 'https://tide.example'));
  await shows(program, (now) => now.includes('<link>https://tide.example/news/bridge</link>'));
  program.write('site.yaml', SITE);
  expect(await shows(program, (now) => now === text)).toBe(true);
});

test('SITE_URL begins every link, and may have a path of its own', async () => {
  const program = run({ files, env: { SITE_URL: 'https://tide.example/paper/' } });
  const text = await feed(program, '/paper/news/rss.xml');
  expect(text).toContain('<link>https://tide.example/paper/news/</link>');
  expect(text).not.toContain('localhost');
  const moved = await fetch(`${await program.url()}/paper/News/`, { redirect: 'manual' });
  expect([moved.status, moved.headers.get('location')]).toEqual([308, '/paper/news/']);
  expect(await feed(program, '/news/rss.xml')).toBe(text);
});

/** A database that another process is writing, so that nothing can be loaded into it until `release`. */
async function busyDatabase() {
  const home = mkdtempSync(join(tmpdir(), 'dateline-busy-'));
  const path = join(home, 'collection.db');
  const handle = openSqlite({ path });
  onTestFinished(() => {
    handle.close();
    rmSync(home, { recursive: true });
  });
  await migrate(handle);
  handle.execute('BEGIN IMMEDIATE');
  return { path, release: () => handle.execute('ROLLBACK') };
}

test('a first load is answered with 503 until it is done', async () => {
  const database = await busyDatabase();
  const program = run({ files, env: { CONTENT_DB: database.path } });
  const url = await until(() => /Listening on (http:\S+)\. /.exec(program.said())?.[1], program.said);
  for (const path of ['/rss.xml', '/news/bridge', '/nothing', '/health']) {
    const response = await fetch(url + path);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await response.json()).toMatchObject({ status: 503, title: 'Service Unavailable' });
  }
  expect(program.said()).not.toContain('The Tide');
  database.release();
  expect((await feed(program)).match(/<item>/g)).toHaveLength(2);
  expect((await fetch(`${url}/health`)).status).toBe(200);
});

test('a program that is stopped during a first load ends, and the next start reads everything', async () => {
  const database = await busyDatabase();
  const program = run({ files, env: { CONTENT_DB: database.path } });
  await until(() => program.said().includes('Listening on') || undefined, program.said);
  program.process.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  database.release();
  const again = run({ files: {}, env: { CONTENT_DIR: program.dir, CONTENT_DB: database.path } });
  await until(() => /The Tide +2 /.exec(again.said()) ?? undefined, again.said);
});

test('a second start for another address has a database of its own, or is refused; for the same address it has the same', async () => {
  const files = {
    'site.yaml': SITE.replace(/^url: .*$/m, 'url: http://localhost:8787'),
    'news/a.md': story('Ferry late'),
  };
  const first = run({ files });
  const url = await first.url();
  const CONTENT_DIR = first.dir;
  const other = run({ files: {}, env: { CONTENT_DIR } });
  expect(await feed(other)).toContain(`<link>${await other.url()}/`);
  expect(await feed(first)).toContain(`<link>${url}/`);
  const named = run({
    files: {},
    env: { CONTENT_DIR, CONTENT_DB: join(CONTENT_DIR, '../.dateline/collection.db') },
  });
  expect(await named.ended).toBe(1);
  expect(named.said()).toContain(`is kept up for ${url} by npm start (process ${first.process.pid})`);
  const same = run({ files: {}, env: { CONTENT_DIR, SITE_URL: url } });
  expect(await feed(same)).toContain(`<link>${url}/`);
  const own = run({ files: {}, env: { CONTENT_DIR, CONTENT_DB: join(first.dir, '../other.db') } });
  expect(await feed(own)).toContain(`<link>${await own.url()}/`);
  expect(await feed(first)).toContain(`<link>${url}/`);
});

test('a program that was killed claims nothing any more', async () => {
  const files = {
    'site.yaml': SITE.replace(/^url: .*$/m, 'url: http://localhost:8787'),
    'news/a.md': story('Ferry late'),
  };
  const first = run({ files });
  await first.url();
  first.process.kill('SIGKILL');
  await first.ended;
  const next = run({ files: {}, env: { CONTENT_DIR: first.dir } });
  expect(await feed(next)).toContain(`<link>${await next.url()}/`);
});
