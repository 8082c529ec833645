import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { jsonSchemas } from '../../src/content/schema/json-schema.ts';
import { article, compiled, type Files, folder as files, site } from '../content/folder.ts';
import { SAMPLE } from '../sample.ts';
import { folder, program } from './program.ts';

type Field = { readonly name: string; readonly [key: string]: unknown };
type Entry = {
  readonly name: string;
  readonly label: string;
  readonly fields?: readonly Field[];
  readonly [key: string]: unknown;
};

let paper: Awaited<ReturnType<typeof folder>>;
let stdout = '';

const run = (...args: readonly string[]) => program('editor', { args, cwd: paper.dir });
const file = (name: string) => readFile(join(paper.dir, name), 'utf8');

beforeAll(async () => {
  paper = await folder();
  await cp(SAMPLE, join(paper.dir, 'content'), { recursive: true });
  // Its correction has no date, which a form would ask for.
  await rm(join(paper.dir, 'content/news/northwest/clark-county/ridgefield-library-levy.md'));
  ({ stdout } = await run('--repository', 'lantern/paper', '--rewrite'));
});
afterAll(() => paper.remove());

const keys = Object.keys((jsonSchemas()['article.json'] as { readonly properties: object }).properties);

/** Options of these values, whatever they are called. */
const options = (values: readonly string[]) =>
  values.map((value) => ({ value, label: expect.stringMatching(/^\p{Lu}/u) }));

const field = (entry: Entry | undefined, name: string) => entry?.fields?.find((each) => each.name === name);

/** What an editor has of an entry, as far as the page's script asks for it: https://immutable-js.com/docs/v4.3.7/Map/. */
type Data = {
  readonly record: Readonly<Record<string, unknown>>;
  readonly size: number;
  get(key: string): unknown;
  has(key: string): boolean;
  set(key: string, value: unknown): Data;
  map(change: (value: unknown) => unknown): Data;
  filterNot(test: (value: unknown, key: string) => boolean): Data;
};

function dataOf(record: Readonly<Record<string, unknown>>): Data {
  const entries = Object.entries(record);
  return {
    record,
    size: entries.length,
    get: (key) => record[key],
    has: (key) => Object.hasOwn(record, key),
    set: (key, value) => dataOf({ ...record, [key]: value }),
    map: (change) => dataOf(Object.fromEntries(entries.map(([key, value]) => [key, change(value)]))),
    filterNot: (test) => dataOf(Object.fromEntries(entries.filter(([key, value]) => !test(value, key)))),
  };
}

describe('admin/config.yml', () => {
  let collections: readonly Entry[];
  beforeAll(async () => {
    ({ collections } = parse(await file('admin/config.yml')) as { readonly collections: readonly Entry[] });
  });
  const northwest = () => {
    return { collections, entry: collections.find(({ label }) => label === 'News / Northwest') };
  };

  it('has a collection for each section, however deep, and their _index.md', () => {
    const { collections, entry } = northwest();
    expect(collections.map(({ label }) => label)).toContain('News / Northwest / Clark County');
    expect(entry).toMatchObject({
      folder: 'content/news/northwest',
      format: 'yaml-frontmatter',
      media_folder: '',
      public_folder: '',
    });
    const sections = collections.find(({ name }) => name === 'sections');
    expect(sections?.files).toContainEqual(
      expect.objectContaining({ label: 'Life/Arts & Books', file: 'content/life/arts/_index.md' }),
    );
  });

  it('has a field for each key of the schema, and the story', () => {
    const { entry } = northwest();
    expect(entry?.fields?.map(({ name }) => name).toSorted()).toEqual([...keys, 'body'].toSorted());
    expect(entry?.fields?.filter(({ required }) => required).map(({ name }) => name)).toEqual([
      'title',
      'date',
      'body',
    ]);
  });

  it.each([
    ['date', { widget: 'newsroom-time', label: 'Published', required: true }],
    ['updated', { widget: 'newsroom-time', required: false }],
    ['status', { widget: 'select', options: options(['published', 'withdrawn']) }],
    ['made', { widget: 'select', options: options(['human', 'ai-assisted', 'ai-generated', 'automated']) }],
    ['subjects', { widget: 'list', field: { widget: 'string' } }],
    ['translations', { widget: 'list', field: { widget: 'string' } }],
    ['republish', { widget: 'select', options: options(['full', 'text', 'none']) }],
    ['live', { widget: 'boolean', default: false }],
    [
      'places',
      {
        widget: 'list',
        fields: expect.arrayContaining([
          expect.objectContaining({ name: 'name', widget: 'string', required: true }),
          expect.objectContaining({ name: 'latitude', widget: 'number', required: false }),
        ]),
      },
    ],
    [
      'updates',
      {
        widget: 'list',
        fields: expect.arrayContaining([
          expect.objectContaining({ name: 'time', widget: 'newsroom-time', required: true }),
          expect.objectContaining({ name: 'text', widget: 'text' }),
        ]),
      },
    ],
    [
      'sections',
      {
        widget: 'select',
        multiple: true,
        options: expect.arrayContaining(options(['News/Northwest', 'Life/Arts & Books'])),
      },
    ],
    ['tags', { widget: 'list', field: { widget: 'string' } }],
    ['draft', { widget: 'boolean', default: false }],
    ['callout', { widget: 'boolean', default: true }],
    ['id', { widget: 'hidden' }],
    [
      'image',
      {
        widget: 'object',
        fields: expect.arrayContaining([
          expect.objectContaining({ name: 'src', widget: 'image', required: false }),
          expect.objectContaining({ name: 'republish', options: options(['true', 'false']) }),
        ]),
      },
    ],
    [
      'correction',
      {
        widget: 'list',
        fields: [
          expect.objectContaining({ name: 'date', required: true }),
          expect.objectContaining({ name: 'text', required: true }),
        ],
      },
    ],
    [
      'syndication',
      {
        widget: 'object',
        fields: expect.arrayContaining([
          expect.objectContaining({ name: 'msn', options: options(['full', 'summary', 'headline', 'none']) }),
        ]),
      },
    ],
  ])('%s is edited as it is written', (name, expected) => {
    expect(field(northwest().entry, name)).toMatchObject(expected);
  });
});

describe('.pages.yml', () => {
  it('has the same sections and fields, and leaves what it does not show', async () => {
    const config = parse(await file('.pages.yml')) as {
      readonly content: readonly Entry[];
      readonly media: readonly Entry[];
      readonly settings: object;
    };
    const entry = config.content.find(({ label }) => label === 'News / Northwest');
    expect(entry).toMatchObject({
      type: 'collection',
      path: 'content/news/northwest',
      subfolders: false,
      exclude: ['_index.md', 'README.md'],
    });
    expect(entry?.fields?.map(({ name }) => name).toSorted()).toEqual([...keys, 'body'].toSorted());
    // What is empty, and what imports and the API write, can be saved again.
    for (const [name, values] of [
      ['date', ['2026-11-24 14:05', '2026-11-24 14:05:30', '2026-11-24T14:05:30-08:00']],
      ['expires', ['', '2026-11-24 14:05']],
    ] as const) {
      const { type, pattern } = field(entry, name) as Field & {
        readonly pattern: { readonly regex: string };
      };
      expect([type, ...values.map((value) => new RegExp(pattern.regex).test(value))]).toEqual([
        'string',
        ...values.map(() => true),
      ]);
    }
    expect(config.media).toContainEqual(
      expect.objectContaining({
        name: 'news__northwest',
        input: 'content/news/northwest',
        output: '/news/northwest',
      }),
    );
    const image = field(entry, 'image') as Entry;
    expect(image.fields?.map(({ name }) => name)).not.toContain('republish');
    expect(config.content.filter(({ name }) => !/^[\w-]+$/.test(name))).toEqual([]);
    expect(config.settings).toEqual({ content: { merge: true } });
  });
});

it('admin/index.html mints ids of the site’s own authority, and takes out keys without a value', async () => {
  const html = await file('admin/index.html');
  expect(html).toContain('decap-cms@');
  const [, script = ''] = /<script>\n([\s\S]*?)<\/script>/.exec(html) ?? [];
  let handler: ((event: object) => Data) | undefined;
  const CMS = {
    registerEventListener: (listener: { readonly handler: typeof handler }) => {
      handler = listener.handler;
    },
  };
  new Function('CMS', 'createClass', 'h', script)({ ...CMS, registerWidget: () => {} }, Object, Object);
  const saved = (newRecord: boolean) => {
    const data = dataOf({
      ...{ title: 'A', date: '2026-11-30 05:33', updated: '', draft: false, image: dataOf({ src: '' }) },
      ...{ _uuid: '7c1', 'x-budget': 'A1', live: false },
    });
    return handler?.({ entry: { get: (key: string) => (key === 'data' ? data : newRecord) } }).record;
  };
  const kept = { title: 'A', date: '2026-11-30 05:33', _uuid: '7c1', 'x-budget': 'A1' };
  expect(saved(true)).toEqual({
    ...kept,
    id: expect.stringMatching(/^tag:columbialantern\.example,2026-11-30:[\da-f-]{36}$/),
  });
  // One of before has the id that readers know it by, also where no line says it.
  expect(saved(false)).toEqual(kept);
});

it('keys that editors write for themselves are no mistake, but for those that would hide an article', async () => {
  const lines = [
    '_uuid: 7c1',
    'x-budget: A1',
    '_schema: { a: b }',
    '_draft: true',
    'x_hidden: true',
    'uuid: 7c1',
  ];
  const found = await Promise.all(lines.map((line) => compiled({ 'news/a.md': article(line) })));
  expect(found.map(({ problems }) => problems.map(({ field, code }) => `${code} ${field}`))).toEqual([
    ...[[], [], []],
    ...[['unknown-key _draft'], ['unknown-key x_hidden'], ['unknown-key uuid']],
  ]);
});

/** What each widget may say besides its name, label, hint and whether it is required; a `!` at the end: it must (https://decapcms.org/docs/widgets/). */
const WIDGETS: Readonly<Record<string, string>> = {
  ...{
    string: 'default',
    text: 'default',
    boolean: 'default',
    image: 'default',
    file: 'default',
    hidden: 'default',
  },
  ...{
    markdown: 'default modes',
    list: 'default collapsed label_singular field fields',
    uuid: 'prefix read_only',
  },
  ...{
    'newsroom-time': '',
    datetime: 'default format input_timezone',
    number: 'value_type step',
    select: 'default options! multiple',
  },
  object: 'default collapsed fields!',
};

type Config = { readonly collections: readonly Entry[]; readonly [key: string]: unknown };

const TOP = ['backend', 'collections', 'media_folder', 'public_folder', 'slug'];

function* faultsOf(entry: Entry | Field, own: string): Generator<string> {
  // Fields and entries alike have fields, which have names.
  const fields = [
    ...((entry.fields ?? []) as readonly Field[]),
    ...(entry.field ? [entry.field as Field] : []),
  ];
  const names = fields.map(({ name }) => name);
  if (new Set(names).size < names.length) yield `${own}: two fields of one name`;
  for (const field of fields) {
    const { name, label, hint, required, widget, ...options } = field;
    const known = (WIDGETS[String(widget)] ?? '').split(' ');
    const kinds = [typeof name, typeof label, typeof (hint ?? ''), typeof (required ?? true)].join();
    if (kinds !== 'string,string,string,boolean' || !Object.hasOwn(WIDGETS, String(widget)))
      yield `${own}.${name}: ${kinds} ${widget}`;
    for (const option of Object.keys(options))
      if (!known.some((each) => each.replace('!', '') === option)) yield `${own}.${name}: ${option}`;
    for (const must of known.filter((each) => each.endsWith('!')))
      if (!Array.isArray(field[must.slice(0, -1)])) yield `${own}.${name}: without ${must}`;
    yield* faultsOf(field, `${own}.${name}`);
  }
}

it.each([
  ['decap', [...TOP, 'local_backend'], 'hidden'],
  ['sveltia', [...TOP, 'output'], 'uuid'],
])('admin/config.yml is what %s takes, down to the options of each widget', async (cms, top, id) => {
  await run('--cms', cms);
  const config = parse(await file('admin/config.yml')) as Config;
  expect(Object.keys(config).toSorted()).toEqual(top.toSorted());
  const names = config.collections.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  const widgets = new Set<unknown>();
  for (const entry of config.collections) {
    expect(Object.hasOwn(entry, 'files') !== Object.hasOwn(entry, 'folder'), entry.name).toBe(true);
    const parts = (entry.files as readonly Entry[] | undefined) ?? [entry];
    expect(parts.flatMap((each) => [...faultsOf(each, each.name)])).toEqual([]);
    for (const each of parts) widgets.add(field(each, 'id')?.widget);
  }
  expect(widgets.has(id)).toBe(true);
});

it('Sveltia makes ids by its own widget', async () => {
  await run('--cms', 'sveltia');
  const { collections } = parse(await file('admin/config.yml')) as { readonly collections: readonly Entry[] };
  expect(field(collections[0], 'id')).toMatchObject({ widget: 'uuid', prefix: 'urn:uuid:' });
  expect(await file('admin/index.html')).toContain('@sveltia/cms@');
});

it('says what it wrote', () => {
  expect(stdout.trim().split('\n')).toEqual(['admin/config.yml', 'admin/index.html', '.pages.yml']);
});

it.each([
  [['--cms', 'wix'], /“wix” is neither decap nor sveltia/],
  [['--repository', 'paper'], /“paper” is not an owner and a name; write it as lantern\/paper/],
  [['content/news'], /the content folder content is not below/],
])('%j is refused with what to do', async (args, message) => {
  const { code, stderr } = await run(...args);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

describe('keys in a form that a field cannot show', () => {
  const forms = {
    'news/short.md': article(
      'authors: Ann Lee # of the paper\ntags: Ferries\nimage: ferry.jpg\nplaces: [Salem, { name: Kelso }]\nx-a: b\n',
    ),
    'news/mixed.md': article(
      'authors: [Bo Day, { name: Cy Roe, url: "https://example.com/" }]\ntranslations: [short.md, { language: pt, url: "https://example.com/pt" }]\ncorrection: It was.\n',
    ).replace(':a\n', ':b\n'),
    'news/none.md': article().replace(/id: .*\n/, ''),
  };
  let dir: string;
  beforeEach(() => {
    dir = files({ 'content/site.yaml': site, ...prefixed(forms) });
  });
  const offered = async () => {
    const { collections } = parse(await readFile(join(dir, 'admin/config.yml'), 'utf8')) as Config;
    return collections[0]?.fields?.map(({ name }) => name) ?? [];
  };

  it('are not offered and named, and --rewrite writes them, to the byte as they were otherwise', async () => {
    const { stdout, code } = await program('editor', { args: [], cwd: dir });
    expect(code).toBe(0);
    for (const key of ['authors', 'tags', 'image', 'places', 'translations', 'correction']) {
      expect(stdout).toContain(`\n${key}: not offered`);
      expect(await offered()).not.toContain(key);
    }
    expect(stdout).toContain('npx dateline editor --rewrite');

    const rewritten = await program('editor', { args: ['--rewrite'], cwd: dir });
    expect(rewritten.stdout.match(/^\w+(?=: not offered)/gm)).toEqual(['translations', 'correction']);
    expect(rewritten.stdout).toContain(
      'correction: not offered, as its field cannot show what content/news/mixed.md has;',
    );
    expect(await offered()).toEqual(expect.arrayContaining(['authors', 'tags', 'image', 'places', 'id']));
    expect(await readFile(join(dir, 'content/news/short.md'), 'utf8')).toBe(
      article(
        'authors:\n  - name: Ann Lee # of the paper\ntags:\n  - Ferries\nimage:\n  src: ferry.jpg\nplaces:\n  - name: Salem\n  - name: Kelso\nx-a: b\n',
      ),
    );
  });

  it('and so is an id that Sveltia would replace', async () => {
    const { stdout } = await program('editor', { args: ['--cms', 'sveltia'], cwd: dir });
    expect(stdout).toContain(
      'id: not offered, as its field cannot show what content/news/none.md has; add the line that check says',
    );
    expect(await offered()).not.toContain('id');
  });
});

const prefixed = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).map(([name, text]) => [`content/${name}`, text]));
