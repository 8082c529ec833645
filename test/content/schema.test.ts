import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { articleSchema } from '../../src/content/schema/article-schema.ts';
import { jsonSchemas } from '../../src/content/schema/json-schema.ts';
import { sectionSchema } from '../../src/content/schema/section-schema.ts';
import { siteSchema } from '../../src/content/schema/site-schema.ts';
import { validate } from '../../src/content/schema/validate.ts';
import { readYaml } from '../../src/content/source/read-yaml.ts';

const schemas = jsonSchemas();

test.for(Object.keys(schemas))('schema/%s is the one that `npm run schema` writes', (name) => {
  const file = new URL(`../../schema/${name}`, import.meta.url);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(schemas[name]);
});

const zods = { 'article.json': articleSchema, 'section.json': sectionSchema, 'site.json': siteSchema };

const base = 'title: A\ndate: 2019-09-25\n';
const rows: readonly (readonly [schema: keyof typeof zods, good: boolean, yaml: string])[] = [
  ['article.json', true, base],
  ['article.json', true, `${base}description:\ntags:\n  - 1984\n  - true\n  - x\n`],
  ['article.json', true, 'title: 1984\ndate: 2019-09-25 21:12\n'],
  ['article.json', true, 'title: Yes\ndate: 2019-09-25T21:12:30.5-07:00\n'],
  ['article.json', true, `${base}authors: Jane Doe\ntags: a, b\n`],
  ['article.json', true, `${base}authors: [Jane, {name: Al, email: a@x.example, url: https://x.example}]\n`],
  ['article.json', true, `${base}image: p.png\n`],
  ['article.json', true, `${base}image: {src: p.png, alt: x, width: 10, height: "20"}\n`],
  ['article.json', true, `${base}audio: {src: a.mp3, duration: 63}\n`],
  ['article.json', true, `${base}audio: {src: a.mp3, duration: "1:03"}\n`],
  ['article.json', true, `${base}draft: true\n`],
  ['article.json', true, `${base}draft: yes\n`],
  ['article.json', true, `${base}callout: false\n`],
  ['article.json', true, `${base}status: withdrawn\nreason: x\n`],
  ['article.json', true, `${base}correction: x\n`],
  ['article.json', true, `${base}correction: [{date: 2019-09-26, text: x}]\n`],
  ['article.json', true, `${base}source: {name: AP, url: https://apnews.com}\nid: tag:x.example,2019:a\n`],
  ['article.json', false, 'date: 2019-09-25\n'],
  ['article.json', false, 'title: A\n'],
  ['article.json', false, 'title: [a]\ndate: 2019-09-25\n'],
  ['article.json', false, 'title: A\ndate: 25 Sept 2019\n'],
  ['article.json', false, 'title: A\ndate: 2019\n'],
  ['article.json', false, `${base}autors: x\n`],
  ['article.json', false, `${base}draft: maybe\n`],
  ['article.json', false, `${base}syndication: half\n`],
  ['article.json', false, `${base}url: www.x.example\n`],
  ['article.json', false, `${base}image: {alt: x}\n`],
  ['article.json', false, `${base}image: {src: p.png, width: wide}\n`],
  ['article.json', false, `${base}image: {src: p.png, width: -1}\n`],
  ['article.json', false, `${base}id: ferry\n`],
  ['article.json', false, '- a\n'],
  ['section.json', true, 'title: News\norder: 3\nimage: p.png\ncallout: false\n'],
  ['section.json', true, 'title: News\norder: -3\ncallout: {text: x, link: https://x.example}\n'],
  ['section.json', false, 'title: News\norder: first\n'],
  ['section.json', false, 'order: 1\n'],
  [
    'site.json',
    true,
    'title: A\nurl: https://x.example\ncolour: "#ff0000"\nhub: https://h.example\nhubs: []\n',
  ],
  [
    'site.json',
    true,
    'title: A\nfeeds: {limit: 20, ttl: 15}\ncache: {maxAge: 300}\nsources: {AP: {syndication: none}}\n',
  ],
  ['site.json', false, 'title: A\nfeeds: {limit: 201}\n'],
  ['site.json', false, 'title: A\ncolour: red\n'],
  ['site.json', false, 'title: A\ncontact: nobody\n'],
  ['site.json', false, 'title: A\nsources: {AP: {syndication: some}}\n'],
];

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const validators = Object.fromEntries(
  Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]),
);

test.for(rows)('%s: an editor and the compiler both say %s of %j', ([name, good, text]) => {
  const read = readYaml(text);
  expect(
    'data' in read && validate<unknown>(zods[name], read.data).findings.length === 0,
    'the compiler',
  ).toBe(good);
  expect(validators[name]?.(parse(text)), 'an editor').toBe(good);
});
