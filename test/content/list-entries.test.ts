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

/** Lists within other keys; what is wrong of other keys there hides nothing of them either. */
const withinSites: readonly Row[] = [
  [
    'partners',
    'partners:\n  wire:\n    profile: generic\n    sections:\n      - {a: b}\n      -\n      - Nowhere\n    tags: [{a: b}, Ferrys]\n    authors: [[x]]\n    exclude:\n      sections:\n        - {a: b}\n        - Nowhere\n      tags: [{a: b}]\n      authors: [{a: b}]\n  msn: {profile: none, limit: x}',
    [
      '11 partners.wire.sections.0',
      '13 partners.wire.sections.2',
      '14 partners.wire.tags.0',
      '14 partners.wire.tags.1',
      '15 partners.wire.authors.0',
      '18 partners.wire.exclude.sections.0',
      '19 partners.wire.exclude.sections.1',
      '20 partners.wire.exclude.tags.0',
      '21 partners.wire.exclude.authors.0',
      '22 partners.msn.limit',
      '22 partners.msn.profile',
    ],
  ],
  [
    'webhooks',
    'webhooks:\n  cms:\n    url: https://x.example/a\n    events:\n      - none\n      -\n      - {a: b}\n    sections: [{a: b}, Nowhere]\n    tags: [{a: b}, Ferrys]\n  other: {url: none}',
    [
      '11 webhooks.cms.events.0',
      '13 webhooks.cms.events.2',
      '14 webhooks.cms.sections.0',
      '14 webhooks.cms.sections.1',
      '15 webhooks.cms.tags.0',
      '15 webhooks.cms.tags.1',
      '16 webhooks.other.url',
    ],
  ],
  [
    'podcasts',
    'podcasts:\n  Ferries:\n    categories:\n      - {a: b}\n      - None\n      -\n      - Nothing\n    image: none.png\n  Tides: {explicit: x}',
    [
      '10 podcasts.Ferries.categories.0',
      '11 podcasts.Ferries.categories.1',
      '13 podcasts.Ferries.categories.3',
      '14 podcasts.Ferries.image.src',
      '15 podcasts.Tides.explicit',
      '8 podcasts.Ferries',
    ],
  ],
  [
    'subjects',
    'subjects:\n  sections:\n    News: [{a: b}, none]\n    Nowhere:\n      - {a: b}\n      - medtop:20000763\n  tags:\n    ferry: {a: b}\n    tide: [none]',
    [
      '10 subjects.sections.Nowhere',
      '11 subjects.sections.Nowhere.0',
      '14 subjects.tags.ferry',
      '15 subjects.tags.tide.0',
      '9 subjects.sections.News.0',
      '9 subjects.sections.News.1',
    ],
  ],
  [
    'licensing',
    'licensing:\n  permits:\n    - none\n    - {a: b}\n    - search\n  prohibits: [search, none]',
    ['10 licensing.permits.1', '12 licensing.prohibits.1', '8 licensing.permits', '9 licensing.permits.0'],
  ],
  [
    'robots',
    'robots:\n  refuse:\n    - {a: b}\n    -\n    - x/1',
    ['11 robots.refuse.2', '9 robots.refuse.0'],
  ],
  ['api', 'api:\n  origins:\n    - {a: b}\n    - none', ['10 api.origins.1', '9 api.origins.0']],
  [
    'images',
    'images:\n  resize: none\n  widths:\n    - 3\n    - {a: b}',
    ['10 images.widths.0', '11 images.widths.1', '8 images.resize'],
  ],
  [
    'sources',
    'sources:\n  AP: {syndication: none at all, url: none}\n  AFP: {syndication: {default: x, nobody: none}}\n  dpa: {syndication: {nobody: none}}',
    [
      '10 sources.dpa.syndication.nobody',
      '8 sources.AP.syndication',
      '8 sources.AP.url',
      '9 sources.AFP.syndication.default',
    ],
  ],
  [
    'redirects',
    'redirects:\n  /a: {b: c}\n  /b?x: /news\n  /c: /nowhere',
    ['10 redirects./c', '8 redirects./a', '9 redirects./b?x'],
  ],
];

const withinSections: readonly Row[] = [
  [
    'podcast',
    'podcast:\n  categories:\n    - {a: b}\n    - None\n  owner: {email: x}\n  image: none.png',
    [
      '3 podcast',
      '5 podcast.categories.0',
      '6 podcast.categories.1',
      '7 podcast.owner.email',
      '8 podcast.image.src',
    ],
  ],
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

test.for(withinSections)('each wrong entry within a section’s %s is named', async ([, lines, found]) => {
  const files = { 'news/_index.md': `---\ntitle: News\n${lines}\n---\n`, 'news/b.md': other };
  expect(await foundIn('news/_index.md', files)).toEqual(found.toSorted());
});

test.for(withinSites)('each wrong entry within the site’s %s is named', async ([, lines, found]) => {
  const tagged = other.replace('---\nA', 'tags: [Ferries, Ferry, Tide]\n---\nA');
  expect(await foundIn('site.yaml', { 'site.yaml': `${site}${lines}\n`, 'news/b.md': tagged })).toEqual(
    found.toSorted(),
  );
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

test.for([
  ['section', sectionSchema, withinSections],
  ['site', siteSchema, [...withinSites, ...ofSites]],
] as const)('every key of the %s that holds lists within has a row', ([, schema, rows]) => {
  const named = new Set<string>([...rows.map(([key]) => key), ...ofSections.map(([key]) => key)]);
  const nested = Object.entries(schema.shape).filter(([, value]) => holdsWithin(value));
  expect(nested.map(([key]) => key).filter((key) => !named.has(key))).toEqual([]);
});

/** Whether a value may hold a list, or keys that do. */
function holdsWithin(schema: unknown): boolean {
  if (schema instanceof z.ZodOptional) return holdsWithin(schema.unwrap());
  if (schema instanceof z.ZodPipe) return holdsWithin(schema.in);
  if (schema instanceof z.ZodUnion) return schema.options.some(holdsWithin);
  if (schema instanceof z.ZodRecord) return holdsWithin(schema.valueType);
  if (schema instanceof z.ZodObject) return Object.values(schema.shape).some(holdsWithin);
  return schema instanceof z.ZodArray;
}

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
