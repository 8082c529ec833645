import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { blocks, ROOT, read } from '../docs/pages.ts';
import { SAMPLE } from '../sample.ts';

const page = read('docs/program.md');

const manifest = JSON.parse(read('package.json')) as {
  readonly name: string;
  readonly exports: Readonly<Record<string, { readonly default: string } | string>>;
};

/** Each module that the package exports: its name, its file here, and all that is in it. */
const modules = Object.entries(manifest.exports).flatMap(([path, target]) =>
  typeof target === 'string'
    ? []
    : [
        {
          name: manifest.name + path.slice(1),
          file: target.default.replace('./lib/', 'src/').replace(/\.js$/, '.ts'),
        },
      ],
);

const values: Readonly<Record<string, readonly string[]>> = {
  '@dateline-news/dateline': ['compile', 'createApp'],
  '@dateline-news/dateline/node': ['compressors', 'serve'],
  '@dateline-news/dateline/worker': ['createWorker', 'default'],
  '@dateline-news/dateline/worker-d1': ['createWorker', 'default'],
  '@dateline-news/dateline/publisher': ['HubObject', 'SiteObject', 'default'],
};

const types: Readonly<Record<string, readonly string[]>> = {
  '@dateline-news/dateline': [
    'AppOptions',
    'Collection',
    'CompileOptions',
    'CompiledFolder',
    'Compressors',
    'LogRecord',
    'Problem',
  ],
  '@dateline-news/dateline/node': ['Running', 'ServeOptions'],
  '@dateline-news/dateline/worker': ['Bindings'],
  '@dateline-news/dateline/worker-d1': ['DatabaseBindings'],
  '@dateline-news/dateline/publisher': [],
};

/** What a file exports for types alone: declared there, or from another file. */
function typesIn(source: string): readonly string[] {
  const declared = [...source.matchAll(/^export type (\w+)/gm)].map(([, name = '']) => name);
  const others = [...source.matchAll(/^export (type )?\{([^}]*)\}/gm)].flatMap(([, all, names = '']) =>
    names
      .split(',')
      .map((name) => name.trim())
      .filter((name) => name !== '' && (all !== undefined || name.startsWith('type ')))
      .map((name) => name.replace(/^type /, '')),
  );
  return [...declared, ...others].toSorted();
}

/** The part of the page about a module. */
const chapter = (name: string): string =>
  page.split(/^## /m).find((text) => text.startsWith(`\`${name}\``)) ?? '';

test('the package exports five modules, and nothing else is promised', () => {
  expect(modules.map(({ name }) => name)).toEqual(Object.keys(values));
});

test.each(modules)('$name exports what is named here and in docs/program.md', async ({ name, file }) => {
  const loaded: object = await import(pathToFileURL(join(ROOT, file)).href);
  expect(Object.keys(loaded).toSorted()).toEqual(values[name]);
  expect(typesIn(read(file))).toEqual(types[name]);
  const documented = [...chapter(name).matchAll(/^\| `(?:type )?(\w+)/gm)].map(([, each]) => each);
  expect(documented.toSorted()).toEqual([...(values[name] ?? []), ...(types[name] ?? [])].toSorted());
});

/** An example of the page as a module of the repository, beside a content folder. */
async function example(place: number): Promise<{ readonly dir: string; readonly file: string }> {
  const dir = await mkdtemp(join(tmpdir(), 'dateline-api-'));
  await cp(SAMPLE, join(dir, 'content'), { recursive: true });
  const own = (name: string) => {
    const found = modules.find((each) => each.name === name);
    return found ? pathToFileURL(join(ROOT, found.file)).href : import.meta.resolve(name);
  };
  const text = blocks(page, 'js')[place] ?? '';
  const file = join(dir, 'example.mjs');
  await writeFile(
    file,
    text
      .replace(/(?<=from ')[^']+/g, own)
      .replaceAll("dir: 'content'", `dir: ${JSON.stringify(join(dir, 'content'))}`),
  );
  return { dir, file };
}

test('an app of one’s own serves Dateline below a path, and follows the folder when it is asked to', async () => {
  const { dir, file } = await example(0);
  const text = await readFile(file, 'utf8');
  await writeFile(file, `${text}\nexport { paper };\n`);
  // The example exports its app; the line above, its paper.
  const { default: app, paper } = (await import(pathToFileURL(file).href)) as {
    readonly default: { request(url: string, init?: RequestInit): Promise<Response> };
    readonly paper: Awaited<ReturnType<typeof import('../../src/index.ts').compile>>;
  };
  const get = (path: string, headers = {}) => app.request(`https://www.example.com${path}`, { headers });
  expect(await (await get('/')).text()).toBe('The front page');
  expect([(await get('/feeds')).status, (await get('/feeds')).headers.get('location')]).toEqual([
    308,
    '/feeds/',
  ]);
  const feed = await get('/feeds/news/northwest/feed.json', { 'accept-encoding': 'gzip' });
  expect([feed.status, feed.headers.get('content-encoding')]).toEqual([200, 'gzip']);
  // JSON Feed 1.1, which other tests hold it to.
  const shown = (await (await get('/feeds/news/northwest/feed.json')).json()) as {
    readonly feed_url: string;
    readonly items: readonly { readonly url: string; readonly title: string }[];
  };
  expect(shown.feed_url).toBe('https://www.example.com/feeds/news/northwest/feed.json');
  expect((await get(new URL(shown.items[0]?.url ?? '').pathname)).status).toBe(200);
  expect((await get('/feeds/nothing-here')).headers.get('content-type')).toBe('application/problem+json');
  expect((await get('/news/rss.xml')).status).toBe(404);
  await writeFile(
    join(dir, 'content/news/northwest/program.md'),
    '---\ntitle: Read again\ndate: 2026-01-02 10:00\nid: tag:example.com,2026:api\n---\n\nA story.\n',
  );
  const titles = async () => (await get('/feeds/rss.xml?q=read+again')).text();
  expect(await titles()).not.toContain('<title>Read again</title>');
  await paper.refresh();
  expect(await titles()).toContain('<title>Read again</title>');
  await writeFile(join(dir, 'content/site.yaml'), 'title: [');
  await paper.refresh();
  expect(paper.problems().map(({ file }) => file)).toContain('site.yaml');
  paper.close();
  await rm(dir, { recursive: true });
});

test('the example for Node serves a collection and stops', async () => {
  const { dir, file } = await example(1);
  const text = await readFile(file, 'utf8');
  await writeFile(file, `${text}\nexport { close, paper, url };\n`);
  const before = process.listeners('SIGTERM');
  // The example's names.
  const { url, close, paper } = (await import(pathToFileURL(file).href)) as {
    readonly url: string;
    readonly close: (graceSeconds: number) => Promise<void>;
    readonly paper: { close(): void };
  };
  for (const listener of process.listeners('SIGTERM'))
    if (!before.includes(listener)) process.off('SIGTERM', listener);
  const response = await fetch(`${url}/atom.xml`, { headers: { 'accept-encoding': 'br' } });
  expect([response.status, response.headers.get('content-encoding')]).toEqual([200, 'br']);
  await response.arrayBuffer();
  await close(1);
  paper.close();
  await expect(fetch(url)).rejects.toThrow();
  await rm(dir, { recursive: true });
});
