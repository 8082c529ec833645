import { rmSync } from 'node:fs';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Collection, Listing } from '../../src/collection/collection.ts';
import type { Scope } from '../../src/collection/selection.ts';
import { createEarlyCollection, type Edition } from '../../src/node/early.ts';
import { folder, site } from '../content/folder.ts';
import { keep } from './kept.ts';

const paper = `${site}permalink: /:section/:slug
tombstones: 400
partners:
  Wire: { profile: standard, sections: [news] }
`;

const scopes: readonly Scope[] = [
  { kind: 'site' },
  ...['news', 'news/north', 'sport', 'sport/youth'].map((path): Scope => ({ kind: 'section', path })),
  { kind: 'partner', slug: 'wire' },
];
const limits = [1, 2, 3, 5, 8, 13, 21];

/** Most in one year, so that they come close to each other; some to come. */
const date = fc
  .tuple(
    fc.integer({ min: 0, max: 330 }),
    fc.integer({ min: 0, max: 23 }),
    fc.constantFrom('', 'Z', '-07:00'),
  )
  .map(([day, hour, offset]) => {
    const iso = new Date(Date.UTC(2026, 0, 1 + day, hour)).toISOString();
    return `${iso.slice(0, 10)} ${iso.slice(11, 16)}${offset}`;
  });
const coming = fc.integer({ min: 2027, max: 2029 }).map((year) => `${year}-05-01`);
/** Once in so many times. */
const seldom = <T>(what: fc.Arbitrary<T>, times = 12) =>
  fc.oneof({ arbitrary: fc.constant(undefined), weight: times - 1 }, { arbitrary: what, weight: 1 });

const story = fc.record({
  place: fc.constantFrom('news', 'news', 'news/north', 'sport', 'sport/youth', 'news', ''),
  date: fc.oneof(
    { arbitrary: date, weight: 30 },
    fc.constantFrom(
      'Nov 20, 2026',
      '2026-02-30',
      '"2026-11-02"',
      '[2026-11-03]',
      '2026-03-01\n  23:30',
      '2026-03-01 # noon',
      '\n  2026-11-20',
      '|\n  2026-11-21',
      '&d 2026-11-22',
      '2026-03-01\n# a\n# b',
    ),
  ),
  updated: seldom(date, 6),
  expires: seldom(fc.oneof(coming, date)),
  embargo: seldom(fc.oneof(coming, date), 20),
  withdrawn: seldom(fc.oneof(coming, date), 20),
  id: fc.oneof(
    { arbitrary: fc.constant('own'), weight: 25 },
    { arbitrary: fc.integer({ min: 0, max: 9 }), weight: 1 },
    { arbitrary: fc.constant(undefined), weight: 2 },
  ),
  url: seldom(
    fc.oneof(
      fc.integer({ min: 0, max: 9 }).map((number) => `https://paper.example/news/s${number}`),
      fc.constant('https://wire.example/1'),
    ),
    25,
  ),
  more: seldom(
    fc.constantFrom(
      'draft: true',
      'syndication: none',
      'sections: [Sport]',
      'authors: [{name: Ann}]',
      'tags: [Tides]',
      'aliases: [/news/s3]',
      'unknown: x',
      'draft: "yes"',
      '# date: 2030-01-01',
      'updated : 2026-11-25',
      '"updated": 2026-11-25',
      '? updated\n: 2026-11-25',
      'tags: [a,\n  b]',
      'correction: Wrong.',
    ),
    3,
  ),
  body: fc.oneof(
    { arbitrary: fc.constant('A story.\n'), weight: 8 },
    fc.integer({ min: 0, max: 60 }).map((number) => `See [that](../news/s${number}.md).\n`),
    fc.integer({ min: 0, max: 60 }).map((number) => `See [that](/news/s${number}).\n`),
    fc.constantFrom('See [Sport](/sport/).\n', '', '<script>x</script>\n', '![x](missing.png)\n'),
  ),
  name: seldom(fc.integer({ min: 0, max: 9 }), 25),
  crlf: seldom(fc.constant(true), 40),
});
type Story = typeof story extends fc.Arbitrary<infer Value> ? Value : never;

function fileOf(one: Story, number: number): readonly [string, string] {
  const { place, date, updated, expires, embargo, withdrawn, id, url, more, body, name, crlf } = one;
  const lines = [
    `title: Story ${number}`,
    `date: ${date}`,
    updated && `updated: ${updated}`,
    expires && `expires: ${expires}`,
    embargo && `embargo: ${embargo}`,
    withdrawn && `status: withdrawn\nreason: Wrong\nwithdrawn: ${withdrawn}`,
    id !== undefined && `id: tag:paper.example,2026:${id === 'own' ? `s${number}` : `repeated-${id}`}`,
    url && `url: ${url}`,
    more,
  ];
  const text = `---\n${lines.filter(Boolean).join('\n')}\n---\n${body}`;
  const base = name === undefined ? `s${number}` : `S${name}`;
  return [`${place === '' ? '' : `${place}/`}${base}.md`, crlf ? text.replaceAll('\n', '\r\n') : text];
}

const unknown = new Error('not known yet');

/** What a listing and its articles say; undefined where that is not known yet. */
async function said(collection: Collection, scope: Scope, limit: number, now: Date) {
  try {
    const listing = await collection.list({ scope }, { limit }, now);
    return listing && { ...plain(listing), articles: await collection.read(listing.entries, now) };
  } catch (error) {
    if (error !== unknown) throw error;
    return undefined;
  }
}

function plain({ subject, entries, next, changed, changesAt, withdrawn = [] }: Listing) {
  const all = entries.map(({ id, hash, published, updated }) => ({ id, hash, published, updated }));
  return { subject, entries: all, next, changed, changesAt, withdrawn };
}

test('what is said of the newest articles before all are read is what is said afterwards', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(story, { minLength: 40, maxLength: 70 }), async (stories) => {
      const dir = folder({ 'site.yaml': paper, ...Object.fromEntries(stories.map(fileOf)) });
      const editions: Edition[] = [];
      const kept = await keep(dir, {
        early: {
          tell: (edition) => editions.push(edition),
          steps: [10, 20, 30].map((articles) => ({ articles, of: 20 })),
        },
      });
      await kept.keeper.refresh();
      const whole = await kept.collection();
      for (const edition of editions) {
        const later = Promise.reject<Collection>(unknown);
        later.catch(() => {});
        const early = createEarlyCollection(edition, later);
        for (const now of [new Date(), new Date('2028-01-01T00:00:00Z'), new Date('2031-01-01T00:00:00Z')])
          for (const scope of scopes)
            for (const limit of limits) {
              const then = await said(early, scope, limit, now);
              if (!then) continue;
              compared += 1;
              expect(then).toEqual(await said(whole, scope, limit, now));
            }
      }
      kept.close();
      rmSync(dir, { recursive: true });
    }),
    { endOnFailure: true, numRuns: 50 },
  );
  expect(compared).toBeGreaterThan(1_000);
});

test('an article that has the id of an older one, which is not read yet, is not shown for it', async () => {
  const plain = Array.from({ length: 30 }, (_, number) => {
    const date = `2026-03-${String(1 + (number % 28)).padStart(2, '0')}`;
    const id = `tag:paper.example,2026:${number === 0 ? 'same' : `s${number}`}`;
    return [`news/s${number}.md`, `---\ntitle: Story ${number}\ndate: ${date}\nid: ${id}\n---\nA story.\n`];
  });
  // A comment beside the date: only reading it tells what it says. It comes after the other, which keeps the id.
  const newest =
    '---\ntitle: Newest\ndate: 2026-11-20 # noon\nid: tag:paper.example,2026:same\n---\nA story.\n';
  const dir = folder({ 'site.yaml': paper, ...Object.fromEntries(plain), 'news/z.md': newest });
  const editions: Edition[] = [];
  const kept = await keep(dir, {
    early: { tell: (edition) => editions.push(edition), steps: [{ articles: 10, of: 20 }] },
  });
  await kept.keeper.refresh();
  const whole = await kept.collection();
  const later = Promise.reject<Collection>(unknown);
  later.catch(() => {});
  expect(editions).toHaveLength(1);
  for (const edition of editions) {
    const early = createEarlyCollection(edition, later);
    expect([...edition.doubtful]).toEqual(['tag:paper.example,2026:same']);
    expect(await said(early, { kind: 'site' }, 1, new Date())).toBeUndefined();
  }
  expect((await said(whole, { kind: 'site' }, 1, new Date()))?.articles[0]?.title).not.toBe('Newest');
  kept.close();
});
