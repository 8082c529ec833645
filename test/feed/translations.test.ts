import { expect, test } from 'vitest';
import { type Paper, paper, site, story } from '../partner/paper.ts';
import { wireProblems } from '../spec/wire/wire.ts';

const index = (title: string, more: string) => `---\ntitle: ${title}\n${more}---\n`;
const files = {
  'site.yaml': site(),
  'news/_index.md': index('News', 'translations: [es/noticias]\n'),
  'es/_index.md': index('Español', 'language: es\n'),
  'es/noticias/_index.md': index(
    'Noticias',
    'translations: [{language: pt, url: "https://pt.example/noticias/"}]\n',
  ),
  'news/ferry.md': story('ferry'),
  // Names the story, and a page of another paper.
  'es/noticias/transbordador.md': story('transbordador', {
    translations: '[../../news/ferry.md, {language: pt, url: "https://pt.example/balsa"}]',
  }),
  // Is joined to the first by the second, and not public yet.
  'fr/bac.md': story('bac', {
    language: 'fr',
    embargo: '2026-11-22 08:00',
    translations: '[/es/noticias/transbordador.md]',
  }),
  'de/faehre.md': story('faehre', { language: 'de', draft: 'true', translations: '[/news/ferry.md]' }),
  'news/alone.md': story('alone'),
};
const url = 'https://paper.example';
const [ferry, es, fr] = [`${url}/news/ferry`, `${url}/es/noticias/transbordador`, `${url}/fr/bac`];
const pt = 'https://pt.example/balsa';

let now = new Date();
let compiled: Promise<Paper> | undefined;
const text = async (path: string, at = '2026-11-21T12:00:00Z'): Promise<string> => {
  now = new Date(at);
  compiled ??= paper(files, { now: () => now });
  return (await compiled).text(path);
};
const later = '2026-11-23T12:00:00Z';

const hreflang = (source: string): readonly (readonly string[])[] =>
  [
    ...source.matchAll(
      /<(?:xhtml:)?link rel="(?:http:\/\/www\.iana\.org\/assignments\/relation\/)?alternate"(?: type="text\/html")? hreflang="([^"]*)" href="([^"]*)"/g,
    ),
  ].map(([, language = '', href = '']) => [language, href]);
const part = (source: string, mark: string, ends: RegExp) =>
  source.split(ends).find((each) => each.includes(mark)) ?? '';

test('each page names itself and all others of its group, once they are public', async () => {
  const own = ['en-US', ferry];
  const before = [own, ['es', es], ['pt', pt]];
  const after = [own, ['es', es], ['fr', fr], ['pt', pt]];
  expect(hreflang(await text('/news/ferry'))).toEqual(before);
  expect(hreflang(await text('/news/ferry', later))).toEqual(after);
  const sorted = (all: readonly (readonly string[])[]) =>
    all.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
  expect(sorted(hreflang(await text('/es/noticias/transbordador', later)))).toEqual(sorted(after));
  expect(sorted(hreflang(await text('/fr/bac', later)))).toEqual(sorted(after));
  expect(hreflang(await text('/news/alone', later))).toEqual([]);
  expect(await text('/news/ferry')).toContain(
    `<p class="translations"><a rel="alternate" hreflang="es" lang="es" href="${es}">español</a> · `,
  );
});

test('Atom, JSON Feed, JSON-LD and the sitemap say the same', async () => {
  const atom = part(await text('/atom.xml'), '2026:ferry<', /<\/entry>/);
  expect(hreflang(atom)).toEqual([
    ['es', es],
    ['pt', pt],
  ]);
  // Readers take any other for the story's own.
  expect(atom.match(/<link rel="alternate"[^>]*>/g)).toEqual([
    `<link rel="alternate" type="text/html" href="${ferry}"/>`,
  ]);
  const { items } = JSON.parse(await text('/feed.json', later));
  const item = items.find(({ id }: { id: string }) => id.endsWith(':ferry'));
  expect(item._dateline.translations).toEqual([
    { language: 'es', url: es },
    { language: 'fr', url: fr },
    { language: 'pt', url: pt },
  ]);
  const data = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(await text('/news/ferry'))?.[1];
  expect(JSON.parse(data ?? '').workTranslation).toEqual([
    { '@type': 'NewsArticle', '@id': es, inLanguage: 'es' },
    { '@type': 'NewsArticle', '@id': pt, inLanguage: 'pt' },
  ]);
  const sitemap = await text('/sitemaps/2026-11.xml');
  expect(wireProblems('sitemap', sitemap)).toEqual([]);
  expect(hreflang(part(sitemap, `<loc>${ferry}<`, /<\/url>/))).toEqual([
    ['en-US', ferry],
    ['es', es],
    ['pt', pt],
  ]);
  expect(hreflang(part(sitemap, '/alone<', /<\/url>/))).toEqual([]);
});

test('sections are joined too: on their pages, in their feeds and in the sitemap', async () => {
  const [news, noticias] = [`${url}/news/`, `${url}/es/noticias/`];
  const all = [
    ['en-US', news],
    ['es', noticias],
    ['pt', 'https://pt.example/noticias/'],
  ];
  expect(hreflang(await text('/news/'))).toEqual(all);
  expect(hreflang((await text('/news/atom.xml')).split('<entry')[0] ?? '')).toEqual(all.slice(1));
  expect(JSON.parse(await text('/news/feed.json'))._dateline.translations).toHaveLength(2);
  const sitemap = await text('/sitemaps/pages.xml');
  expect(wireProblems('sitemap', sitemap)).toEqual([]);
  expect(hreflang(part(sitemap, `<loc>${news}<`, /<\/url>/))).toEqual(all);
});

test('what is not public yet, or a draft, is named nowhere', async () => {
  for (const path of [
    '/news/ferry',
    '/es/noticias/transbordador',
    '/rss.xml',
    '/atom.xml',
    '/feed.json',
    '/ninjs.json',
  ])
    expect(await text(path)).not.toMatch(/fr\/bac|faehre/);
  expect(await text('/sitemaps/2026-11.xml')).not.toMatch(/fr\/bac|faehre/);
});

test.for([
  ['/rss.xml?language=es', ['transbordador']],
  ['/rss.xml?language=en', ['alone', 'ferry']],
  ['/rss.xml?language=en-gb', []],
  ['/rss.xml?language=en&language=es', ['alone', 'ferry', 'transbordador']],
  ['/es/rss.xml?language=en', []],
] as const)('%s selects %j', async ([path, names]) => {
  const found = [...(await text(path)).matchAll(/2026:(\w+)</g)].map(([, name]) => name);
  expect(found.toSorted()).toEqual(names);
});
