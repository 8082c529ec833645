import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32, inflateSync } from 'node:zlib';
import { load } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unstable_readConfig } from 'wrangler';
import { main } from '../../src/cli/init/main.ts';
import { TARGETS } from '../../src/cli/init/paper.ts';
import { drawPicture, HEIGHT, WIDTH } from '../../src/cli/init/picture.ts';
import { spec } from '../../src/cli/init/spec.ts';
import { publishPath } from '../../src/runtime/node/publish/node-api.ts';
import { pushPath } from '../../src/runtime/node/push/node-hub.ts';
import { compile } from '../support/compiled.ts';
import { command } from './command.ts';
import { folder, program, ROOT } from './program.ts';

let place: Awaited<ReturnType<typeof folder>>;
let dir: string;

beforeEach(async () => {
  place = await folder();
  dir = join(place.dir, 'paper');
});
afterEach(() => place.remove());

const named = ['--title', 'The River Post', '--url', 'https://feeds.riverpost.news'];
const init = (...args: readonly string[]) => command({ spec, main }, { args: [dir, ...args] });
const read = (file: string) => readFile(join(dir, file), 'utf8');
const files = async () =>
  (await readdir(dir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(dir.length + 1)
        .replaceAll('\\', '/'),
    )
    .toSorted();

const CONTENT = [
  'content/news/_index.md',
  'content/news/welcome.md',
  'content/news/welcome.png',
  'content/opinion/_index.md',
  'content/site.yaml',
];
const EVERYWHERE = [
  '.github/workflows/paper.yml',
  '.gitignore',
  '.vscode/extensions.json',
  '.vscode/settings.json',
  '.vscode/tasks.json',
  'README.md',
  'package.json',
];
const OF_TARGET: Readonly<Record<(typeof TARGETS)[number], readonly string[]>> = {
  node: ['.dockerignore', 'Dockerfile', 'compose.yaml', 'the-river-post.service'],
  workers: ['worker.js', 'wrangler.toml'],
  static: [],
};

describe.each(TARGETS)('a paper for %s', (target) => {
  beforeEach(async () => {
    expect((await init(...named, '--target', target, '--yes')).code).toBe(0);
  });

  it('is these files, and nothing of the sample', async () => {
    expect(await files()).toEqual([...CONTENT, ...EVERYWHERE, ...OF_TARGET[target]].toSorted());
    for (const file of await files())
      expect(await read(file), file).not.toMatch(/Columbia|Lantern|Sørlie|\bundefined\b/i);
  });

  it('is right as check sees it, with an article that has a picture', async () => {
    const { problems, snapshot, articles } = await compile({ dir: join(dir, 'content') });
    expect(problems).toEqual([]);
    expect(snapshot?.sections.map(({ title }) => title)).toEqual(['News', 'Opinion']);
    expect([...articles.values()].map(({ image }) => image?.url)).toEqual([
      'https://feeds.riverpost.news/news/welcome.png',
    ]);
  });

  it('depends on Dateline alone, by the version that made it, and starts, checks and deploys', async () => {
    const { dependencies, devDependencies, scripts } = JSON.parse(await read('package.json'));
    const own = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    expect(dependencies).toEqual({ [own.name]: `^${own.version}` });
    expect(Object.keys(devDependencies ?? {})).toEqual(target === 'workers' ? ['wrangler'] : []);
    expect(Object.keys(scripts)).toEqual(['start', 'check', 'deploy']);
  });

  it('has settings for editors, and a workflow that checks before it deploys', async () => {
    const settings = JSON.parse(await read('.vscode/settings.json'));
    const [schema = ''] = Object.keys(settings['yaml.schemas']);
    expect(schema).toMatch(/^\.\/node_modules\/@dateline-news\/dateline\/schema\//);
    expect(await readdir(join(ROOT, 'schema'))).toContain(schema.split('/').at(-1));
    expect(JSON.stringify(JSON.parse(await read('.vscode/tasks.json')))).toContain(`"\${workspaceFolder}"`);
    // GitHub's workflows are YAML.
    const { jobs } = load(await read('.github/workflows/paper.yml')) as {
      readonly jobs: Readonly<
        Record<string, { readonly needs?: string; readonly steps: readonly { readonly run?: string }[] }>
      >;
    };
    expect(jobs.check?.steps.map(({ run }) => run).filter(Boolean)).toEqual(['npm ci', 'npm run check']);
    expect(jobs.deploy?.needs).toBe('check');
    // By the commit of a release: a tag may be moved.
    const used = [...(await read('.github/workflows/paper.yml')).matchAll(/uses: (.*)/g)].map(
      ([, name]) => name,
    );
    for (const name of used) expect(name).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(jobs.deploy?.steps.map(({ run }) => run).join()).toContain('npm run deploy');
  });
});

const SITES: readonly (readonly [url: string, routes: unknown, workersDev: boolean])[] = [
  ['https://feeds.riverpost.news', [{ pattern: 'feeds.riverpost.news', custom_domain: true }], false],
  [
    'https://www.riverpost.news/feeds',
    [{ pattern: 'www.riverpost.news/feeds*', zone_name: 'riverpost.news' }],
    false,
  ],
  ['https://river.account.workers.dev', undefined, true],
];

it.each(SITES)('wrangler.toml serves %s', async (url, routes, workersDev) => {
  await init('--title', 'River', '--url', url, '--target', 'workers', '--yes');
  const config = unstable_readConfig({ config: join(dir, 'wrangler.toml') }, { hideWarnings: true });
  expect([config.routes, config.workers_dev]).toEqual([routes, workersDev]);
  const ours = unstable_readConfig({ config: join(ROOT, 'wrangler.toml') }, { hideWarnings: true });
  for (const key of [
    'compatibility_date',
    'minify',
    'keep_names',
    'assets',
    'cache',
    'preview_urls',
  ] as const)
    expect(config[key], key).toEqual(
      key === 'assets' ? { ...ours.assets, directory: 'dist/assets' } : ours[key],
    );
  expect(await read('worker.js')).toBe("export { default } from '@dateline-news/dateline/worker';\n");
});

it.each([
  ['https://river.github.io/post', 'public/post'],
  ['https://feeds.riverpost.news', 'public'],
])('GitHub Pages gets for %s the folder %s of the export', async (url, folder) => {
  await init('--title', 'River', '--url', url, '--target', 'static', '--yes');
  expect(await read('.github/workflows/paper.yml')).toContain(`          path: ${folder}\n`);
  const exported = await program('export', { args: ['public'], cwd: dir });
  expect(exported.code).toBe(0);
  expect(await readdir(join(dir, folder))).toContain('rss.xml');
});

const PAPERS: readonly (readonly string[])[] = [
  ['--title', 'Yes: “no” #1', '--section', 'A: b', '--section', 'News/Northwest/Clark County'],
  ['--title', '河の新聞', '--language', 'ja', '--section', 'ニュース', '--timezone', 'Asia/Tokyo'],
  [
    '--title',
    "L'Écho",
    '--language',
    'fr_CA',
    '--section',
    'Société,Économie',
    '--timezone',
    'America/Toronto',
  ],
  ['--title', 'null', '--section', '2026'],
  ['--title', '%\\ {x}', '--section', 'true', '--target', 'workers'],
];

it.each(PAPERS)('%j %j is right', async (...args) => {
  expect((await init('--url', 'https://example.news/a', '--yes', ...args)).code).toBe(0);
  const { problems, articles, content } = await compile({ dir: join(dir, 'content') });
  expect(problems).toEqual([]);
  expect(content.collection?.site.title).toBe(args[1]);
  expect(articles.size).toBe(1);
});

it('asks for what is not given, and again where an answer cannot be used', async () => {
  const answers = [
    'The River Post',
    'not an address',
    'feeds.riverpost.news',
    'Mars/Olympus',
    'Europe/Oslo',
    '',
    'News, Sports/Soccer',
    'moon',
    'static',
  ];
  const { code, stderr } = await program('init', { args: [dir], input: `${answers.join('\n')}\n` });
  expect([code, stderr]).toEqual([0, expect.stringMatching(/“moon”: one of node, workers, static\./)]);
  const site = await read('content/site.yaml');
  expect(site).toMatch(/^url: https:\/\/feeds\.riverpost\.news$/m);
  expect(site).toMatch(/^timezone: Europe\/Oslo$/m);
  expect(site).toMatch(/^language: en-US$/m);
  expect(await files()).toContain('content/sports/soccer/_index.md');
});

const REFUSED: readonly (readonly [what: string, args: readonly string[], message: RegExp])[] = [
  ['nobody to ask', ['--yes'], /--title is missing, and nobody is there to ask/],
  ['no address', ['--title', 'A', '--yes'], /--url is missing/],
  ['an address that is none', ['--title', 'A', '--url', 'ftp://a.example', '--yes'], /^--url: /],
  ['a zone that is none', [...named, '--timezone', 'Mars/Olympus', '--yes'], /^--timezone: .*Mars/],
  ['a language that is none', [...named, '--language', 'klingonese', '--yes'], /^--language: /],
  ['a section of the service', [...named, '--section', 'tags', '--yes'], /^--section: .*choose another name/],
  ['a section without letters', [...named, '--section', '///', '--yes'], /^--section: /],
  ['no section', [...named, '--section', ',', '--yes'], /^--section: name one/],
  ['another target', [...named, '--target', 'ftp', '--yes'], /one of node, workers, static/],
];

it.each(REFUSED)('writes nothing for %s', async (_, args, message) => {
  const { code, stderr } = await program('init', { args: [dir, ...args] });
  expect([code, stderr.trim()]).toEqual([2, expect.stringMatching(message)]);
  expect(await readdir(place.dir)).toEqual([]);
});

it('overwrites nothing, and names what is in its way', async () => {
  await mkdir(join(dir, '.vscode'), { recursive: true });
  await writeFile(join(dir, '.vscode/settings.json'), 'mine\n');
  await writeFile(join(dir, 'notes.txt'), 'mine\n');
  const { code, stdout, stderr } = await init(...named, '--yes');
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(
    /^Nothing was written, as it would overwrite what is there: \S*paper\/\.vscode\/settings\.json\. Name another/,
  );
  expect(await files()).toEqual(['.vscode/settings.json', 'notes.txt']);
});

it('goes into a folder whose files are not in its way', async () => {
  await mkdir(dir);
  await writeFile(join(dir, 'LICENSE'), 'mine\n');
  expect((await init(...named, '--yes')).code).toBe(0);
  expect(await read('LICENSE')).toBe('mine\n');
});

it('its picture is a PNG that decodes, with the size it says', () => {
  const bytes = Buffer.from(drawPicture());
  const chunks: { readonly type: string; readonly data: Buffer }[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const body = bytes.subarray(at + 4, at + 8 + length);
    expect(crc32(body)).toBe(bytes.readUInt32BE(at + 8 + length));
    chunks.push({ type: body.toString('latin1', 0, 4), data: body.subarray(4) });
    at += 12 + length;
  }
  expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND']);
  const [header, pixels] = chunks;
  expect([header?.data.readUInt32BE(0), header?.data.readUInt32BE(4)]).toEqual([WIDTH, HEIGHT]);
  expect(inflateSync(pixels?.data ?? '').length).toBe(HEIGHT * (1 + 3 * WIDTH));
  expect(bytes.length).toBeLessThan(20_000);
});

it('what outlasts a container or a restart of the server is in a place that is kept', async () => {
  await init(...named, '--target', 'node', '--yes');
  const [, contentDir = ''] = /CONTENT_DIR=(\S+)/.exec(await read('Dockerfile')) ?? [];
  const state = dirname(publishPath(contentDir));
  expect(dirname(pushPath(contentDir))).toBe(state);
  // Images are named by their digests, the same in the repository.
  const [image] =
    (await readFile(join(ROOT, 'Dockerfile'), 'utf8')).match(/^FROM \S+@sha256:[\da-f]{64}$/m) ?? [];
  expect((await read('Dockerfile')).match(/^FROM .*$/gm)).toEqual([image]);
  expect(await read('Dockerfile')).toContain(`VOLUME ${state}\n`);
  expect(await read('Dockerfile')).toMatch(/chown -R node \/paper\nUSER node\n/);
  // Compose files are YAML.
  const { services, volumes } = load(await read('compose.yaml')) as {
    readonly services: Readonly<Record<string, { readonly volumes: readonly string[] }>>;
    readonly volumes: object;
  };
  expect(services.paper?.volumes).toEqual([`./content:${contentDir}`, `state:${state}`]);
  expect(volumes).toEqual({ state: null });
  const unit = await read('the-river-post.service');
  expect(unit).toContain('\nWorkingDirectory=/srv/the-river-post\n');
  expect(unit).toContain('\nReadWritePaths=/srv/the-river-post\n');
});

it('a repository that is empty but for what its host put there becomes a paper, and keeps that', async () => {
  const before = {
    'README.md': '# Ours\n',
    LICENSE: 'MIT\n',
    '.gitignore': 'node_modules/\n.env',
    '.git/HEAD': 'x\n',
  };
  for (const [name, text] of Object.entries(before)) {
    await mkdir(dirname(join(dir, name)), { recursive: true });
    await writeFile(join(dir, name), text);
  }
  const { code, stdout, stderr } = await init(...named, '--target', 'workers', '--yes');
  expect([code, stdout.includes('DATELINE.md'), stderr.includes('DATELINE.md there')]).toEqual([
    0,
    true,
    true,
  ]);
  for (const name of ['README.md', 'LICENSE', '.git/HEAD'] as const)
    expect(await read(name)).toBe(before[name]);
  expect(await read('.gitignore')).toBe('node_modules/\n.env\n/.dateline/\ndist/\n.wrangler/\n.dev.vars\n');
  expect(await read('DATELINE.md')).toMatch(/^# The River Post\n/);
  const again = await init(...named, '--yes');
  expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('content')]);
});
