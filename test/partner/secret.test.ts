import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { createApp } from '../../src/app/app.ts';
import { exportTo } from '../../src/cli/export/export.ts';
import { PROFILES } from '../../src/domain/partner.ts';
import { compressors } from '../../src/runtime/node/serve.ts';
import { type Files, folder, jpeg, mp3 } from '../content/folder.ts';
import { collectionOf, compile } from '../support/compiled.ts';
import { site, siteUrl, story } from './paper.ts';

const NOW = new Date('2026-11-21T12:00:00Z');

/** What keeps a story from everybody. */
const kept = {
  draft: { draft: 'true' },
  embargoed: { embargo: '2026-11-21 12:01' },
  scheduled: { date: '2026-11-21 12:01', updated: '2026-11-21 12:02' },
  expired: { expires: '2026-11-21 12:00' },
  withdrawn: { status: 'withdrawn', reason: 'It was wrong', withdrawn: '2026-11-21 11:00' },
} as const;
type Kind = keyof typeof kept;
const kinds: readonly Kind[] = ['draft', 'embargoed', 'scheduled', 'expired', 'withdrawn'];

/** In nothing else that the test writes. */
const wordOf = (kind: string): string => `zqx${kind}`;

/** A story whose every part holds a word; its file, id and old address too, unless it is withdrawn, of which these tell. */
function secret(kind: string, fields: Readonly<Record<string, string>>): Files {
  const word = wordOf(kind);
  const name = kind === 'withdrawn' ? 'gone' : word;
  const text = story(
    name,
    {
      title: `${word} headline of a story`,
      description: `${word} description`,
      date: '2026-11-20 08:00',
      authors: `[Ann, ${word} author]`,
      tags: `[Ferries, ${word} tag]`,
      image: `{src: ${word}.jpg, alt: ${word}, caption: ${word}, credit: ${word}}`,
      audio: `{src: ${word}.mp3, title: ${word}}`,
      dateline: word.toUpperCase(),
      aliases: `[/old/${name}]`,
      correction: word,
      updated: '2026-11-20 09:00',
      rights: `© ${word}`,
      source: `{name: ${word} agency, url: https://${word}.example}`,
      ...fields,
    },
    `${word} body with [a link](https://${word}.example).`,
  );
  return { [`news/${name}.md`]: text, [`news/${word}.jpg`]: jpeg(), [`news/${word}.mp3`]: mp3 };
}

const partners = PROFILES.flatMap((profile) =>
  ['rss', 'atom'].map((format) => ({ name: `${profile}-${format}`, profile, format })),
);
const yaml = site(
  `feeds: {limit: 3, delta: true}\npartners:\n${partners
    .map(
      ({ name, profile, format }) => `  ${name}: {profile: ${profile}, format: ${format}, callout: true}\n`,
    )
    .join('')}`,
);
const others = Object.fromEntries(
  Array.from({ length: 12 }, (_, index) => [
    `news/${index}.md`,
    story(`${index}`, {
      date: `2026-11-${index + 5} 08:00`.replace('-5 ', '-05 ').replace(/-(\d) /, '-0$1 '),
      tags: '[Ferries]',
      authors: '[Ann]',
    }),
  ]),
);

async function faultless(files: Files) {
  const compiled = await compile({ dir: folder({ 'site.yaml': yaml, ...others, ...files }) });
  const errors = compiled.problems.filter(({ severity }) => severity === 'error');
  expect(errors).toEqual([]);
  return { content: compiled.content, collection: collectionOf(compiled) };
}

/** Every file that an export of the collection writes, by name: pages, feeds, archives, sitemaps, wire, media. */
async function exported({ content }: Awaited<ReturnType<typeof faultless>>) {
  const out = await mkdtemp(join(tmpdir(), 'dateline-secret-'));
  onTestFinished(() => rm(out, { recursive: true, force: true }));
  await exportTo({ content, out: join(out, 'public'), now: NOW });
  const names = await readdir(join(out, 'public'), { recursive: true, withFileTypes: true });
  const files = names.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
  return Promise.all(
    files.map(async (name) => ({ name: name.slice(out.length), text: await readFile(name, 'latin1') })),
  );
}

/** Addresses that no export has. */
const asked = [
  ...partners.map(({ name, format }) => `/partners/${name}/${format}.xml`),
  ...[
    '/feed',
    '/rss.xml?limit=200',
    '/rss.xml?since=2026-01-01',
    '/atom.xml?brief=1',
    '/ninjs.json?tag=ferries',
  ],
  ...['/rss.xml?q=headline', '/?q=headline', '/health', '/nowhere', '/subscribe'],
];

const holding = (word: string, texts: readonly { readonly name: string; readonly text: string }[]) =>
  texts.filter(({ name, text }) => `${name}\n${text}`.toLowerCase().includes(word)).map(({ name }) => name);

test('a public story is in all of it, so that the search can find what it looks for', async () => {
  const made = await faultless(secret('public', {}));
  const found = holding(wordOf('public'), await exported(made));
  for (const name of [
    ...['/public/rss.xml', '/public/atom.xml', '/public/feed.json', '/public/ninjs.json', '/public/opml.xml'],
    ...[
      '/public/news-sitemap.xml',
      '/public/sitemaps/2026-11.xml',
      '/public/_redirects',
      '/public/index.html',
    ],
    ...[`/public/news/${wordOf('public')}/newsml.xml`, `/public/news/${wordOf('public')}.jpg`],
    ...partners.map(({ name, format }) => `/public/partners/${name}/${format}.xml`),
  ])
    expect(found).toContain(name);
});

test('what is kept from everybody is in nothing that can be asked for, exported or remembered', async () => {
  await fc.assert(
    fc.asyncProperty(fc.subarray([...kinds], { minLength: 1 }), async (chosen) => {
      const before = await faultless(Object.assign({}, ...chosen.map((kind) => secret(kind, {}))));
      const after = await faultless(Object.assign({}, ...chosen.map((kind) => secret(kind, kept[kind]))));
      let { collection } = before;
      const app = createApp({ collection: () => collection, compressors, now: () => NOW });
      const ask = async (path: string, headers: Readonly<Record<string, string>> = {}) => {
        const response = await app.request(siteUrl + path, { headers });
        const text = `${JSON.stringify([...response.headers])}\n${await response.text()}`;
        return { name: path, text, status: response.status, tag: response.headers.get('etag') ?? '' };
      };
      const files = await exported(after);
      const paths = [...asked, ...files.map(({ name }) => name.slice('/public'.length))];
      // First as it was when all of it was public, so that memories and deltas know of it.
      const known = new Map<string, string>();
      for (const path of paths) known.set(path, (await ask(path)).tag);
      ({ collection } = after);
      const answers = [];
      for (const path of paths) {
        answers.push(await ask(path));
        const tag = known.get(path);
        if (tag) answers.push(await ask(path, { 'if-none-match': tag, 'a-im': 'feed' }));
      }
      for (const kind of chosen) {
        const word = wordOf(kind);
        expect([kind, holding(word, [...files, ...answers])]).toEqual([kind, []]);
        for (const path of [
          `/news/${word}.jpg`,
          `/news/${word}.mp3`,
          `/news/${word}/newsml.xml`,
          `/old/${word}`,
          `/tags/${word}-tag/rss.xml`,
          `/authors/${word}-author/`,
        ])
          expect([path, (await ask(path)).status]).toEqual([path, 404]);
      }
      expect(answers.some(({ status }) => status === 226)).toBe(true);
    }),
    { numRuns: 5 },
  );
});
