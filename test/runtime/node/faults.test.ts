import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { Agent, get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { follow } from '../../../src/cli/start/follow.ts';
import { openSqlite } from '../../../src/runtime/node/sqlite.ts';
import { program as commandLine } from '../../cli/program.ts';
import { png } from '../../content/folder.ts';
import { keep, told } from '../../sync/kept.ts';
import { type Program, SITE, startProgram, story, until } from './program.ts';

const files = {
  'site.yaml': SITE,
  'news/_index.md': '---\ntitle: News\n---\n',
  'news/northwest/_index.md': '---\ntitle: Northwest\n---\n',
  'news/northwest/ferry.md': story('Ferry late', 'image: { src: pier.png, alt: A pier }\n'),
  'news/northwest/pier.png': png,
  'news/bridge.md': story('Bridge open'),
};

const programs: Program[] = [];
afterEach(async () => {
  for (const program of programs.splice(0)) await program.remove();
});

function run(options: Partial<Parameters<typeof startProgram>[0]> = {}): Program {
  const program = startProgram({ files, ...options });
  programs.unshift(program);
  return program;
}

const feed = async (program: Program) => (await fetch(`${await program.url()}/rss.xml`)).text();

/** Waits until the feed has all of these. */
const shows = (program: Program, ...texts: readonly string[]) =>
  until(async () => {
    const text = await feed(program);
    return texts.every((each) => text.includes(each)) || undefined;
  }, program.said);

const says = (program: Program, text: RegExp) =>
  until(() => text.test(program.said()) || undefined, program.said);

/** What becomes unreadable, by which mode. */
test.each([
  ['a folder', 'news/northwest', 0o000],
  ['a folder whose names can be read, and nothing else', 'news/northwest', 0o444],
  ['the folder above', 'news', 0o000],
  ['the content folder', '', 0o000],
  ['an article', 'news/northwest/ferry.md', 0o000],
  ['a picture', 'news/northwest/pier.png', 0o000],
  ['a section’s file', 'news/northwest/_index.md', 0o000],
  ['site.yaml', 'site.yaml', 0o000],
])(
  '%s that cannot be read stays as it last was, through a restart, until it can be',
  async (_, path, mode) => {
    const program = run({ unprivileged: true });
    const all = ['Ferry late', '/news/northwest/pier.png', 'News/Northwest', '<title>The Tide</title>'];
    await shows(program, ...all);
    const before = await feed(program);
    chmodSync(join(program.dir, path), mode);
    // The picture is asked for again.
    if (path.endsWith('.png'))
      program.write('news/northwest/ferry.md', `${files['news/northwest/ferry.md']}More.\n`);
    await says(program, /cannot be read \(EACCES\)/);
    expect(await feed(program)).toBe(before);
    const again = run({
      files: {},
      unprivileged: true,
      env: { CONTENT_DIR: program.dir, SITE_URL: await program.url() },
    });
    if (path !== '' && path !== 'news') {
      program.write('news/bridge.md', `${story('Bridge open')}Closed at night.\n`);
      await shows(program, ...all, 'Closed at night');
    }
    program.process.kill('SIGTERM');
    await program.ended;
    await shows(again, ...all);
    chmodSync(join(program.dir, path), 0o755);
    program.write(
      'news/northwest/ferry.md',
      story('Ferry on time', 'image: { src: pier.png, alt: A pier }\n'),
    );
    await shows(again, 'Ferry on time', ...all.slice(1));
    await again.remove();
    programs.splice(programs.indexOf(again), 1);
  },
);

test('pictures of the paper, its sections and call-outs that cannot be read stay in the feeds, and are reported', async () => {
  const shown = ['logo.png', 'icons/icon.png', 'news/front.png', 'news/give.png'];
  const program = run({
    unprivileged: true,
    files: {
      ...files,
      ...Object.fromEntries(shown.map((file) => [file, png])),
      'site.yaml': `${SITE}logo: logo.png\nicon: icons/icon.png\ncallout: '![Give](news/give.png)'\n`,
      'news/_index.md': '---\ntitle: News\nimage: {src: front.png}\n---\n',
    },
  });
  await shows(program, 'Ferry late');
  const feeds = async () => {
    const paths = ['/rss.xml', '/atom.xml', '/feed.json', '/news/rss.xml', '/news/atom.xml'];
    const url = await program.url();
    return Promise.all(paths.map(async (path) => (await fetch(url + path)).text()));
  };
  const before = await feeds();
  for (const file of shown)
    expect(before.join('\n').toLowerCase()).toContain(file.slice(file.lastIndexOf('/') + 1));
  const unreadable = ['logo.png', 'icons', 'news/front.png', 'news/give.png'];
  for (const file of unreadable) chmodSync(join(program.dir, file), 0o000);
  program.write('site.yaml', `# Read again.\n${program.read('site.yaml')}`);
  await says(program, /“icon\.png” cannot be read \(EACCES\)/);
  for (const file of shown)
    expect(program.said()).toContain(`“${file.slice(file.lastIndexOf('/') + 1)}” cannot be read (EACCES)`);
  expect(await feeds()).toEqual(before);
  // What is edited meanwhile is published.
  program.write('news/bridge.md', `${story('Bridge open')}Closed at night.\n`);
  await shows(program, 'Closed at night', 'give.png');
  for (const file of unreadable) chmodSync(join(program.dir, file), 0o755);
  program.write('news/give.png', Buffer.concat([png, Buffer.from('more')]));
  await says(program, /site\.yaml is fixed/);
  const all = await feeds();
  expect(all[2]).toContain('icon.png');
  chmodSync(program.dir, 0o000);
  await says(program, /The content folder has \d+ errors?/).finally(() => chmodSync(program.dir, 0o755));
  await says(program, /The content folder is fixed/);
  expect(await feeds()).toEqual(all);
  expect(program.said()).not.toMatch(/ removed/);
});

test('a picture that cannot be read after a restart is a 503 that says when to ask again, and one line in the log', async () => {
  const large = Buffer.concat([png, Buffer.alloc(2_000_000)]);
  const program = run({
    unprivileged: true,
    files: {
      ...files,
      'news/large.md': story('Large', 'image: { src: large.png, alt: A pier }\n'),
      'news/large.png': large,
    },
  });
  await shows(program, 'Ferry late', 'Large');
  const url = await program.url();
  program.process.kill('SIGTERM');
  await program.ended;
  for (const name of ['news/northwest/pier.png', 'news/large.png']) chmodSync(join(program.dir, name), 0o000);
  const again = run({ files: {}, unprivileged: true, env: { CONTENT_DIR: program.dir, SITE_URL: url } });
  await shows(again, 'Ferry late');
  for (const path of ['/news/northwest/pier.png', '/news/large.png']) {
    const answers = await Promise.all(
      [1, 2, 3].map(async () => {
        const { status, headers } = await fetch(`${await again.url()}${path}`);
        return [status, headers.get('retry-after'), headers.get('x-request-id')];
      }),
    );
    expect(answers).toEqual(Array(3).fill([503, '30', expect.any(String)]));
    const lines = again
      .said()
      .split('\n')
      .filter((line) => line.includes(`${path} cannot be read (EACCES)`));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(answers[0]?.[2]);
    expect(lines[0]).not.toContain('"stack"');
  }
});

test('the log names the content folder, tells what was removed from what was fixed, and names articles in other formats', async () => {
  const broken = '---\ntitle: Broken\ndate: nothing\n---\nText.\n';
  const page = '---\ntitle: A page\n---\n<p>Text.</p>\n';
  const program = run({
    unprivileged: true,
    files: { ...files, 'news/old.html': page, 'news/broken.md': broken, 'news/also.md': broken },
  });
  await says(program, /news\/old\.html: error file: an article in HTML is not read/);
  program.write('news/notes.txt', '+++\ntitle = "Notes"\n+++\nText.\n');
  await says(program, /news\/notes\.txt has 1 error\n/);
  rmSync(join(program.dir, 'news/broken.md'));
  await says(program, /news\/broken\.md was removed\n/);
  program.write('news/also.md', story('Also'));
  await says(program, /news\/also\.md is fixed\n/);
  rmSync(join(program.dir, 'news/notes.txt'));
  await says(program, /news\/notes\.txt was removed\n/);
  expect(program.said()).not.toMatch(/broken\.md is fixed|notes\.txt is fixed/);
  chmodSync(program.dir, 0o000);
  program.process.kill('SIGCONT');
  await says(program, /The content folder has 1 error/).finally(() => chmodSync(program.dir, 0o755));
  await says(program, /The content folder is fixed/);
  expect(program.said()).not.toMatch(/(?:site\.yaml|_index\.md)(?: was)? removed/);
});

/** What is away at a start, as a disk that is not mounted yet, and how it comes back. */
test.each([
  [
    'the content folder',
    (dir: string) => renameSync(dir, `${dir}.away`),
    (dir: string) => renameSync(`${dir}.away`, dir),
  ],
  [
    'what is in the content folder',
    (dir: string) => {
      renameSync(dir, `${dir}.away`);
      mkdirSync(dir);
    },
    (dir: string) => {
      rmSync(dir, { recursive: true });
      renameSync(`${dir}.away`, dir);
    },
  ],
  [
    'site.yaml',
    (dir: string) => renameSync(join(dir, 'site.yaml'), `${dir}.yaml`),
    (dir: string) => renameSync(`${dir}.yaml`, join(dir, 'site.yaml')),
  ],
])('while %s is away, a start serves what was read before', async (_, take, bring) => {
  const program = run();
  await shows(program, 'Ferry late', 'Bridge open');
  const url = await program.url();
  const before = await feed(program);
  program.process.kill('SIGTERM');
  await program.ended;
  take(program.dir);
  const again = run({ files: {}, env: { CONTENT_DIR: program.dir, SITE_URL: url } });
  await shows(again, 'Ferry late', 'Bridge open');
  expect(await feed(again)).toBe(before);
  await says(again, /there is no /);
  const picture = await fetch(`${await again.url()}/news/northwest/pier.png`);
  // Where it is there it is served.
  expect([200, 503]).toContain(picture.status);
  expect(again.said()).not.toContain('"stack"');
  bring(program.dir);
  program.write('news/bridge.md', story('Bridge shut'));
  await shows(again, 'Ferry late', 'Bridge shut');
});

test('while the content folder is away, pictures are a 503', async () => {
  const program = run();
  await shows(program, 'Ferry late');
  renameSync(program.dir, `${program.dir}.away`);
  const { status, headers } = await fetch(`${await program.url()}/news/northwest/pier.png`);
  expect([status, headers.has('retry-after')]).toEqual([503, true]);
  renameSync(`${program.dir}.away`, program.dir);
  expect(program.said()).not.toContain('"stack"');
  await until(
    async () => (await fetch(`${await program.url()}/news/northwest/pier.png`)).ok || undefined,
    program.said,
  );
});

test('a site.yaml that leads out of the folder is reported as that', async () => {
  const program = run();
  await shows(program, 'Ferry late');
  renameSync(join(program.dir, 'site.yaml'), `${program.dir}.yaml`);
  symlinkSync(`${program.dir}.yaml`, join(program.dir, 'site.yaml'));
  await says(program, /site\.yaml: error file: this symbolic link leaves the content folder/);
  expect(await feed(program)).toContain('Ferry late');
});

test.each([
  ['', {}],
  [' that CONTENT_DB names', { CONTENT_DB: '.dateline/paper.db' }],
])('where there is no room for a database%s, a start serves from memory and says so', async (_, env) => {
  const home = mkdtempSync(join(tmpdir(), 'dateline-full-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  mkdirSync(join(home, 'paper/news'), { recursive: true });
  writeFileSync(join(home, 'paper/site.yaml'), SITE);
  writeFileSync(join(home, 'paper/news/a.md'), story('First'));
  mkdirSync(join(home, '.dateline'));
  // Every write to it fails as on a disk that is full.
  symlinkSync('/dev/full', join(home, '.dateline/paper.db'));
  const named = Object.fromEntries(Object.entries(env).map(([name, file]) => [name, join(home, file)]));
  const program = run({ files: {}, env: { CONTENT_DIR: join(home, 'paper'), ...named } });
  await shows(program, 'First');
  expect(program.said()).toMatch(/paper\.db cannot be written .* kept in memory/);
});

test('a disk that takes no more: what there was is served, SIGTERM ends it as ever, and the next start reads the rest', async () => {
  const program = run();
  await shows(program, 'Ferry late');
  const url = await program.url();
  // As on a disk that is full, no file of it becomes longer.
  execFileSync('prlimit', [`--pid=${program.process.pid}`, '--fsize=0:0']);
  program.write('news/northwest/ferry.md', `${story('Ferry early')}${'More words. '.repeat(50_000)}`);
  await says(program, /Cannot read .*Trying again\. Still serving what there was\./);
  expect(await feed(program)).toContain('Ferry late');
  program.process.kill('SIGTERM');
  expect(await program.ended).toBe(0);
  expect(program.said()).not.toMatch(/\n\s+at /);
  const again = run({ files: {}, env: { CONTENT_DIR: program.dir, SITE_URL: url } });
  await shows(again, 'Ferry early', 'Bridge open');
});

test('a sync that failed is tried again, without another change', async () => {
  const program = run();
  await shows(program, 'Ferry late');
  const other = openSqlite({ path: join(program.dir, '../.dateline/collection.db') });
  onTestFinished(other.close);
  other.execute('BEGIN IMMEDIATE');
  program.write('news/northwest/ferry.md', story('Ferry early'));
  await says(program, /collection\.db is being written by another program.*Trying again/);
  expect(await feed(program)).toContain('Ferry late');
  other.execute('ROLLBACK');
  await shows(program, 'Ferry early');
}, 300_000);

test('where no file can be opened any more, no story is lost, and what changed shows once they can', async () => {
  const program = run({ openFiles: 64 });
  await shows(program, 'Ferry late');
  const { hostname, port } = new URL(await program.url());
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  // On one connection throughout.
  const text = () =>
    new Promise<string>((resolve, reject) => {
      get({ hostname, port, path: '/rss.xml', agent }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk) => (body += chunk));
        response.on('end', () => resolve(body));
      }).on('error', reject);
    });
  await text();
  const sockets: Socket[] = [];
  const crowd = setInterval(() => {
    if (sockets.length < 100)
      sockets.push(connect({ host: hostname, port: Number(port) }).on('error', () => {}));
  }, 2);
  onTestFinished(() => clearInterval(crowd));
  await until(() => sockets.length === 100 || undefined, program.said);
  program.write('news/northwest/ferry.md', story('Ferry early'));
  program.write('news/third/new.md', story('A third'));
  await says(program, /EMFILE/);
  expect(await text()).toMatch(/Ferry[\s\S]*Bridge open/);
  clearInterval(crowd);
  for (const socket of sockets) socket.destroy();
  agent.destroy();
  await shows(program, 'Ferry early', 'A third', 'Bridge open');
}, 300_000);

/** Links that lead nowhere, by name, with where they lead. */
test.each([
  ['to itself', 'news/loop.md', 'loop.md'],
  ['to itself, as a folder would be named', 'news/loop', 'loop'],
  ['in a circle', 'news/one.md', 'two.md'],
  ['to nothing', 'news/gone.md', 'nowhere.md'],
  ['outside', 'news/out.md', '/etc/hostname'],
  ['under too long a name', 'news/long.md', 'x'.repeat(300)],
])('a link that leads %s costs that link', async (_, file, to) => {
  const program = run();
  await shows(program, 'Ferry late');
  if (to === 'two.md') symlinkSync('one.md', join(program.dir, 'news/two.md'));
  symlinkSync(to, join(program.dir, file));
  rmSync(join(program.dir, 'news/northwest/ferry.md'));
  await until(async () => !(await feed(program)).includes('Ferry late') || undefined, program.said);
  await says(program, new RegExp(`${file}: error file: `));
  expect(program.said()).not.toContain('Cannot read');
  expect(await feed(program)).toContain('Bridge open');
});

test.each([
  ['CONTENT_DIR', 'current'],
  ['a folder above it', 'current/content'],
])('%s may be a link that is led to another release', async (_, named) => {
  const home = mkdtempSync(join(tmpdir(), 'dateline-releases-'));
  onTestFinished(() => rmSync(home, { recursive: true }));
  const release = (name: string, title: string) => {
    const dir = named === 'current' ? name : `${name}/content`;
    mkdirSync(join(home, dir, 'news'), { recursive: true });
    writeFileSync(join(home, dir, 'site.yaml'), SITE);
    writeFileSync(join(home, dir, 'news/story.md'), story(title));
  };
  release('one', 'First');
  release('two', 'Second');
  symlinkSync('one', join(home, 'current'));
  const env = { CONTENT_DIR: join(home, named), CONTENT_DB: join(home, 'collection.db') };
  const program = run({ files: {}, env });
  await shows(program, 'First');
  symlinkSync('two', join(home, 'next'));
  renameSync(join(home, 'next'), join(home, 'current'));
  await until(
    async () => /Second/.test(await feed(program)) && !/First/.test(await feed(program)),
    program.said,
  );
  writeFileSync(join(home, named, 'news/story.md'), story('Third'));
  await shows(program, 'Third');
});

test('what the system does not tell of is found now and then', async () => {
  const home = mkdtempSync(join(tmpdir(), 'dateline-poll-'));
  const dir = join(home, 'content');
  mkdirSync(join(dir, 'news'), { recursive: true });
  writeFileSync(join(dir, 'site.yaml'), SITE);
  writeFileSync(join(home, 'outside'), story('First'));
  // Written through its other name, it changes without a word in this folder.
  linkSync(join(home, 'outside'), join(dir, 'news/story.md'));
  const kept = await keep(dir);
  let reports = 0;
  const following = follow({
    dir,
    handle: kept.handle,
    poll: 20,
    onEvent: ({ kind }) => {
      if (kind === 'report') reports += 1;
    },
  });
  onTestFinished(() => {
    following.close();
    kept.close();
    rmSync(home, { recursive: true });
  });
  const titles = async () =>
    [...(await told(await kept.collection())).articles.values()].map(({ title }) => title);
  await until(
    () => reports > 0 || undefined,
    () => 'no report',
  );
  expect(await titles()).toEqual(['First']);
  writeFileSync(join(home, 'outside'), story('Second'));
  await until(
    async () => (await titles()).includes('Second') || undefined,
    () => `${reports} reports`,
  );
});

/** Overwrites the first page of the table of files. */
function overwriteTable(path: string): void {
  const database = new DatabaseSync(path);
  const { page } =
    database.prepare("SELECT rootpage AS page FROM sqlite_schema WHERE name = 'file'").get() ?? {};
  database.close();
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.alloc(4_096, 7), 0, 4_096, (Number(page) - 1) * 4_096);
  closeSync(file);
}

/** What happens to the database while nothing runs, or while it is read. */
const damages: readonly (readonly [what: string, damage: (path: string) => void])[] = [
  ['cut off', (path) => truncateSync(path, 20_000)],
  ['cut off in the middle of a page', (path) => truncateSync(path, 5_000)],
  ['empty', (path) => truncateSync(path, 0)],
  ['overwritten with zeros', (path) => writeFileSync(path, Buffer.alloc(100_000))],
  ['overwritten with something else', (path) => writeFileSync(path, 'x'.repeat(100_000))],
  [
    'overwritten from the second page on',
    (path) =>
      writeFileSync(path, Buffer.concat([readFileSync(path).subarray(0, 4_096), Buffer.alloc(400_000, 7)])),
  ],
  ['overwritten where it says what it was made of', overwriteTable],
];

test.each(damages)('a database that is %s is set aside and made again', async (_, damage) => {
  const program = run();
  await shows(program, 'Ferry late');
  const before = await feed(program);
  const path = join(program.dir, '../.dateline/collection.db');
  program.process.kill('SIGTERM');
  await program.ended;
  damage(path);
  const again = run({
    files: {},
    env: { CONTENT_DIR: program.dir, SITE_URL: /at (\S+)\//.exec(program.said())?.[1] ?? '' },
  });
  await shows(again, 'Ferry late');
  expect(await feed(again)).toBe(before);
  again.process.kill('SIGTERM');
  expect(await again.ended).toBe(0);
});

test.each(damages)(
  'a database that is %s while it is served is made again, and the service goes on',
  async (_, damage) => {
    const program = run();
    await shows(program, 'Ferry late');
    damage(join(program.dir, '../.dateline/collection.db'));
    program.write('news/northwest/ferry.md', story('Ferry early'));
    program.write('news/third.md', story('A third'));
    await shows(program, 'Ferry early', 'A third', 'Bridge open');
    program.process.kill('SIGTERM');
    expect(await program.ended).toBe(0);
  },
);

test('a file that CONTENT_DB names by mistake is left alone', async () => {
  const program = run({ files: {} });
  const notes = join(program.dir, '../notes.txt');
  writeFileSync(notes, 'Not a database.\n');
  const other = run({ env: { CONTENT_DB: notes } });
  expect(await other.ended).toBe(1);
  expect(other.said()).toMatch(/notes\.txt cannot be used: file is not a database/);
  expect(readFileSync(notes, 'utf8')).toBe('Not a database.\n');
});

test.each([
  ['npm start', {}],
  ['npm start, with another SITE_URL', { SITE_URL: 'https://tide.example' }],
])('%s refuses the database of another folder, unless that is gone', async (_, env) => {
  const first = run();
  await shows(first, 'Ferry late');
  const CONTENT_DB = join(first.dir, '../.dateline/collection.db');
  const second = run({
    files: { ...files, 'news/bridge.md': story('Another') },
    env: { CONTENT_DB, ...env },
  });
  expect(await second.ended).toBe(1);
  expect(second.said()).toMatch(/holds the articles of .*content\. Name another with CONTENT_DB/);
  expect(await feed(first)).toContain('Bridge open');
  first.process.kill('SIGTERM');
  await first.ended;
  renameSync(first.dir, `${first.dir}-moved`);
  const third = run({ files: {}, env: { CONTENT_DB, CONTENT_DIR: `${first.dir}-moved` } });
  await shows(third, 'Ferry late');
});

test('npm run build for another address leaves the database of npm start alone, and has one of its own', async () => {
  const program = run();
  await shows(program, 'Ferry late');
  const folder = join(program.dir, '../.dateline');
  const handle = openSqlite({ path: join(folder, 'collection.db'), readOnly: true });
  onTestFinished(handle.close);
  const state = () => handle.rows('SELECT s.generation, f.stamp FROM state s, file f WHERE f.path = ?1', '');
  const before = state();
  const env = { SITE_URL: 'https://tide.example' };
  const args = ['--content', program.dir, '--out', join(folder, 'out')];
  expect(await commandLine('build', { args, env })).toMatchObject({ code: 0 });
  expect(state()).toEqual(before);
  const [own = ''] = readdirSync(folder).filter((name) => name.endsWith('-https-tide.example.db'));
  const built = openSqlite({ path: join(folder, own), readOnly: true });
  onTestFinished(built.close);
  expect(built.rows('SELECT count(*) AS n FROM document')).toEqual([{ n: 2 }]);
});

test('names of files, and what they hold, cannot write to a terminal or forge a line of a log', async () => {
  const name = 'news/\x1b[2Jq\u009b1m\u202Eb\nnews/forged.md: error.md';
  const evil = '---\ntitle: "\\e]0;x\\a"\ndate: "\\e[8m"\n"k\\e[1m": 1\n---\nx\n';
  const site = SITE.replace('title: The Tide', 'title: "The\\e[2J Tide"');
  const program = run({ files: { ...files, 'site.yaml': site, [name]: evil } });
  await shows(program, 'Ferry late');
  program.write(name, `${evil}\n`);
  program.write('news/\x1b[31mlater.md', 'nothing');
  await says(program, /later\.md has/);
  rmSync(join(program.dir, name));
  await says(program, /removed|is fixed/);
  const home = join(program.dir, '..');
  writeFileSync(join(program.dir, name), evil);
  const calls = await Promise.all(
    [
      ['check', '--content', 'content'],
      ['build', '--content', 'content', '--skip-invalid'],
      ['export', 'out', '--content', 'content', '--skip-invalid'],
    ].map(([command = '', ...args]) => commandLine(command, { args, cwd: home })),
  );
  for (const said of [program.said(), ...calls.map(({ stdout, stderr }) => stdout + stderr)]) {
    expect(said).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]/);
    expect(said).not.toMatch(/^news\/forged/m);
    expect(said).toContain('\\x1b');
  }
}, 300_000);
