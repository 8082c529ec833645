import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { createApp } from '../../src/app/app.ts';
import { articleSchema } from '../../src/content/schema/article-schema.ts';
import { feed } from '../../src/import/feed/feed.ts';
import { site } from '../partner/paper.ts';
import { collectionOf, compile } from '../support/compiled.ts';
import { checked, folderWith, type Imported, imported } from './collection.ts';
import { readEvents } from './events.ts';

/** Where a key is in what a feed of Dateline becomes. */
type Outcome = 'same' | 'named';

/** A key of front matter, the story that has it, its value, and what becomes of it by RSS, Atom, JSON Feed and the RSS of a podcast. */
type Row = readonly [
  key: string,
  outcomes: readonly [rss: Outcome, atom: Outcome, json: Outcome, show: Outcome],
];

const SAME = ['same', 'same', 'same', 'same'] as const;
const NAMED = ['named', 'named', 'named', 'named'] as const;
const SHOW = ['named', 'named', 'named', 'same'] as const;
/** What RSS has no place for. */
const NOT_RSS = ['named', 'same', 'same', 'named'] as const;
const ATOM = ['named', 'same', 'named', 'named'] as const;
const JSON_ALONE = ['named', 'named', 'same', 'named'] as const;
const RSS = ['same', 'named', 'named', 'same'] as const;
const NOT_JSON = ['same', 'same', 'named', 'same'] as const;

const FULL = {
  title: 'Chips & <boats>',
  description: 'What is under the headline',
  date: '2026-11-20T08:00:00Z',
  updated: '2026-11-20T11:00:00Z',
  authors: [{ name: 'Jane Doe', email: 'jane@paper.example', url: 'https://jane.example/' }, 'Max Muster'],
  tags: ['Chips', 'Boats'],
  subjects: ['medtop:20000763'],
  sections: ['opinion'],
  image: {
    ...{ src: 'https://cdn.example/a.png', alt: 'A chip', caption: 'Old & <new>', credit: 'J. Doe' },
    ...{ width: 1200, height: 800, type: 'image/png', length: 1234, rights: '© J. Doe' },
    ...{ syndication: 'full', focus: '40% 25%', made: 'ai-generated', republish: true },
  },
  audio: {
    ...{ src: 'https://cdn.example/a.mp3', type: 'audio/mpeg', length: 99, title: 'Listen', duration: 61 },
    ...{ episode: 3, season: 2 },
    ...{ transcript: 'https://cdn.example/a.vtt', chapters: 'https://cdn.example/a.json' },
  },
  video: { src: 'https://cdn.example/a.mp4', type: 'video/mp4', length: 98, title: 'See', duration: 62 },
  attachments: { src: 'https://cdn.example/a.pdf', type: 'application/pdf', length: 97, title: 'Read' },
  places: [
    { name: 'Portland', latitude: 45.5, longitude: -122.6, geonames: 5746545, wikidata: 'Q6106' },
    'Oregon',
  ],
  dateline: 'PORTLAND (AP)',
  source: { name: 'Associated Press', url: 'https://ap.example/a', feed: 'https://ap.example/rss.xml' },
  made: 'ai-assisted',
  aliases: ['/old/chips'],
  id: 'tag:paper.example,2026:full',
  language: 'en-GB',
  translations: [{ language: 'pt', url: 'https://pt.example/a' }],
  rights: '© Somebody else',
  license: 'https://creativecommons.org/licenses/by/4.0/',
  embargo: '2026-11-20T07:00:00Z',
  expires: '2030-01-01T00:00:00Z',
  correction: [{ date: '2026-11-20T11:00:00Z', text: 'It is older.' }],
  syndication: { default: 'full', msn: 'none' },
  live: true,
  updates: [
    {
      time: '2026-11-20T10:00:00Z',
      updated: '2026-11-20T10:30:00Z',
      title: 'Landfall',
      text: 'It **landed**.',
    },
    { time: '2026-11-20T09:00:00Z', title: 'Coming', text: 'It [comes](https://sea.example/).', id: 'first' },
  ],
  atproto: 'at://did:plc:ewvi7nxzyoun6zhxrhs64oiz/site.standard.document/3jzfcijpj2z2a',
  republish: 'full',
  callout: false,
};

/** Stories whose keys exclude those of the full one. */
const OTHERS = {
  'news/canonical': { url: 'https://other.example/story', source: 'Reuters' },
  'news/draft': { draft: true },
  'news/storm': {
    updates: [
      { time: '2026-11-20T09:30:00Z', title: 'Wrong', removed: '2026-11-20T09:40:00Z', reason: 'It was.' },
    ],
  },
  'news/gone': {
    ...{ status: 'withdrawn', withdrawn: '2026-11-21T08:00:00Z', reason: 'It was wrong.', notice: true },
  },
};

/** Every key, and those below it. */
const ROWS: readonly Row[] = [
  ...['title', 'description', 'date', 'updated', 'authors.name', 'tags', 'subjects', 'sections'].map(
    (key): Row => [key, SAME],
  ),
  ...[
    'image.src',
    'image.alt',
    'image.caption',
    'image.credit',
    'image.width',
    'image.height',
    'image.made',
  ].map((key): Row => [key, SAME]),
  ...['image.type', 'image.length', 'image.rights'].map((key): Row => [key, NOT_JSON]),
  ...['image.syndication', 'image.focus', 'image.republish'].map((key): Row => [key, NAMED]),
  ...['audio', 'video'].flatMap((name) =>
    ['src', 'type', 'length', 'title', 'duration'].map((key): Row => [`${name}.${key}`, SAME]),
  ),
  ...['audio.episode', 'audio.season', 'audio.transcript', 'audio.chapters'].map((key): Row => [key, SHOW]),
  ...['src', 'type', 'length', 'title'].map((key): Row => [`attachments.${key}`, SAME]),
  ['authors.email', ATOM],
  ['authors.url', NOT_RSS],
  ...['name', 'latitude', 'longitude'].map((key): Row => [`places.${key}`, SAME]),
  ...['geonames', 'wikidata'].map((key): Row => [`places.${key}`, JSON_ALONE]),
  ...[
    'dateline',
    'source.name',
    'source.url',
    'made',
    'id',
    'language',
    'rights',
    'license',
    'correction.text',
  ].map((key): Row => [key, SAME]),
  ['source.feed', RSS],
  ['correction.date', JSON_ALONE],
  ['translations', NOT_RSS],
  ...['updates.time', 'updates.title', 'updates.text', 'updates.updated', 'updates.id'].map(
    (key): Row => [key, SAME],
  ),
  ...[
    'updates.removed',
    'updates.reason',
    'aliases',
    'embargo',
    'expires',
    'syndication',
    'live',
    'atproto',
    'republish',
    'callout',
  ].map((key): Row => [key, NAMED]),
  ['url', SAME],
  ['draft', NAMED],
  ...['status', 'withdrawn', 'reason', 'notice'].map((key): Row => [key, SAME]),
];

const NOW = new Date('2026-11-21T12:00:00Z');

const FEEDS = ['/rss.xml', '/atom.xml', '/feed.json', '/news/rss.xml'] as const;

const returned = new Map<string, Imported & { readonly dir: string }>();

beforeAll(async () => {
  const text = (fields: object) => `---\n${stringify(fields)}---\n\nA story.\n`;
  const base = { date: FULL.date, title: 'A headline that is long enough for anybody' };
  const others = Object.entries(OTHERS).map(([file, fields]) => [
    `${file}.md`,
    text({ ...base, id: `tag:paper.example,2026:${file}`, ...fields }),
  ]);
  const dir = await folderWith({
    'site.yaml': site(
      'withdrawals: notice\npartners: { msn: { profile: msn } }\npermalink: /:section/:slug\n',
    ),
    'news/_index.md': '---\ntitle: News\npodcast: { author: The Paper, categories: [News] }\n---\n',
    'opinion/_index.md': '---\ntitle: Opinion\n---\n',
    'news/full.md': text(FULL),
    ...Object.fromEntries(others),
  });
  const compiled = await compile({ dir });
  expect(compiled.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  const collection = collectionOf(compiled);
  const app = createApp({ collection: () => collection, compressors: {}, now: () => NOW });
  for (const path of FEEDS) {
    const from = join(await folderWith(), 'feed');
    await writeFile(from, await (await app.request(`https://paper.example${path}`)).text());
    const dir = await folderWith();
    returned.set(path, { dir, ...(await imported(dir, await readEvents(feed, { from, timezone: 'UTC' }))) });
  }
});

/** Front matter of the story with an id, as it came back. */
function fieldsOf(path: string, id: string): unknown {
  for (const text of Object.values(returned.get(path)?.files ?? {})) {
    const fields: unknown = parse(/^---\n([\s\S]*?)\n---/.exec(text)?.[1] ?? '{}');
    if (fields !== null && typeof fields === 'object' && 'id' in fields && fields.id === id) return fields;
  }
  return undefined;
}

/** The values of a key, of every item of a list, in one order and as text. What is written as text alone has a name or a text. */
function valuesOf(fields: unknown, [key = '', ...rest]: readonly string[]): readonly string[] {
  if (Array.isArray(fields)) return fields.flatMap((each) => valuesOf(each, [key, ...rest])).toSorted();
  if (typeof fields !== 'object' || fields === null)
    return fields !== undefined && (key === 'name' || key === 'text') ? [String(fields)] : [];
  const value: unknown = new Map(Object.entries(fields)).get(key);
  if (value === undefined) return [];
  if (rest.length > 0) return valuesOf(value, rest);
  return [value].flat().map(spelled).toSorted();
}

const spelled = (value: unknown): string =>
  isTime(value)
    ? new Date(value).toISOString()
    : typeof value === 'object'
      ? JSON.stringify(value)
      : String(value);

const isTime = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value));

describe.each(FEEDS.map((path, at) => [path, at] as const))('%s of Dateline, read again', (path, at) => {
  it.each(ROWS.map(([key, outcomes]) => [key, outcomes[at] ?? 'same'] as const))('%s: %s', (key, outcome) => {
    const parts = key.split('.');
    const story = Object.entries({ 'news/full': FULL, ...OTHERS }).find(
      ([, fields]) => valuesOf(fields, parts).length > 0,
    );
    const [file = '', fields = {}] = story ?? [];
    const wanted = valuesOf(fields, parts);
    expect(wanted).not.toEqual([]);
    const found = valuesOf(
      fieldsOf(path, file === 'news/full' ? FULL.id : `tag:paper.example,2026:${file}`),
      parts,
    );
    const unsaid = returned.get(path)?.losses.find(({ kind }) => kind === 'keys that its feed does not have');
    const named = /nothing of: (.*), nor of/
      .exec(unsaid?.what ?? '')?.[1]
      ?.split(', ')
      .includes(key);
    expect({ found, named }).toEqual(
      outcome === 'same' ? { found: wanted, named: false } : { found: [], named: true },
    );
  });

  it('becomes a paper without errors', async () => {
    const problems = await checked(returned.get(path)?.dir ?? '');
    expect(problems.filter((each) => !/description-|podcast|alt/.test(each))).toEqual([]);
  });
});

test('every key of front matter is in the table', () => {
  const named = new Set(ROWS.map(([key]) => key.split('.')[0]));
  expect(Object.keys(articleSchema.shape).filter((key) => !named.has(key))).toEqual([]);
});
