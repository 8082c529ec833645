import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { png } from '../content/folder.ts';
import { type Program, SITE, startProgram, story, until } from '../runtime/node/program.ts';

/**
 * `npm start` and `npm run build` on a folder with disks of their own in it, which come and go. Run by `.ci/mounts`, where mounting is nobody else's
 * business. Prints a line per check; ends with "N passed, N failed".
 */
const counts = { passed: 0, failed: 0 };
async function check(name: string, work: () => Promise<unknown>): Promise<void> {
  let seen: unknown;
  try {
    await work();
  } catch (error) {
    seen = error;
  }
  counts[seen === undefined ? 'passed' : 'failed'] += 1;
  console.log(`${seen === undefined ? 'ok    ' : 'FAIL  '}${name}`);
  if (seen !== undefined) console.log(seen);
}

const run = (command: string, ...args: readonly string[]) =>
  void execFileSync(command, args, { stdio: 'pipe' });

/** Stories of a section, and what shows a picture of it from elsewhere. */
const section = {
  '_index.md': '---\ntitle: Coast\n---\n',
  'ferry.md': story('Ferry late', 'image: { src: pier.png, alt: A pier }\n'),
  'tide.md': story('Tide high'),
  'pier.png': png,
};
const others = (folder: string) => ({
  'site.yaml': SITE,
  'news/_index.md': '---\ntitle: News\n---\n',
  'news/bridge.md': story('Bridge open', `image: { src: '/${folder}/pier.png', alt: A pier }\n`),
});

type Case = {
  /** The folder in the collection. */
  readonly folder: string;
  /** Mounts the disk with its stories, or another; what is to be undone at the end is where. */
  readonly mount: (at: string) => void;
  /** A command that runs the program. */
  readonly through?: readonly string[];
  /** More files, beside the section's. */
  readonly more?: Readonly<Record<string, string | Uint8Array>>;
};

const write = (dir: string, files: Readonly<Record<string, string | Uint8Array>>): string => {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(dir, file, '..'), { recursive: true });
    writeFileSync(join(dir, file), text);
  }
  return dir;
};

/** A folder of this disk that is bound to another. */
const bound = (): ((at: string) => void) => {
  const disk = write(mkdtempSync(join(tmpdir(), 'dateline-disk-')), section);
  return (at) => run('mount', '--bind', disk, at);
};

/** A file system of its own, with another device number each time. */
const own = (at: string): void => {
  run('mount', '-t', 'tmpfs', 'none', at);
  write(at, section);
};

/** A program on a folder in which a disk is mounted, and what it shows. */
async function started({ folder, mount, through, more = {} }: Case) {
  const home = mkdtempSync(join(tmpdir(), 'dateline-mounts-'));
  const dir = join(home, 'content');
  const at = join(dir, folder);
  mkdirSync(at, { recursive: true });
  mount(at);
  write(dir, { ...others(folder), ...more });
  let program: Program = startProgram({ files: {}, through, env: { CONTENT_DIR: dir } });
  const feed = async () => (await fetch(`${await program.url()}/rss.xml`)).text();
  const has = (texts: readonly string[], gone: readonly string[] = []) =>
    until(
      async () => {
        const text = await feed();
        return (
          (texts.every((each) => text.includes(each)) && !gone.some((each) => text.includes(each))) ||
          undefined
        );
      },
      () => program.said(),
    );
  const says = (text: RegExp) => until(() => text.test(program.said()) || undefined, program.said);
  return {
    ...{ dir, at, feed, has, says, url: () => program.url(), said: () => program.said() },
    mount: () => mount(at),
    unmount: () => run('umount', at),
    write: (files: Readonly<Record<string, string | Uint8Array>>) => void write(dir, files),
    async restart() {
      const url = await program.url();
      await program.remove();
      program = startProgram({ files: {}, through, env: { CONTENT_DIR: dir, SITE_URL: url } });
    },
    async end() {
      await program.remove();
      spawnSync('umount', ['--recursive', at]);
      rmSync(home, { recursive: true, force: true });
    },
  };
}

const all = ['Ferry late', 'Tide high', 'Bridge open', '/pier.png'];
const away = /the disk, share or file that was mounted here when it was read is not/;

const cases: readonly (readonly [name: string, one: () => Case])[] = [
  ['a disk', () => ({ folder: 'coast', mount: own })],
  ['a folder that is bound to another of the same disk', () => ({ folder: 'coast', mount: bound() })],
  ['one deeper, with a space and other letters', () => ({ folder: 'news/São Paulo', mount: bound() })],
  [
    'one among so many articles that threads read them',
    () => ({
      folder: 'coast',
      mount: bound(),
      more: Object.fromEntries(
        Array.from({ length: 450 }, (_, n) => [
          `news/old-${n}.md`,
          story(`Old ${n}`, `image: { src: '/coast/pier.png', alt: A pier }\n`).replace(
            '2026-03-04 09:00',
            '2026-01-04 09:00',
          ),
        ]),
      ),
    }),
  ],
];

for (const [name, one] of cases) {
  const paper = await started(one());
  await check(`${name}: what is on it stays when it goes, and is reported`, async () => {
    await paper.has(all);
    const before = await paper.feed();
    paper.unmount();
    await paper.says(away);
    if ((await paper.feed()) !== before) throw new Error(await paper.feed());
  });
  await check(`${name}: what is edited elsewhere meanwhile is published`, async () => {
    paper.write({ 'news/road.md': story('Road shut') });
    await paper.has([...all, 'Road shut']);
  });
  await check(`${name}: it stays through a start, and where every article is read again`, async () => {
    await paper.restart();
    await paper.has([...all, 'Road shut']);
    await paper.says(away);
    if (/not mounted\); check/.test(paper.said())) throw new Error(paper.said());
    paper.write({ 'site.yaml': SITE.replace('The Tide', 'The New Tide') });
    await paper.has([...all, 'Road shut', 'The New Tide']);
  });
  await check(`${name}: once it is back it is read as ever, and what is removed there is gone`, async () => {
    paper.mount();
    paper.write({ [`${paper.at.slice(paper.dir.length + 1)}/ferry.md`]: story('Ferry on time') });
    await paper.has(['Ferry on time', 'Tide high', 'Bridge open']);
    await paper.says(/ is fixed/);
    rmSync(join(paper.at, 'tide.md'));
    await paper.has(['Ferry on time', 'Bridge open'], ['Tide high']);
  });
  await check(
    `${name}: a folder that is removed once it is unmounted takes its stories with it`,
    async () => {
      paper.unmount();
      rmdirSync(paper.at);
      await paper.has(['Bridge open'], ['Ferry on time']);
    },
  );
  await paper.end();
}

const another = await started({ folder: 'coast', mount: own });
await check('an empty disk in the place of another: what was there stays', async () => {
  await another.has(all);
  another.unmount();
  run('mount', '-t', 'tmpfs', 'other', another.at);
  await another.says(away);
  await another.has(all);
  await another.restart();
  await another.says(away);
  await another.has(all);
});
await check('all of it in the folder itself: that is an ordinary one from then on', async () => {
  another.unmount();
  write(another.at, section);
  await another.says(/coast is fixed/);
  await another.has(all);
  rmSync(join(another.at, 'tide.md'));
  await another.has(['Ferry late', 'Bridge open'], ['Tide high']);
  rmSync(another.at, { recursive: true });
  await another.has(['Bridge open'], ['Ferry late', 'Tide high']);
});
await another.end();

/** Files that are mounted one by one, as `-v story.md:/paper/…` does, each over an empty one. */
const disk = write(mkdtempSync(join(tmpdir(), 'dateline-disk-')), section);
const singly = await started({
  folder: 'coast',
  mount(at) {
    for (const file of Object.keys(section)) {
      if (!existsSync(join(at, file))) write(at, { [file]: '' });
      run('mount', '--bind', join(disk, file), join(at, file));
    }
  },
});
await check(
  'files that are mounted one by one: what they had stays when they go, through a start',
  async () => {
    await singly.has(all);
    const before = await singly.feed();
    for (const file of Object.keys(section)) run('umount', join(singly.at, file));
    await singly.says(away);
    if ((await singly.feed()) !== before) throw new Error(await singly.feed());
    await singly.restart();
    await singly.says(away);
    singly.write({ 'site.yaml': SITE.replace('The Tide', 'The New Tide') });
    await singly.has([...all, 'The New Tide']);
  },
);
await check(
  'files that are mounted one by one are refused by the API, and what comes with them',
  async () => {
    singly.mount();
    await singly.says(/ferry\.md is fixed/);
    const api = await written(singly);
    const statuses = [
      await api('PUT', 'files/coast/ferry.md', story('Ferry on time')),
      await api('DELETE', 'files/coast/tide.md'),
      await api(
        'POST',
        'batch',
        JSON.stringify({
          files: ['news/bridge.md', 'coast/ferry.md'].map((path) => ({ path, content: story(path) })),
        }),
      ),
      await api('PUT', 'files/news/road.md', story('Road shut')),
    ];
    if (String(statuses) !== '409,409,409,201') throw new Error(String(statuses));
    await singly.has([...all, 'Road shut']);
  },
);
await check('files that are mounted one by one are gone once they are removed', async () => {
  for (const file of Object.keys(section)) run('umount', join(singly.at, file));
  await singly.says(/ferry\.md has 1 error/);
  rmSync(join(singly.at, 'ferry.md'));
  await singly.has(['Tide high', 'Bridge open', '/pier.png'], ['Ferry late']);
  singly.write({ 'coast/tide.md': story('Tide low') });
  await singly.has(['Tide low', 'Bridge open', '/pier.png'], ['Tide high']);
});
await singly.end();

/** Calls the API of a program; what it answers with. */
async function written({ dir, url }: Pick<Awaited<ReturnType<typeof started>>, 'dir' | 'url'>) {
  const { secret } = JSON.parse(
    execFileSync(
      process.execPath,
      ['src/bin.js', 'key', 'create', 'test', '--write', '/', '--json', '--content', dir],
      { encoding: 'utf8' },
    ),
  );
  const at = await url();
  return async (method: string, path: string, body?: string) =>
    (
      await fetch(`${at}/api/${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${secret}`,
          'Content-Type': path === 'batch' ? 'application/json' : 'text/markdown',
        },
        body,
      })
    ).status;
}

const sent = await started({ folder: 'coast', mount: own });
await check(
  'what is sent by the API to a disk that is away is refused for now, and written once it is back',
  async () => {
    await sent.has(all);
    const api = await written(sent);
    const put = (file: string) => api('PUT', `files/${file}`, story(file));
    sent.unmount();
    const statuses = [await put('coast/storm.md'), await put('news/storm.md')];
    sent.mount();
    statuses.push(await put('coast/storm.md'));
    if (String(statuses) !== '503,201,201') throw new Error(String(statuses));
    await sent.has([...all, 'coast/storm.md', 'news/storm.md']);
  },
);
await sent.end();

const hidden = await started({
  folder: 'coast',
  mount(at) {
    const disk = join(at, '../.disks/coast');
    mkdirSync(disk, { recursive: true });
    own(disk);
    rmSync(at, { recursive: true });
    symlinkSync(disk, at);
  },
});
await check('a disk elsewhere in the folder, to which a link leads', async () => {
  await hidden.has(all);
  const disk = join(hidden.dir, '.disks/coast');
  run('umount', disk);
  await hidden.says(away);
  await hidden.has(all);
  await hidden.restart();
  await hidden.says(away);
  await hidden.has(all);
  rmSync(hidden.at);
  await hidden.has(['Bridge open'], ['Ferry late']);
});
await hidden.end();

const moved = await started({ folder: 'eu/coast', mount: bound() });
await check(
  'a folder that is moved with the disk in it is moved, and an ordinary one that is removed is gone',
  async () => {
    await moved.has(all);
    moved.write({ 'arts/song.md': story('A song') });
    await moved.has([...all, 'A song']);
    renameSync(join(moved.dir, 'eu'), join(moved.dir, 'europe'));
    await moved.has(['Ferry late', '/europe/coast/pier.png'], ['/eu/coast/pier.png']);
    rmSync(join(moved.dir, 'arts'), { recursive: true });
    await moved.has(['Ferry late'], ['A song']);
    run('umount', join(moved.dir, 'europe/coast'));
  },
);
await moved.end();

const built = await started({ folder: 'coast', mount: own });
await check('npm run build stops at it, and its last build stays', async () => {
  const out = join(built.dir, '../assets');
  const build = () =>
    spawnSync(process.execPath, ['src/bin.js', 'build', '--content', built.dir, '--out', out], {
      encoding: 'utf8',
      env: {
        ...process.env,
        NO_COLOR: '1',
        SITE_URL: 'https://tide.example',
        CONTENT_DB: join(built.dir, '../build.db'),
      },
    });
  const first = build();
  if (first.status !== 0) throw new Error(first.stderr);
  built.unmount();
  const second = build();
  if (second.status !== 1 || !away.test(second.stderr)) throw new Error(second.stdout + second.stderr);
});
await built.end();

// What is mounted here shows there too, but its own list of that is hidden.
run('mount', '--make-rshared', '/');
const unlisted = await started({
  folder: 'coast',
  mount: own,
  through: [
    'unshare',
    '--mount',
    '--propagation',
    'slave',
    'sh',
    '-c',
    'mount -t tmpfs none /proc && exec "$@"',
    'sh',
  ],
});
await check('where the system has no list of mounts, devices tell', async () => {
  await unlisted.has(all);
  unlisted.unmount();
  await unlisted.restart();
  await unlisted.says(away);
  await unlisted.has(all);
  rmSync(unlisted.at, { recursive: true });
  await unlisted.has(['Bridge open'], ['Ferry late']);
});
await unlisted.end();

console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);
