import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gif, mp3, png } from '../content/folder.ts';
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
] as readonly Readonly<Record<string, string>>[])('%j: nowhere', async (fields) => {
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

const FIGURE = `<figure><p><img src="PICTURE" alt="x"></p><figcaption>${SECRET}</figcaption></figure>`;
const LOCAL = `${SECRET}.png`;
const SERVED = `https://paper.example/news/${SECRET}.png`;
const REMOTE = `https://images.example/${SECRET}.jpg?w=900&h=600`;

/** Ways to show a picture or to lead to it, by the picture and a spelling of its address. */
test.for([
  ...[
    ...[LOCAL, `./${LOCAL}`, `../news/${LOCAL}`, `/news/${LOCAL}`, `${LOCAL}#x`, `${LOCAL}?v=2`],
    ...[LOCAL.replace('z', '%7A'), LOCAL.replace('.', '%2E'), LOCAL.replaceAll('z', '&#122;'), ` ${LOCAL} `],
    ...[
      SERVED,
      `${SERVED}#x`,
      `${SERVED}?v=2`,
      SERVED.replace('https:', ''),
      SERVED.replace('https', 'http'),
    ],
    ...[SERVED.replace('.png', '%2Epng'), SERVED.replace('/news/', '/x/../news/'), SERVED.toUpperCase()],
    ...['copy.png', 'copy.png#x'],
  ].map((address) => [LOCAL, address] as const),
  ...[
    REMOTE,
    `${REMOTE}#x`,
    REMOTE.replaceAll('z', '%7a'),
    REMOTE.replace('images', 'IMAGES'),
    REMOTE.replace('https', 'http'),
    REMOTE.replace('.example/', '.example:443/'),
    REMOTE.replaceAll('&', '&amp;'),
    REMOTE.replace('w=900', 'w=3'),
    REMOTE.replace('?w=900&h=600', ''),
  ].map((address) => [REMOTE, address] as const),
])('the picture %s leaves no trace as %s', async ([src, address]) => {
  const plain = address.trim().replaceAll('&#122;', 'z').replaceAll('&amp;', '&');
  const whole = new URL(plain, SERVED).href;
  const leads = [
    `![x](<${address}>)`,
    `[It is here](<${address}>)`,
    `<img src="${address}" srcset="${address} 2x" data-src="${address}" alt="x">`,
    FIGURE.replace('PICTURE', address),
    `<a href="${address}"><img src="${address}" alt="x"></a>`,
    `<picture><source srcset="${address}"><img src="${address}" alt="x"></picture>`,
    `<video poster="${address}" src="clip.mp3"></video><video src="${address}"></video>`,
    `<audio><source src="${address}"><track src="${address}"></audio>`,
    `<iframe src="${address}"></iframe><object data="${address}"></object><embed src="${address}">`,
    `<blockquote cite="${address}"><p>x</p></blockquote><q cite="${address}">x</q>`,
    `<p style="background: url(${address})">x</p><table background="${address}"><tr><td>x</td></tr></table>`,
    `<a href="${address}">${new URL(plain, SERVED).href}</a>`,
    `[x]: <${address}>\n\n![x]\n`,
    ...[`<${whole}>`, whole, `See ${whole}, she said.`, `[${whole}](c.md)`, `\`${whole}\``],
  ].join('\n\n');
  // The copy has the bytes and not the name, which here is none of the secret's.
  const trace = address.startsWith('copy') ? /copy\.png/ : new RegExp(SECRET, 'i');
  const files = {
    'site.yaml': site(
      `embeds: [paper.example, images.example]\npartners:\n  p: {profile: generic}\n  q: {profile: generic, format: atom}\n  f: {profile: flipboard}\n`,
    ),
    'news/a.md': story(
      'a',
      { image: `{src: "${src}", alt: x, syndication: {default: none, q: full}}` },
      leads,
    ),
    // Says nothing of rights; the file's are the other's.
    'news/b.md': story('b', { image: `{src: ${JSON.stringify(plain)}, alt: x}` }, leads),
    'news/c.md': story(
      'c',
      { attachments: `[{src: ${JSON.stringify(plain)}, type: image/png, length: 9}]` },
      'No picture.',
    ),
    [`news/${LOCAL}`]: png,
    'news/copy.png': png,
    'news/clip.mp3': mp3,
  };
  const { get, text } = await paper(files, { anyway: true });
  const feedsOf = ['', '/news'].flatMap((scope) => feeds.map((file) => `${scope}/${file}`));
  const single = ['a', 'b', 'c'].map((name) => `/news/${name}/newsml.xml`);
  for (const path of [
    ...feedsOf,
    ...single,
    ...['/partners/p/rss.xml', '/partners/f/rss.xml'],
    '/news/rss.xml?limit=1',
    '/rss.xml?brief=1',
  ]) {
    expect([path, (await get(path)).status]).toEqual([path, 200]);
    expect([path, trace.exec(await text(path))?.[0]]).toEqual([path, undefined]);
  }
  if (/zqxjkv/.test(address)) expect(await text('/partners/q/atom.xml')).toMatch(trace);
  expect(await text('/news/a')).toMatch(trace);
});

test('what is beside a withheld picture stays: its link’s text, other figures, other pictures', async () => {
  const body = [
    FIGURE.replace('PICTURE', LOCAL),
    FIGURE.replace('PICTURE', 'other.gif').replace(SECRET, 'The other'),
    `Before [the words](${LOCAL}) after.`,
    `<a id="place" href="${LOCAL}">target</a>`,
    `<video poster="${LOCAL}" src="clip.mp3"></video>`,
  ].join('\n\n');
  const { text } = await paper({
    'site.yaml': site(),
    'news/a.md': story('a', { image: `{src: ${LOCAL}, alt: x, syndication: none}`, dateline: 'ROME' }, body),
    [`news/${LOCAL}`]: png,
    'news/other.gif': gif,
    'news/clip.mp3': mp3,
  });
  const { items } = JSON.parse(await text('/feed.json'));
  expect(items[0].content_html.trim().split('\n')).toEqual([
    '<figure><p><img src="https://paper.example/news/other.gif" alt="x" width="4" height="5" /></p><figcaption>The other</figcaption></figure>',
    '<p>ROME — Before the words after.</p>',
    expect.stringMatching(/^<p><a id="\w+-place">target<\/a><\/p>$/),
    '<p><video src="https://paper.example/news/clip.mp3" controls></video></p>',
  ]);
});

test('a logo, a section’s picture and a call-out show no picture that an article withholds', async () => {
  const { compiled, text } = await paper({
    'site.yaml': site(
      `logo: news/${LOCAL}\ncallout: '![x](/news/${LOCAL}) Give'\npartners:\n  p: {profile: smartnews}\n`,
    ),
    'news/_index.md': `---\ntitle: News\nimage: ${LOCAL}\n---\n`,
    'news/a.md': story('a', { image: `{src: ${LOCAL}, alt: x, syndication: none}` }),
    [`news/${LOCAL}`]: png,
  });
  for (const path of [...publicFeeds.slice(0, 10), '/partners/p/rss.xml'])
    expect([path, (await text(path)).includes(SECRET)]).toEqual([path, false]);
  expect(compiled.problems.map(({ code, field }) => [code, field])).toEqual([
    ['withheld-image', 'image'],
    ['withheld-image', 'logo'],
    ['withheld-image', 'callout'],
  ]);
});
