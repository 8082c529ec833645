import { expect, test } from 'vitest';
import { z } from 'zod';
import { articleSchema } from '../../src/content/schema/article-schema.ts';
import { sectionSchema } from '../../src/content/schema/section-schema.ts';
import { siteSchema } from '../../src/content/schema/site-schema.ts';
import { article, compiled, site } from './folder.ts';

type Row = readonly [key: string, lines: string, found: readonly string[]];

/** Lists with entries that are wrong of themselves, and others that are wrong of what they name; each stands on its line. */
const ofArticles: readonly Row[] = [
  [
    'authors',
    'authors:\n  - {email: x}\n  - {nme: y}\n  -\n  - By Jane Doe and John Roe',
    ['6 authors.0.name', '6 authors.0.email', '7 authors.1.name', '7 authors.1.nme', '9 authors.3'],
  ],
  ['tags', 'tags:\n  - {a: b}\n  - Ferry\n  - [c]', ['6 tags.0', '8 tags.2']],
  ['subjects', 'subjects:\n  - {a: b}\n  - nonesuch', ['6 subjects.0', '7 subjects.1']],
  ['sections', 'sections:\n  - {a: b}\n  -\n  - Nowhere', ['6 sections.0', '8 sections.2']],
  [
    'attachments',
    'attachments:\n  - {title: No file}\n  - none.pdf\n  - https://x.example/a.pdf\n  - {src: gone.pdf, length: x}',
    [
      '6 attachments.0.src',
      '7 attachments.1.src',
      '8 attachments.2',
      '9 attachments.3.length',
      '9 attachments.3.src',
    ],
  ],
  [
    'places',
    'places:\n  - {a: b}\n  - {name: x, latitude: 3}',
    ['6 places.0.name', '6 places.0.a', '7 places.1.latitude'],
  ],
  ['aliases', 'aliases:\n  - {a: b}\n  - /x?y\n  - /news/b', ['6 aliases.0', '7 aliases.1', '8 aliases.2']],
  [
    'translations',
    'translations:\n  - {language: fr}\n  - ../es/none.md\n  - b.md',
    ['6 translations.0.url', '7 translations.1', '5 translations'],
  ],
  [
    'correction',
    'correction:\n  - {text: x}\n  - {date: 2019-02-30 10:00, text: y}\n  - {date: 2019-09-26 10:00, text: z}',
    ['6 correction.0.date', '7 correction.1.date', '5 correction'],
  ],
  [
    'updates',
    'live: true\nupdates:\n  - {title: x}\n  - {time: 2019-09-26 10:00, title: z, text: "[x](gone.md)"}',
    ['7 updates.0.time', '8 updates.1.text'],
  ],
];

/** Dates that are yet to come: each is one finding, whose advice is right. */
const ofLaterDates: readonly Row[] = [
  ['correction alone', 'correction: {date: 2999-01-01, text: x}', ['5 correction.0.date']],
  [
    'correction, with an edit that has passed',
    'updated: 2019-10-01\ncorrection: {date: 2999-01-01, text: x}',
    ['6 correction.0.date'],
  ],
  [
    'correction, with an edit that is to come as well',
    'updated: 2998-01-01\ncorrection: {date: 2999-01-01, text: x}',
    ['5 updated', '6 correction.0.date'],
  ],
  ['updated, with a correction dated by it', 'updated: 2999-01-01\ncorrection: x', ['5 updated']],
  [
    'two corrections of three',
    'updated: 2019-10-01\ncorrection:\n  - {date: 2999-01-01, text: x}\n  - {date: 2019-10-01, text: y}\n  - {date: 2998-01-01, text: z}',
    ['7 correction.0.date', '9 correction.2.date'],
  ],
  [
    'correction after one that updated does not know of',
    'correction:\n  - {date: 2019-10-01, text: x}\n  - {date: 2999-01-01, text: y}',
    ['5 correction', '7 correction.1.date'],
  ],
  [
    'update, and its edit',
    'live: true\nupdates:\n  - {time: 2998-01-01, title: x, updated: 2999-01-01}\n  - {time: 2019-09-26 10:00, title: y, removed: 2999-01-01, updated: 2999-01-01}',
    ['7 updates.0.time', '7 updates.0.updated', '8 updates.1.removed', '8 updates.1.updated'],
  ],
];

const ofSections: readonly Row[] = [
  ['subjects', 'subjects:\n  - {a: b}\n  -\n  - nonesuch', ['4 subjects.0', '6 subjects.2']],
  [
    'translations',
    'translations:\n  - {language: fr}\n  - Nowhere',
    ['4 translations.0.url', '5 translations.1'],
  ],
  [
    'places',
    'places:\n  - {a: b}\n  - {name: x, latitude: 3}',
    ['4 places.0.name', '4 places.0.a', '5 places.1.latitude'],
  ],
];

const ofSites: readonly Row[] = [
  ['hub', 'hub:\n  - {a: b}\n  - ftp://x', ['8 hub.0', '9 hub.1']],
  ['hubs', 'hubs:\n  - {a: b}\n  - ftp://x', ['8 hubs.0', '9 hubs.1']],
  ['hubTopics', 'hubTopics:\n  - {a: b}\n  - ftp://x', ['8 hubTopics.0', '9 hubTopics.1']],
  ['categories', 'categories:\n  - {a: b}\n  - [c]', ['8 categories.0', '9 categories.1']],
  ['embeds', 'embeds:\n  - {a: b}\n  - x y', ['8 embeds.0', '9 embeds.1']],
  [
    'subjects',
    'subjects:\n  tags:\n    ferry:\n      - {a: b}\n      -\n      - nonesuch',
    ['10 subjects.tags.ferry.0', '12 subjects.tags.ferry.2'],
  ],
  ['redirects', 'redirects:\n  /a: x\n  /b: /nowhere', ['8 redirects./a', '9 redirects./b']],
];

/** What is found in a file, as `line field`. */
const foundIn = async (file: string, files: Parameters<typeof compiled>[0]) =>
  (await compiled(files)).problems
    .filter((one) => one.file === file && one.code !== 'derived-id')
    .map(({ line, field }) => `${line} ${field}`)
    .sort();

const other = article().replace(':a\n', ':b\n');

test.for(ofArticles)('each wrong entry of an article’s %s is named', async ([, lines, found]) => {
  expect(await foundIn('news/a.md', { 'news/a.md': article(lines), 'news/b.md': other })).toEqual(
    found.toSorted(),
  );
});

test.for(ofLaterDates)('dates to come: %s', async ([, lines, found]) => {
  expect(await foundIn('news/a.md', { 'news/a.md': article(lines) })).toEqual(found.toSorted());
});

test.for(ofSections)('each wrong entry of a section’s %s is named', async ([, lines, found]) => {
  const files = { 'news/_index.md': `---\ntitle: News\n${lines}\n---\n`, 'news/b.md': other };
  expect(await foundIn('news/_index.md', files)).toEqual(found.toSorted());
});

test.for(ofSites)('each wrong entry of the site’s %s is named', async ([, lines, found]) => {
  expect(await foundIn('site.yaml', { 'site.yaml': `${site}${lines}\n`, 'news/b.md': other })).toEqual(
    found.toSorted(),
  );
});

test.for([
  ['article', articleSchema, ofArticles],
  ['section', sectionSchema, ofSections],
  ['site', siteSchema, ofSites],
] as const)('every list of the %s has a row', ([, schema, rows]) => {
  const lists = Object.entries(schema.shape).filter(([, value]) => holdsList(value));
  const named = new Set(rows.map(([key]) => key));
  expect(lists.map(([key]) => key).filter((key) => !named.has(key))).toEqual([]);
});

/** Whether a value may be a list. */
function holdsList(schema: unknown): boolean {
  if (schema instanceof z.ZodOptional) return holdsList(schema.unwrap());
  if (schema instanceof z.ZodPipe) return holdsList(schema.in);
  if (schema instanceof z.ZodUnion) return schema.options.some(holdsList);
  return schema instanceof z.ZodArray;
}

test('the value at a blank entry is named where it stands, also in what is published', async () => {
  const lines = 'aliases:\n  -\n  - /news/b\nattachments:\n  -\n  - none.pdf';
  expect(await foundIn('news/a.md', { 'news/a.md': article(lines), 'news/b.md': other })).toEqual([
    '10 attachments.1.src',
    '7 aliases.1',
  ]);
});
