import { expect, test } from 'vitest';
import { png } from '../content/folder.ts';
import { paper, site, story } from '../partner/paper.ts';

const LICENSE = 'https://creativecommons.org/licenses/by/4.0/';

/** A paper in English with a section in Spanish that has rights, a license and a picture, and one below that says nothing. */
const files = {
  'site.yaml': site(`rights: © The Paper
license: https://paper.example/terms
partners:
  es: {profile: generic, sections: [Noticias], format: atom}
  below: {profile: generic, sections: [Noticias/Costa]}
  both: {profile: generic, sections: [Noticias, News]}
  given: {profile: generic, sections: [Noticias], language: en-GB}
`),
  'news/_index.md': '---\ntitle: News\n---\n',
  'news/a.md': story('a', { tags: '[Coast]' }),
  'noticias/_index.md': `---\ntitle: Noticias\nlanguage: es-MX\nrights: © El Papel\nlicense: ${LICENSE}\nimage: p.png\n---\n`,
  'noticias/p.png': png,
  'noticias/b.md': story('b', { rights: '© Ana' }),
  'noticias/costa/_index.md': '---\ntitle: Costa\n---\n',
  'noticias/costa/c.md': story('c', { tags: '[Coast]' }),
};

const PICTURE = 'https://paper.example/noticias/p.png';
type Facts = readonly [language: string, rights: string, license: string, picture: boolean];
const SITE: Facts = ['en-US', '© The Paper', 'https://paper.example/terms', false];
const SPANISH: Facts = ['es-MX', '© El Papel', LICENSE, true];

const head = (xml: string) => xml.split(/<(?:item|entry)\b/, 1)[0] ?? '';
const one = (text: string, pattern: RegExp) => pattern.exec(text)?.[1];

test.for([
  ['', SITE],
  ['/news', SITE],
  ['/noticias', SPANISH],
  ['/noticias/costa', SPANISH],
  ['/tags/coast', SITE],
] as const)(
  'the feeds and the page of “%s” state its language, rights, license and picture',
  async ([scope, facts]) => {
    const { text } = await paper(files);
    const [language, rights, license, hasPicture] = facts;
    const rss = head(await text(`${scope}/rss.xml`));
    expect([
      one(rss, /<language>([^<]*)/),
      one(rss, /<copyright>([^<]*)/),
      one(rss, /rel="license" href="([^"]*)/),
      rss.includes(PICTURE),
    ]).toEqual(facts);
    const atom = head(await text(`${scope}/atom.xml`));
    expect([
      one(atom, /<feed [^>]*xml:lang="([^"]*)/),
      one(atom, /<rights>([^<]*)/),
      one(atom, /rel="license" href="([^"]*)/),
      atom.includes(PICTURE),
    ]).toEqual(facts);
    const json = JSON.parse(await text(`${scope}/feed.json`));
    expect([json.language, json._dateline.rights, json._dateline.license, json.icon === PICTURE]).toEqual(
      facts,
    );
    const ninjs = JSON.parse(await text(`${scope}/ninjs.json`));
    expect([ninjs.language, ninjs.copyrightNotice, ninjs.usageTerms]).toEqual([language, rights, license]);
    const page = await text(`${scope}/`);
    expect(page).toContain(`<html lang="${language}" dir="ltr">`);
    expect(one(page, /<footer[\s\S]*<p>(©[^<]*)/)).toBe(rights);
    expect(page.includes(`<img src="${PICTURE}"`) || page.includes(`content="${PICTURE}"`)).toBe(hasPicture);
  },
);

test('OPML says in which language each feed is', async () => {
  const { text } = await paper(files);
  const list = await text('/opml.xml');
  const languages = [
    ...list.matchAll(/xmlUrl="https:\/\/paper\.example([^"]*)\/rss\.xml"[^>]*language="([^"]*)"/g),
  ];
  expect(languages.map(([, path, language]) => [path, language])).toEqual([
    ['', 'en-US'],
    ['/news', 'en-US'],
    ['/noticias', 'es-MX'],
    ['/noticias/costa', 'es-MX'],
    ['/tags/coast', 'en-US'],
  ]);
});

test.for([
  ['es', 'atom', SPANISH, 'b c'],
  ['below', 'rss', SPANISH, 'c'],
  ['both', 'rss', SITE, 'a'],
  ['given', 'rss', ['en-GB', '© El Papel', LICENSE, true], ''],
] as const)('the partner feed “%s” is one of its sections', async ([name, format, facts, ids]) => {
  const { text } = await paper(files);
  const whole = await text(`/partners/${name}/${format}.xml`);
  const own = head(whole);
  expect([
    one(own, /(?:<language>|<feed [^>]*xml:lang=")([^<"]*)/),
    one(own, /<(?:copyright|rights)>([^<]*)/),
    one(own, /rel="license" href="([^"]*)/),
    own.includes(PICTURE),
  ]).toEqual(facts);
  const found = [...whole.matchAll(/2026:(\w)</g)].map(([, id]) => id);
  expect(found.sort().join(' ')).toBe(ids);
});

test('articles take them from the nearest section, and say otherwise themselves', async () => {
  const { compiled } = await paper(files);
  const said = Object.fromEntries(
    [...compiled.articles.values()].map(({ id, language, rights, license }) => [
      id.at(-1),
      [language, rights, license],
    ]),
  );
  expect(said).toEqual({
    a: ['en-US', undefined, undefined],
    b: ['es-MX', '© Ana', LICENSE],
    c: ['es-MX', '© El Papel', LICENSE],
  });
});
