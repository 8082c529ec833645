import fc from 'fast-check';
import { expect, test } from 'vitest';
import { paper, site, story } from './paper.ts';

/** In nothing else that a test writes. */
const SECRET = 'zqxjkv';
const partners = { p: 'generic', msn: 'msn', smart: 'smartnews', flip: 'flipboard' } as const;
const yaml = site(
  `partners:\n${Object.entries(partners)
    .map(([name, profile]) => `  ${name}:\n    profile: ${profile}\n    callout: true\n`)
    .join('')}sources:\n  AP:\n    syndication: {default: summary, msn: full, flip: none}\n`,
);

const feeds = ['rss.xml', 'atom.xml', 'feed.json', 'ninjs.json', 'feed'];
const scopes = ['', '/news', '/authors/ann', '/tags/ferries'];
const partnerPaths = Object.keys(partners).map((name) => `/partners/${name}/rss.xml`);
const publicFeeds = scopes.flatMap((scope) => feeds.map((file) => `${scope}/${file}`));
const documents = [
  ...['/opml.xml', '/news/opml.xml', '/sitemap.xml', '/sitemaps/pages.xml', '/sitemaps/2026-11.xml'],
  ...['/news-sitemap.xml', '/robots.txt', '/health', '/', '/news/', '/authors/ann/', '/tags/ferries/'],
];
/** Every address that the service knows of such a collection. */
const everywhere = [
  ...publicFeeds,
  ...partnerPaths,
  ...documents,
  ...[
    '/news/other',
    '/news/secret',
    '/news/secret/newsml.xml',
    '/news/rss.xml?q=story',
    '/rss.xml?brief=1',
    '/?q=story',
    '/nowhere',
  ],
];

const other = story('other', { authors: '[Ann]', tags: '[Ferries]', date: '2026-11-19 08:00' });
/** A story whose every part holds the secret, but for what says where it belongs. */
const secret = (fields: Readonly<Record<string, string>>) =>
  story(
    'secret',
    {
      title: `${SECRET} headline of the withheld story`,
      description: `${SECRET} description`,
      date: '2026-11-20 08:00',
      authors: '[Ann]',
      tags: '[Ferries]',
      image: `{src: https://paper.example/${SECRET}.jpg, alt: ${SECRET}, caption: ${SECRET}, credit: ${SECRET}}`,
      audio: `{src: https://paper.example/${SECRET}.mp3, type: audio/mpeg, length: 9}`,
      dateline: SECRET.toUpperCase(),
      ...fields,
    },
    `${SECRET} body`,
  );

async function leaks(fields: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const { text } = await paper({
    'site.yaml': yaml,
    'news/other.md': other,
    'news/secret.md': secret(fields),
  });
  const found: string[] = [];
  for (const path of everywhere) if ((await text(path)).toLowerCase().includes(SECRET)) found.push(path);
  return found;
}

test('the addresses are those of something: a public story is at each of them', async () => {
  const found = await leaks({});
  const without = documents.filter((path) => /opml|sitemap|robots|health/.test(path));
  const silent = [...without, '/nowhere'].filter((path) => path !== '/news-sitemap.xml');
  expect(everywhere.filter((path) => !found.includes(path) && !silent.includes(path))).toEqual([]);
});

test.for([
  { draft: 'true' },
  { date: '2026-12-01 08:00' },
  { embargo: '2026-11-21 12:01' },
  { expires: '2026-11-21 12:00' },
  { status: 'withdrawn', reason: 'It was wrong', withdrawn: '2026-11-21 10:00' },
] as const)('%j: nowhere', async (fields) => {
  expect(await leaks(fields)).toEqual([]);
});

test('syndication none: on the site, in no feed', async () => {
  const found = await leaks({ syndication: 'none' });
  expect(
    found.filter((path) =>
      [...publicFeeds, ...partnerPaths, '/news/secret/newsml.xml'].includes(path.split('?')[0] ?? ''),
    ),
  ).toEqual([]);
  expect(found).toContain('/news/secret');
});

type Level = 'full' | 'summary' | 'headline' | 'none';
const level = fc.constantFrom<Level>('full', 'summary', 'headline', 'none');

test('what each audience gets is what its rights say, whatever they say', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({ default: level }),
      fc.dictionary(fc.constantFrom(...Object.keys(partners)), level),
      async (everybody, apart) => {
        const policy: Readonly<Record<string, Level>> = { ...apart, ...everybody };
        const { text } = await paper({
          'site.yaml': yaml,
          'news/other.md': other,
          'news/secret.md': story(
            'secret',
            {
              title: 'TITLE of a story with rights',
              description: 'DESCRIPTION',
              syndication: JSON.stringify(policy),
            },
            'BODYTEXT',
          ),
        });
        const seen = async (path: string): Promise<Level> => {
          const document = await text(path);
          if (document.includes('BODYTEXT')) return 'full';
          if (document.includes('DESCRIPTION')) return 'summary';
          return document.includes('TITLE') ? 'headline' : 'none';
        };
        for (const path of [
          '/rss.xml',
          '/news/atom.xml',
          '/feed.json',
          '/ninjs.json',
          '/news/secret/newsml.xml',
        ])
          expect([path, await seen(path)]).toEqual([path, policy.default]);
        for (const name of Object.keys(partners))
          expect([name, await seen(`/partners/${name}/rss.xml`)]).toEqual([
            name,
            policy[name] ?? policy.default,
          ]);
      },
    ),
    { numRuns: 12 },
  );
});

test('a contract speaks to each audience apart, and an article may say otherwise', async () => {
  const { text } = await paper({
    'site.yaml': yaml,
    'news/a.md': story('a', { source: 'AP', description: 'DESCRIPTION' }, 'BODYTEXT'),
    'news/b.md': story('b', { source: 'AP', syndication: '{flip: headline}' }, 'OTHERBODY'),
  });
  expect(await text('/rss.xml')).toMatch(/DESCRIPTION/);
  expect(await text('/rss.xml')).not.toMatch(/BODY/);
  expect(await text('/partners/msn/rss.xml')).toMatch(/BODYTEXT[\s\S]*OTHERBODY|OTHERBODY[\s\S]*BODYTEXT/);
  expect(await text('/partners/flip/rss.xml')).not.toMatch(/BODY|2026:a</);
  expect(await text('/partners/flip/rss.xml')).toMatch(/2026:b</);
});

test('a picture that is withheld leaves no trace in the feeds it is withheld from, not even within the story', async () => {
  const body = `![x](https://paper.example/${SECRET}.jpg)\n\n[See it](https://paper.example/${SECRET}.jpg)\n\nText.`;
  const image = (policy: string) =>
    `{src: https://paper.example/${SECRET}.jpg, alt: ${SECRET}, credit: ${SECRET}, syndication: ${policy}}`;
  for (const [policy, withheld, shown] of [
    ['none', [...publicFeeds, ...partnerPaths, '/news/a/newsml.xml'], []],
    ['{msn: none}', ['/partners/msn/rss.xml'], ['/rss.xml', '/partners/p/rss.xml', '/news/a/newsml.xml']],
    ['{default: none, msn: full}', [...publicFeeds, '/partners/p/rss.xml'], ['/partners/msn/rss.xml']],
  ] as const) {
    const { text } = await paper({
      'site.yaml': yaml,
      'news/a.md': story('a', { image: image(policy), authors: '[Ann]', tags: '[Ferries]' }, body),
    });
    for (const path of withheld) expect([path, (await text(path)).includes(SECRET)]).toEqual([path, false]);
    for (const path of shown) expect([path, (await text(path)).includes(SECRET)]).toEqual([path, true]);
    expect(await text('/news/a')).toContain(SECRET);
  }
});
