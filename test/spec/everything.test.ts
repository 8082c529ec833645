import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { jsonSchemas } from '../../src/content/schema/json-schema.ts';
import { EVERYTHING } from '../sample.ts';
import { serveFolder } from './served.ts';
import { wireProblems } from './wire/wire.ts';
import { descendants, parseXml } from './xml-tree.ts';

type Schema = Readonly<Record<string, unknown>>;

const objects = (value: unknown): readonly Schema[] => [value].flat().map((each) => Object(each));

/** Every key that a schema has a place for: `image.alt`, `partners.*.access.bearer`. */
function keysOf(schema: Schema, at = ''): readonly string[] {
  const { anyOf = [], items, properties, additionalProperties } = schema;
  return [
    ...objects(anyOf).flatMap((one) => keysOf(one, at)),
    ...(items === undefined ? [] : keysOf(Object(items), at)),
    ...Object.entries(Object(properties)).flatMap(([key, value]) => [
      at + key,
      ...keysOf(Object(value), `${at}${key}.`),
    ]),
    ...keysOfAny(additionalProperties, at),
  ];
}

const keysOfAny = (schema: unknown, at: string): readonly string[] =>
  schema === undefined || schema === false || Object.keys(Object(schema)).length === 0
    ? []
    : keysOf(Object(schema), `${at}*.`);

/** Every key that is written, in the same words. */
function written(value: unknown, known: ReadonlySet<string>, at = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => written(each, known, at));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const own = known.has(at + key) ? at + key : `${at}*`;
    return [own, ...written(inner, known, `${own}.`)];
  });
}

const frontMatter = (file: string): unknown => {
  const text = readFileSync(join(EVERYTHING, file), 'utf8');
  return parse(file.endsWith('.yaml') ? text : (text.split(/^---$/m)[1] ?? ''));
};

const files = globSync('**/*.{md,yaml}', { cwd: EVERYTHING });
const kinds = [
  ['article.json', files.filter((file) => file.endsWith('.md') && !file.endsWith('_index.md'))],
  ['section.json', files.filter((file) => file.endsWith('_index.md'))],
  ['site.json', ['site.yaml']],
] as const;

/** Other names of keys, of which a file has one. */
const SYNONYM = /^author\b/;

test.for(kinds)('%s: each key is used', ([name, sources]) => {
  const keys = new Set(keysOf(Object(jsonSchemas()[name])));
  expect(keys.size).toBeGreaterThan(50);
  const used = new Set(sources.flatMap((file) => written(frontMatter(file), keys)));
  expect([...keys].filter((key) => !used.has(key) && !(name === 'site.json' && SYNONYM.test(key)))).toEqual(
    [],
  );
});

describe('a paper with every key', async () => {
  const url = 'https://gazette.example';
  const { compiled, get } = await serveFolder(EVERYTHING, url, new Date('2026-11-26T00:00:00Z'));
  const text = async (path: string) => {
    const response = await get(path);
    expect([path, response.status]).toEqual([path, 200]);
    return response.text();
  };

  test('is without fault', () => {
    expect(compiled.problems.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'news/bridge.md website-link',
    ]);
  });

  test('its documents for programs are valid', async () => {
    for (const scope of ['', '/news', '/news/2026/storm', '/shows', '/ar', '/tags/tides'])
      expect([scope, wireProblems('ninjs', await text(`${scope}/ninjs.json`))]).toEqual([scope, []]);
    for (const path of ['news/2026/bridge', 'news/2026/storm', 'ar/2026/storm', 'shows/2026/tide-1'])
      expect([path, wireProblems('newsml', await text(`/${path}/newsml.xml`))]).toEqual([path, []]);
    const index = parseXml(await text('/sitemap.xml'));
    const months = descendants(index).flatMap(({ name, text }) => (name.endsWith('}loc') ? [text] : []));
    for (const path of ['/sitemap.xml', '/news-sitemap.xml', ...months])
      expect([path, wireProblems('sitemap', await text(path))]).toEqual([path, []]);
  });

  test('nothing that is not public, or withheld, is in any of it', async () => {
    const pages = [
      '/rss.xml',
      '/atom.xml',
      '/feed.json',
      '/ninjs.json',
      '/news/rss.xml',
      '/opml.xml',
      '/sitemaps/2026-11.xml',
    ];
    for (const path of pages)
      expect([
        path,
        /NOT PUBLIC|NOT IN FEEDS|withheld\.png|under embargo|A draft/.exec(await text(path)),
      ]).toEqual([path, null]);
  });
});
